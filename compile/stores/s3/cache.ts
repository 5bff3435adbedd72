/**
 * Objects that were read before, on this machine, known by store, key, ETag and size. An entry's file is named by a hash of these, so that no key
 * of a bucket ever becomes a path; beside it stands the SHA-256 of its bytes, which is checked before they are used. The folder is bounded: what was
 * not used for longest goes first.
 */
import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { InputObject } from '../input.ts'
import type { S3Access } from './client.ts'
import { download } from './download.ts'

export interface CacheSettings {
  folder: string
  /** Bytes that the folder holds at most; each thread that fetches may go over by a 32nd until it looks again. */
  bytes: number
}

/** What is swept away is down to this share, so that not every object means a sweep. */
const AFTER_SWEEP = 3 / 4
const LOOK_AGAIN = 1 / 32
/** What a killed run left. */
const STALE_MS = 24 * 3_600_000

/** Where the object's bytes lie or would lie; null for an object whose ETag is not known, or that would fill the cache alone. */
export function cacheFile({ location, etag, size, s3 }: InputObject, { folder, bytes }: CacheSettings): string | null {
  if (etag === undefined || size > bytes / 4) return null
  const name = hash(
    'sha256',
    JSON.stringify([s3?.endpoint ?? process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'] ?? '', location, etag, size]),
  )
  return join(folder, name.slice(0, 2), name)
}

/** Downloads that are under way in this thread. */
const underWay = new Map<string, Promise<string>>()
const fetched = new Map<string, number>()

/** The object as a file of the cache, fetched where it is not there yet. Throws S3Error as a download does. */
export function cached(object: InputObject, settings: CacheSettings, access: S3Access): Promise<string> | null {
  const file = cacheFile(object, settings)
  if (file === null) return null
  const running = underWay.get(file)
  if (running !== undefined) return running
  const work = take(file, object, settings, access).finally(() => underWay.delete(file))
  underWay.set(file, work)
  return work
}

async function take(file: string, object: InputObject, settings: CacheSettings, access: S3Access): Promise<string> {
  if (await isSound(file, object.size)) return file
  const { sha256 } = await download(object, file, access)
  const sum = `${file}.sha256`
  const part = `${sum}.${process.pid}-${threadId}.part`
  await writeFile(part, sha256, { mode: 0o600 })
  await rename(part, sum)
  const since = (fetched.get(settings.folder) ?? settings.bytes) + object.size
  fetched.set(settings.folder, since > settings.bytes * LOOK_AGAIN ? 0 : since)
  if (since > settings.bytes * LOOK_AGAIN) await sweep(settings, file)
  return file
}

/** Marks a sound entry as used; removes one that is damaged. */
async function isSound(file: string, size: number): Promise<boolean> {
  const facts = await stat(file).catch(() => null)
  if (facts === null) return false
  const stated = await readFile(`${file}.sha256`, 'utf8').catch(() => '')
  if (facts.size === size && stated === (await sha256Of(file).catch(() => null))) {
    await utimes(file, new Date(), new Date()).catch(() => undefined)
    return true
  }
  await rm(file, { force: true })
  return false
}

async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) digest.update(chunk as Uint8Array)
  return digest.digest('hex')
}

/** Removes what was not used for longest until the folder is well within its bound; never `kept`. */
async function sweep({ folder, bytes }: CacheSettings, kept: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const entries: { file: string; size: number; used: number }[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const facts = await stat(file).catch(() => null)
    if (facts === null) continue
    if (!/^[0-9a-f]{64}(\.sha256)?$/.test(entry.name)) {
      if (Date.now() - facts.mtimeMs > STALE_MS) await rm(file, { force: true })
    } else if (!entry.name.endsWith('.sha256')) entries.push({ file, size: facts.size, used: facts.mtimeMs })
  }
  let total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total <= bytes) return
  for (const { file, size } of entries.sort((a, b) => a.used - b.used)) {
    if (total <= bytes * AFTER_SWEEP) break
    if (file === kept) continue
    await rm(file, { force: true })
    await rm(`${file}.sha256`, { force: true })
    total -= size
  }
}
