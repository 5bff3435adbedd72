/**
 * Where the bytes of a dataset lie, as something that every thread can open for itself: a folder of this machine, or bytes in
 * memory. Reads are synchronous, at offsets, because the pass is bound by parsing and not by waiting.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** Can be structured-cloned; `memory` only serves datasets that fit one. */
export type Origin = { kind: 'folder'; root: string } | { kind: 'memory'; files: ReadonlyMap<string, Uint8Array> }

export interface ByteSource {
  size: number
  /** Changes whenever the file was written to or replaced. */
  fingerprint: string
  /** Fills `target` from `position` on; returns the bytes read, 0 at the end. */
  read(target: Uint8Array, offset: number, length: number, position: number): number
  close(): void
}

/** Opens one file of the dataset. Throws an error that names the path. */
export function openBytes(origin: Origin, path: string): ByteSource {
  return origin.kind === 'folder' ? openFile(origin.root, path) : openMemory(origin.files, path)
}

function openFile(root: string, path: string): ByteSource {
  let fd: number
  try {
    fd = openSync(join(root, path), 'r')
  } catch (error) {
    throw new Error(
      `${path}: found ${(error as NodeJS.ErrnoException).code ?? 'an error'} when opening it; expected the file that the listing named; was the dataset changed during the scan?`,
      { cause: error },
    )
  }
  const { size, mtimeNs, ctimeNs, ino } = fstatSync(fd, { bigint: true })
  return {
    size: Number(size),
    fingerprint: `${size}/${mtimeNs}/${ctimeNs}/${ino}`,
    read: (target, offset, length, position) => readSync(fd, target, offset, length, position),
    close: () => closeSync(fd),
  }
}

function openMemory(files: ReadonlyMap<string, Uint8Array>, path: string): ByteSource {
  const bytes = files.get(path)
  if (bytes === undefined) throw new Error(`${path}: not among the bytes in memory; expected the file that the listing named`)
  return {
    size: bytes.length,
    fingerprint: `${bytes.length}`,
    read(target, offset, length, position) {
      const part = bytes.subarray(position, Math.min(bytes.length, position + length))
      target.set(part, offset)
      return part.length
    },
    close: () => undefined,
  }
}

/** Keeps files open while many records are read at their offsets. */
export interface RangeReader {
  /** A copy of `[offset, offset + length)`. Throws where the file is shorter. */
  read(path: string, offset: number, length: number): Buffer
  close(): void
}

const OPEN_LIMIT = 256

export function rangeReader(origin: Origin): RangeReader {
  const open = new Map<string, ByteSource>()
  const close = (): void => {
    for (const source of open.values()) source.close()
    open.clear()
  }
  return {
    read(path, offset, length) {
      let source = open.get(path)
      if (source === undefined) {
        if (open.size >= OPEN_LIMIT) close()
        source = openBytes(origin, path)
        open.set(path, source)
      }
      const buffer = Buffer.allocUnsafeSlow(length)
      let have = 0
      while (have < length) {
        const got = source.read(buffer, have, length - have, offset + have)
        if (got === 0)
          throw new Error(
            `${path}: found ${offset + have} bytes; expected at least ${offset + length}; the file was changed after the scan: scan again`,
          )
        have += got
      }
      return buffer
    },
    close,
  }
}
