/** An object as a file: whole and checked, or not there. */
import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { InputObject } from '../input.ts'
import { SHA256 } from './checks.ts'
import type { S3Access } from './client.ts'
import { S3Error } from './failure.ts'
import { damaged, openS3, type ReadFacts } from './read.ts'

export interface Downloaded {
  size: number
  sha256: string
}

const TRIES = 3
/** Bytes written at once. */
const BATCH = 2 ** 20

let files = 0

/**
 * Fetches an object into `file`, which appears only when all of it is there and is what `expected`, the object's metadata or its ETag say.
 * Throws S3Error where it stays something else.
 */
export async function download(object: InputObject, file: string, access: S3Access, expected?: { sha256: string }): Promise<Downloaded> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Threads of one process may fetch the same object.
  const part = `${file}.${process.pid}-${threadId}-${files++}.part`
  let before = ''
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        const got = await fetchOnce(object, part, access)
        const wanted = expected?.sha256 ?? got.facts.metadata[SHA256]
        // A store may make its ETags in another way: what comes twice as the same bytes is what is there.
        const sound =
          wanted === undefined ? got.facts.md5 === null || got.facts.md5 === got.md5 || got.sha256 === before : wanted === got.sha256
        if (sound) {
          await rename(part, file)
          return { size: got.size, sha256: got.sha256 }
        }
        before = got.sha256
        if (attempt === TRIES) throw damaged(`"${object.location}"`)
      } catch (error) {
        if (!(error instanceof S3Error) || error.s3Code !== 'BadDigest' || attempt === TRIES) throw error
      }
    }
  } finally {
    await rm(part, { force: true })
  }
}

async function fetchOnce(
  object: InputObject,
  file: string,
  access: S3Access,
): Promise<{ facts: ReadFacts; size: number; sha256: string; md5: string }> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')]
  const handle = await open(file, 'w', 0o600)
  let facts: ReadFacts | null = null
  let held: Uint8Array[] = []
  let [bytes, size] = [0, 0]
  const flush = async (): Promise<void> => {
    await handle.writev(held)
    held = []
    bytes = 0
  }
  try {
    for await (const chunk of openS3(object, access, { facts: (found) => void (facts = found) })) {
      sha256.update(chunk)
      if (needsMd5(facts)) md5.update(chunk)
      held.push(chunk)
      bytes += chunk.length
      size += chunk.length
      if (bytes >= BATCH) await flush()
    }
    await flush()
  } finally {
    await handle.close()
  }
  return { facts: facts!, size, sha256: sha256.digest('hex'), md5: md5.digest('hex') }
}

/** Half the time of a download on a fast network: only where nothing better is there to compare. */
const needsMd5 = (facts: ReadFacts | null): boolean => facts !== null && facts.md5 !== null && facts.metadata[SHA256] === undefined
