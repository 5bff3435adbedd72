/** Phase C's algorithms and their parameters, with the contract's values where none are given. */
import contract from '#contract/curriculum.json' with { type: 'json' }
import { type Algorithm, ALGORITHMS, type Alignment } from './plan.ts'

export interface AlignmentInput {
  algorithm: Algorithm
  beta?: number
  gamma?: number
  reference_model?: string | null
  desirable_weight?: number
  undesirable_weight?: number
}

/** Parameters of each, from the contract. `learning_rate` is the stage's and no parameter. */
const PARAMETERS = Object.fromEntries(
  ALGORITHMS.map((algorithm) => {
    const { learning_rate: rate, ...parameters } = contract.alignment.algorithms[algorithm] as Record<string, unknown>
    void rate
    return [algorithm, parameters]
  }),
) as Record<Algorithm, Record<string, unknown>>

/** `asked`: of the command line; the file's parameters stay where they are of the same algorithm. */
export function alignmentOf(given: AlignmentInput | undefined, asked?: Algorithm): Alignment {
  const algorithm = asked ?? given?.algorithm ?? (contract.alignment.recommended as Algorithm)
  const own = given?.algorithm === algorithm ? given : {}
  return { ...PARAMETERS[algorithm], ...own, algorithm } as Alignment
}

/** Parameters that the named algorithm does not have, with those that it has. */
export function strangeParameters(given: AlignmentInput | undefined): [name: string, expected: string][] {
  if (typeof given !== 'object' || given === null || !ALGORITHMS.includes(given.algorithm)) return []
  const own = PARAMETERS[given.algorithm]
  return Object.keys(given)
    .filter((name) => name !== 'algorithm' && !Object.hasOwn(own, name))
    .map((name) => [name, Object.keys(own).join(', ')])
}
