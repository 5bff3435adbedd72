/** The accounting identity (contract section 10): every unit and every conversation is counted once, by source and by family. */
import type { Outcome } from '#contract/ledger.ts'
import type { Accounting, FamilyAccount, OutcomeCounts, SourceAccount } from '#contract/manifest.ts'
import type { Config } from './config.ts'

const nothing = (): OutcomeCounts => ({
  in: 0,
  kept: 0,
  exact_duplicate: 0,
  near_duplicate: 0,
  excluded_holdout: 0,
  in_review: 0,
  rejected: 0,
})

export interface Books {
  /** Raw units of a source; `cut` counts further pieces of one unit, `joined` units that went into an earlier one. */
  units(source: number, what: keyof SourceAccount['units'], by: number): void
  /** A conversation of a source, under the family that it ends in, and what became of it. */
  settle(source: number, family: string, outcome: Outcome | 'kept'): void
  /** Records of a source that a rule was asked about, and how many it refused. Duplicates and what is left out by choice are no refusals. */
  rejections(source: number): { tried: number; rejected: number }
  /** Conversations kept so far under a family. */
  kept(family: string): number
  /** The sums so far, families in the profile's order. */
  sums(): Accounting
  /** The sums. Throws where they do not add up: that is a defect of the compiler, never of the data. */
  close(): Accounting
}

export function openBooks(config: Config): Books {
  const sources: Record<string, SourceAccount> = {}
  for (const { name, family } of config.sources) {
    sources[name] = { source_family: family, ...nothing(), units: { read: 0, rejected: 0, ceded: 0, joined: 0, cut: 0 } }
  }
  const families: Record<string, FamilyAccount> = {}
  for (const family of Object.keys(config.profile.families))
    families[family] = { ...nothing(), refiled_in: 0, refiled_out: 0, generated: 0 }
  return {
    units(source, what, by) {
      sources[config.sources[source]!.name]!.units[what] += by
    },
    settle(index, family, outcome) {
      const source = config.sources[index]!
      const account = sources[source.name]!
      account.in++
      account[outcome]++
      const origin = families[source.family]!
      origin.in++
      if (source.generator !== undefined) origin.generated++
      if (family !== source.family) {
        origin.refiled_out++
        families[family]!.refiled_in++
      }
      families[family]![outcome]++
    },
    rejections(index) {
      const { units, rejected, ...account } = sources[config.sources[index]!.name]!
      return { tried: units.rejected + account.in, rejected: units.rejected + rejected }
    },
    kept: (family) => families[family]?.kept ?? 0,
    sums: () => ({ sources, families }),
    close() {
      for (const [name, account] of Object.entries(sources)) checkSource(name, account)
      for (const [name, account] of Object.entries(families)) checkFamily(name, account)
      return { sources, families }
    },
  }
}

const settled = (account: OutcomeCounts): number =>
  account.kept + account.exact_duplicate + account.near_duplicate + account.excluded_holdout + account.in_review + account.rejected

function checkSource(name: string, account: SourceAccount): void {
  const { units } = account
  if (account.in !== settled(account))
    throw new Error(
      `Source "${name}": ${account.in} conversations in, ${settled(account)} accounted for; the compiler lost some: report this as a defect`,
    )
  const made = units.read - units.rejected - units.ceded - units.joined + units.cut
  if (made !== account.in)
    throw new Error(
      `Source "${name}": its ${units.read} raw units make ${made} conversations, ${account.in} came in; the shape miscounts: report this as a defect`,
    )
}

function checkFamily(name: string, account: FamilyAccount): void {
  const into = account.in + account.refiled_in
  const out = settled(account) + account.refiled_out
  if (into !== out)
    throw new Error(`Family "${name}": ${into} conversations in, ${out} accounted for; the compiler lost some: report this as a defect`)
}
