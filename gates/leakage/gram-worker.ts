/** Pool module of the passages: samples the grams of needles, then looks for them in every train and val record. */
import { wordSequence } from '#contract/passage.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { rangeReader } from '../dataset/origin.ts'
import { parseLine } from '../dataset/parse.ts'
import { keyOf, makeGramHashes } from './gram-keys.ts'
import { type GramIndex, SAMPLE } from './gram-index.ts'
import { makeNeedle, type Needle } from './passage-share.ts'
import { makeRecordReader, type Places } from './record-words.ts'
import { makeSearch } from './gram-search.ts'

/** Records `[from, to)`, all of one shard. */
export interface Stretch {
  from: number
  to: number
}

export interface SampleTask {
  records: Uint32Array
  holdout: Uint8Array
}

export interface Sampled {
  grams: Uint32Array
  counts: Uint32Array
  key: Float64Array
}

export interface SearchTask extends Stretch {
  /** False for val: its grams count against holdouts, but not into the overlap with train. */
  train: boolean
}

export interface Found {
  /** Needles that were found, as triples: needle, record, containment. */
  found: Float64Array
  /** The highest sampled share of a needle that was not found: needle, record, share. */
  below: Float64Array
  examined: number
}

export interface GramData {
  places: Places
  index?: GramIndex
  share?: number
  /** By entry: train records that hold it. */
  frequency?: Uint32Array
}

export function init({ places, index, share, frequency }: GramData): (task: never) => unknown {
  const gramsOf = makeGramHashes()
  const reader = makeRecordReader(places)
  if (index === undefined) return ({ records, holdout }: SampleTask) => sample(records, holdout, (record) => keysOf(reader.record(record)))
  const kept = new Map<number, Needle>()
  const sequenceOf = (record: DatasetRecord): string[] => wordSequence(record.messages, record.metadata?.preference?.rejected)
  const needleOf = (needle: number): Needle => {
    let made = kept.get(needle)
    if (made === undefined) {
      if (kept.size > 200) kept.clear()
      kept.set(needle, (made = makeNeedle(sequenceOf(reader.record(index.record[needle]!)))))
    }
    return made
  }
  const search = makeSearch(index, share!, frequency!, (needle, record) => needleOf(needle).shareIn(sequenceOf(record)))
  const ranges = rangeReader(places.origin)
  return (task: SearchTask) => {
    search.begin()
    const begin = places.offset[task.from]!
    const last = task.to - 1
    const block = ranges.read(places.paths[places.shard[task.from]!]!, begin, places.offset[last]! + places.length[last]! - begin)
    let examined = 0
    for (let i = task.from; i < task.to; i++) {
      const at = places.offset[i]! - begin
      const { record, ascii } = parseLine(block.subarray(at, at + places.length[i]!))
      if (record === undefined) continue
      examined++
      search.look(i, record as unknown as DatasetRecord, gramsOf(record, ascii), task.train)
    }
    return { ...search.end(), examined } satisfies Found
  }

  function keysOf(record: DatasetRecord): Float64Array {
    const { low, high, count } = gramsOf(record as unknown as Record<string, unknown>, false)
    return Float64Array.from({ length: count }, (_, i) => keyOf(low[i]!, high[i]!)).sort()
  }
}

/** The smallest distinct keys of each needle; `keysOf` returns them ascending. */
function sample(records: Uint32Array, holdout: Uint8Array, keysOf: (record: number) => Float64Array): Sampled {
  const distinct = new Uint32Array(records.length)
  const counts = new Uint32Array(records.length)
  const kept: Float64Array[] = []
  for (let i = 0; i < records.length; i++) {
    const sorted = keysOf(records[i]!)
    let count = 0
    for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at]!
    distinct[i] = count
    counts[i] = Math.min(count, holdout[i] === 1 ? SAMPLE.holdout : SAMPLE.measured)
    kept.push(sorted.slice(0, counts[i]))
  }
  const key = new Float64Array(kept.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of kept) {
    key.set(part, at)
    at += part.length
  }
  return { grams: distinct, counts, key }
}
