/** Two portraits side by side: a distance an axis, and every name whose share moved. */
import { type Binned, BINNED, BINNED_NAMES, type Halves, NAMED, type Named, type Portrait } from './portrait.ts'
import { chance, type Counts, designEffect, deviation, distance } from './distance.ts'
import { octaveName } from './octaves.ts'

export interface Thresholds {
  /** Distance from which an axis has drifted. */
  distance: number
  /** Factor from which a share has moved: 1.5 is half as much again, or a third less. */
  factor: number
}

/** 0.134 is a PSI of 0.1, from which scorecards are looked at (Siddiqi 2006); a half more of a family is what a reader of its counts would ask about. */
export const DEFAULT_THRESHOLDS: Thresholds = { distance: 0.134, factor: 1.5 }

/** A share is called moved only beyond this many standard deviations: about one in 16,000 by chance, over some hundred names. */
const DEVIATIONS = 4

export type AxisName = Exclude<Named, 'masked'> | Binned

export interface Axis {
  axis: AxisName
  /** Jensen-Shannon distance, 0..1. */
  distance: number
  /** What chance exceeds once in a thousand times, for as many things as these versions have. */
  chance: number
  drifted: boolean
  /** Things counted in each version: conversations, answers or words. */
  before: number
  after: number
  /** Of lengths: how many in each bin. */
  bins?: { name: string; before: number; after: number }[]
}

export interface Share {
  kind: Named
  /** A family, a source, or a type of what was masked. */
  name: string
  /** Conversations. */
  before: number
  after: number
  /** Share after over share before; null where there was none before. */
  factor: number | null
  moved: boolean
}

const both = ([a, b]: Halves): number => a + b
const NONE: Halves = [0, 0]
/** Rounded where it is written down: two machines may differ in the last bit of a logarithm. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

const halfOf = (counts: Uint32Array, half: number): Counts => counts.subarray((half * counts.length) / 2, ((half + 1) * counts.length) / 2)
const sum = (a: Counts, b: Counts): number[] => Array.from(a, (value, at) => value + b[at]!)

function axis(name: AxisName, before: [Counts, Counts], after: [Counts, Counts], { distance: threshold }: Thresholds): Axis {
  const [was, is] = [sum(...before), sum(...after)]
  const effect = Math.max(designEffect(...before), designEffect(...after))
  const [found, expected] = [rounded(distance(was, is)), rounded(chance(was, is, effect))]
  const count = (counts: number[]): number => counts.reduce((total, value) => total + value, 0)
  return {
    axis: name,
    distance: found,
    chance: expected,
    drifted: found >= threshold && found > expected,
    before: count(was),
    after: count(is),
  }
}

function namedAxis(name: 'families' | 'sources', before: Portrait, after: Portrait, thresholds: Thresholds): Axis {
  const [was, is] = [before.named[name], after.named[name]]
  const names = [...new Set([...was.keys(), ...is.keys()])].sort()
  const half = (counts: Map<string, Halves>, at: 0 | 1): number[] => names.map((key) => (counts.get(key) ?? NONE)[at])
  return axis(name, [half(was, 0), half(was, 1)], [half(is, 0), half(is, 1)], thresholds)
}

function binnedAxis(name: Binned, before: Portrait, after: Portrait, thresholds: Thresholds): Axis {
  const halves = ({ binned }: Portrait): [Counts, Counts] => [halfOf(binned[name], 0), halfOf(binned[name], 1)]
  const found = axis(name, halves(before), halves(after), thresholds)
  if (name === 'words') return found
  const [was, is] = [sum(...halves(before)), sum(...halves(after))]
  const bins = Array.from({ length: BINNED[name] }, (_, bin) => ({ name: octaveName(bin), before: was[bin]!, after: is[bin]! }))
  return { ...found, bins: bins.filter((bin) => bin.before + bin.after > 0) }
}

/** How much more the shares of a kind differ between the halves of a version than independent conversations would. */
function clumping({ named, conversations: [n, m] }: Portrait, kind: Named): number {
  const squares = [...named[kind].values()].map(([a, b]) => deviation(a, n, b, m) ** 2)
  return squares.length === 0 ? 1 : Math.max(1, squares.reduce((total, value) => total + value, 0) / squares.length)
}

function shares(kind: Named, before: Portrait, after: Portrait, { factor: threshold }: Thresholds): Share[] {
  const [n, m] = [both(before.conversations), both(after.conversations)]
  const spread = Math.sqrt(Math.max(clumping(before, kind), clumping(after, kind)))
  const names = [...new Set([...before.named[kind].keys(), ...after.named[kind].keys()])].sort()
  return names.map((name) => {
    const [was, is] = [both(before.named[kind].get(name) ?? NONE), both(after.named[kind].get(name) ?? NONE)]
    const factor = was === 0 || n === 0 || m === 0 ? null : is / m / (was / n)
    const far = factor === null ? is > 0 : factor >= threshold || factor <= 1 / threshold
    const moved = far && deviation(was, n, is, m) >= DEVIATIONS * spread
    return { kind, name, before: was, after: is, factor: factor === null ? null : rounded(factor), moved }
  })
}

export interface Comparison {
  axes: Axis[]
  shares: Share[]
  /** Axes that drifted and kinds of which a share moved; empty: nothing did. */
  drifted: string[]
}

export function compare(before: Portrait, after: Portrait, thresholds: Thresholds = DEFAULT_THRESHOLDS): Comparison {
  const axes = [
    ...(['families', 'sources'] as const).map((name) => namedAxis(name, before, after, thresholds)),
    ...BINNED_NAMES.map((name) => binnedAxis(name, before, after, thresholds)),
  ]
  const moved = NAMED.flatMap((kind) => shares(kind, before, after, thresholds))
  const drifted = new Set<string>([
    ...axes.filter((each) => each.drifted).map((each) => each.axis),
    ...moved.filter((each) => each.moved).map(({ kind }) => kind),
  ])
  return { axes, shares: moved, drifted: [...drifted] }
}
