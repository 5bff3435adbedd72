/** Cuts a byte range into lines. A line belongs to the range in which its first byte lies, so ranges can be cut anywhere. */
import type { ByteSource } from './origin.ts'

/** Longer lines are not kept: a shard may hold 256 MB (contract section 1), and JavaScript's strings end at 512 MB. */
export const MAX_LINE_BYTES = 268_435_456

const FEED = 10

/**
 * Calls `visitLine(buffer, from, to, offset, length)` for every line whose first byte lies in `[start, end)`: its bytes are
 * `buffer[from, to)` without the line feed, valid during the call. For a line over `maxLine` from and to are -1.
 */
export function eachLine(
  source: ByteSource,
  start: number,
  end: number,
  visitLine: (buffer: Buffer, from: number, to: number, offset: number, length: number) => void,
  { block = Math.min(4_194_304, end - start + 65_536), maxLine = MAX_LINE_BYTES }: { block?: number; maxLine?: number } = {},
): void {
  const visit = (from: number, to: number, offset: number, length: number): void =>
    length > maxLine ? visitLine(buffer, -1, -1, offset, length) : visitLine(buffer, from, to, offset, length)
  let buffer = Buffer.allocUnsafeSlow(block)
  /** Offset in the file of `buffer[0]`; bytes filled; where the current line begins in the buffer. */
  let base = start > 0 ? start - 1 : 0
  let have = 0
  let at = 0
  let seeking = start > 0 // for the line feed before the first line
  for (;;) {
    const got = source.read(buffer, have, buffer.length - have, base + have)
    have += got
    if (seeking) {
      const feed = buffer.subarray(0, have).indexOf(FEED)
      if (feed === -1) {
        base += have
        have = 0
        if (got === 0 || base >= end) return
        continue
      }
      at = feed + 1
      seeking = false
    }
    const view = buffer.subarray(0, have)
    for (;;) {
      if (base + at >= end) return
      const feed = view.indexOf(FEED, at)
      if (feed === -1) break
      visit(at, feed, base + at, feed - at)
      at = feed + 1
    }
    if (got === 0) {
      if (at < have) visit(at, have, base + at, have - at)
      return
    }
    if (at > 0) {
      buffer.copy(buffer, 0, at, have)
      base += at
      have -= at
      at = 0
    } else if (have === buffer.length) {
      if (have > maxLine) {
        const length = lengthFrom(source, base, have)
        visit(-1, -1, base, length)
        base += length
        have = 0
        seeking = true // base stands on the line feed, or on the end
        continue
      }
      const larger = Buffer.allocUnsafeSlow(Math.min(buffer.length * 2, maxLine + block))
      buffer.copy(larger, 0, 0, have)
      buffer = larger
    }
  }
}

/** Bytes of the line that begins at `offset`, of which the first `known` hold no line feed. */
function lengthFrom(source: ByteSource, offset: number, known: number): number {
  const block = Buffer.allocUnsafeSlow(1_048_576)
  for (let length = known; ;) {
    const got = source.read(block, 0, block.length, offset + length)
    if (got === 0) return length
    const feed = block.subarray(0, got).indexOf(FEED)
    if (feed !== -1) return length + feed
    length += got
  }
}
