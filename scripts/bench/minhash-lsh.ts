/**
 * MinHash and LSH with 14 bands of 8 rows, verified by exact similarity: what most deduplication tools do, here for comparison only. One
 * thread, as those tools run. Same words, same hashes of words, same verification: what differs is how candidates are found.
 */
import { jaccard, wordSet } from '#contract/word-set.ts'
import { describeRecord } from '../../compile/stages/dedup/describe.ts'
import { byteLines } from './byte-lines.ts'
import { parseBytes } from './floors.ts'

const BANDS = 14
const ROWS = 8
const HASHES = BANDS * ROWS

export interface LshResult {
  seconds: number
  candidates: number
  /** Record numbers, counted over all lines of the files. */
  pairs: [number, number][]
}

export function minhashLsh(files: readonly string[], threshold: number, read: (number: number) => Buffer): LshResult {
  const started = performance.now()
  const { factor, offset } = permutations()
  const numbers: number[] = []
  const signatures: Uint32Array[] = []
  let number = 0
  for (const file of files) {
    for (const { bytes } of byteLines(file)) {
      const record = parseBytes(bytes)
      if (record !== null) {
        numbers.push(number)
        signatures.push(signatureOf(describeRecord(record.messages).words, factor, offset))
      }
      number++
    }
  }
  const candidates = bandCandidates(signatures)
  const recent = new Map<number, Set<string>>()
  const wordsOf = (at: number): Set<string> => {
    let words = recent.get(at)
    if (words === undefined) {
      words = wordSet(parseBytes(read(numbers[at]!))!.messages)
      recent.set(at, words)
      if (recent.size > 2_000) recent.delete(recent.keys().next().value!)
    }
    return words
  }
  const pairs: [number, number][] = []
  for (const [a, others] of candidates) {
    for (const b of others) if (jaccard(wordsOf(a), wordsOf(b)) >= threshold) pairs.push([numbers[a]!, numbers[b]!])
  }
  return {
    seconds: (performance.now() - started) / 1000,
    candidates: [...candidates.values()].reduce((sum, { size }) => sum + size, 0),
    pairs,
  }
}

/** Odd factors and offsets from a fixed sequence: h -> h * a + b modulo 2^32, then mixed. */
function permutations(): { factor: Int32Array; offset: Int32Array } {
  let state = 0x1234567
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return t ^ (t >>> 14)
  }
  return { factor: Int32Array.from({ length: HASHES }, () => next() | 1), offset: Int32Array.from({ length: HASHES }, next) }
}

function signatureOf(words: Uint32Array, factor: Int32Array, offset: Int32Array): Uint32Array {
  const signature = new Uint32Array(HASHES)
  for (let p = 0; p < HASHES; p++) {
    const a = factor[p]!
    const b = offset[p]!
    let least = 0xffffffff
    for (let i = 0; i < words.length; i++) {
      const value = (Math.imul(words[i]!, a) + b) | 0
      const mixed = (value ^ (value >>> 16)) >>> 0
      if (mixed < least) least = mixed
    }
    signature[p] = least
  }
  return signature
}

/** By the earlier record, the later ones that share a band with it. */
function bandCandidates(signatures: readonly Uint32Array[]): Map<number, Set<number>> {
  const candidates = new Map<number, Set<number>>()
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<number, number[]>()
    for (const [b, signature] of signatures.entries()) {
      let [low, high] = [0, 0]
      for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
        low = Math.imul(low ^ signature[row]!, 0x85ebca6b)
        low ^= low >>> 13
        high = Math.imul(high ^ signature[row]!, 0xc2b2ae35)
        high ^= high >>> 15
      }
      const key = (low >>> 0) * 2 ** 20 + (high >>> 12)
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [b])
      else {
        for (const a of bucket) (candidates.get(a) ?? candidates.set(a, new Set()).get(a)!).add(b)
        bucket.push(b)
      }
    }
  }
  return candidates
}
