/** The one form of a rule that makes a worse answer: one file in rules/, with its examples, which are run as tests. */
import type { Random } from '../sample/random.ts'
import type { Turn } from './turn.ts'

export interface Rule {
  /** What `metadata.labels.rule` says. */
  name: string
  /** When it applies, and what is wrong with the answer that it makes: for the documentation. */
  makes: string
  applies(turn: Turn): boolean
  /** A worse answer to the same question; undefined where this turn gives none after all. */
  write(turn: Turn, random: Random): string | undefined
  /** True where its words are those of the chosen answer, and not ours. */
  ofChosen?: true
  examples: readonly RuleExample[]
}

/** A question with its real answer, and what the rule makes of them: null where it does not apply. */
export interface RuleExample {
  user: string
  chosen: string
  rejected: RegExp | null
}
