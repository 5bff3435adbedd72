/**
 * What a version of a dataset is like, in counts: who is in it, how long it is, which words it uses. Every count is kept for two halves of
 * the documents, drawn by hash: how much the halves differ says what chance does to a dataset that is as clumped as this one.
 */
import { BUCKETS } from './words.ts'
import { OCTAVES } from './octaves.ts'

/** Changes with what is counted and how: portraits of two versions of this file are not compared. */
export const PORTRAIT_VERSION = '1'

/** A count a half. */
export type Halves = [number, number]

/** Conversations by name; a conversation has one family and one source, and any number of masked types. */
export const NAMED = ['families', 'sources', 'masked'] as const
export type Named = (typeof NAMED)[number]

/** Counts by bin, first half first. `turns` and `tokens`: a conversation each; `answers`: an assistant message each; `words`: a word each. */
export const BINNED = { turns: OCTAVES, tokens: OCTAVES, answers: OCTAVES, words: BUCKETS } as const
export type Binned = keyof typeof BINNED
export const BINNED_NAMES = Object.keys(BINNED) as Binned[]

export interface Portrait {
  version: string
  conversations: Halves
  /** Lines that are no record. */
  unreadable: number
  named: Record<Named, Map<string, Halves>>
  binned: Record<Binned, Uint32Array>
}

/** So many names of a kind are told apart, the first by code unit; a broken dataset may have one a record. */
export const MOST_NAMES = 1000
export const OTHERS = '(others)'

export const emptyPortrait = (): Portrait => ({
  version: PORTRAIT_VERSION,
  conversations: [0, 0],
  unreadable: 0,
  named: { families: new Map(), sources: new Map(), masked: new Map() },
  binned: {
    turns: new Uint32Array(2 * BINNED.turns),
    tokens: new Uint32Array(2 * BINNED.tokens),
    answers: new Uint32Array(2 * BINNED.answers),
    words: new Uint32Array(2 * BINNED.words),
  },
})

export function addNamed(counts: Map<string, Halves>, name: string, half: number, by = 1): void {
  const own = counts.get(name)
  if (own === undefined) counts.set(name, half === 0 ? [by, 0] : [0, by])
  else own[half] = own[half]! + by
}

/** The first names stay; the rest becomes one. Which stay does not depend on the order of merging. */
export function bounded(counts: Map<string, Halves>): Map<string, Halves> {
  if (counts.size <= MOST_NAMES + 1) return counts
  const kept = new Map<string, Halves>()
  for (const [at, name] of [...counts.keys()]
    .filter((name) => name !== OTHERS)
    .sort()
    .entries()) {
    const [a, b] = counts.get(name)!
    const as = at < MOST_NAMES ? name : OTHERS
    addNamed(kept, as, 0, a)
    addNamed(kept, as, 1, b)
  }
  for (const [half, by] of (counts.get(OTHERS) ?? [0, 0]).entries()) addNamed(kept, OTHERS, half, by)
  return kept
}

export function mergePortraits(a: Portrait, b: Portrait): Portrait {
  const merged = emptyPortrait()
  merged.conversations = [a.conversations[0] + b.conversations[0], a.conversations[1] + b.conversations[1]]
  merged.unreadable = a.unreadable + b.unreadable
  for (const kind of NAMED) {
    const counts = new Map<string, Halves>()
    for (const part of [a, b])
      for (const [name, halves] of part.named[kind]) for (const half of [0, 1]) addNamed(counts, name, half, halves[half])
    merged.named[kind] = bounded(counts)
  }
  for (const kind of BINNED_NAMES) {
    const [to, left, right] = [merged.binned[kind], a.binned[kind], b.binned[kind]]
    for (let i = 0; i < to.length; i++) to[i] = left[i]! + right[i]!
  }
  return merged
}
