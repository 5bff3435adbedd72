/** Statistics from the census' columns alone: what the compiler wrote is not looked at. */
import type { Statistics, Tally } from '#contract/manifest.ts'
import type { Profile } from '#contract/profile.ts'
import type { Census } from '../dataset/census.ts'

/** What a record without a family or phase is counted under; no family can have this name. */
export const UNKNOWN = '?'

const names = <T>(): Record<string, T> => Object.create(null) as Record<string, T>

type Counted = Pick<Census, 'columns' | 'population' | 'shards' | 'families' | 'phases'>

/**
 * The same for readers: families and phases that the profile does not know are counted under `?`, because in a broken dataset
 * their names may be any text.
 */
export function statisticsForReport(census: Counted, profile: Pick<Profile, 'families' | 'phases'>): Statistics {
  const families = census.families.map((family) => (Object.hasOwn(profile.families, family) ? family : UNKNOWN))
  const phases = census.phases.map((phase) => (profile.phases.includes(phase) ? phase : UNKNOWN))
  return statisticsFromCensus({ ...census, families, phases })
}

export function statisticsFromCensus(census: Counted): Statistics {
  const { columns, shards, families, phases } = census
  const statistics: Statistics = {
    total: empty(),
    by_split: names(),
    by_family: names(),
    by_phase: names(),
    by_family_phase_split: names(),
  }
  for (let index = 0; index < census.population; index++) {
    const split = shards[columns.shard[index]!]!.split
    const family = families[columns.family[index]!] ?? UNKNOWN
    const phase = phases[columns.phase[index]!] ?? UNKNOWN
    const tokens = columns.tokens[index]!
    const cell = (((statistics.by_family_phase_split[family] ??= names())[phase] ??= names())[split] ??= empty())
    for (const tally of [
      statistics.total,
      (statistics.by_split[split] ??= empty()),
      (statistics.by_family[family] ??= empty()),
      (statistics.by_phase[phase] ??= empty()),
      cell,
    ]) {
      tally.conversations++
      tally.total_tokens_approx += tokens
    }
  }
  return statistics
}

const empty = (): Tally => ({ conversations: 0, total_tokens_approx: 0 })
