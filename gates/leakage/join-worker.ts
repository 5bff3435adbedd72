/**
 * Pool module of the join: probes a stripe of the index and verifies what it finds by reading both records again.
 *
 * A finding is kept per record and not per pair: one template repeated 8,000 times makes 32 million pairs, but 8,000 findings. For every
 * entry and split the partner of lowest rank is found, so the result does not depend on how entries are shared out.
 */
import { jaccard } from '#contract/word-set.ts'
import type { JoinIndex } from './join-index.ts'
import { makeProber } from './probe.ts'
import { makeRecordReader, type Places } from './record-words.ts'

export interface JoinTask {
  part: number
  parts: number
  /** Every pair instead of one partner a record: for tools and tests. */
  allPairs?: boolean
}

export interface JoinFindings {
  /** Triples: slot, rank of the partner. `slot` is rank * 4 + 1 or 2 for a partner in an earlier split than val or test, rank * 4 + 3 for one in the same. */
  slots: Uint32Array
  /** Pairs of ranks, both watched, that the filters let through. */
  watched: Uint32Array
  /** Pairs of ranks that are alike; only for `allPairs`. */
  pairs: Uint32Array
  verified: number
}

export const SAME_SPLIT = 3

export function init({ index, places }: { index: JoinIndex; places: Places }): (task: JoinTask) => JoinFindings {
  return (task) => {
    const reader = makeRecordReader(places)
    try {
      return join(index, task, (x, y) => jaccard(reader.words(index.first[x]!), reader.words(index.first[y]!)) >= index.threshold)
    } finally {
      reader.close()
    }
  }
}

function join(index: JoinIndex, { part, parts, allPairs = false }: JoinTask, alike: (x: number, y: number) => boolean): JoinFindings {
  const { count, splits, watched } = index
  const prober = makeProber(index)
  const filled = new Uint8Array(count * 4)
  const slots: number[] = []
  const watchedPairs: number[] = []
  const pairs: number[] = []
  const wanted: number[] = []
  let verified = 0
  for (let x = part; x < count; x += parts) {
    for (const y of prober.candidates(x)) {
      if (watched[x] === 1 && watched[y] === 1) watchedPairs.push(x, y)
      if (splits[x] === 0 || splits[y] === 0) continue // planted
      if (allPairs) {
        verified++
        if (alike(x, y)) pairs.push(x, y)
        continue
      }
      openSlots(x, splits[x]!, y, splits[y]!, filled, wanted)
      if (wanted.length === 0) continue
      verified++
      if (!alike(x, y)) continue
      for (const slot of wanted) {
        filled[slot] = 1
        slots.push(slot, slot >>> 2 === x ? y : x)
      }
    }
  }
  return { slots: Uint32Array.from(slots), watched: Uint32Array.from(watchedPairs), pairs: Uint32Array.from(pairs), verified }
}

/** Collects what the pair would newly say: x or y, in val or test, has a partner in an earlier split; x has one in its own. */
function openSlots(x: number, xSplits: number, y: number, ySplits: number, filled: Uint8Array, wanted: number[]): void {
  wanted.length = 0
  for (let split = 1; split <= 2; split++) {
    const earlier = (1 << split) - 1
    if ((xSplits >> split) & 1 && ySplits & earlier && filled[x * 4 + split] === 0) wanted.push(x * 4 + split)
    if ((ySplits >> split) & 1 && xSplits & earlier && filled[y * 4 + split] === 0) wanted.push(y * 4 + split)
  }
  if (xSplits & ySplits && filled[x * 4 + SAME_SPLIT] === 0) wanted.push(x * 4 + SAME_SPLIT)
}
