/** Which of several alike records is kept (contract section 6): holdout copies first, then by strategy, ties by metadata.id. */
import { sameDigest } from './same-key.ts'
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
 * quality ranks below every stated one. Equal ids are the same record twice: the earlier one wins, or the one that `isOriginal`: what was
 * published once keeps its origin (contract section 9), also where another source was put before its own, or its document changed hands.
 */
export function prioritise(columns: Columns, strategy: Strategy, isOriginal?: (index: number) => boolean): Priority {
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
  if (isOriginal !== undefined) putOriginalsFirst(order, columns, isOriginal)
  const rank = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) rank[order[place]!] = place
  return { order, rank }
}

/** Exchanges the places of the first of several equal records and of the original among them. A holdout copy stays before one of the pool. */
function putOriginalsFirst(order: Uint32Array, { id, holdout }: Columns, isOriginal: (index: number) => boolean): void {
  const same = sameDigest(id)
  /** Place of the first of several, by its index; -1 where the original has it. */
  const first = new Map<number, number>()
  const places = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place++) places[order[place]!] = place
  for (let place = 0; place < order.length; place++) {
    const index = order[place]!
    const twin = same.firstOrAdd(index)
    if (twin === -1 || holdout[twin] !== holdout[index]) continue
    if (!first.has(twin)) first.set(twin, isOriginal(twin) ? -1 : places[twin]!)
    const at = first.get(twin)!
    if (at === -1 || !isOriginal(index)) continue
    order[at] = index
    order[place] = twin
    first.set(twin, -1)
  }
}
