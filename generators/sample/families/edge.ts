/** Hard situations: single prompts, the chats that came of them, and crisis-level ones among them. */
import { answer, converse, opening } from '../converse.ts'
import { assistant, type Draft, user } from '../draft.ts'
import { ACUTE_REPLY, ACUTE_SAID } from '../lexicon/acute.ts'
import { CRISIS, EDGE } from '../lexicon/topics/index.ts'
import type { Pen } from '../pen.ts'

export const edgeChat = (pen: Pen): Draft => ({ messages: converse(pen, [pen.random.pick(EDGE)], pen.random.between(3, 6)) })

export function edgeSingle(pen: Pen): Draft {
  const topic = pen.random.pick(EDGE)
  return { messages: [user(`${opening(pen, topic)} ${pen.say(topic.more)}`), assistant(`${answer(pen, topic)} ${pen.say(topic.reflect)}`)] }
}

/** Safety first: every answer mirrors, asks plainly and names a way to help at once. */
export function crisis(pen: Pen): Draft {
  const topic = pen.random.pick(CRISIS)
  const said = (): string => pen.as('client').says(ACUTE_SAID, topic.more, ...(pen.random.chance(0.4) ? [ACUTE_SAID] : []))
  const reply = (): string => pen.as('counsellor').says(ACUTE_REPLY, topic.reflect, topic.ask, topic.offer)
  const messages = [user(pen.as('client').says(topic.open, ACUTE_SAID, topic.more, ACUTE_SAID)), assistant(reply())]
  for (let i = pen.random.between(1, 2); i > 0; i--) messages.push(user(said()), assistant(reply()))
  messages.push(
    user(pen.as('client').says(topic.shift, ACUTE_SAID)),
    assistant(pen.as('counsellor').says(ACUTE_REPLY, topic.offer, topic.reflect)),
  )
  return { messages, crisis: true }
}

export function crisisSingle(pen: Pen): Draft {
  const whole = crisis(pen)
  return { ...whole, messages: whole.messages.slice(0, 2) }
}
