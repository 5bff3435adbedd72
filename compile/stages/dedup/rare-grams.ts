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
}

/** 64 MB a filter: an eighth full at 60 million grams. */
const MOST_BITS = 29

interface Bits {
  has(bit: number): boolean
  /** Sets a bit and says whether it was set before. */
  set(bit: number): boolean
}

function bitmap(bits: number): Bits {
  const words = new Uint32Array(2 ** (bits - 5))
  return {
    has: (bit) => ((words[bit >>> 5]! >>> (bit & 31)) & 1) === 1,
    set(bit) {
      const mask = 1 << (bit & 31)
      const before = (words[bit >>> 5]! & mask) !== 0
      words[bit >>> 5]! |= mask
      return before
    },
  }
}

/** `expected`: about how many grams will be added; a wrong guess costs time or memory alone. */
export function createRareGrams(n: number, least: number, expected: number): RareGrams {
  const bits = Math.min(MOST_BITS, Math.max(12, Math.ceil(Math.log2(expected * 8))))
  const bitOf = (a: number, b: number): number => fold(a, b) >>> (32 - bits)
  const short = Math.max(1, n >> 1)
  const [seen, common, shorts] = [bitmap(bits), bitmap(bits), bitmap(bits)]
  const distinct = distinctGrams()
  /** Bits of the distinct grams of one sequence: a repeated gram must not look common. Two grams on one bit do, which is safe. */
  const eachDistinct = (sequence: WordHashes, visit: (bit: number) => void): void => {
    distinct.clear(sequence.count)
    eachGram(sequence, n, (a, b) => {
      if (distinct.isNew(a, b)) visit(bitOf(a, b))
    })
  }
  return {
    add(sequence) {
      eachGram(sequence, short, (a, b) => void shorts.set(bitOf(a, b)))
      eachDistinct(sequence, (bit) => {
        if (seen.set(bit)) common.set(bit)
      })
    },
    covers(sequence, share) {
      let [all, shared] = [0, 0]
      eachDistinct(sequence, (bit) => {
        all++
        if (common.has(bit)) shared++
      })
      return Math.floor(all * share) - shared >= least
    },
    mayHold(sequence) {
      const { low, high, count } = sequence
      let rare = 0
      for (let i = 0; i + n <= count;) {
        const end = i + n - short
        if (!shorts.has(bitOf(gramAt(low, BASE_A, end, short), gramAt(high, BASE_B, end, short)))) {
          i = end + 1
          continue
        }
        const bit = bitOf(gramAt(low, BASE_A, i, n), gramAt(high, BASE_B, i, n))
        i++
        if (seen.has(bit) && !common.has(bit) && ++rare >= least) return true
      }
      return false
    },
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
