/** The stats gate: a reader of the numbers may trust every one of them. */
import { STATISTICS_PATH } from '#contract/layout.ts'
import type { Statistics, Tally as Numbers } from '#contract/manifest.ts'
import { SPLITS } from '#contract/record.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { fields, named, own, readJson, token } from '../kit/untrusted.ts'
import { type StatsSummary, statsExaminer } from './examiner.ts'
import { statsFaults } from './faults.ts'
import { statisticsFromCensus } from './recompute.ts'
import { type StatsCode, statsRules } from './rules.ts'
import { byOwnCounts, methodOf, methodWarning } from './token-method.ts'

type Counts = Tally<StatsCode>
type Compare = (subject: string, found: unknown, expected: number) => void

const comparing =
  (tally: Counts, code: StatsCode): Compare =>
  (subject, found, expected) => {
    examined(tally[code])
    if (found !== expected) violate(tally, { code, subject, expected: String(expected), found: named(found) })
  }

const TALLY = ['conversations', 'total_tokens_approx'] as const

/** Every number of `expected` and every name of `found`: what is stated beyond the data must be zero. */
function compareTallies(compare: Compare, at: string, found: unknown, expected: Record<string, unknown>, depth: number): void {
  if (depth === 0) {
    for (const field of TALLY) compare(`${at}.${field}`, own(found, field), (expected as unknown as Numbers | undefined)?.[field] ?? 0)
    return
  }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(fields(found))])) {
    const stated = own(found, name)
    const recomputed = expected[name] as Record<string, unknown> | undefined
    if (recomputed === undefined && holdsNothing(stated)) continue
    compareTallies(compare, `${at}.${token(name)}`, stated, recomputed ?? {}, depth - 1)
  }
}

/** A family, phase or split that is listed with zeros is no claim. */
const holdsNothing = (value: unknown): boolean =>
  value === 0 || (typeof value === 'object' && value !== null && Object.values(value).every(holdsNothing))

function compareStatistics(compare: Compare, at: string, found: unknown, expected: Statistics): void {
  compareTallies(compare, `${at}.total`, own(found, 'total'), expected.total as never, 0)
  for (const by of ['by_split', 'by_family', 'by_phase'] as const) compareTallies(compare, `${at}.${by}`, own(found, by), expected[by], 1)
  compareTallies(compare, `${at}.by_family_phase_split`, own(found, 'by_family_phase_split'), expected.by_family_phase_split, 3)
}

function compareTotals(compare: Compare, { census }: GateContext, expected: Statistics): void {
  const { manifest } = census
  compare('manifest.json#total_conversations', own(manifest, 'total_conversations'), expected.total.conversations)
  compare('manifest.json#total_tokens_approx', own(manifest, 'total_tokens_approx'), expected.total.total_tokens_approx)
  for (const split of SPLITS) {
    const stated = own(own(manifest, 'splits'), split)
    for (const field of TALLY) compare(`manifest.json#splits.${split}.${field}`, own(stated, field), expected.by_split[split]?.[field] ?? 0)
  }
  const stated = own(manifest, 'source_families')
  for (const family of new Set([...Object.keys(expected.by_family), ...Object.keys(fields(stated))])) {
    const at = `manifest.json#source_families.${token(family)}`
    const cells = Object.values(expected.by_family_phase_split[family] ?? {})
    compare(`${at}.conversations`, own(own(stated, family), 'conversations'), expected.by_family[family]?.conversations ?? 0)
    for (const split of SPLITS) {
      const here = cells.reduce((sum, cell) => sum + (cell[split]?.conversations ?? 0), 0)
      compare(`${at}.splits.${split}`, own(own(own(stated, family), 'splits'), split) ?? 0, here)
    }
  }
}

export const statsGate: Gate<StatsCode> = {
  name: 'stats',
  claim: 'The statistics exist, and every number in them is the one that the published records give.',
  rules: statsRules,
  examiners: [statsExaminer],
  faults: statsFaults,
  async check(context) {
    const { census, store } = context
    const summary = census.summaries[statsExaminer.name] as StatsSummary
    const isOurs = methodOf(summary.tokens) === 'ours'
    const tally: Counts = {
      ...newTally(Object.keys(statsRules) as StatsCode[]),
      ...summary.tally,
      ...(isOurs ? {} : summary.impossible),
    }
    const ours = statisticsFromCensus(census)
    const expected = isOurs ? ours : byOwnCounts(ours, summary.tokens, own(census.manifest, 'statistics'))
    const remarks: Partial<Record<StatsCode, Remark>> = {}
    const exists = (code: 'statistics_wrong' | 'statistics_report_wrong', at: string, value: unknown, why: string): void => {
      examined(tally.statistics_missing)
      if (Object.keys(fields(value)).length > 0) return compareStatistics(comparing(tally, code), at, value, expected)
      violate(tally, { code: 'statistics_missing', subject: at, expected: 'statistics by split, family and phase', found: why })
      remarks[code] = { notProvable: `${at}: ${why}` }
    }
    exists('statistics_wrong', 'manifest.json#statistics', own(census.manifest, 'statistics'), 'none')
    const report = await readJson(store, STATISTICS_PATH)
    exists('statistics_report_wrong', STATISTICS_PATH, report.value, report.problem ?? 'no object')
    if (census.manifest === null) remarks.totals_wrong = { notProvable: `manifest.json: ${census.manifestProblem ?? 'not readable'}` }
    else compareTotals(comparing(tally, 'totals_wrong'), context, expected)
    const warning = methodWarning(summary.tokens, expected.total.total_tokens_approx, ours.total.total_tokens_approx)
    if (warning !== undefined) remarks.totals_wrong = { ...remarks.totals_wrong, warnings: [warning] }
    for (const code of ['length_wrong', 'tokens_wrong'] as const) {
      if (tally[code].population === 0) remarks[code] = { emptyBecause: 'no record states it; the field is optional' }
    }
    return results(statsRules, tally, remarks)
  },
}
