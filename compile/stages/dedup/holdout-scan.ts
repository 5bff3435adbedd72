/** The reading of the pool for holdout text in several threads, while this one does something else and then helps. */
import { Worker } from 'node:worker_threads'
import type { TextPlaces } from '../../ingest/segments.ts'
import type { HoldoutSearch, HoldoutText, Proposed } from './holdout-text.ts'
import { readChunks, type ScanTask } from './holdout-scan-chunks.ts'
import type { WorkingSet } from './working-set.ts'

export interface HoldoutScan {
  /** What was found in those that are `left` of the pool. */
  find(left: readonly number[], progress?: (done: number, of: number) => void): Promise<Map<number, HoldoutText>>
  close(): Promise<void>
}

/** Begins at once. `threads`: how many read beside this one. */
export function scanInThreads(
  set: WorkingSet & { places: TextPlaces },
  search: HoldoutSearch,
  pool: readonly number[],
  threads: number,
): HoldoutScan {
  const task: ScanTask = {
    places: set.places,
    scan: search.scan,
    pool: sharedCopy(pool),
    next: new Int32Array(new SharedArrayBuffer(4)),
  }
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./holdout-scan-worker.ts', import.meta.url), { workerData: task, execArgv: [] })
    const proposed = new Promise<Proposed>((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('a thread that looks for holdout text ended before it was done; run the compile again')))
    })
    proposed.catch(() => undefined) // told when it is waited for
    return { worker, proposed }
  })
  return {
    async find(left, progress) {
      const own = readChunks(
        task,
        (index) => set.texts(index),
        (done) => progress?.(done, pool.length),
      )
      const all = [own, ...(await Promise.all(workers.map(({ proposed }) => proposed)))]
      const isLeft = new Set(left)
      // In the order of the records: which thread read which is chance.
      const suspects = all.flatMap((each) => each.suspects).filter((index) => isLeft.has(index))
      const likely = all.flatMap((each) => each.likely).filter(({ index }) => isLeft.has(index))
      return search.finish({ suspects: suspects.sort((a, b) => a - b), likely: likely.sort((a, b) => a.index - b.index) }, left)
    },
    async close() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()))
    },
  }
}

function sharedCopy(indexes: readonly number[]): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(indexes.length * 4))
  copy.set(indexes)
  return copy
}
