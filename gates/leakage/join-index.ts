/**
 * Prepares the exact similarity join: records with the same word set become one entry, entries are ordered by size, and the words of
 * their prefixes are indexed. All in shared memory, so that workers probe it without a copy.
 */
import { type JoinKeys, indexLength } from './keys.ts'

/** A record, or a planted one: its keys and what the rules need of it. */
export interface JoinInput {
  keys: JoinKeys
  /** Conversations (0) are compared with conversations, pairs (1) with pairs. */
  kind: Uint8Array
  /** 1 << index of its split; 0 for planted records, which belong to none. */
  splitBit: Uint8Array
  /** 1 for records whose candidate pairs with each other are all reported, for the audit. */
  watched: Uint8Array
}

/** One entry a distinct word set; entries are numbered by rank: by size, then by first record. */
export interface JoinIndex {
  threshold: number
  count: number
  size: Uint32Array
  start: Uint32Array
  length: Uint32Array
  prefix: Uint32Array
  signature: Uint32Array
  kind: Uint8Array
  /** Bits of the splits that its records lie in. */
  splits: Uint8Array
  watched: Uint8Array
  /** First record with this word set. */
  first: Uint32Array
  /** Postings by bucket of the key: entry and key. */
  bucket: Uint32Array
  entry: Uint32Array
  key: Uint32Array
  mask: number
}

export const NO_ENTRY = 0xffffffff

/** Returns the index, and the rank of every record; NO_ENTRY for records without words. */
export function buildIndex(input: JoinInput, threshold: number): { index: JoinIndex; rank: Uint32Array } {
  const { keys } = input
  const representative = collapse(input)
  const order = bySize(keys.size, representative)
  const count = order.length
  const rank = new Uint32Array(keys.size.length).fill(NO_ENTRY)
  for (let at = 0; at < count; at++) rank[order[at]!] = at
  const index: JoinIndex = {
    threshold,
    count,
    size: shared(count),
    start: shared(count),
    length: shared(count),
    prefix: shared(keys.prefix.length),
    signature: shared(count * 16),
    kind: new Uint8Array(new SharedArrayBuffer(count)),
    splits: new Uint8Array(new SharedArrayBuffer(count)),
    watched: new Uint8Array(new SharedArrayBuffer(count)),
    first: shared(count),
    ...{ bucket: shared(0), entry: shared(0), key: shared(0), mask: 0 },
  }
  index.prefix.set(keys.prefix)
  for (let at = 0; at < count; at++) {
    const record = order[at]!
    index.size[at] = keys.size[record]!
    index.start[at] = keys.start[record]!
    index.length[at] = keys.start[record + 1]! - keys.start[record]!
    index.kind[at] = input.kind[record]!
    index.first[at] = record
    index.signature.set(keys.signature.subarray(record * 16, record * 16 + 16), at * 16)
  }
  for (let record = 0; record < representative.length; record++) {
    if (representative[record] === NO_ENTRY) continue
    const at = rank[representative[record]!]!
    rank[record] = at
    index.splits[at]! |= input.splitBit[record]!
    index.watched[at]! |= input.watched[record]!
  }
  return { index: addPostings(index), rank }
}

const shared = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))

/** First record with the same word set (128-bit key), size and kind; NO_ENTRY for records without words. */
function collapse({ keys: { size, set }, kind }: JoinInput): Uint32Array {
  const records = size.length
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, records * 2)))
  const table = new Uint32Array(slots).fill(NO_ENTRY)
  const representative = new Uint32Array(records).fill(NO_ENTRY)
  const same = (a: number, b: number): boolean =>
    size[a] === size[b] &&
    kind[a] === kind[b] &&
    set[a * 4] === set[b * 4] &&
    set[a * 4 + 1] === set[b * 4 + 1] &&
    set[a * 4 + 2] === set[b * 4 + 2] &&
    set[a * 4 + 3] === set[b * 4 + 3]
  for (let record = 0; record < records; record++) {
    if (size[record] === 0) continue
    let slot = (set[record * 4]! ^ set[record * 4 + 2]!) & (slots - 1)
    while (table[slot] !== NO_ENTRY && !same(table[slot]!, record)) slot = (slot + 1) & (slots - 1)
    if (table[slot] === NO_ENTRY) table[slot] = record
    representative[record] = table[slot]!
  }
  return representative
}

/** Representatives by size, then by number: a counting sort. */
function bySize(size: Uint32Array, representative: Uint32Array): Uint32Array {
  let largest = 0
  let count = 0
  for (let i = 0; i < size.length; i++) {
    if (representative[i] !== i) continue
    count++
    if (size[i]! > largest) largest = size[i]!
  }
  const next = new Uint32Array(largest + 2)
  for (let i = 0; i < size.length; i++) if (representative[i] === i) next[size[i]! + 1]!++
  for (let i = 1; i < next.length; i++) next[i]! += next[i - 1]!
  const order = new Uint32Array(count)
  for (let i = 0; i < size.length; i++) if (representative[i] === i) order[next[size[i]!]!++] = i
  return order
}

export const bucketOf = (key: number, mask: number): number => Math.imul(key, 0x9e3779b1) & mask

/**
 * A bucket that fewer than two probe prefixes touch can join nothing and gets no postings. Probe prefixes, because they are the longer
 * ones: a key may be in one record's index prefix and in another's probe prefix only.
 */
function addPostings(index: JoinIndex): JoinIndex {
  const { count, size, start, length, prefix, threshold } = index
  const mask = 2 ** Math.min(24, Math.max(10, Math.ceil(Math.log2(count * 24 + 1)))) - 1
  const bucket = shared(mask + 2)
  const touched = new Uint8Array(mask + 1)
  for (let at = 0; at < count; at++) {
    const indexed = indexLength(size[at]!, threshold)
    for (let i = 0; i < length[at]!; i++) {
      const b = bucketOf(prefix[start[at]! + i]!, mask)
      if (touched[b]! < 2) touched[b]!++
      if (i < indexed) bucket[b + 1]!++
    }
  }
  for (let b = 0; b <= mask; b++) bucket[b + 1] = bucket[b]! + (touched[b]! < 2 ? 0 : bucket[b + 1]!)
  const entry = shared(bucket[mask + 1]!)
  const key = shared(bucket[mask + 1]!)
  const next = bucket.slice(0, mask + 1)
  for (let at = 0; at < count; at++) {
    const indexed = Math.min(length[at]!, indexLength(size[at]!, threshold))
    for (let i = 0; i < indexed; i++) {
      const value = prefix[start[at]! + i]!
      const b = bucketOf(value, mask)
      if (touched[b]! < 2) continue
      const slot = next[b]!++
      entry[slot] = at
      key[slot] = value
    }
  }
  return Object.assign(index, { bucket, entry, key, mask })
}
