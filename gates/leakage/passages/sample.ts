/** The grams of a needle that are kept: the smallest distinct keys, which any other text's grams meet by chance alone. */
import { GRAM, type GramHashes, keyOf, type WordCore } from '../core/word-core.ts'
import { MEASURED } from './needles.ts'

/** Grams kept of a needle that must not be found, and of one whose overlap is only reported. */
const KEPT = { searched: 128, measured: 64 } as const

export const keptOf = (kind: number): number => (kind === MEASURED ? KEPT.measured : KEPT.searched)

/** The `most` smallest distinct keys of the core's words, ascending, and how many distinct ones there are: exactly, or some number above `most`. */
export function smallestKeys(core: WordCore, most: number): { keys: Float64Array; distinct: number } {
  const count = Math.max(0, core.count - GRAM + 1)
  // Keys are uniform: a bound is guessed under which enough of them lie, so that few are made and sorted.
  const bound = ((most + 8 * Math.sqrt(most) + 16) / count) * 2 ** 32
  if (bound < 2 ** 32) {
    const few = core.gramsBelow(bound)
    const keys = distinctKeys(few)
    if (keys.length >= most) return { keys: keys.slice(0, most), distinct: keys.length + (few.count < count ? 1 : 0) }
  }
  const keys = distinctKeys(core.grams())
  return { keys: keys.slice(0, most), distinct: keys.length }
}

function distinctKeys({ low, high, count }: GramHashes): Float64Array {
  const sorted = new Float64Array(count)
  for (let i = 0; i < count; i++) sorted[i] = keyOf(low[i]!, high[i]!)
  sorted.sort()
  let distinct = 0
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i]!
  return sorted.subarray(0, distinct)
}
