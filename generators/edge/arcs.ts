/** The chat that came of a scenario: longer, with a turn in it, and an end that can be told. */
import type { Message } from '#contract/record.ts'
import { CLOSE, GENERIC, REACTIONS } from './lexicon/common.ts'
import {
  DEMANDS,
  HANDED_ON,
  MISSTEPS,
  type Outcome,
  OUTCOMES,
  PUSHES,
  REPORTS,
  RETURNS,
  RUPTURES,
  SETBACKS,
  UNDER,
} from './lexicon/arcs.ts'
import { CLOSING, COMPANY, LINES } from './lexicon/crisis/lines.ts'
import { BRINGS, BROUGHT, CONSULT, CONSULT_STEPS } from './lexicon/prompted.ts'
import type { Bank, Beat, Crisis, Pair } from './lexicon/theme.ts'
import type { Plan } from './plan.ts'
import { closed, talk, withoutQuestions, type Talk } from './talk.ts'

export const ARCS = ['rupture', 'boundary', 'setback', 'return'] as const
export type Arc = (typeof ARCS)[number]

/** Exchanges of an arc beside those of its middle. */
const OTHERWISE: Readonly<Record<Arc, number>> = { rupture: 6, boundary: 7, setback: 4, return: 5 }

export interface Scenario {
  /** The client's first words; `verbatim` where they come from outside and keep their own way of writing. */
  opening: string
  verbatim: boolean
  hear: Bank
  beats: readonly Beat[]
  steps: Bank
  /** Declined in the first answer, where something was asked for that can not be given. */
  declined?: string
}

export interface Told {
  messages: Message[]
  outcome: Outcome
}

const drawn = (plan: Plan, writer: Talk, pairs: readonly Pair[], ...more: string[]): void => {
  const [said, reply] = plan.speech.draw(pairs)
  writer.client(plan.speech.client(said))
  const answer = plan.speech.counsellor(reply)
  writer.counsellor(more.some((one) => one !== '') ? withoutQuestions(answer) : answer, ...more)
}

/** Each beat answers the question before it and asks the next; the last one asks `then`. */
function walk(plan: Plan, writer: Talk, beats: readonly Beat[], then: string): void {
  for (const [i, beat] of beats.entries()) {
    const next = beats[i + 1]
    drawn(plan, writer, beat.said, next === undefined ? then : plan.speech.answers(next.ask))
  }
}

export function tellArc(plan: Plan, arc: Arc, scenario: Scenario): Told {
  const { speech, random, exchanges } = plan
  const writer = talk(plan)
  const [first, ...others] = scenario.beats as [Beat, ...Beat[]]
  const middle = [first, ...random.shuffle([...others, ...random.shuffle(GENERIC).slice(0, 2)])].slice(
    0,
    Math.max(1, exchanges - OTHERWISE[arc]),
  )
  const step = (): string => closed(speech.answers(scenario.steps))
  if (scenario.verbatim) writer.quoted(scenario.opening)
  else writer.client(scenario.opening)
  if (arc === 'rupture' && scenario.declined === undefined) {
    writer.counsellor(speech.answers(MISSTEPS))
    drawn(plan, writer, RUPTURES, speech.answers(UNDER.ask))
    walk(plan, writer, [UNDER, ...middle.slice(1)], step())
  } else {
    writer.counsellor(scenario.declined ?? withoutQuestions(speech.answers(scenario.hear)), speech.answers(middle[0]!.ask))
    walk(plan, writer, middle, arc === 'boundary' ? '' : step())
  }
  if (arc === 'boundary') {
    drawn(plan, writer, DEMANDS)
    drawn(plan, writer, PUSHES, step())
  }
  drawn(plan, writer, REACTIONS, speech.answers(CLOSE))
  if (arc === 'setback') drawn(plan, writer, SETBACKS, step())
  else {
    const { said, reply, told } = random.pick(RETURNS)
    writer.client(speech.client(said))
    writer.counsellor(speech.counsellor(reply))
    drawn(plan, writer, told, random.chance(0.5) ? step() : '')
  }
  const outcome = random.pick(['better', 'better', 'mixed', 'mixed', 'unresolved', 'left'] as const)
  drawn(plan, writer, OUTCOMES[outcome], outcome === 'left' ? '' : speech.answers(CLOSE))
  return { messages: writer.messages, outcome }
}

/** It gets acute on the way: what began as a hard talk turns into a crisis, and from there on safety comes first. */
export function tellEscalation(plan: Plan, crisis: Crisis, scenario: Scenario, isAcuteAtOnce: boolean): Told {
  const { speech, random, exchanges } = plan
  const writer = talk(plan)
  const acute = (): void =>
    writer.counsellor(scenario.declined ?? '', speech.answers(crisis.hear), speech.answers(LINES[crisis.help]), speech.answers(crisis.ask))
  if (scenario.verbatim) writer.quoted(scenario.opening)
  else writer.client(scenario.opening)
  if (isAcuteAtOnce) acute()
  else {
    const beats = scenario.beats.slice(0, Math.max(1, exchanges - 8))
    writer.counsellor(withoutQuestions(speech.answers(scenario.hear)), speech.answers(beats[0]!.ask))
    walk(
      plan,
      writer,
      beats,
      random.pick([
        'What is it that you are not saying yet?',
        'There is something under this. What is it?',
        'You went quiet there. What came up?',
      ]),
    )
    writer.client(speech.says(crisis.open.any), speech.says(crisis.more))
    acute()
  }
  drawn(plan, writer, crisis.answers, speech.answers(crisis.distance))
  drawn(plan, writer, crisis.moved, speech.answers(COMPANY))
  drawn(plan, writer, crisis.barriers, speech.answers(LINES[crisis.help]))
  if (random.chance(0.5)) drawn(plan, writer, crisis.barriers, speech.answers(COMPANY))
  drawn(plan, writer, crisis.outcomes, speech.answers(CLOSING))
  const outcome = random.pick(['handed_over', 'handed_over', 'mixed'] as const)
  drawn(plan, writer, OUTCOMES[outcome], speech.answers(CLOSING))
  return { messages: writer.messages, outcome }
}

/** A helper brings a case, prepares the talk, and comes back from it. */
export function tellConsult(plan: Plan, text: string, declined?: string): Told {
  const { speech, random } = plan
  const writer = talk(plan)
  const beats = random.shuffle(CONSULT).slice(0, random.between(3, CONSULT.length))
  writer.quoted(`${speech.says(BRINGS)} ${text}`)
  writer.counsellor(declined ?? '', speech.answers(BROUGHT), speech.answers(beats[0]!.ask))
  walk(plan, writer, beats, closed(speech.answers(CONSULT_STEPS)))
  writer.client(
    speech.says([
      "Yes. I'll [do|try] that and come back.",
      "OK. I'm as ready as I get. I'll tell you how it went.",
      "[Good|Right]. It's on Thursday. Wish me a quiet voice.",
    ]),
  )
  writer.counsellor(
    speech.answers([
      'Go slowly, and come back whatever happens. If it turns out that somebody is in danger: {emergency}, {lifelineshort}, and your lead, at once.',
      'I will be glad to hear. If there is danger, you stay, you call {emergency} or {lifelineshort}, and you fetch a colleague.',
    ]),
  )
  drawn(plan, writer, REPORTS.slice(0, 1))
  drawn(plan, writer, HANDED_ON, speech.answers(CLOSE))
  return { messages: writer.messages, outcome: 'handed_over' }
}
