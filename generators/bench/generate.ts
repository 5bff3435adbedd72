/**
 * Raw data for benchmarks: `records` conversations and pairs of fourteen families in the sizes and shapes of the real corpus, with planted
 * duplicates, shared openings, personal data under reserved names, damaged encodings and broken lines. Seeded: the same bytes everywhere,
 * whatever the number of threads. Everything is streamed to disk.
 */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type BenchSource, layOut, type Layout } from './layout.ts'
import type { RangeDone, RangeTask } from './worker.ts'

/** The real corpus has so many, and about so many bytes a record. */
export const FULL_SIZE = 608_497
export const MEAN_WORDS = 1_550

export interface BenchData {
  layout: Layout
  /** Bytes written. */
  bytes: number
}

export interface BenchOptions {
  records: number
  seed: number
  /** Made where it is missing; must hold none of the files. */
  folder: string
  /** Mean words a record. */
  words?: number
  threads?: number
  /** One shape for all records, and paths of one's own, e.g. to write the shards of a dataset that nobody deduplicated. */
  shape?: BenchSource['shape']
  pathOf?: (file: number) => string
  progress?: (done: number, of: number) => void
}

const RANGE = 250

export async function generateBench(options: BenchOptions): Promise<BenchData> {
  const { records, seed, folder, words = MEAN_WORDS, threads = 2, shape } = options
  const layout = layOut(records)
  const tasks: (RangeTask & { file: number })[] = []
  for (const [file, { source, from, to }] of layout.files.entries()) {
    for (let at = from; at < to; at += RANGE)
      tasks.push({ index: tasks.length, file, from: at, to: Math.min(to, at + RANGE), shape: shape ?? source.shape })
  }
  const sink = openSink(
    layout.files.map(({ path }, file) => join(folder, options.pathOf?.(file) ?? path)),
    tasks.map(({ file }) => file),
  )
  const pool = Array.from(
    { length: Math.max(1, threads) },
    () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: { records, seed, words }, execArgv: [] }),
  )
  try {
    await new Promise<void>((resolve, reject) => {
      let next = 0
      const give = (worker: Worker): void => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        if (next < tasks.length) worker.postMessage(tasks[next++])
      }
      for (const worker of pool) {
        worker.on('error', reject)
        worker.on('message', ({ index, bytes }: RangeDone) => {
          give(worker)
          try {
            const done = sink.take(index, bytes)
            options.progress?.(done, tasks.length)
            if (done === tasks.length) resolve()
          } catch (error) {
            reject(error as Error)
          }
        })
        give(worker)
        give(worker)
      }
    })
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()))
    sink.close()
  }
  return { layout, bytes: sink.bytes() }
}

/** Writes ranges in their order, whoever was first; at most a few wait, because each thread has two in hand. */
function openSink(
  paths: readonly string[],
  fileOf: readonly number[],
): { take(index: number, bytes: Uint8Array): number; bytes(): number; close(): void } {
  const waiting = new Map<number, Uint8Array>()
  let next = 0
  let open = -1
  let fd = -1
  let written = 0
  const close = (): void => {
    if (fd !== -1) closeSync(fd)
    fd = -1
  }
  return {
    take(index, bytes) {
      waiting.set(index, bytes)
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        waiting.delete(next)
        const file = fileOf[next++]!
        if (file !== open) {
          close()
          mkdirSync(dirname(paths[file]!), { recursive: true })
          fd = openSync(paths[file]!, 'wx')
          open = file
        }
        for (let at = 0; at < ready.length;) at += writeSync(fd, ready, at)
        written += ready.length
      }
      return next
    },
    bytes: () => written,
    close,
  }
}
