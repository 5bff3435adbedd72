/**
 * Candidates by parts: for high thresholds, and for corpora whose words are all common (a tiny vocabulary, forms, codes), where every record
 * shares its rarest words with thousands and the prefix filter finds nearly all pairs.
 *
 * Two sets that reach the threshold differ in few words: at most (u + v)(1 - t) / (1 + t). Cut all words by their hash into one part more than
 * that, and two such sets hold exactly the same words in at least one part. A part of twenty words is as good as never the same by
 * chance, however common they are. Exact, because a part that is the same has the same sum of hashes; sums that are equal by chance cost a look.
 */
import type { WordSets } from './word-sets.ts'

export interface PartsIndex {
  /** Calls `consider` for kept records of classes of size `first` to `last` that agree with the record in a part; for some more than once. */
  each(index: number, first: number, last: number, consider: (other: number) => void): void
  keep(index: number): void
  clear(): void
}

/** Below this parts are so short that common words alone make them the same. */
export const LEAST_THRESHOLD_FOR_PARTS = 0.85

const mixed = (word: number): number => {
  const h = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d)
  return Math.imul(h ^ (h >>> 12), 0x297a2d39)
}

/** Parts that sets of a class of sizes, of which `largest` is the largest, are cut into. */
export const partsFor = (largest: number, threshold: number): number =>
  Math.floor((largest + largest / threshold) * ((1 - threshold) / (1 + threshold)) + 1e-6) + 1

/** `classOf` is monotone; `partsOf` gives the parts of a class. */
export function createPartsIndex(sets: WordSets, classOf: (size: number) => number, partsOf: (sizeClass: number) => number): PartsIndex {
  const { sizes } = sets
  let total = 0
  for (let i = 0; i < sizes.length; i++) total += partsOf(classOf(sizes[i]!))
  const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(total + 1))))
  const shift = 32 - bits
  // Chains of entries by bucket; an entry is one more than its number, 0 ends a chain.
  const head = new Uint32Array(2 ** bits)
  const next = new Uint32Array(total + 1)
  const record = new Uint32Array(total + 1)
  const key = new Uint32Array(total + 1)
  let filled = 0
  let sums = new Int32Array(64)
  /** The record whose words were mixed last: each is asked for under several classes, and then kept. */
  let at = -1
  let count = 0
  let hashes = new Int32Array(2 ** 10)
  /** Its keys under its own class. */
  let own = new Int32Array(64)
  let hasOwn = false

  const load = (index: number): void => {
    if (index === at) return
    const words = sets.of(index)
    count = words.length
    if (count > hashes.length) hashes = new Int32Array(count * 2)
    for (let i = 0; i < count; i++) hashes[i] = mixed(words[i]!)
    at = index
    hasOwn = false
  }

  /** Keys of all parts of a record under the cut of a class, in `sums`; their number. */
  const cut = (index: number, sizeClass: number): number => {
    const parts = partsOf(sizeClass)
    if (parts > sums.length) sums = new Int32Array(parts * 2)
    sums.fill(0, 0, parts)
    load(index)
    for (let i = 0; i < count; i++) {
      const h = hashes[i]!
      // The upper bits choose the part, all of them count in it. A class has fewer than 2^16 parts where its records have below a million words.
      const part = parts < 2 ** 16 ? Math.imul(h >>> 16, parts) >>> 16 : Math.floor(((h >>> 0) / 2 ** 32) * parts)
      sums[part] = (sums[part]! + Math.imul(h ^ (h >>> 16), 0x9e3779b1)) | 0
    }
    for (let part = 0; part < parts; part++)
      sums[part] = Math.imul(sums[part]! ^ Math.imul(sizeClass * 4099 + part + 1, 0x85ebca6b), 0x9e3779b1)
    return parts
  }
  return {
    each(index, first, last, consider) {
      for (let sizeClass = first; sizeClass <= last; sizeClass++) {
        const parts = cut(index, sizeClass)
        if (sizeClass === classOf(sizes[index]!)) {
          if (parts > own.length) own = new Int32Array(parts * 2)
          for (let part = 0; part < parts; part++) own[part] = sums[part]!
          hasOwn = true
        }
        for (let part = 0; part < parts; part++) {
          const wanted = sums[part]! >>> 0
          for (let entry = head[wanted >>> shift]!; entry !== 0; entry = next[entry]!) if (key[entry] === wanted) consider(record[entry]!)
        }
      }
    },
    keep(index) {
      const ownClass = classOf(sizes[index]!)
      const isKnown = index === at && hasOwn
      const parts = isKnown ? partsOf(ownClass) : cut(index, ownClass)
      const keys = isKnown ? own : sums
      for (let part = 0; part < parts; part++) {
        const wanted = keys[part]! >>> 0
        const entry = ++filled
        key[entry] = wanted
        record[entry] = index
        next[entry] = head[wanted >>> shift]!
        head[wanted >>> shift] = entry
      }
    },
    clear() {
      head.fill(0)
      filled = 0
    },
  }
}
