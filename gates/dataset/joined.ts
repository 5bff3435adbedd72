/** Whether one file is others, one behind the other: both are read side by side, which takes a fraction of what another hash would. */
import { type ByteSource, openBytes, type Origin } from './origin.ts'

const BLOCK = 1 << 20

export function isJoined(origin: Origin, whole: string, parts: readonly string[]): boolean {
  const [block, other] = [Buffer.allocUnsafeSlow(BLOCK), Buffer.allocUnsafeSlow(BLOCK)]
  const all = openBytes(origin, whole)
  try {
    let begin = 0
    for (const path of parts) {
      const part = openBytes(origin, path)
      try {
        for (let at = 0; at < part.size; at += BLOCK) {
          const length = Math.min(BLOCK, part.size - at)
          if (!fill(part, block, length, at) || !fill(all, other, length, begin + at)) return false
          if (block.compare(other, 0, length, 0, length) !== 0) return false
        }
        begin += part.size
      } finally {
        part.close()
      }
    }
    return begin === all.size
  } finally {
    all.close()
  }
}

/** False where the file ends before. */
function fill(source: ByteSource, block: Buffer, length: number, position: number): boolean {
  for (let have = 0; have < length;) {
    const got = source.read(block, have, length - have, position + have)
    if (got === 0) return false
    have += got
  }
  return true
}
