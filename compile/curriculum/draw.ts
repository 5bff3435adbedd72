/**
 * Seeded sampling. Which records a stage takes depends on the seed, the stage and their ids alone: not on the order of shards, nor on what
 * other stages take.
 */
import { hash } from 'node:crypto'
import type { Sampling } from './plan.ts'

/** 48 bits of SHA-256 over the names, as a share in [0, 1). */
export function seeded(seed: number, ...names: (string | number)[]): number {
  return (hash('sha256', `curriculum:${seed}:${names.join(':')}`, 'buffer') as Buffer).readUIntBE(0, 6) / 2 ** 48
}

export interface Units {
  /** Identity by unit: the id of a record or document. */
  ids: readonly string[]
  /** What the mix is measured in, by unit: tokens, or 1 for records. Greater than 0. */
  sizes: ArrayLike<number>
}

export interface Draw {
  seed: number
  stage: string
  part: string
  replacement: Sampling['replacement']
  /** How much is to be drawn, in the measure of the sizes. */
  amount: number
  /** How far the sum may stay below the amount without looking for ever smaller records, in the same measure. */
  slack: number
}

/** How often each unit is taken. Sums to `amount` as nearly as whole units allow. */
export function drawUnits(units: Units, draw: Draw): Uint32Array {
  const times = new Uint32Array(units.ids.length)
  if (units.ids.length === 0 || draw.amount <= 0) return times
  if (draw.replacement) withReplacement(units, draw, times)
  else inRounds(units, draw, times)
  return times
}

/** Positions of the units in a seeded order, by the given names and the id. */
export function seededOrder(ids: readonly string[], key: (id: string) => number): Uint32Array {
  const keys = Float64Array.from(ids, key)
  return Uint32Array.from(ids.keys()).sort((a, b) => keys[a]! - keys[b]! || (ids[a]! < ids[b]! ? -1 : 1))
}

/** Every unit once a round; of the last round those that fit. */
function inRounds({ ids, sizes }: Units, { seed, stage, part, amount, slack }: Draw, times: Uint32Array): void {
  let all = 0
  for (let unit = 0; unit < ids.length; unit++) all += sizes[unit]!
  const rounds = Math.floor(amount / all)
  times.fill(rounds)
  let left = amount - rounds * all
  let passed = -1
  for (const unit of seededOrder(ids, (id) => seeded(seed, stage, part, rounds, id))) {
    if (left <= slack) break
    if (sizes[unit]! <= left) {
      times[unit]!++
      left -= sizes[unit]!
    } else if (passed === -1 || sizes[unit]! < sizes[passed]!) passed = unit
  }
  // One too many, where that is nearer to the amount than one too few.
  if (passed !== -1 && left > slack && sizes[passed]! - left < left) times[passed]!++
}

function withReplacement({ ids, sizes }: Units, { seed, stage, part, amount }: Draw, times: Uint32Array): void {
  const sorted = [...ids.keys()].sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1))
  let left = amount
  for (let number = 0; left > 0; number++) {
    const unit = sorted[Math.floor(seeded(seed, stage, part, 'draw', number) * sorted.length)]!
    const size = sizes[unit]!
    if (size > left && size - left >= left) return
    times[unit]!++
    left -= size
  }
}
