/**
 * Near-duplicates of one record among those kept so far, exactly. The index holds kept records only: a template with 8,000
 * copies is one posting, and each copy costs one comparison with the one that is kept, instead of 32 million with each other.
 *
 * A candidate agrees in a part of its words (from 0.9 on) or shares a rare word (prefix filter, below); then come bounds that can not
 * lose a pair, cheapest first: sizes, signatures, the prefixes merged, the hashed sets. What is left is decided on the real words by the
 * contract's own definition.
 */
import { jaccard, wordSet } from '#contract/word-set.ts'
import { createPartsIndex, LEAST_THRESHOLD_FOR_PARTS, type PartsIndex, partsFor } from './parts-index.ts'
import { atLeast, choosePrefixes, overlapNeeded, type Prefixes } from './prefixes.ts'
import type { WordSets } from './word-sets.ts'
import type { WorkingSet } from './working-set.ts'

export interface Neighbour {
  index: number
  /** Jaccard similarity of the real word sets. */
  similarity: number
}

export interface KeptIndex {
  /** The most similar kept record of the same kind at or above the threshold, ties by `rank`; null where there is none. */
  nearest(index: number): Neighbour | null
  /** All of them, most similar first, ties by `rank`. */
  neighbours(index: number): Neighbour[]
  /** Adds a record, once. */
  keep(index: number): void
  /** Forgets what was kept. */
  clear(): void
  /** Work done: postings met, candidates past sizes, past signatures, past prefixes, pairs of texts compared. */
  readonly work: { postings: number; sized: number; signed: number; merged: number; compared: number }
}

export interface KeptIndexOptions {
  /** For tests: the result does not depend on it. By default what the words of the corpus speak for. */
  by?: 'prefixes' | 'parts'
}

/** An index over one working set. `rank` orders equals: lower wins. Rank must differ between records. */
export function createKeptIndex(set: WorkingSet, threshold: number, rank: Uint32Array, options: KeptIndexOptions = {}): KeptIndex {
  if (!(threshold >= 0.5 && threshold <= 1)) throw new RangeError(`found threshold ${threshold}; expected 0.5 to 1`)
  const { sizes } = set.wordSets
  const { pair, signature } = set.columns
  const classOf = sizeClasses(threshold)
  const source = candidateSource(set.wordSets, threshold, classOf, options)
  const seen = new Uint32Array(set.size)
  const members = hashedMembers(set)
  const similarity = textComparer(set)
  const work = { postings: 0, sized: 0, signed: 0, merged: 0, compared: 0 }
  let found = new Uint32Array(256)
  let probe = 0

  /** Kept records that no bound rules out; their number. */
  const candidates = (x: number): number => {
    const u = sizes[x]!
    const smallest = atLeast(threshold * u)
    const largest = Math.floor(u / threshold + 1e-6)
    const [firstClass, lastClass] = [classOf(smallest), classOf(largest)]
    let count = 0
    const consider = (y: number): void => {
      work.postings++
      if (seen[y] === probe) return
      seen[y] = probe
      const v = sizes[y]!
      if (v < smallest || v > largest || pair[y] !== pair[x]) return
      work.sized++
      const needed = overlapNeeded(u, v, threshold)
      if (differs(signature, x, y, u + v - 2 * needed)) return
      work.signed++
      if (source.mostShared(x, y) < needed) return
      if (count === found.length) found = enlarged(found)
      found[count++] = y
    }
    probe++
    source.each(x, firstClass, lastClass, consider)
    return count
  }

  /** Candidates that pass the hashed sets, with the highest similarity that those allow; most similar first. */
  const shortlist = (x: number): { index: number; bound: number }[] => {
    const count = candidates(x)
    const out: { index: number; bound: number }[] = []
    const u = sizes[x]!
    if (count > 0) members.load(x)
    for (let c = 0; c < count; c++) {
      const y = found[c]!
      const v = sizes[y]!
      work.merged++
      const shared = Math.min(members.shared(y), u, v)
      if (shared >= overlapNeeded(u, v, threshold)) out.push({ index: y, bound: shared / (u + v - shared) })
    }
    return out.sort((a, b) => b.bound - a.bound || rank[a.index]! - rank[b.index]!)
  }

  return {
    work,
    nearest(x) {
      let best: Neighbour | null = null
      for (const { index, bound } of shortlist(x)) {
        if (best !== null && bound < best.similarity) break
        work.compared++
        const exact = similarity(x, index)
        if (exact < threshold) continue
        if (best === null || exact > best.similarity || (exact === best.similarity && rank[index]! < rank[best.index]!))
          best = { index, similarity: exact }
      }
      return best
    },
    neighbours(x) {
      const all = shortlist(x).map(({ index }) => ({ index, similarity: similarity(x, index) }))
      work.compared += all.length
      return all
        .filter((each) => each.similarity >= threshold)
        .sort((a, b) => b.similarity - a.similarity || rank[a.index]! - rank[b.index]!)
    },
    keep: (x) => source.keep(x),
    clear: () => source.clear(),
  }
}

