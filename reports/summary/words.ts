/** What all outputs say alike of a run: one wording of the verdict, so that none can sound better than another. */
import type { GateDetails, VerificationReport } from '../../gates/kit/verification-report.ts'
import type { GateState } from '../../gates/kit/violation.ts'

export const STATE_WORDS: Record<GateState, string> = { passed: 'passed', waived: 'WAIVED', failed: 'FAILED', 'not run': 'NOT RUN' }

const gatesIn = ({ states }: VerificationReport, wanted: GateState): string =>
  Object.entries(states)
    .flatMap(([gate, state]) => (state === wanted ? [gate] : []))
    .join(', ')

/** The verdict in one sentence. */
export function verdictSentence(report: VerificationReport): string {
  const { verdict, note } = report
  const because = note === undefined ? '' : ` (${note})`
  const missing = gatesIn(report, 'not run')
  const all = Object.values(report.states).every((state) => state === 'not run')
  const unrun = missing === '' ? '' : all ? ' No gate ran.' : ` Not run: ${missing}.`
  if (verdict === 'passed') return 'SIGNED OFF: every gate passed.'
  if (verdict === 'waived') return `WAIVED: what failed is covered by waivers (${gatesIn(report, 'waived')}); not every gate passed.`
  if (verdict === 'failed') return `NOT SIGNED OFF: failed: ${gatesIn(report, 'failed') || 'the run'}${because}.${unrun}`
  return `NOT SIGNED OFF: the gates did not run to their end${because}.${unrun}`
}

const MOST_OTHERS = 10

/** Why a gate is not passed, where no rule of it says so. */
export function otherReasons({ rules, failed_tests: tests, errors, waivers }: GateDetails): string[] {
  const says = new Set(rules.map((rule) => rule.says))
  const others = tests.filter((title) => !says.has(title))
  return [
    ...others.slice(0, MOST_OTHERS).map((title) => `failed: ${title}`),
    ...(others.length > MOST_OTHERS ? [`and ${others.length - MOST_OTHERS} more tests failed`] : []),
    ...waivers.flatMap(({ rule, subject, problem }) => (problem === undefined ? [] : [`waiver of ${rule} for ${subject}: ${problem}`])),
    ...errors.map((error) => `error: ${error}`),
  ]
}

export const number = (value: number): string => value.toLocaleString('en-US')
export const violationsOf = ({ violations }: GateDetails): number => Object.values(violations).reduce((sum, { count }) => sum + count, 0)
