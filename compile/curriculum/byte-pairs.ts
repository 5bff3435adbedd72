/**
 * Byte-pair encoding, counted and not written out. The ranks and the pattern are a library's; its merging takes time with the square of a run's
 * length (200,000 letters: a minute) and looks for halves of Chinese characters one by one, so that is done here: n log n, and every word once.
 */

/** Ranks by the bytes of a token, as a string of the characters 0 to 255. */
export type Ranks = ReadonlyMap<string, number>

/** Of a library's list: a token's rank is its place; its bytes stand there as text or, where they are none, as numbers. */
export function ranksOf(tokens: readonly (string | readonly number[] | undefined)[]): Ranks {
  const ranks = new Map<string, number>()
  for (const [rank, token] of tokens.entries())
    if (token !== undefined) ranks.set(bytesOf(typeof token === 'string' ? token : Buffer.from(token)), rank)
  return ranks
}

// oxlint-disable-next-line no-control-regex -- ASCII is its own bytes
const ASCII = /^[\x00-\x7f]*$/
const bytesOf = (text: string | Buffer): string =>
  typeof text === 'string' ? (ASCII.test(text) ? text : Buffer.from(text).toString('latin1')) : text.toString('latin1')

/** Words that are remembered, and the longest of them: a corpus says the same words over and over. */
const REMEMBERED = 300_000
const LONGEST = 40

/** Counts the tokens of a text that `pattern` (global) cuts into words. */
export function counterOf(ranks: Ranks, pattern: RegExp): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    let tokens = 0
    for (const word of text.match(pattern) ?? []) {
      let count = known.get(word)
      if (count === undefined) {
        count = countMerged(bytesOf(word), ranks)
        if (known.size >= REMEMBERED) known.clear()
        if (word.length <= LONGEST) known.set(word, count)
      }
      tokens += count
    }
    return tokens
  }
}

const NONE = -1
/** A pair in the heap is its rank and its place in one number, so that the lowest rank comes first, and of equal ones the leftmost. */
const PLACES = 2 ** 30

/** Tokens that are left when no neighbouring pair is a token any more, the one of lowest rank merged first. */
export function countMerged(bytes: string, ranks: Ranks): number {
  const { length } = bytes
  if (length < 2 || ranks.has(bytes)) return Math.min(length, 1)
  const next = Int32Array.from({ length: length + 1 }, (_, at) => at + 1)
  const before = Int32Array.from({ length: length + 1 }, (_, at) => at - 1)
  /** Of the pair that begins at a place, NONE where it is no token. */
  const rankAt = new Int32Array(length + 1).fill(NONE)
  const heap: number[] = []
  const consider = (at: number): void => {
    const middle = next[at]!
    const rank = middle < length ? (ranks.get(bytes.slice(at, next[middle]!)) ?? NONE) : NONE
    rankAt[at] = rank
    if (rank !== NONE) push(heap, rank * PLACES + at)
  }
  for (let at = 0; at < length - 1; at++) consider(at)
  let left = length
  while (heap.length > 0) {
    const lowest = pop(heap)
    const at = lowest % PLACES
    if (rankAt[at] !== Math.floor(lowest / PLACES)) continue // one of its bytes was merged since
    const gone = next[at]!
    rankAt[gone] = NONE
    next[at] = next[gone]!
    before[next[at]!] = at
    left--
    consider(at)
    if (before[at]! >= 0) consider(before[at]!)
  }
  return left
}

function push(heap: number[], value: number): void {
  let at = heap.length
  heap.push(value)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (heap[parent]! <= value) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = value
}

function pop(heap: number[]): number {
  const top = heap[0]!
  const last = heap.pop()!
  if (heap.length === 0) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++
    if (heap[child]! >= last) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return top
}
