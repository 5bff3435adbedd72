/** What heads the report: the verdict in words, and the facts that a signer compares. */
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { withoutPlaces } from './places.ts'

export const WORDS = {
  passed: 'Signed off',
  waived: 'Waived, not passed',
  failed: 'NOT signed off',
  'not run': 'NOT signed off: gates did not run',
} as const

const number = (value: number): string => value.toLocaleString('en-US')

export const headline = ({ verdict, dataset }: VerificationReport): string => `${WORDS[verdict]} · ${dataset}`

/** Gates by state, in words: `9 of 9 passed`, `7 of 9 passed; failed: leakage, pii`. */
export function gatesInWords({ states }: VerificationReport): string {
  const all = Object.entries(states)
  const rest = (['failed', 'not run', 'waived'] as const).flatMap((state) => {
    const names = all.filter(([, found]) => found === state).map(([gate]) => gate)
    return names.length === 0 ? [] : [`${state}: ${names.join(', ')}`]
  })
  return [`${all.filter(([, state]) => state === 'passed').length} of ${all.length} passed`, ...rest].join('; ')
}

/** In the order in which they are shown. Allure cuts long values to one line; page.ts lets them wrap. */
export function variablesOf(report: VerificationReport): Record<string, string> {
  const { statistics, verification_details: details } = report
  const gates = Object.values(details)
  const sum = (of: (gate: (typeof gates)[number]) => number): number => gates.reduce((total, gate) => total + of(gate), 0)
  const violations = sum((gate) => Object.values(gate.violations).reduce((total, { count }) => total + count, 0))
  const total = statistics?.total
  return {
    Verdict: `${WORDS[report.verdict]}${report.note === undefined ? '' : ` (${withoutPlaces(report.note)})`}`,
    Gates: gatesInWords(report),
    Dataset: report.dataset,
    'Dataset digest': report.dataset_digest === '' ? 'unknown' : report.dataset_digest,
    Conversations: total === undefined ? 'unknown' : number(total.conversations),
    'Tokens, about': total === undefined ? 'unknown' : number(total.total_tokens_approx),
    'Checks made': `${number(sum(({ examined }) => examined))} of ${number(sum(({ population }) => population))}`,
    Violations: number(violations),
    Seed: String(report.seed),
    'Contract version': report.contract_version,
  }
}
