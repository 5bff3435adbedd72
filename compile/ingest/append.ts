/** A file that is only appended to and hashed meanwhile, through a buffer of a megabyte. Synchronous: the disk is the back pressure. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

export interface Appender {
  /** Appends and says where what was appended stands, in bytes. */
  write(what: string | Uint8Array): { offset: number; length: number }
  /** Closes the file as it is, after a failure. */
  abandon(): void
  /** Once; says what the file is. */
  close(): { size: number; sha256: string }
}

const BUFFER = 2 ** 20

export function openAppender(path: string): Appender {
  const fd = openSync(path, 'wx')
  const digest = createHash('sha256')
  let pieces: Uint8Array[] = []
  let buffered = 0
  let size = 0
  const flush = (): void => {
    const bytes = Buffer.concat(pieces)
    digest.update(bytes)
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
    pieces = []
    buffered = 0
  }
  return {
    write(what) {
      const bytes = typeof what === 'string' ? Buffer.from(what) : what
      const offset = size
      pieces.push(bytes)
      size += bytes.length
      buffered += bytes.length
      if (buffered >= BUFFER) flush()
      return { offset, length: bytes.length }
    },
    abandon: () => closeSync(fd),
    close() {
      flush()
      closeSync(fd)
      return { size, sha256: digest.digest('hex') }
    },
  }
}
