/**
 * The prefix filter. Order all words the same way everywhere, rare ones first: two sets with Jaccard >= t share at least one
 * word among the first u - ceil(t u) + 1 of each, so only records that share a *rare* word are ever compared. Any consistent order is
 * correct; the rarest-first order, from the document frequencies of the whole corpus, makes it fast.
 */
import type { WordSets } from './word-sets.ts'

/**
 * Smallest integer that reaches a real bound which rounding may have pushed up. Too small a bound only costs a comparison,
 * too large a one would lose a pair; the verdict itself is an exact division.
 */
export const atLeast = (bound: number): number => Math.ceil(bound - 1e-9 - bound * 1e-12)

/** Words of a set of `size` that have to be looked at. Both sides use it, since records do not arrive in order of size. */
export const prefixLength = (size: number, threshold: number): number =>
  size === 0 ? 0 : size - Math.max(1, atLeast(threshold * size)) + 1

/** Fewest words that sets of these sizes share at the threshold. */
export const overlapNeeded = (u: number, v: number, threshold: number): number =>
  Math.max(1, atLeast((threshold / (1 + threshold)) * (u + v)))

export interface Prefixes {
  /** First key of a record in `keys`; one more entry than there are records. */
  start: Uint32Array
  /** Ordered keys, ascending within a record. A key is a word's hash, renamed so that its order is that of frequency: equal exactly when the hashes are. */
  keys: Uint32Array
}

/** Most counters of words: 2^22, 16 MB. Words that share one count as equally frequent, which costs time and never a pair. */
const MOST_BITS = 22

/**
 * Rank of each bucket of hashes (their upper `bits`), rare first. With the bits inside the bucket it renames the 32-bit hashes one to
 * one, so that their order is that of frequency.
 */
function rankBuckets(sets: WordSets, words: number): { rank: Uint32Array; shift: number } {
  const bits = Math.min(MOST_BITS, Math.max(8, Math.ceil(Math.log2(words + 1))))
  const shift = 32 - bits
  const frequency = new Uint32Array(2 ** bits)
  for (let i = 0; i < sets.sizes.length; i++) {
    const set = sets.of(i)
    for (let k = 0; k < set.length; k++) frequency[set[k]! >>> shift]!++
  }
  let most = 0
  for (let i = 0; i < frequency.length; i++) if (frequency[i]! > most) most = frequency[i]!
  const next = new Uint32Array(most + 2)
  for (let i = 0; i < frequency.length; i++) next[frequency[i]! + 1]!++
  for (let f = 1; f < next.length; f++) next[f]! += next[f - 1]!
  const rank = new Uint32Array(frequency.length)
  for (let i = 0; i < rank.length; i++) rank[i] = next[frequency[i]!]!++
  return { rank, shift }
}

/** Chooses every record's prefix in two sequential reads of the word sets. */
export function choosePrefixes(sets: WordSets, threshold: number): Prefixes {
  const n = sets.sizes.length
  const start = new Uint32Array(n + 1)
  let total = 0
  let words = 0
  for (let i = 0; i < n; i++) {
    start[i] = total
    words += sets.sizes[i]!
    total += prefixLength(sets.sizes[i]!, threshold)
  }
  if (total > 0xffff_ffff)
    throw new Error(
      `found ${total} prefix words at threshold ${threshold}; expected at most ${0xffff_ffff}. Raise the threshold or split the input.`,
    )
  start[n] = total
  const keys = new Uint32Array(total)
  const { rank, shift } = rankBuckets(sets, words)
  const low = 2 ** shift - 1
  let scratch = new Uint32Array(2 ** 12)
  for (let i = 0; i < n; i++) {
    const set = sets.of(i)
    const size = set.length
    if (size > scratch.length) scratch = new Uint32Array(size * 2)
    for (let k = 0; k < size; k++) {
      const word = set[k]!
      scratch[k] = (rank[word >>> shift]! << shift) | (word & low)
    }
    const length = start[i + 1]! - start[i]!
    smallestFirst(scratch, size, length)
    keys.set(scratch.subarray(0, length), start[i]!)
  }
  return { start, keys }
}

/** Longest prefix that insertion beats quickselect for. */
const SHORT = 48

/** Moves the `length` smallest of the first `size` values to the front, ascending. The rest is left in any state. */
function smallestFirst(values: Uint32Array, size: number, length: number): void {
  if (length <= SHORT) {
    for (let i = 1; i < length; i++) insert(values, values[i]!, i)
    for (let i = length; i < size; i++) if (values[i]! < values[length - 1]!) insert(values, values[i]!, length - 1)
    return
  }
  select(values, size, length)
  values.subarray(0, length).sort()
}

/** Puts a value among the sorted ones before `end`, over the one at `end`. */
function insert(values: Uint32Array, value: number, end: number): void {
  let at = end
  for (; at > 0 && values[at - 1]! > value; at--) values[at] = values[at - 1]!
  values[at] = value
}

/** Quickselect: the `length` smallest come first, unordered. */
function select(values: Uint32Array, size: number, length: number): void {
  let from = 0
  let to = size - 1
  const last = length - 1
  while (length < size && from < to) {
    const pivot = values[(from + to) >>> 1]!
    let i = from
    let j = to
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const swapped = values[i]!
      values[i++] = values[j]!
      values[j--] = swapped
    }
    if (last <= j) to = j
    else if (last >= i) from = i
    else break
  }
}
