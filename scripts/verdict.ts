/** The verdict as a person reads it on a terminal. */
import type { VerificationReport } from '../gates/kit/verification-report.ts'
import { table } from './tables.ts'

const MARKS = { passed: 'passed', waived: 'WAIVED', failed: 'FAILED', 'not run': 'NOT RUN' } as const

export function verdictTable(report: VerificationReport): string {
  const gates = Object.entries(report.verification_details)
  const rows = gates.map(([gate, { state, rules, examined, population, violations }]) => [
    gate,
    MARKS[state],
    `${rules.filter((rule) => rule.state === 'passed').length}/${rules.length}`,
    `${examined}/${population}`,
    Object.values(violations).reduce((sum, { count }) => sum + count, 0),
  ])
  const failed = gates.flatMap(([, { violations, warnings }]) => [
    ...Object.entries(violations).map(
      ([code, { count, says, todo, references }]) =>
        `  ${code}: ${count} violations of "${says}". ${todo}${references.length > 0 ? ` First: ${references.slice(0, 3).join(', ')}` : ''}`,
    ),
    ...warnings.slice(0, 10).map((warning) => `  note: ${warning}`),
  ])
  const total = report.statistics?.total
  const head = `${report.dataset}: ${total?.conversations ?? 0} conversations, about ${total?.total_tokens_approx ?? 0} tokens, digest ${report.dataset_digest.slice(0, 16) || 'unknown'}`
  const verdict =
    report.verdict === 'passed'
      ? 'SIGNED OFF: every gate passed.'
      : report.verdict === 'waived'
        ? 'WAIVED: what failed is covered by waivers; not every gate passed.'
        : report.verdict === 'failed'
          ? 'NOT SIGNED OFF: a gate failed.'
          : `NOT SIGNED OFF: gates did not run${report.note === undefined ? '' : ` (${report.note})`}.`
  return [
    head,
    '',
    table(['gate', 'state', 'rules', 'examined', 'violations'], rows),
    ...(failed.length > 0 ? ['', ...failed] : []),
    '',
    verdict,
  ].join('\n')
}
