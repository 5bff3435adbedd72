/**
 * n-grams as 64-bit hashes, each with the set of holdout records that hold it. Boilerplate (a system prompt in thousands of
 * holdouts) is what makes such an index quadratic: hundreds of grams with thousands of owners each. So sets of owners are
 * kept once, as paths of a trie; counting walks each set once, however many grams share it.
 *
 * Most of what streams past shares nothing. An n-gram can only be known if the short gram at its end is, and if that one is not,
 * no window that covers it is either: so a foreign text is crossed in leaps of half an n-gram, as Boyer and Moore search.
 */
import { fold, type WordHashes } from './word-hashes.ts'

export interface GramTable {
  /** Distinct grams. */
  readonly size: number
  /** Adds all grams of a word sequence under the next owner (0, 1, 2, ...) and returns how many distinct ones it has. */
  addOwner(sequence: WordHashes): number
  /** For every owner that shares a gram with the sequence, how many distinct grams they share. */
  shared(sequence: WordHashes): Map<number, number>
  /** What `sharedGrams` asks, for other threads to read: the memory is shared. Nothing may be added afterwards. */
  freeze(): FrozenGrams
}

/** Open addressing over 64-bit grams, the trie of owner sets, and the filter of short grams. */
export interface FrozenGrams {
  n: number
  owners: number
  keyA: Int32Array
  keyB: Int32Array
  /** Owner set of the gram in each slot; -1 where the slot is free. */
  node: Int32Array
  parent: ArrayLike<number>
  lastOwner: ArrayLike<number>
  filter: Uint32Array
}

/** Filter of short grams: eight bits for each that is expected, 8 MB at most. */
const filterBits = (expected: number): number => Math.min(26, Math.max(12, Math.ceil(Math.log2(expected * 8))))
/** Factors of the two polynomials. */
export const BASE_A = 0x01000193
export const BASE_B = 0x5bd1e995

/** `owners`: most owners that will be added. `expected`: about how many grams; a wrong guess costs time or memory alone. */
export function createGramTable(n: number, owners: number, expected = 2 ** 12): GramTable {
  let capacity = 2 ** 14
  let keyA = new Int32Array(new SharedArrayBuffer(capacity * 4))
  let keyB = new Int32Array(new SharedArrayBuffer(capacity * 4))
  /** Owner set of the gram in each slot; -1 where the slot is free. */
  let node = new Int32Array(new SharedArrayBuffer(capacity * 4)).fill(-1)
  let size = 0
  let added = 0
  const short = shortOf(n)
  const bits = filterBits(expected)
  const filter = new Uint32Array(new SharedArrayBuffer(2 ** (bits - 3)))
  // Trie of owner sets: the nodes below `owners` are the sets of one owner.
  const parent: number[] = []
  const lastOwner: number[] = []
  const grown = new Map<number, number>()
  const ownerOf = (set: number): number => (set < owners ? set : lastOwner[set - owners]!)

  const withOwner = (set: number, owner: number): number => {
    const key = set * owners + owner
    let next = grown.get(key)
    if (next === undefined) {
      next = owners + parent.length
      parent.push(set)
      lastOwner.push(owner)
      grown.set(key, next)
    }
    return next
  }
  const bitOf = (a: number, b: number): number => fold(b, a) >>> (32 - bits)
  const find = (a: number, b: number): number => {
    const mask = capacity - 1
    let slot = fold(a, b) & mask
    while (node[slot] !== -1 && (keyA[slot] !== a || keyB[slot] !== b)) slot = (slot + 1) & mask
    return slot
  }
  const enlarge = (): void => {
    const old = { keyA, keyB, node }
    capacity *= 2
    keyA = new Int32Array(new SharedArrayBuffer(capacity * 4))
    keyB = new Int32Array(new SharedArrayBuffer(capacity * 4))
    node = new Int32Array(new SharedArrayBuffer(capacity * 4)).fill(-1)
    for (let i = 0; i < old.node.length; i++) {
      if (old.node[i] === -1) continue
      const slot = find(old.keyA[i]!, old.keyB[i]!)
      keyA[slot] = old.keyA[i]!
      keyB[slot] = old.keyB[i]!
      node[slot] = old.node[i]!
    }
  }
  return {
    get size() {
      return size
    },
    addOwner(sequence) {
      const owner = added++
      if (owner >= owners) throw new RangeError(`found owner ${owner}; expected at most ${owners} owners`)
      let distinct = 0
      eachGram(sequence, short, (a, b) => {
        const bit = bitOf(a, b)
        filter[bit >>> 5]! |= 1 << (bit & 31)
      })
      eachGram(sequence, n, (a, b) => {
        if (size * 2 > capacity) enlarge()
        const slot = find(a, b)
        const set = node[slot]!
        if (set === -1) {
          keyA[slot] = a
          keyB[slot] = b
          node[slot] = owner
          size++
          distinct++
        } else if (ownerOf(set) !== owner) {
          node[slot] = withOwner(set, owner)
          distinct++
        }
      })
      return distinct
    },
    shared: (sequence) => sharedGrams({ n, owners, keyA, keyB, node, parent, lastOwner, filter }, sequence),
    freeze: () => ({ n, owners, keyA, keyB, node, parent: Int32Array.from(parent), lastOwner: Int32Array.from(lastOwner), filter }),
  }
}

