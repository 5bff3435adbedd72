/** Which of several alike records is kept (contract section 6): holdout copies first, then by strategy, ties by metadata.id. */
import type { Columns } from './working-set.ts'

export const STRATEGIES = ['keep_first', 'keep_longest', 'keep_best_quality'] as const
export type Strategy = (typeof STRATEGIES)[number]

export interface Priority {
  /** Record indexes, those that win first. */
  order: Uint32Array
  /** Place of each record in `order`. */
  rank: Uint32Array
}

/**
 * Index order is configuration order of the sources, then position, so keep_first has no ties. A record without a
 * quality ranks below every stated one. Equal ids are the same record twice: the earlier one wins.
 */
export function prioritise(columns: Columns, strategy: Strategy): Priority {
  const { holdout, length, quality, id } = columns
  const order = new Uint32Array(holdout.length).map((_, index) => index)
  const stated = (index: number): number => (Number.isNaN(quality[index]!) ? -Infinity : quality[index]!)
  const byId = (a: number, b: number): number => {
    for (let i = 0; i < 32; i++) {
      const difference = id[a * 32 + i]! - id[b * 32 + i]!
      if (difference !== 0) return difference
    }
    return a - b
  }
  const compare: Record<Strategy, (a: number, b: number) => number> = {
    keep_first: (a, b) => a - b,
    keep_longest: (a, b) => length[b]! - length[a]! || byId(a, b),
    keep_best_quality: (a, b) => (stated(a) === stated(b) ? byId(a, b) : stated(b) - stated(a)),
  }
  const within = compare[strategy]
  order.sort((a, b) => holdout[b]! - holdout[a]! || within(a, b))
  const rank = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) rank[order[place]!] = place
  return { order, rank }
}
