/**
 * Who gets a contested document (contract section 3). Decided after reading, because only families that made something of a document contest
 * it: one whose source selects other records leaves it free. Contested are the documents of an object that sources of several families read,
 * and those that a generator extracted for another family.
 */
import { claimant } from '../claims.ts'
import type { Config } from '../config.ts'
import { allPlaced } from './placed.ts'
import type { IngestResult, Placed } from './task.ts'

/** Documents that several families made something of, by family: how many it contested, how many it got, and who got the others. */
export type ClaimCounts = Record<string, { contested: number; got: number; lost_to: Record<string, number> }>

export interface Claims {
  /** Conversations that go no further, by their number, with the family that their document was given to. */
  lost: Map<number, string>
  counts: ClaimCounts
}

/**
 * `skip`: numbers of conversations that take no part. Memory: a set entry a contested conversation, and an interned list of families a
 * document. Where sources contest nothing and extract nothing, the places are not read at all.
 */
export function settleClaims(
  folder: string,
  results: readonly IngestResult[],
  config: Config,
  skip: { has(ordinal: number): boolean },
): Claims {
  const mayContest = results.some(({ contested }) => contested) || config.sources.some(({ made }) => made?.kind === 'extracted')
  if (!mayContest) return { lost: new Map(), counts: {} }
  const familyOf = ({ source }: Placed): string => config.sources[source]!.family
  const extracted = config.sources.map(({ made }) => made?.kind === 'extracted')
  const derived = config.sources.map(({ made }) => made?.kind === 'derived')
  const wanted = new Set<string>()
  if (extracted.includes(true))
    for (const each of allPlaced(folder, results)) if (extracted[each.source] === true && !skip.has(each.ordinal)) wanted.add(each.document)
  /** What is derived of a document leaves the document to others. */
  const contests = (each: Placed): boolean =>
    (each.contested === true || wanted.has(each.document)) && derived[each.source] !== true && !skip.has(each.ordinal)

  const interned = new Map<string, readonly string[]>()
  const readers = new Map<string, readonly string[]>()
  for (const each of allPlaced(folder, results)) {
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
  for (const each of allPlaced(folder, results)) {
    const winner = contests(each) ? winners.get(each.document) : undefined
    if (winner !== undefined && winner !== familyOf(each)) lost.set(each.ordinal, winner)
  }
  return { lost, counts }
}
