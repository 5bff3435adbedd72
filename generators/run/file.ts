/** A file that appears whole or not at all: written under a temporary name beside its place, then renamed. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isRunning } from '../../compile/is-running.ts'

export interface WholeFile {
  write(text: string): Promise<void>
  /** Puts the file into its place; returns its size in bytes and its digest. */
  commit(): Promise<{ size_bytes: number; sha256: string }>
  /** Leaves what stood there; to be called in any case, and without effect after `commit`. */
  abandon(): Promise<void>
}

const BUFFER = 2 ** 20

export async function openWhole(path: string): Promise<WholeFile> {
  mkdirSync(dirname(path), { recursive: true })
  removeLeftovers(path)
  const partial = `${path}.${process.pid}.partial`
  const file = await open(partial, 'w')
  const digest = createHash('sha256')
  let held: string[] = []
  let [waiting, size] = [0, 0]
  let state: 'open' | 'done' = 'open'
  const flush = async (): Promise<void> => {
    const bytes = Buffer.from(held.join(''))
    held = []
    waiting = 0
    digest.update(bytes)
    size += bytes.length
    await writeAll(file, bytes)
  }
  return {
    async write(text) {
      held.push(text)
      waiting += text.length
      if (waiting >= BUFFER) await flush()
    },
    async commit() {
      await flush()
      await file.close()
      renameSync(partial, path)
      state = 'done'
      return { size_bytes: size, sha256: digest.digest('hex') }
    },
    async abandon() {
      if (state === 'done') return
      state = 'done'
      await file.close().catch(() => undefined)
      rmSync(partial, { force: true })
    },
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
}

/** What a run left that was killed; that of a run that still lives stays. */
function removeLeftovers(path: string): void {
  const folder = dirname(path)
  const start = `${basename(path)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.partial')) continue
    const pid = Number(name.slice(start.length, -'.partial'.length))
    if (Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid && !isRunning(pid)) rmSync(join(folder, name), { force: true })
  }
}
