/**
 * How large a stage is and how much each part gives it. The stage is as large as it can be while no part is repeated more often than the cap
 * allows, and no larger than it takes to use the part with the most once: repeating everything would only be another epoch.
 */
import type { Sampling } from './plan.ts'

export interface Supply {
  part: string
  weight: number
  /** Tokens or records that there are. */
  available: number
}

export interface Sizes {
  /** Whole numbers, in the order of the supplies. */
  amounts: number[]
  /** Weights after those of empty parts (and, renormalised, of short ones) went to the others; sum 1, or 0 where nothing is there. */
  expected: number[]
  /** Parts that hold the stage (shrink) or themselves (renormalise) below what the data would allow. */
  short: string[]
}

export function sizeStage(supplies: readonly Supply[], { oversample_cap: cap, when_short: whenShort }: Sampling): Sizes {
  const live = supplies.filter(({ available }) => available > 0)
  const weights = live.reduce((all, { weight }) => all + weight, 0)
  if (live.length === 0) return { amounts: supplies.map(() => 0), expected: supplies.map(() => 0), short: [] }
  const { ideal, short } = whenShort === 'shrink' ? shrunk(live, weights, cap) : renormalised(live, cap)
  const total = [...ideal.values()].reduce((all, each) => all + each, 0)
  const wanted = supplies.map(({ part }) => ideal.get(part) ?? 0)
  // Never more than the cap, and all of a part where a rounding error alone says less.
  const amounts = largestRemainder(wanted).map((amount, index) => Math.min(amount, Math.floor(cap * supplies[index]!.available + 1e-6)))
  return { amounts, expected: wanted.map((amount) => amount / total), short }
}

type Amounts = { ideal: Map<string, number>; short: string[] }

function shrunk(live: readonly Supply[], weights: number, cap: number): Amounts {
  const atCap = live.map(({ weight, available }) => (cap * available * weights) / weight)
  const most = Math.max(...live.map(({ weight, available }) => (available * weights) / weight))
  const size = Math.min(most, ...atCap)
  return {
    ideal: new Map(live.map(({ part, weight }) => [part, (size * weight) / weights])),
    short: size < most ? live.filter((_, index) => atCap[index] === size).map(({ part }) => part) : [],
  }
}

/** The stage keeps the size of its data; what a part at its cap does not give, the others give by their weights. */
function renormalised(live: readonly Supply[], cap: number): Amounts {
  const ideal = new Map<string, number>()
  let free = live
  let left = live.reduce((all, { available }) => all + available, 0)
  for (;;) {
    const weights = free.reduce((all, { weight }) => all + weight, 0)
    const held = free.filter(({ weight, available }) => (left * weight) / weights > cap * available)
    if (held.length === 0) {
      for (const { part, weight } of free) ideal.set(part, (left * weight) / weights)
      return { ideal, short: live.filter((supply) => !free.includes(supply)).map(({ part }) => part) }
    }
    for (const { part, available } of held) {
      ideal.set(part, cap * available)
      left -= cap * available
    }
    free = free.filter((supply) => !held.includes(supply))
  }
}

/** Whole numbers with the sum of the given ones, rounded; what is left over goes to the largest fractions, earlier ones first. */
export function largestRemainder(numbers: readonly number[]): number[] {
  const floors = numbers.map((number) => Math.floor(number + 1e-9))
  const total = Math.round(numbers.reduce((all, number) => all + number, 0))
  const missing = total - floors.reduce((all, number) => all + number, 0)
  const order = numbers.map((_, index) => index).sort((a, b) => numbers[b]! - floors[b]! - (numbers[a]! - floors[a]!) || a - b)
  for (const index of order.slice(0, Math.max(0, missing))) floors[index]!++
  return floors
}
