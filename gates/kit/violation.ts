/** A violation is data: which rule, which record, what was expected and found (redacted), and the other record. Wording sits with the gate's rules. */
export interface Violation<Code extends string = string> {
  code: Code
  /** `train/train_000.jsonl:12`, a path, a family, a source: never text of a record. */
  subject: string
  expected: string
  found: string
  /** The other record or file that the violation is about. */
  cause?: string
  /** Family, split or source that it belongs to: what a waiver may name it by. */
  names?: string[]
}

/** What the checks of one rule saw and found. Samples are bounded; counts are not. */
export interface RuleResult<Code extends string = string> {
  code: Code
  /** What the rule applies to, and how many of it were examined. A rule over nothing states population 0 and why that is right. */
  population: number
  examined: number
  violations: number
  /** The first violations in dataset order, at most SAMPLE_LIMIT. */
  samples: Violation<Code>[]
  /** Set where the dataset lacks what the rule needs: not provable is not passed. */
  notProvable?: string
  /** A population of nothing is legitimate for this rule (no pairs, no previous version): said here in words. */
  emptyBecause?: string
  /** Reported measures that are no violation: e.g. starved stages, partial families, overlap below the threshold. */
  warnings?: string[]
  measures?: Record<string, number>
}

export const SAMPLE_LIMIT = 50

export type GateState = 'passed' | 'waived' | 'failed' | 'not run'

/** Why a rule is not passed, or null where it is. */
export function failureOf(result: RuleResult): string | null {
  if (result.notProvable !== undefined) return `not provable: ${result.notProvable}`
  if (result.violations > 0) return result.violations === 1 ? '1 violation' : `${result.violations} violations`
  if (result.examined < result.population) return `examined ${result.examined} of ${result.population}`
  if (result.population === 0 && result.emptyBecause === undefined) return 'found nothing to examine'
  return null
}
