/**
 * What the profile's claims will say about the documents that generators extracted, told before the compile: who wants them, and who will get
 * them. The compile decides on what is left after cleaning, so that its own table can differ by what was rejected or waits for review.
 */
import { claimant } from '../../compile/claims.ts'
import type { Profile } from '#contract/profile.ts'
import type { Ran } from './run.ts'

export interface ExpectedClaims {
  /** Documents that another family wants too. */
  contested: number
  /** Documents by the family that gets them, contested or not. */
  given_to: Record<string, number>
}

/** By name of source. Holds one entry a document that was extracted. */
export function expectedClaims(runs: readonly Ran[], profile: Profile, seed: number): Map<string, ExpectedClaims> {
  const wanted = new Map<string, string[]>()
  for (const { documents, stats } of runs) {
    for (const document of documents.keys()) {
      const families = wanted.get(document)
      if (families === undefined) wanted.set(document, [stats.family])
      else if (!families.includes(stats.family)) families.push(stats.family)
    }
  }
  const expected = new Map<string, ExpectedClaims>()
  for (const { documents, readers, stats } of runs) {
    if (stats.generator.kind !== 'extracted') continue
    let contested = 0
    const given = new Map<string, number>()
    for (const [document, key] of documents) {
      const families = [...new Set([...wanted.get(document)!, ...(readers.get(key) ?? [])])]
      if (families.length > 1) contested++
      const winner = families.length > 1 ? claimant(document, families, profile, seed) : stats.family
      given.set(winner, (given.get(winner) ?? 0) + 1)
    }
    expected.set(stats.source, { contested, given_to: Object.fromEntries([...given].sort(([a], [b]) => (a < b ? -1 : 1))) })
  }
  return expected
}
