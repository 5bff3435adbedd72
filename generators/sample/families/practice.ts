/** roleplay_simulator and experimental: dialogues under an instruction. */
import type { Message } from '#contract/record.ts'
import { answer, opening } from '../converse.ts'
import { assistant, type Draft, system, user } from '../draft.ts'
import { ANSWER, DOUBT, EPISODE, PROGRESS } from '../lexicon/client.ts'
import { MIRROR, QUESTION } from '../lexicon/counsellor.ts'
import { LANGUAGES, type Language } from '../lexicon/languages.ts'
import { CONDITION, DIGIT, END as CLOSING, LAST, PROBE, RATING } from '../lexicon/research.ts'
import { CARD, END, FEEDBACK, PRACTISE, REACT, SLIP, TRAINEE, TRAIT } from '../lexicon/roleplay.ts'
import { SLOTS } from '../lexicon/slots.ts'
import { ADDICTION, GENERAL } from '../lexicon/topics/index.ts'
import type { Pen } from '../pen.ts'

export const PRACTICE_SLOTS = { ...SLOTS, ...Object.assign({}, ...LANGUAGES.map(({ slots }) => slots)), digit: DIGIT, trait: TRAIT }

/** The trainee is the user, the simulated client the assistant; a supervisor's feedback ends it. */
export function roleplay(pen: Pen): Draft {
  const topic = pen.random.pick([...GENERAL, ...ADDICTION])
  pen.bind('subject', topic.name)
  const messages = [system(pen.as('counsellor').say(CARD)), user(pen.say(TRAINEE)), assistant(opening(pen, topic))]
  for (let i = pen.random.between(2, 4); i > 0; i--) {
    const slip = pen.random.chance(0.3)
    messages.push(
      user(pen.as('counsellor').says(...(slip ? [SLIP, QUESTION] : [pen.random.chance(0.5) ? topic.reflect : MIRROR, topic.ask]))),
    )
    messages.push(assistant(pen.as('client').says(...(slip ? [REACT, EPISODE] : [ANSWER, pen.random.pick([topic.more, DOUBT, PROGRESS])]))))
  }
  messages.push(user(pen.say(END)), assistant(pen.as('lecturer').says(FEEDBACK, PRACTISE, PRACTISE)))
  return { messages }
}

/** The same situation answered twice by the simulated counsellor; see families/preference.ts for the pair. */
export const simulatorPrompt = (pen: Pen): Draft => {
  const topic = pen.random.pick(GENERAL)
  return {
    messages: [
      system(`Counselling simulator, case “${topic.name}”. The trainee asks for a model answer.`),
      user(opening(pen, topic)),
      assistant(answer(pen, topic)),
    ],
  }
}

export function experimental(pen: Pen): Draft {
  if (pen.random.chance(0.2)) return multilingual(pen)
  const messages = [system(pen.as('lecturer').say(CONDITION)), user(pen.as('client').says(RATING, EPISODE))]
  for (let i = pen.random.between(2, 3); i > 0; i--) {
    messages.push(assistant(pen.as('counsellor').says(pen.random.chance(0.5) ? MIRROR : PROBE, PROBE)))
    messages.push(user(pen.as('client').says(ANSWER, pen.random.pick([EPISODE, DOUBT, PROGRESS]))))
  }
  messages.push(assistant(pen.as('counsellor').say(CLOSING)), user(pen.as('client').says(LAST, PROGRESS)))
  return { messages: [...messages, assistant(pen.as('counsellor').says(QUESTION, CLOSING))] }
}

export const multilingual = (pen: Pen): Draft => inLanguage(pen, pen.random.pick(LANGUAGES))

export function inLanguage(pen: Pen, { user: says, assistant: answers, name }: Language): Draft {
  const gap = name === 'zh' ? '' : ' '
  if (name === 'zh' || name === 'es' || name === 'de') pen.foreign()
  const two = (speaker: 'client' | 'counsellor', bank: readonly string[]): string => `${pen.as(speaker).say(bank)}${gap}${pen.say(bank)}`
  const messages: Message[] = []
  for (let i = pen.random.between(2, 4); i > 0; i--) messages.push(user(two('client', says)), assistant(two('counsellor', answers)))
  return { messages }
}
