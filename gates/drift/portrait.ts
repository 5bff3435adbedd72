/**
 * What a version of a dataset is like, in counts: who is in it, how long it is, which words it uses. Every count is kept for random groups of
 * the documents, drawn by hash: how much the groups differ says what chance does to a dataset that is as clumped as this one.
 */
import { BUCKETS } from './words.ts'
import { OCTAVES } from './octaves.ts'

/** Changes with what is counted and how: portraits of two versions of this file are not compared. */
export const PORTRAIT_VERSION = '2'

/** Enough to estimate a variance by, and few enough to be kept for every shard. Words have bins enough to do with four. */
export const GROUPS = 16

/** A count a group. */
export type Groups = number[]

/** Conversations by name; a conversation has one family and one source, and any number of masked types. */
export const NAMED = ['families', 'sources', 'masked'] as const
export type Named = (typeof NAMED)[number]

/** Counts by bin, first group first. `turns` and `tokens`: a conversation each; `answers`: an assistant message each; `words`: a word each. */
export const BINNED = {
  turns: { bins: OCTAVES, groups: GROUPS },
  tokens: { bins: OCTAVES, groups: GROUPS },
  answers: { bins: OCTAVES, groups: GROUPS },
  words: { bins: BUCKETS, groups: 4 },
} as const
export type Binned = keyof typeof BINNED
export const BINNED_NAMES = Object.keys(BINNED) as Binned[]

export interface Portrait {
  version: string
  conversations: Groups
  /** Lines that are no record. */
  unreadable: number
  named: Record<Named, Map<string, Groups>>
  binned: Record<Binned, Uint32Array>
}

/** So many names of a kind are told apart, the first by code unit; a broken dataset may have one a record. */
export const MOST_NAMES = 1000
export const OTHERS = '(others)'

const noGroups = (): Groups => Array.from({ length: GROUPS }, () => 0)
export const total = (groups: Groups): number => groups.reduce((sum, count) => sum + count, 0)
export const conversationsOf = ({ conversations }: Portrait): number => total(conversations)

export const emptyPortrait = (): Portrait => ({
  version: PORTRAIT_VERSION,
  conversations: noGroups(),
  unreadable: 0,
  named: { families: new Map(), sources: new Map(), masked: new Map() },
  binned: Object.fromEntries(
    BINNED_NAMES.map((kind) => [kind, new Uint32Array(BINNED[kind].bins * BINNED[kind].groups)]),
  ) as Portrait['binned'],
})

export function addNamed(counts: Map<string, Groups>, name: string, group: number, by = 1): void {
  let own = counts.get(name)
  if (own === undefined) counts.set(name, (own = noGroups()))
  own[group] = own[group]! + by
}

const addAll = (to: Map<string, Groups>, name: string, groups: Groups): void => {
  for (const [group, by] of groups.entries()) addNamed(to, name, group, by)
}

/** The first names stay; the rest becomes one. Which stay does not depend on the order of merging. */
export function bounded(counts: Map<string, Groups>): Map<string, Groups> {
  if (counts.size <= MOST_NAMES + 1) return counts
  const kept = new Map<string, Groups>()
  const names = [...counts.keys()].filter((name) => name !== OTHERS).sort()
  for (const [at, name] of names.entries()) addAll(kept, at < MOST_NAMES ? name : OTHERS, counts.get(name)!)
  addAll(kept, OTHERS, counts.get(OTHERS) ?? [])
  return kept
}

export function mergePortraits(a: Portrait, b: Portrait): Portrait {
  const merged = emptyPortrait()
  merged.conversations = a.conversations.map((count, group) => count + b.conversations[group]!)
  merged.unreadable = a.unreadable + b.unreadable
  for (const kind of NAMED) {
    const counts = new Map<string, Groups>()
    for (const part of [a, b]) for (const [name, groups] of part.named[kind]) addAll(counts, name, groups)
    merged.named[kind] = bounded(counts)
  }
  for (const kind of BINNED_NAMES) {
    const [to, left, right] = [merged.binned[kind], a.binned[kind], b.binned[kind]]
    for (let i = 0; i < to.length; i++) to[i] = left[i]! + right[i]!
  }
  return merged
}
