/** Results and violations in the words that a person reads in a terminal and in the report. */
import type { Rule } from './gate.ts'
import { failureOf, type RuleResult, type Violation } from './violation.ts'

/** At most so many violations are spelt out; the attachment has more. */
const SPELT_OUT = 5

export function describeViolation({ subject, found, expected, cause }: Violation): string {
  return `${subject}: found ${found}; expected ${expected}${cause === undefined ? '' : `; see ${cause}`}`
}

/** Why a rule is not passed: what was found, what was expected, where, and what to do. Empty where it passed. */
export function describeFailure(rule: Rule, result: RuleResult): string {
  const failure = failureOf(result)
  if (failure === null) return ''
  const shown = result.samples.slice(0, SPELT_OUT)
  const more = result.violations - shown.length
  return [
    `${result.code}: ${failure}. Expected: ${rule.says}`,
    ...shown.map((violation) => `  ${describeViolation(violation)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    `  What to do: ${rule.todo}`,
  ].join('\n')
}
