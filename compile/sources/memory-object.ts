/** A raw object in memory, handed out in pieces: for tests, and for whoever makes objects on the spot. */
import type { RawObject } from './open.ts'

/** `cuts`: lengths of the pieces, repeated; the whole at once by default. */
export function memoryObject(key: string, content: string | Uint8Array, cuts: readonly number[] = []): RawObject {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return {
    key,
    size: bytes.length,
    async *read() {
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const length = cuts.length === 0 ? bytes.length : Math.max(1, cuts[i % cuts.length]!)
        yield bytes.subarray(at, at + length)
        at += length
      }
    },
  }
}
