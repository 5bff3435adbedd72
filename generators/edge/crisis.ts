/** A conversation in acute crisis: asks directly, names help at once, brings distance and company, and never promises silence. */
import type { Message } from '#contract/record.ts'
import { CLOSING, COMPANY, LINES } from './lexicon/crisis/lines.ts'
import type { Crisis, Pair } from './lexicon/theme.ts'
import type { Plan } from './plan.ts'
import { talk, withoutQuestions } from './talk.ts'

/** Exchanges of the longest: opening, answer, moved, two barriers, outcome. */
const LONGEST = 6

/** `opening`: the client's first words, where they come from a scenario. */
export function crisisTalk(plan: Plan, crisis: Crisis, opening?: string): Message[] {
  const { speech, random } = plan
  const writer = talk(plan)
  if (opening === undefined) writer.client(...openingOf(plan, crisis))
  else writer.quoted(opening)
  writer.counsellor(speech.answers(crisis.hear), speech.answers(LINES[crisis.help]), speech.answers(crisis.ask))
  const exchanges = Math.min(LONGEST, plan.exchanges)
  const middle: readonly (readonly [readonly Pair[], () => string[]])[] = [
    [crisis.moved, () => [speech.answers(COMPANY)]],
    [crisis.barriers, () => [random.pick([() => speech.answers(LINES[crisis.help]), () => speech.answers(COMPANY)])()]],
    [crisis.barriers, () => [speech.answers(LINES[crisis.help])]],
  ]
  const turn = (pairs: readonly Pair[], more: () => string[]): void => {
    const [said, reply] = speech.draw(pairs)
    writer.client(speech.client(said), random.chance(0.35) ? speech.says(crisis.more) : '')
    writer.counsellor(withoutQuestions(speech.counsellor(reply)), ...more())
  }
  turn(crisis.answers, () =>
    [speech.answers(crisis.distance), ...(exchanges < 4 ? [speech.answers(COMPANY)] : [])].concat(
      exchanges === 2 ? [speech.answers(CLOSING)] : [],
    ),
  )
  for (const [pairs, more] of middle.slice(0, Math.max(0, exchanges - 3))) turn(pairs, more)
  if (exchanges > 2) {
    const [said, reply] = speech.draw(crisis.outcomes)
    writer.client(speech.client(said))
    writer.counsellor(speech.counsellor(reply), speech.answers(CLOSING))
  }
  return writer.messages
}

function openingOf({ speech, random, age }: Plan, crisis: Crisis): string[] {
  const own = age === 'teen' ? crisis.open.teen : age === 'older' ? crisis.open.older : undefined
  const open = speech.says(own !== undefined && random.chance(0.5) ? own : crisis.open.any)
  const more = speech.says(crisis.more)
  const role = random.chance(0.2) ? `${speech.client('{role}')}.` : ''
  return random.chance(0.75) ? [open, more, random.chance(0.5) ? speech.says(crisis.more) : '', role] : [role, open, more]
}
