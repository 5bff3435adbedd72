/** Two portraits side by side: a distance an axis, and every name whose share moved. */
import {
  type Binned,
  BINNED,
  BINNED_NAMES,
  conversationsOf,
  GROUPS,
  type Groups,
  NAMED,
  type Named,
  type Portrait,
  total,
} from './portrait.ts'
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

/** A share is called moved only beyond this many standard deviations, which are themselves estimated of sixteen groups: about one in 6,000 by chance (Student's t), over some hundred names. */
const DEVIATIONS = 5

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

/** Rounded where it is written down: two machines may differ in the last bit of a logarithm. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

/** A version's counts of one axis, by group and then by bin. */
type ByGroup = Counts[]

const sumOf = (groups: ByGroup): number[] => {
  const sums = Array.from(groups[0]!, () => 0)
  for (const counts of groups) for (let bin = 0; bin < sums.length; bin++) sums[bin] = sums[bin]! + counts[bin]!
  return sums
}

function axis(name: AxisName, before: ByGroup, after: ByGroup, { distance: threshold }: Thresholds): Axis {
  const [was, is] = [sumOf(before), sumOf(after)]
  const [found, expected] = [rounded(distance(was, is)), rounded(chance(was, is, before, after))]
  return {
    axis: name,
    distance: found,
    chance: expected,
    drifted: found >= threshold && found > expected,
    before: total(was),
    after: total(is),
  }
}

const NONE: Groups = Array.from({ length: GROUPS }, () => 0)

function namedAxis(name: 'families' | 'sources', before: Portrait, after: Portrait, thresholds: Thresholds): Axis {
  const [was, is] = [before.named[name], after.named[name]]
  const names = [...new Set([...was.keys(), ...is.keys()])].sort()
  const grouped = (counts: Map<string, Groups>): ByGroup => NONE.map((_, group) => names.map((key) => (counts.get(key) ?? NONE)[group]!))
  return axis(name, grouped(was), grouped(is), thresholds)
}

function binnedAxis(name: Binned, before: Portrait, after: Portrait, thresholds: Thresholds): Axis {
  const { bins, groups } = BINNED[name]
  const grouped = ({ binned }: Portrait): ByGroup =>
    Array.from({ length: groups }, (_, group) => binned[name].subarray(group * bins, (group + 1) * bins))
  const found = axis(name, grouped(before), grouped(after), thresholds)
  if (name === 'words') return found
  const [was, is] = [sumOf(grouped(before)), sumOf(grouped(after))]
  const counted = was.map((count, bin) => ({ name: octaveName(bin), before: count, after: is[bin]! }))
  return { ...found, bins: counted.filter((bin) => bin.before + bin.after > 0) }
}

/** Design effect of a name's share: more than 1 where its conversations come in documents. */
const clumping = (groups: Groups, conversations: Groups): number =>
  designEffect(groups.map((count, at) => [count, conversations[at]! - count]))

function shares(kind: Named, before: Portrait, after: Portrait, { factor: threshold }: Thresholds): Share[] {
  const [n, m] = [conversationsOf(before), conversationsOf(after)]
  const names = [...new Set([...before.named[kind].keys(), ...after.named[kind].keys()])].sort()
  return names.map((name) => {
    const [groupsBefore, groupsAfter] = [before.named[kind].get(name) ?? NONE, after.named[kind].get(name) ?? NONE]
    const [was, is] = [total(groupsBefore), total(groupsAfter)]
    const spread = Math.sqrt(Math.max(clumping(groupsBefore, before.conversations), clumping(groupsAfter, after.conversations)))
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
