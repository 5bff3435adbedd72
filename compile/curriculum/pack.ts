/** How well lengths fill sequences of a context: first-fit decreasing, near-linear. */
import type { Packing } from './plan.ts'

/**
 * Each length, longest first, goes into the first bin that has room for it. The first bin is found in a tree of the greatest room below each
 * node: n log n for n lengths, where trying every bin takes a day for a million. Lengths above the capacity fill a bin of their own, as a
 * trainer cuts them.
 */
export function packFirstFit(lengths: Iterable<number>, capacity: number): Packing {
  const sorted = Uint32Array.from(lengths, (length) => Math.min(length, capacity))
    .sort()
    .reverse()
  if (sorted.length === 0) return { bins: 0, efficiency: 0 }
  let leaves = 1
  while (leaves < sorted.length) leaves *= 2
  const room = new Float64Array(2 * leaves).fill(capacity)
  let bins = 0
  let total = 0
  for (const length of sorted) {
    let node = 1
    while (node < leaves) node = room[2 * node]! >= length ? 2 * node : 2 * node + 1
    room[node]! -= length
    bins = Math.max(bins, node - leaves + 1)
    total += length
    for (node >>= 1; node >= 1; node >>= 1) room[node] = Math.max(room[2 * node]!, room[2 * node + 1]!)
  }
  return { bins, efficiency: total / (bins * capacity) }
}

/** Lengths in eighths of the context: [0, 1/8), ..., [7/8, 1]; what is longer falls into the last. */
export function histogram(lengths: Iterable<number>, context: number): number[] {
  const counts = Array.from({ length: 8 }, () => 0)
  for (const length of lengths) counts[Math.min(7, Math.floor((8 * length) / context))]!++
  return counts
}
