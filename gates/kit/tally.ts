/** Counting for the rules of one gate: what each rule applied to, what was examined, and the first violations as samples. */
import type { Rule } from './gate.ts'
import { type RuleResult, SAMPLE_LIMIT, type Violation } from './violation.ts'

export interface RuleCount {
  population: number
  examined: number
  violations: number
  samples: Violation[]
}

/** Structured-cloneable, so that it can be an examiner's summary. */
export type Tally<Code extends string = string> = Record<Code, RuleCount>

export function newTally<Code extends string>(codes: readonly Code[]): Tally<Code> {
  return Object.fromEntries(
    codes.map((code) => [code, { population: 0, examined: 0, violations: 0, samples: [] }]),
  ) as unknown as Tally<Code>
}

/** One more thing that the rule applies to, and that was looked at. */
export function examined(count: RuleCount, by = 1): void {
  count.population += by
  count.examined += by
}

/** Records a violation; the thing itself was counted by `examined`. */
export function violate<Code extends string>(tally: Tally<Code>, violation: Violation<Code>): void {
  const count = tally[violation.code]
  count.violations++
  if (count.samples.length < SAMPLE_LIMIT) count.samples.push(violation)
}

/** `a` lies before `b`. */
export function mergeTally<Code extends string>(a: Tally<Code>, b: Tally<Code>): Tally<Code> {
  return Object.fromEntries(
    (Object.keys(a) as Code[]).map((code) => [
      code,
      {
        population: a[code].population + b[code].population,
        examined: a[code].examined + b[code].examined,
        violations: a[code].violations + b[code].violations,
        samples: [...a[code].samples, ...b[code].samples].slice(0, SAMPLE_LIMIT),
      },
    ]),
  ) as Tally<Code>
}

/** What is known of a rule beyond its counts. */
export type Remark = Pick<RuleResult, 'notProvable' | 'emptyBecause' | 'warnings' | 'measures'>

/** One result for every rule, in the order of the rules. */
export function results<Code extends string>(
  rules: Record<Code, Rule>,
  tally: Tally<Code>,
  remarks: Partial<Record<Code, Remark>> = {},
): RuleResult<Code>[] {
  return (Object.keys(rules) as Code[]).map((code) => ({
    code,
    ...tally[code],
    samples: tally[code].samples as Violation<Code>[],
    ...remarks[code],
  }))
}
