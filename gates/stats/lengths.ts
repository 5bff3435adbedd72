/** How long the conversations of every phase are, for the report: counts in doubling steps, from the census' columns alone. */
import type { Profile } from '#contract/profile.ts'
import type { Census } from '../dataset/census.ts'
import { UNKNOWN } from './recompute.ts'

/** Among the evidence of a run. */
export const LENGTHS = 'lengths.json'

export interface Lengths {
  phase: string
  conversations: number
  /** Conversations by upper bound: the n-th holds those above half of `2 ** n` (of none for the first) up to `2 ** n`. */
  tokens: number[]
  turns: number[]
}

/** 2 ** 24: a conversation of more tokens than that is counted with the longest. */
const MOST = 24

/** The step that a length falls into: 0 for 0 and 1, 1 for 2, 2 for 3 and 4, 3 for 5 to 8. */
export const stepOf = (length: number): number => (length <= 1 ? 0 : Math.min(MOST, 32 - Math.clz32(length - 1)))

type Counted = Pick<Census, 'columns' | 'population' | 'phases'>

/** A line a phase, in the profile's order; those that it does not know are one line, because their names may be any text. */
export function lengthsOf({ columns, population, phases }: Counted, profile: Pick<Profile, 'phases'>): Lengths[] {
  const lines = [...profile.phases, UNKNOWN].map((phase): Lengths => ({ phase, conversations: 0, tokens: [], turns: [] }))
  const unknown = lines.at(-1)!
  const byPhase = phases.map((phase) => lines.find((line) => line.phase === phase && line !== unknown) ?? unknown)
  for (let index = 0; index < population; index++) {
    const line = byPhase[columns.phase[index]!] ?? unknown
    line.conversations++
    const [tokens, turns] = [stepOf(columns.tokens[index]!), stepOf(columns.turns[index]!)]
    line.tokens[tokens] = (line.tokens[tokens] ?? 0) + 1
    line.turns[turns] = (line.turns[turns] ?? 0) + 1
  }
  const whole = (counts: number[]): number[] => Array.from(counts, (count) => count ?? 0)
  return lines
    .filter(({ conversations }) => conversations > 0)
    .map((line) => ({ ...line, tokens: whole(line.tokens), turns: whole(line.turns) }))
}
