/** A file that is hashed and counted while it is written. Synchronous on purpose: the disk is the back pressure, and memory stays at one buffer. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileEntry } from '#contract/manifest.ts'

export interface HashedFile {
  /** Bytes so far, buffered ones included. */
  size(): number
  write(text: string | Uint8Array): void
  /** Flushes to the disk and returns what the file is. */
  close(): FileEntry
}

const BUFFER = 2 ** 20

/** Opens `folder/path` for writing; throws where it exists, and the disk's errors with the path in them. */
export function openHashed(folder: string, path: string): HashedFile {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  const fd = openSync(file, 'wx')
  const digest = createHash('sha256')
  let pieces: Uint8Array[] = []
  let buffered = 0
  let written = 0
  const flush = (): void => {
    const bytes = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    pieces = []
    buffered = 0
    digest.update(bytes)
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
    written += bytes.length
  }
  return {
    size: () => written + buffered,
    write(text) {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text
      pieces.push(bytes)
      buffered += bytes.length
      if (buffered >= BUFFER) flush()
    },
    close() {
      flush()
      fsyncSync(fd)
      closeSync(fd)
      return { path, size_bytes: written, sha256: digest.digest('hex') }
    },
  }
}