/** Where candidates come from: kept records that may be alike, and a bound on what two share. */
interface CandidateSource extends PartsIndex {
  mostShared(x: number, y: number): number
}

/** From here on parts are long: measured on natural text, half the time of the prefix filter, without its two readings of all words. */
const THRESHOLD_OF_PARTS = 0.9
/**
 * Postings that a record may meet on average, beyond which the rarest words of the corpus are not rare. Natural text meets a few dozen; a
 * comparison of two records by their signatures costs some nanoseconds.
 */
const MANY_POSTINGS = 2_000

function candidateSource(sets: WordSets, threshold: number, classOf: (size: number) => number, { by }: KeptIndexOptions): CandidateSource {
  if (by !== 'parts' && (by === 'prefixes' || threshold < THRESHOLD_OF_PARTS)) {
    const prefixes = choosePrefixes(sets, threshold)
    const isTooCommon = threshold >= LEAST_THRESHOLD_FOR_PARTS && meetings(prefixes) > MANY_POSTINGS * sets.sizes.length
    if (by === 'prefixes' || !isTooCommon) return byPrefixes(prefixes, sets.sizes, classOf)
  }
  const largest = new Map<number, number>()
  for (const size of sets.sizes) largest.set(classOf(size), Math.max(size, largest.get(classOf(size)) ?? 0))
  // A class that no record is of holds nothing to be found.
  const partsOf = (sizeClass: number): number => (largest.has(sizeClass) ? partsFor(largest.get(sizeClass)!, threshold) : 0)
  return { ...createPartsIndex(sets, classOf, partsOf), mostShared: () => Infinity }
}

/** Pairs of records that meet at a word of their prefixes, about: words of one bucket count as one. */
function meetings({ keys }: Prefixes): number {
  const counts = new Uint32Array(2 ** 20)
  for (let i = 0; i < keys.length; i++) counts[Math.imul(keys[i]!, 0x9e3779b1) >>> 12]!++
  let pairs = 0
  for (let b = 0; b < counts.length; b++) pairs += (counts[b]! * (counts[b]! - 1)) / 2
  return pairs
}

function byPrefixes(prefixes: Prefixes, sizes: Uint32Array, classOf: (size: number) => number): CandidateSource {
  const postings = layPostings(prefixes, sizes, classOf)
  const filled = new Uint32Array(postings.start.length - 1)
  /** Most words that two records can share, from their prefixes: what both hold, and what lies beyond the prefix that ends first. */
  const mostShared = (x: number, y: number): number => {
    const { start, keys } = prefixes
    const endX = start[x + 1]!
    const endY = start[y + 1]!
    let i = start[x]!
    let j = start[y]!
    const beyondX = sizes[x]! - (endX - i)
    const beyondY = sizes[y]! - (endY - j)
    let shared = 0
    while (i < endX && j < endY) {
      const a = keys[i]!
      const b = keys[j]!
      if (a === b) {
        shared++
        i++
        j++
      } else if (a < b) i++
      else j++
    }
    const lastX = keys[endX - 1]!
    const lastY = keys[endY - 1]!
    return shared + (lastX < lastY ? beyondX : lastX > lastY ? beyondY : Math.max(beyondX, beyondY))
  }

  return {
    mostShared,
    each(x, firstClass, lastClass, consider) {
      for (let p = prefixes.start[x]!; p < prefixes.start[x + 1]!; p++) {
        const key = prefixes.keys[p]!
        if (!postings.isShared(key)) continue
        for (let sizeClass = firstClass; sizeClass <= lastClass; sizeClass++) {
          const bucket = postings.bucket(key, sizeClass)
          const from = postings.start[bucket]!
          const to = from + filled[bucket]!
          for (let s = from; s < to; s++) consider(postings.records[s]!)
        }
      }
    },
    keep(x) {
      const sizeClass = classOf(sizes[x]!)
      for (let p = prefixes.start[x]!; p < prefixes.start[x + 1]!; p++) {
        const key = prefixes.keys[p]!
        if (!postings.isShared(key)) continue
        const bucket = postings.bucket(key, sizeClass)
        postings.records[postings.start[bucket]! + filled[bucket]!++] = x
      }
    },
    clear: () => void filled.fill(0),
  }
}

