/**
 * What no generated conversation may say, and what one in a crisis must say: named rules, each with its own examples, which are its
 * tests. Whoever writes, the grammar or a model behind an endpoint, is held to the same list; a record that breaks one is not written.
 */
import type { Message } from '#contract/record.ts'
import { CARE_RULES } from './safety/care.ts'
import { CRISIS_RULES } from './safety/crisis.ts'
import { FORM_RULES } from './safety/form.ts'
import { HARM_RULES } from './safety/harm.ts'
import { PRIVACY_RULES } from './safety/privacy.ts'
import { PRACTICE_RULES } from './safety/practice.ts'
import type { Judged, SafetyRule } from './safety/rule.ts'

export type { Judged, SafetyRule } from './safety/rule.ts'

export const SAFETY_RULES: readonly SafetyRule[] = [
  ...HARM_RULES,
  ...PRIVACY_RULES,
  ...PRACTICE_RULES,
  ...CARE_RULES,
  ...CRISIS_RULES,
  ...FORM_RULES,
]

/** Names of the rules that the conversation breaks, in the order of the list; none for a sound one. */
export function unsafe(messages: readonly Message[], crisis: boolean, prompt?: string): string[] {
  const judged: Judged = { messages, crisis, ...(prompt === undefined ? {} : { prompt }) }
  return SAFETY_RULES.filter((rule) => rule.breaks(judged)).map(({ name }) => name)
}