/** Words of the short grams that the filter knows. */
const shortOf = (n: number): number => Math.max(1, n >> 1)

/** For every owner that shares a gram with the sequence, how many distinct grams they share. */
export function sharedGrams(table: FrozenGrams, { low, high, count }: WordHashes): Map<number, number> {
  const { n, owners, keyA, keyB, node, parent, lastOwner, filter } = table
  const mask = node.length - 1
  const bits = Math.log2(filter.length) + 5
  const short = shortOf(n)
  const sets = new Map<number, number>()
  const met = new Set<number>()
  for (let i = 0; i + n <= count;) {
    const end = i + n - short
    const bit = fold(gramAt(high, BASE_B, end, short), gramAt(low, BASE_A, end, short)) >>> (32 - bits)
    if (((filter[bit >>> 5]! >>> (bit & 31)) & 1) === 0) {
      i = end + 1
      continue
    }
    const a = gramAt(low, BASE_A, i, n)
    const b = gramAt(high, BASE_B, i, n)
    let slot = fold(a, b) & mask
    while (node[slot] !== -1 && (keyA[slot] !== a || keyB[slot] !== b)) slot = (slot + 1) & mask
    const set = node[slot]!
    i++
    if (set === -1 || met.has(slot)) continue
    met.add(slot)
    sets.set(set, (sets.get(set) ?? 0) + 1)
  }
  const counts = new Map<number, number>()
  for (const [from, grams] of sets) {
    for (let set = from; ; set = parent[set - owners]!) {
      const owner = set < owners ? set : lastOwner[set - owners]!
      counts.set(owner, (counts.get(owner) ?? 0) + grams)
      if (set < owners) break
    }
  }
  return counts
}

const power = (base: number, exponent: number): number => {
  let result = 1
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base)
  return result
}

/** A polynomial modulo 2^32 over the hashes of `n` words. */
export function gramAt(words: Int32Array, base: number, from: number, n: number): number {
  let value = 0
  for (let i = from; i < from + n; i++) value = (Math.imul(value, base) + words[i]!) | 0
  return value
}

/** All grams, the polynomials rolled along: exact under wrap-around, so a gram has the hash of `gramAt` wherever it stands. */
export function eachGram({ low, high, count }: WordHashes, n: number, visit: (a: number, b: number) => void): void {
  const outA = power(BASE_A, n)
  const outB = power(BASE_B, n)
  let a = 0
  let b = 0
  for (let i = 0; i < count; i++) {
    a = (Math.imul(a, BASE_A) + low[i]!) | 0
    b = (Math.imul(b, BASE_B) + high[i]!) | 0
    if (i >= n) {
      a = (a - Math.imul(outA, low[i - n]!)) | 0
      b = (b - Math.imul(outB, high[i - n]!)) | 0
    }
    if (i >= n - 1) visit(a, b)
  }
}
