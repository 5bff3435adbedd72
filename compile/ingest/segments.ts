/** Lines of the working set by record: segments are read in any order by the join and in order by the writer, so a few stay open. */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { segmentName } from './task.ts'

const OPEN_SEGMENTS = 64

/** Where each record's line stands. Plain data over shared memory, so that other threads can read texts too. */
export interface TextPlaces {
  folder: string
  /** Number of the task that wrote it. */
  segment: Uint32Array
  /** Bytes. */
  offset: Float64Array
  /** Bytes, without the line feed. */
  length: Uint32Array
}

export function openSegments(places: TextPlaces): { read(index: number): Buffer; close(): void } {
  const { folder } = places
  const open = new Map<number, number>()
  const descriptor = (number: number): number => {
    const known = open.get(number)
    if (known !== undefined) return known
    if (open.size >= OPEN_SEGMENTS) {
      const [oldest, fd] = open.entries().next().value!
      closeSync(fd)
      open.delete(oldest)
    }
    const fd = openSync(join(folder, segmentName(number)), 'r')
    open.set(number, fd)
    return fd
  }
  return {
    read(index) {
      const [number, offset, length] = [places.segment[index]!, places.offset[index]!, places.length[index]!]
      const bytes = Buffer.allocUnsafe(length)
      const fd = descriptor(number)
      let at = 0
      while (at < length) {
        const got = readSync(fd, bytes, at, length - at, offset + at)
        if (got === 0)
          throw new Error(
            `The working set ended early at byte ${offset + at} of ${segmentName(number)}; expected ${length - at} more; was its folder changed during the run?`,
          )
        at += got
      }
      return bytes
    },
    close() {
      for (const fd of open.values()) closeSync(fd)
      open.clear()
    },
  }
}
