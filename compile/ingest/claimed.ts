/**
 * Who gets a contested document (contract section 3). Decided after reading, because only families that made something of a document contest
 * it: one whose source selects other records leaves it free. Contested are the documents of an object that sources of several families read,
 * and those that a generator extracted for another family.
 */
import type { ClaimCounts } from '#contract/coverage-report.ts'
import { claimant } from '../claims.ts'
import type { Config } from '../config.ts'
import type { IngestResult, Placed } from './task.ts'

export interface Claims {
  /** Conversations that go no further, by their number, with the family that their document was given to. */
  lost: Map<number, string>
  counts: ClaimCounts
}

type Contender = Pick<Placed, 'ordinal' | 'source' | 'document' | 'contested'>

/** False where sources contest nothing and extract nothing: the conversations then need not be looked at. */
export const mayContest = (results: readonly Pick<IngestResult, 'contested'>[], { sources }: Pick<Config, 'sources'>): boolean =>
  results.some(({ contested }) => contested) || sources.some(({ made }) => made?.kind === 'extracted')

/**
 * `all` gives every conversation, each time from the first; `skip` holds numbers of those that take no part. Memory: an entry for each
 * contested document, with an interned list of its families, and one for each conversation that is lost.
 */
export function settleClaims(all: () => Iterable<Contender>, config: Config, skip: { has(ordinal: number): boolean }): Claims {
  const familyOf = ({ source }: Contender): string => config.sources[source]!.family
  const extracted = config.sources.map(({ made }) => made?.kind === 'extracted')
  const derived = config.sources.map(({ made }) => made?.kind === 'derived')
  const wanted = new Set<string>()
  if (extracted.includes(true))
    for (const each of all()) if (extracted[each.source] === true && !skip.has(each.ordinal)) wanted.add(each.document)
  /** What is derived of a document leaves the document to others. */
  const contests = (each: Contender): boolean =>
    (each.contested === true || wanted.has(each.document)) && derived[each.source] !== true && !skip.has(each.ordinal)

  const interned = new Map<string, readonly string[]>()
  const readers = new Map<string, readonly string[]>()
  for (const each of all()) {
    if (!contests(each)) continue
    const known = readers.get(each.document) ?? []
    const family = familyOf(each)
    if (known.includes(family)) continue
    const families = [...known, family].sort()
    const name = families.join(' ')
    if (!interned.has(name)) interned.set(name, families)
    readers.set(each.document, interned.get(name)!)
  }

  const counts: ClaimCounts = {}
  const winners = new Map<string, string>()
  for (const [document, families] of readers) {
    if (families.length === 1) continue
    const winner = claimant(document, families, config.profile, config.seed)
    winners.set(document, winner)
    for (const family of families) {
      const count = (counts[family] ??= { contested: 0, got: 0, lost_to: {} })
      count.contested++
      if (family === winner) count.got++
      else count.lost_to[winner] = (count.lost_to[winner] ?? 0) + 1
    }
  }
  const lost = new Map<number, string>()
  for (const each of all()) {
    const winner = contests(each) ? winners.get(each.document) : undefined
    if (winner !== undefined && winner !== familyOf(each)) lost.set(each.ordinal, winner)
  }
  return { lost, counts: inOrder(counts, config) }
}

/** In the profile's order of claims, so that equal counts are equal bytes. */
function inOrder(counts: ClaimCounts, { profile }: Config): ClaimCounts {
  const families = profile.claims.order.filter((family) => counts[family] !== undefined)
  const ordered = (lost: Record<string, number>): Record<string, number> =>
    Object.fromEntries(families.flatMap((family) => (lost[family] === undefined ? [] : [[family, lost[family]]])))
  return Object.fromEntries(families.map((family) => [family, { ...counts[family]!, lost_to: ordered(counts[family]!.lost_to) }]))
}
