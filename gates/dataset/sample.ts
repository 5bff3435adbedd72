/** A deterministic sample of the records, for what has to be known before the pass: how frequent words are. */
import type { DatasetRecord } from '#contract/record.ts'
import { eachLine } from './lines.ts'
import { openBytes, type Origin } from './origin.ts'
import { parseLine } from './parse.ts'

type Sampled = Partial<DatasetRecord> & Record<string, unknown>

const STRIDES = 48

/** About 1% of the bytes but at least 2 MB, in equal strides over all shards. Lines that are no records are left out. */
export function* sampleRecords(origin: Origin, shards: readonly { path: string; size: number }[]): Generator<Sampled> {
  const total = shards.reduce((sum, { size }) => sum + size, 0)
  const wanted = Math.min(total, Math.max(2_000_000, total / 100))
  const stride = Math.max(1, total / STRIDES)
  const take = wanted / STRIDES
  let begin = 0
  for (const { path, size } of shards) {
    for (let at = Math.ceil(begin / stride) * stride; at < begin + size; at += stride) {
      const start = Math.floor(at - begin)
      yield* recordsOf(origin, path, start, Math.min(size, Math.ceil(start + take)))
    }
    begin += size
  }
}

function recordsOf(origin: Origin, path: string, start: number, end: number): Sampled[] {
  const records: Sampled[] = []
  const source = openBytes(origin, path)
  try {
    eachLine(
      source,
      start,
      end,
      (buffer, from, to) => {
        const record = from === -1 ? undefined : parseLine(buffer.subarray(from, to)).record
        if (record !== undefined) records.push(record)
      },
      { block: 1_048_576, maxLine: 16_777_216 },
    )
  } finally {
    source.close()
  }
  return records
}
