/** What became of everything that was read, a line a family, for the report: the manifest's accounting, whose sums this gate proves. */
import type { Profile } from '#contract/profile.ts'
import type { Census } from '../dataset/census.ts'
import { fields, own } from '../kit/untrusted.ts'

/** Among the evidence of a run. */
export const FLOW = 'flow.json'

export const ENDS = ['kept', 'exact_duplicate', 'near_duplicate', 'excluded_holdout', 'in_review', 'rejected', 'refiled_out'] as const
export type End = (typeof ENDS)[number]

/** Conversations: those read or generated and those refiled into the family, and where they ended. */
export type Flow = { family: string; in: number; refiled_in: number; generated: number } & Record<End, number>

const count = (account: unknown, field: string): number => {
  const value = own(account, field)
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}

/** Families of the profile that something was read of; empty where the manifest has no accounting. */
export function flowOf({ manifest }: Pick<Census, 'manifest'>, profile: Pick<Profile, 'families'>): Flow[] {
  const accounts = fields(own(own(manifest, 'accounting'), 'families'))
  return Object.keys(profile.families)
    .map((family) => {
      const account = own(accounts, family)
      const ends = Object.fromEntries(ENDS.map((end) => [end, count(account, end)])) as Record<End, number>
      return {
        family,
        in: count(account, 'in'),
        refiled_in: count(account, 'refiled_in'),
        generated: count(account, 'generated'),
        ...ends,
      }
    })
    .filter((flow) => flow.in + flow.refiled_in + flow.kept > 0)
}
