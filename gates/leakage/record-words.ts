/** The true words of records, read again at their offsets: what candidates are verified on. */
import { wordSet } from '#contract/word-set.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { type Origin, rangeReader } from '../dataset/origin.ts'
import { parseLine } from '../dataset/parse.ts'

/** Where every record stands; cloned to workers (shared where it lies in shared memory). */
export interface Places {
  origin: Origin
  paths: string[]
  shard: Uint32Array
  offset: Float64Array
  length: Uint32Array
  /** 1 for conversations whose words the census could read: their lines are JSON that names no field twice, and hold no rejected side. */
  plain: Uint8Array
}

export interface RecordReader {
  /** The bytes of its line. */
  line(index: number): Buffer
  record(index: number): DatasetRecord
  /** Word set of both sides; the last ones are kept. */
  words(index: number): ReadonlySet<string>
  close(): void
}

/** Words that are kept: about 40 MB. */
const KEPT_WORDS = 400_000

export function makeRecordReader({ origin, paths, shard, offset, length }: Places): RecordReader {
  const reader = rangeReader(origin)
  const kept = new Map<number, ReadonlySet<string>>()
  let total = 0
  const line = (index: number): Buffer => reader.read(paths[shard[index]!]!, offset[index]!, length[index]!)
  const record = (index: number): DatasetRecord => {
    const path = paths[shard[index]!]!
    const { record: found, problem } = parseLine(line(index))
    if (found === undefined) throw new Error(`${path}: found ${problem} where the scan found a record; the dataset was changed: scan again`)
    return found as unknown as DatasetRecord
  }
  return {
    line,
    record,
    words(index) {
      let set = kept.get(index)
      if (set !== undefined) return set
      const { messages, metadata } = record(index)
      set = wordSet(messages, metadata?.preference?.rejected)
      kept.set(index, set)
      total += set.size
      for (const [oldest, { size }] of kept) {
        if (total <= KEPT_WORDS || oldest === index) break
        kept.delete(oldest)
        total -= size
      }
      return set
    },
    close: () => reader.close(),
  }
}
