/** All pairs at or above a threshold, one kind with itself. Their number is quadratic in the size of a cluster: take what you need of it. */
import { createKeptIndex } from './kept-index.ts'
import type { WorkingSet } from './working-set.ts'

export interface NearPair {
  /** The earlier record. */
  a: number
  b: number
  similarity: number
}

/** In order of the later record; its most similar partners first, ties by index. */
export function* nearPairs(set: WorkingSet, threshold: number): Generator<NearPair> {
  const rank = new Uint32Array(set.size).map((_, index) => index)
  const index = createKeptIndex(set, threshold, rank)
  for (let b = 0; b < set.size; b++) {
    for (const { index: a, similarity } of index.neighbours(b)) yield { a, b, similarity }
    index.keep(b)
  }
}
