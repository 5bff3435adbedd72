/** Rules of the stats gate (contract sections 2 and 9). */
import type { Rule } from '../kit/gate.ts'

const recompile = 'Compile again: the numbers are of other bytes than these, or were edited.'

export const statsRules = {
  statistics_missing: {
    says: 'The manifest’s statistics and reports/statistics.json exist.',
    section: 9,
    todo: 'Compile again; write statistics as the contract’s manifest schema says.',
  },
  statistics_wrong: {
    says: 'Every number of the manifest’s statistics is the one recomputed from the records.',
    section: 9,
    todo: recompile,
  },
  statistics_report_wrong: {
    says: 'Every number of reports/statistics.json is the one recomputed from the records.',
    section: 9,
    todo: recompile,
  },
  totals_wrong: {
    says: 'Every total of the manifest, by split and by family, is the one recomputed from the records.',
    section: 9,
    todo: recompile,
  },
  length_wrong: {
    says: 'conversation_length, where a record states it, counts its user and assistant messages.',
    section: 2,
    todo: recompile,
  },
  tokens_wrong: {
    says: 'total_tokens, where a record states it, is a quarter of the UTF-8 bytes of all contents, rounded up; or, in a dataset most of whose records count otherwise, a count that is possible, and every sum is that of the records’ counts.',
    section: 2,
    todo: recompile,
  },
} as const satisfies Record<string, Rule>

export type StatsCode = keyof typeof statsRules
