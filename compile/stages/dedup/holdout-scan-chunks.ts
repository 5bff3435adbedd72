/** One thread's share of the reading of the pool: chunks from a shared counter, until there are none. */
import type { TextPlaces } from '../../ingest/segments.ts'
import { propose, type Proposed, readSequence, type Scan } from './holdout-text.ts'
import { wordHashes } from './word-hashes.ts'
import type { RecordTexts } from './working-set.ts'

/** Plain data over shared memory. */
export interface ScanTask {
  places: TextPlaces
  scan: Scan
  pool: Uint32Array
  /** Place of the next chunk in the pool. */
  next: Int32Array
}

const CHUNK = 64

export function readChunks({ scan, pool, next }: ScanTask, texts: (index: number) => RecordTexts, saw?: (done: number) => void): Proposed {
  const proposed: Proposed = { suspects: [], likely: [] }
  const sequence = wordHashes()
  for (let from = Atomics.add(next, 0, CHUNK); from < pool.length; from = Atomics.add(next, 0, CHUNK)) {
    saw?.(from)
    for (let i = from; i < Math.min(from + CHUNK, pool.length); i++) {
      readSequence(texts(pool[i]!), sequence)
      propose(scan, pool[i]!, sequence, proposed)
    }
  }
  return proposed
}
