/** Pool thread: makes the lines of a range of records. */
import { parentPort, workerData } from 'node:worker_threads'
import { layOut } from './layout.ts'
import { type Making, writeRecord } from './record.ts'
import type { BenchSource } from './layout.ts'
import { makeVocabulary } from './vocabulary.ts'

export interface RangeTask {
  index: number
  from: number
  to: number
  shape: BenchSource['shape']
}

export interface RangeDone {
  index: number
  bytes: Uint8Array<ArrayBuffer>
}

const { records, seed, words } = workerData as { records: number; seed: number; words: number }
const making: Making = { layout: layOut(records), vocabulary: makeVocabulary(seed), seed, words }

parentPort!.on('message', ({ index, from, to, shape }: RangeTask) => {
  const out = { buffer: Buffer.from(new ArrayBuffer((to - from) * words * 7 + 2 ** 20)), at: 0 }
  for (let number = from; number < to; number++) writeRecord(out, making, number, shape)
  const bytes =
    out.buffer.buffer.byteLength === out.buffer.length ? out.buffer.subarray(0, out.at) : Buffer.from(out.buffer.subarray(0, out.at))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort!.postMessage({ index, bytes } satisfies RangeDone, [bytes.buffer as ArrayBuffer])
})
