/**
 * One file of evidence: a header that says what it is, a body, and a seal (HMAC-SHA-256) over both. What does not carry the seal of its
 * bytes is not evidence. The key is SIGNOFF_CACHE_KEY. Without one the seal shows damage and not forgery: whoever may write the folder
 * may then forge a file with a right seal, so the folder is as trusted as the machine that it lies on.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

export const SEAL_KEY_VARIABLE = 'SIGNOFF_CACHE_KEY'

const MAGIC = Buffer.from('SIGNOFF1')
const SEAL_BYTES = 32

/** Why a file is no evidence, as words to follow its name. */
export type Unsealed = 'is not there' | 'is cut off' | 'is damaged, or was sealed with another key' | 'can not be read'

export type Opened = { header: unknown; body: Buffer; problem?: undefined } | { problem: Unsealed }

const sealOf = (key: string, parts: readonly Uint8Array[]): Buffer => {
  const seal = createHmac('sha256', key)
  for (const part of parts) seal.update(part)
  return seal.digest()
}

/** Appears whole or not at all. */
export function writeSealed(path: string, header: unknown, body: readonly Uint8Array[], key: string): void {
  const head = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const parts = [MAGIC, length, head, ...body]
  mkdirSync(dirname(path), { recursive: true })
  const unfinished = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`
  const fd = openSync(unfinished, 'w')
  try {
    for (const part of [...parts, sealOf(key, parts)]) for (let at = 0; at < part.length;) at += writeSync(fd, part, at)
  } finally {
    closeSync(fd)
  }
  try {
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Reads a file and checks its seal before anything in it is looked at. */
export function readSealed(path: string, key: string): Opened {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'can not be read' }
  }
  if (bytes.length < MAGIC.length + 4 + SEAL_BYTES) return { problem: 'is cut off' }
  const signed = bytes.subarray(0, -SEAL_BYTES)
  if (!timingSafeEqual(sealOf(key, [signed]), bytes.subarray(-SEAL_BYTES))) return { problem: 'is damaged, or was sealed with another key' }
  const from = MAGIC.length + 4
  const end = from + signed.readUInt32LE(MAGIC.length)
  // What the seal covers was written by us, but perhaps by another version of us.
  if (!signed.subarray(0, MAGIC.length).equals(MAGIC) || end > signed.length) return { problem: 'can not be read' }
  try {
    return { header: JSON.parse(signed.toString('utf8', from, end)) as unknown, body: signed.subarray(end) }
  } catch {
    return { problem: 'can not be read' }
  }
}
