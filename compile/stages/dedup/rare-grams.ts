/**
 * Which pool records can hold half of a holdout record, told by a few bits a gram instead of a table of all grams: so the pool is read once,
 * however many holdouts there are.
 *
 * Boilerplate (a system prompt in thousands of holdouts) is in much of the pool too and says nothing. So grams count that one
 * holdout alone holds. A holdout of g grams, c of them common, needs share * g - c of its rare ones in a record that holds it; where that is
 * enough to tell, it is *covered*: only records with so many rare grams are looked at for it. Collisions of hashes make a rare gram look
 * common, or a foreign one rare, and so cost a look; they never lose a record.
 */
import { BASE_A, BASE_B, eachGram, gramAt } from './gram-table.ts'
import { fold, type WordHashes } from './word-hashes.ts'

export interface RareGrams {
  /** To be called once for each holdout, before anything is asked. */
  add(sequence: WordHashes): void
  /** True where a record that holds `share` of this holdout has at least `least` rare grams of it. To be asked when all were added. */
  covers(sequence: WordHashes, share: number): boolean
  /** True where a record has at least `least` rare grams of holdouts. */
  mayHold(sequence: WordHashes): boolean
  /** What `mayHold` asks, for other threads to read: the memory is shared. */
  freeze(): FrozenRareGrams
}

/** Bitmaps of 2^bits: grams that were met, those of several holdouts, and short grams. */
export interface FrozenRareGrams {
  n: number
  least: number
  bits: number
  seen: Uint32Array
  common: Uint32Array
  shorts: Uint32Array
}

/** 64 MB a filter: an eighth full at 60 million grams. */
const MOST_BITS = 29

const bitmap = (bits: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(2 ** (bits - 3)))
const has = (map: Uint32Array, bit: number): boolean => ((map[bit >>> 5]! >>> (bit & 31)) & 1) === 1

/** Sets a bit and says whether it was set before. */
function set(map: Uint32Array, bit: number): boolean {
  const before = has(map, bit)
  map[bit >>> 5]! |= 1 << (bit & 31)
  return before
}

const bitOf = (a: number, b: number, bits: number): number => fold(a, b) >>> (32 - bits)
/** Words of the short grams. */
const shortOf = (n: number): number => Math.max(1, n >> 1)

/** True where a record has at least `least` rare grams of holdouts. */
export function mayHold({ n, least, bits, seen, common, shorts }: FrozenRareGrams, { low, high, count }: WordHashes): boolean {
  const short = shortOf(n)
  let rare = 0
  for (let i = 0; i + n <= count;) {
    const end = i + n - short
    if (!has(shorts, bitOf(gramAt(low, BASE_A, end, short), gramAt(high, BASE_B, end, short), bits))) {
      i = end + 1
      continue
    }
    const bit = bitOf(gramAt(low, BASE_A, i, n), gramAt(high, BASE_B, i, n), bits)
    i++
    if (has(seen, bit) && !has(common, bit) && ++rare >= least) return true
  }
  return false
}

/** `expected`: about how many grams will be added; a wrong guess costs time or memory alone. */
export function createRareGrams(n: number, least: number, expected: number): RareGrams {
  const bits = Math.min(MOST_BITS, Math.max(12, Math.ceil(Math.log2(expected * 8))))
  const [seen, common, shorts] = [bitmap(bits), bitmap(bits), bitmap(bits)]
  const frozen: FrozenRareGrams = { n, least, bits, seen, common, shorts }
  const distinct = distinctGrams()
  /** Bits of the distinct grams of one sequence: a repeated gram must not look common. Two grams on one bit do, which is safe. */
  const eachDistinct = (sequence: WordHashes, visit: (bit: number) => void): void => {
    distinct.clear(sequence.count)
    eachGram(sequence, n, (a, b) => {
      if (distinct.isNew(a, b)) visit(bitOf(a, b, bits))
    })
  }
  return {
    add(sequence) {
      eachGram(sequence, shortOf(n), (a, b) => void set(shorts, bitOf(a, b, bits)))
      eachDistinct(sequence, (bit) => {
        if (set(seen, bit)) set(common, bit)
      })
    },
    covers(sequence, share) {
      let [all, shared] = [0, 0]
      eachDistinct(sequence, (bit) => {
        all++
        if (has(common, bit)) shared++
      })
      return Math.floor(all * share) - shared >= least
    },
    mayHold: (sequence) => mayHold(frozen, sequence),
    freeze: () => frozen,
  }
}

/** Which grams of one sequence were met, by all 64 bits: open addressing, emptied by a new stamp. */
function distinctGrams(): { clear(count: number): void; isNew(a: number, b: number): boolean } {
  let mask = 0
  let stamp = 0
  let lows = new Int32Array(0)
  let highs = new Int32Array(0)
  let stamps = new Uint32Array(0)
  return {
    clear(count) {
      const slots = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)))
      if (slots > lows.length) {
        lows = new Int32Array(slots)
        highs = new Int32Array(slots)
        stamps = new Uint32Array(slots)
        stamp = 0
      }
      mask = lows.length - 1
      stamp++
    },
    isNew(a, b) {
      let slot = fold(b, a) & mask
      for (; stamps[slot] === stamp; slot = (slot + 1) & mask) if (lows[slot] === a && highs[slot] === b) return false
      stamps[slot] = stamp
      lows[slot] = a
      highs[slot] = b
      return true
    },
  }
}
