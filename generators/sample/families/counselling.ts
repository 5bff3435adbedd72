/** General counselling, cptsd and addiction: conversations, single exchanges and reasoned answers. */
import { answer, casual, converse, opening } from '../converse.ts'
import { assistant, type Draft, system, user } from '../draft.ts'
import { CLOSE, MIRROR, QUESTION, SYSTEM } from '../lexicon/counsellor.ts'
import { CAUSE, EMOTION, RISK, STRATEGY, TASK } from '../lexicon/reasoning.ts'
import { ADDICTION, GENERAL, TRAUMA } from '../lexicon/topics/index.ts'
import type { Topic } from '../lexicon/topics/topic.ts'
import type { Pen } from '../pen.ts'

function conversation(pen: Pen, topics: readonly Topic[], least: number, most: number): Draft {
  const messages = converse(pen, [pen.random.pick(topics)], pen.random.between(least, most))
  const typed = pen.random.chance(0.15) ? messages.map((m) => (m.role === 'user' ? user(casual(m.content)) : m)) : messages
  return {
    messages: pen.random.chance(0.2) ? [system(pen.as('counsellor').say(SYSTEM)), ...typed] : typed,
    quality: pen.random.between(55, 98) / 100,
  }
}

export const professional = (pen: Pen): Draft => conversation(pen, GENERAL, 4, 8)
export const priority = (pen: Pen): Draft => conversation(pen, GENERAL, 3, 7)
export const cptsd = (pen: Pen): Draft => conversation(pen, TRAUMA, 3, 7)
export const addiction = (pen: Pen): Draft => conversation(pen, ADDICTION, 3, 7)

export function general(pen: Pen): Draft {
  const topic = pen.random.pick(GENERAL)
  const question = opening(pen, topic)
  return { messages: [user(pen.random.chance(0.25) ? casual(question) : question), assistant(answer(pen, topic))] }
}

/** Instruction, the client's message, and numbered reasoning before the answer. */
export function reasoned(pen: Pen): Draft {
  const topic = pen.random.pick(GENERAL)
  const client = opening(pen, topic)
  pen.as('counsellor')
  const lecture = (): string => {
    pen.as('lecturer')
    const steps = [pen.say(EMOTION), pen.say(CAUSE), pen.say(RISK), pen.say(STRATEGY), ...(pen.random.chance(0.5) ? [pen.say(CAUSE)] : [])]
    pen.as('counsellor')
    return steps.map((step, i) => `${i + 1}. ${step}`).join('\n')
  }
  const reply = `${answer(pen, topic)} ${pen.say(pen.random.pick([MIRROR, QUESTION, CLOSE]))}`
  return { messages: [user(`${pen.say(TASK)}\n${client}`), assistant(`${lecture()}\n\nResponse: ${reply}`)] }
}

/** More than twenty turns, two or three subjects. */
export function longRunning(pen: Pen): Draft {
  const topics = pen.random.shuffle([...GENERAL, ...TRAUMA]).slice(0, pen.random.between(2, 3))
  return { messages: converse(pen, topics, pen.random.between(11, 30)) }
}