function enlarged(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2)
  larger.set(values)
  return larger
}

/**
 * Sizes that can be alike differ by a factor of the threshold at most, so postings are laid out by classes of size of that
 * ratio: a probe reads its own class and the ones beside it, and never the rest of a common word's list. Monotone in the size, which is
 * all that correctness needs: a probe reads from the class of the smallest size that fits to that of the largest.
 */
function sizeClasses(threshold: number): (size: number) => number {
  const step = Math.log(1 / threshold)
  return step < 1e-4 ? (size) => size : (size) => Math.floor(Math.log(Math.max(1, size)) / step)
}

interface Postings {
  /** First posting of each bucket; one more entry than there are buckets. */
  start: Uint32Array
  records: Uint32Array
  bucket(key: number, sizeClass: number): number
  /** False for a word that only one prefix holds: it has no postings, since nothing can meet there. */
  isShared(key: number): boolean
}

/** Exactly the room that all records' postings take. Shared is judged over all classes of size: a probe reads its neighbours' too. */
function layPostings({ start: first, keys }: Prefixes, sizes: Uint32Array, classOf: (size: number) => number): Postings {
  const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(keys.length + 1))))
  const shift = 32 - bits
  const bucket = (key: number, sizeClass: number): number => Math.imul(key ^ Math.imul(sizeClass, 0x85ebca6b), 0x9e3779b1) >>> shift
  const holders = new Uint8Array(2 ** bits)
  for (let i = 0; i < keys.length; i++) {
    const word = bucket(keys[i]!, 0)
    if (holders[word]! < 2) holders[word]!++
  }
  const start = new Uint32Array(2 ** bits + 1)
  const isShared = (key: number): boolean => holders[bucket(key, 0)] === 2
  for (let x = 0; x < sizes.length; x++) {
    const sizeClass = classOf(sizes[x]!)
    for (let p = first[x]!; p < first[x + 1]!; p++) if (isShared(keys[p]!)) start[bucket(keys[p]!, sizeClass) + 1]!++
  }
  for (let b = 1; b < start.length; b++) start[b]! += start[b - 1]!
  return { start, records: new Uint32Array(start.at(-1)!), bucket, isShared }
}

/** True where two signatures differ in more bits than the sets may differ in words. */
function differs(signature: Uint32Array, x: number, y: number, most: number): boolean {
  const a = x * 16
  const b = y * 16
  let bits = 0
  for (let i = 0; i < 16; i++) {
    let v = signature[a + i]! ^ signature[b + i]!
    v -= (v >>> 1) & 0x55555555
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
    bits += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
    if (bits > most) return true
  }
  return false
}

/** Counts how many of a record's hashed words another holds: never fewer than the words that they share. */
function hashedMembers(set: WorkingSet): { load(index: number): void; shared(index: number): number } {
  let table = new Uint32Array(2 ** 10)
  let mask = table.length - 1
  let zero = false
  return {
    load(index) {
      const words = set.wordSets.of(index)
      const needed = 2 ** Math.ceil(Math.log2(words.length * 2 + 2))
      if (needed > table.length) table = new Uint32Array(needed)
      mask = needed - 1
      table.fill(0, 0, needed)
      zero = false
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!
        if (word === 0) zero = true
        let slot = word & mask
        while (table[slot] !== 0 && table[slot] !== word) slot = (slot + 1) & mask
        table[slot] = word
      }
    },
    shared(index) {
      const words = set.wordSets.of(index)
      let count = 0
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!
        let slot = word & mask
        while (table[slot] !== 0 && table[slot] !== word) slot = (slot + 1) & mask
        if (word === 0 ? zero : table[slot] === word) count++
      }
      return count
    },
  }
}

/** Similarity by the contract's definition. Survivors of large clusters are asked for again and again, so recent sets are remembered. */
function textComparer(set: WorkingSet): (x: number, y: number) => number {
  const recent = new Map<number, Set<string>>()
  let held = 0
  const wordsOf = (index: number): Set<string> => {
    let words = recent.get(index)
    if (words !== undefined) {
      recent.delete(index)
      recent.set(index, words)
      return words
    }
    const { messages, rejected } = set.texts(index)
    words = wordSet(messages, rejected)
    recent.set(index, words)
    held += words.size
    for (const [oldest, old] of recent) {
      if (recent.size <= 2 || (held <= 500_000 && recent.size <= 2_000)) break
      recent.delete(oldest)
      held -= old.size
    }
    return words
  }
  return (x, y) => jaccard(wordsOf(x), wordsOf(y))
}
