/** The grams of a needle that are kept: the smallest distinct keys, which any other text's grams meet by chance alone. */
import { type GramHashes, keyOf } from '../core/word-core.ts'
import { MEASURED } from './needles.ts'

/** Grams kept of a needle that must not be found, and of one whose overlap is only reported. */
const KEPT = { searched: 128, measured: 64 } as const

export const keptOf = (kind: number): number => (kind === MEASURED ? KEPT.measured : KEPT.searched)

/** The `most` smallest distinct keys, ascending, and how many distinct ones there are: exactly, or some number above `most`. */
export function smallestKeys({ low, high, count }: GramHashes, most: number): { keys: Float64Array; distinct: number } {
  // Keys are uniform: a bound is guessed under which enough of them lie, so that few are sorted.
  const bound = ((most + 8 * Math.sqrt(most) + 16) / count) * 2 ** 32
  if (bound < 2 ** 32) {
    const { keys, seen } = below(low, high, count, bound)
    if (keys.length >= most) return { keys: keys.slice(0, most), distinct: keys.length + (seen < count ? 1 : 0) }
  }
  const { keys } = below(low, high, count, 2 ** 32)
  return { keys: keys.slice(0, most), distinct: keys.length }
}

function below(low: Uint32Array, high: Uint32Array, count: number, bound: number): { keys: Float64Array; seen: number } {
  const keys = new Float64Array(count)
  let seen = 0
  for (let i = 0; i < count; i++) if (high[i]! < bound) keys[seen++] = keyOf(low[i]!, high[i]!)
  const sorted = keys.subarray(0, seen).sort()
  let distinct = 0
  for (let i = 0; i < seen; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i]!
  return { keys: sorted.subarray(0, distinct), seen }
}
