/** A counselling conversation: the person opens, the counsellor mirrors and asks, both move towards one step. */
import type { Message } from '#contract/record.ts'
import { assistant, user } from './draft.ts'
import { ANSWER, BACKGROUND, DOUBT, EPISODE, PROGRESS, THANKS } from './lexicon/client.ts'
import { CLOSE, MIRROR, OFFER, QUESTION, STEP, WARM } from './lexicon/counsellor.ts'
import type { Topic } from './lexicon/topics/topic.ts'
import type { Bank, Pen } from './pen.ts'

/** The bank with something left, in the order given; the first where all are used up. */
const fresh = (pen: Pen, ...banks: Bank[]): Bank => banks.find((bank) => pen.left(bank) > 0) ?? banks[0]!

/** From one to `most` sentences, each from a bank drawn among those with something left. */
function speak(pen: Pen, banks: readonly Bank[], least: number, most: number): string {
  const open = pen.random.shuffle(banks.filter((bank) => pen.left(bank) > 0))
  const from = (open.length > 0 ? open : pen.random.shuffle(banks)).slice(0, pen.random.between(least, most))
  return from.map((bank) => pen.say(bank)).join(' ')
}

export function opening(pen: Pen, topic: Topic): string {
  pen.as('client')
  const parts = [pen.say(topic.open), pen.say(EPISODE), pen.say(topic.more)]
  if (pen.random.chance(0.7)) parts.splice(1, 0, pen.say(BACKGROUND))
  if (pen.random.chance(0.4)) parts.push(pen.say(DOUBT))
  return parts.join(' ')
}

/** A whole answer, for single exchanges: mirror, understanding, an offer and a question or step. */
export function answer(pen: Pen, topic: Topic): string {
  pen.as('counsellor')
  const parts = [
    pen.say(WARM),
    pen.say(pen.random.chance(0.5) ? topic.reflect : MIRROR),
    pen.say(topic.offer),
    pen.say(pen.random.chance(0.5) ? OFFER : STEP),
  ]
  if (pen.random.chance(0.6)) parts.push(pen.say(pen.random.chance(0.5) ? topic.ask : QUESTION))
  return parts.join(' ')
}

export function converse(pen: Pen, topics: readonly Topic[], exchanges: number): Message[] {
  const out: Message[] = []
  for (let i = 0; i < exchanges; i++) {
    const topic = topics[Math.floor((i * topics.length) / exchanges)]!
    const late = i / exchanges
    out.push(user(i === 0 ? opening(pen, topic) : clientTurn(pen, topic, late, i === exchanges - 1)))
    out.push(assistant(counsellorTurn(pen, topic, late, i === exchanges - 1)))
  }
  return out
}

function clientTurn(pen: Pen, topic: Topic, late: number, last: boolean): string {
  pen.as('client')
  if (last) return `${pen.say(fresh(pen, topic.shift, PROGRESS))} ${pen.say(THANKS)}`
  if (late < 0.35) return speak(pen, [ANSWER, topic.more, EPISODE], 1, 3)
  if (late < 0.7) return speak(pen, [ANSWER, topic.more, DOUBT, EPISODE, PROGRESS], 1, 3)
  return speak(pen, [PROGRESS, topic.shift, ANSWER, DOUBT], 1, 2)
}

function counsellorTurn(pen: Pen, topic: Topic, late: number, last: boolean): string {
  pen.as('counsellor')
  if (last) return `${pen.say(fresh(pen, STEP, OFFER))} ${pen.say(CLOSE)}`
  const first = pen.say(fresh(pen, ...pen.random.shuffle([WARM, topic.reflect, MIRROR])))
  if (late < 0.4) return `${first} ${speak(pen, [topic.ask, QUESTION, topic.reflect], 1, 2)}`
  return `${first} ${speak(pen, [topic.offer, OFFER, STEP, topic.ask, QUESTION], 1, 2)}`
}

/** Register of hurried typing: no capitals, few stops, common short forms. */
export const casual = (text: string): string =>
  text
    .replace(/\bI do not know\b/g, 'idk')
    .replace(/\bbecause\b/g, 'bc')
    .replace(/\b(do|does|did|is|was|would|could|have|has) not\b/g, '$1nt')
    .replace(/\bI am\b/g, 'im')
    .replace(/ I /g, ' i ')
    .replace(/[“”]/g, '"')
    .toLowerCase()
    .replace(/\.$/, '')
