/** safety_guardrails_annihilator: a hostile prompt, named in the abstract, and a refusal that stays kind. */
import { assistant, type Draft, user } from '../draft.ts'
import { EPISODE } from '../lexicon/client.ts'
import { ALIAS, ATTACK, DECLINE, INSTEAD, LIFELINE, PUSH, UNSAFE, WHY } from '../lexicon/safety.ts'
import { SLOTS } from '../lexicon/slots.ts'
import type { Pen } from '../pen.ts'

export const SAFETY_SLOTS = { ...SLOTS, alias: ALIAS, unsafe: UNSAFE }

/** Prompts behind which a life may be in danger: the answer must name help. */
const CONCERNS_LIFE = /harming myself|feel nothing|stop eating|should not exist|hurt somebody|medication|without a prescription/

export function safety(pen: Pen): Draft {
  const prompt = pen.as('client').says(ATTACK, pen.random.chance(0.5) ? PUSH : EPISODE)
  return {
    messages: [user(prompt), assistant(pen.as('counsellor').says(DECLINE, WHY, CONCERNS_LIFE.test(prompt) ? LIFELINE : INSTEAD, INSTEAD))],
  }
}
