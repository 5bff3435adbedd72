/**
 * Cuts zstd data at its frames (RFC 8878, section 3.1). Node's decompressor stops after the first one and drops the rest without a
 * word, and files that were written in pieces (or by pzstd) have many.
 */
import { SourceError } from '../source-error.ts'

const MAGIC = 0xfd2fb528
const isSkippable = (magic: number): boolean => (magic & 0xfffffff0) >>> 0 === 0x184d2a50

/** Length of the frame header behind the magic number, from its descriptor. */
function headerLength(descriptor: number): number {
  const single = (descriptor >> 5) & 1
  return 1 + (1 - single) + [0, 1, 2, 4][descriptor & 3]! + [single, 2, 4, 8][descriptor >> 6]!
}

/** Bytes of a frame, or its end. */
export type FramePiece = { bytes: Buffer } | 'end'

/** Throws SourceError where the data ends within a frame, or something else stands between two. */
export async function* zstdFrames(key: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<FramePiece> {
  const iterator = chunks[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const fill = async (length: number): Promise<boolean> => {
    while (held.length < length) {
      const next = await iterator.next()
      if (next.done === true) return false
      held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    }
    return true
  }
  const cut = (): SourceError =>
    new SourceError(
      'truncated_compression',
      `${key}: the zstd data ends before its end.`,
      'The download or copy was cut off; fetch the object again.',
    )
  /** Passes on `length` bytes as they come, or drops them. */
  const pass = async function* (length: number, keep = true): AsyncGenerator<FramePiece> {
    for (let left = length; left > 0;) {
      if (held.length === 0 && !(await fill(1))) throw cut()
      const bytes = held.subarray(0, left)
      held = held.subarray(bytes.length)
      left -= bytes.length
      if (keep) yield { bytes }
    }
  }
  try {
    while (await fill(1)) {
      if (!(await fill(8))) throw cut()
      const magic = held.readUInt32LE(0)
      if (isSkippable(magic)) {
        yield* pass(8 + held.readUInt32LE(4), false)
        continue
      }
      if (magic !== MAGIC)
        throw new SourceError('corrupt_compression', `${key}: something else stands behind the zstd data.`, 'Fetch the object again.')
      const descriptor = held[4]!
      yield* pass(4 + headerLength(descriptor))
      for (let last = false; !last;) {
        if (!(await fill(3))) throw cut()
        const block = held.readUIntLE(0, 3)
        last = (block & 1) === 1
        // A block of type 1 is one byte, repeated.
        yield* pass(3 + (((block >> 1) & 3) === 1 ? 1 : block >> 3))
      }
      if (((descriptor >> 2) & 1) === 1) yield* pass(4)
      yield 'end'
    }
  } finally {
    await iterator.return?.()
  }
}
