/** A conversation about a hard theme: what the client says is answered by what belongs to it, and every question is answered next. */
import type { Message } from '#contract/record.ts'
import { ASIDES, CLOSE, DISTRESS, GENERIC, PARTING, REACTIONS, SCREEN } from './lexicon/common.ts'
import type { Beat, Theme } from './lexicon/theme.ts'
import type { Plan } from './plan.ts'
import { closed, talk, withoutQuestions } from './talk.ts'

const ASKS_FOR_LIFE =
  /suicide|killing yourself|ending your life|not wanting to live|dying|to be alive|be dead|about death|how dark|wish to hurt|the living you/i
const SAYS_AGE = /\b(?:I'm|at) (?:twelve|thirteen|fourteen|fifteen|sixteen|nineteen|twenty|thirty|forty|seventy)/i

export function converse(plan: Plan, theme: Theme): Message[] {
  const { speech, random, exchanges } = plan
  const writer = talk(plan)
  const opening = openingOf(plan, theme)
  const beats = beatsOf(plan, theme, exchanges - 2)
  writer.client(...opening.said)
  let pending: Beat = beats.shift()!
  writer.counsellor(withoutQuestions(speech.answers(theme.hear)), ...opening.takenUp, speech.answers(pending.ask))
  const left = beats.length + 2
  for (let turn = 2; turn <= left; turn++) {
    const [said, reply] = speech.draw(pending.said)
    writer.client(speech.client(said))
    const answer = withoutQuestions(speech.counsellor(reply))
    const next = beats.shift()
    if (next === undefined) writer.counsellor(answer, closed(speech.answers(theme.steps)), exchanges === 2 ? speech.answers(CLOSE) : '')
    else {
      pending = next
      writer.counsellor(answer, speech.answers(pending.ask))
    }
  }
  if (exchanges === 2) return writer.messages
  const [said, reply] = speech.draw(REACTIONS)
  const leaving = random.chance(0.3) ? speech.draw(PARTING) : undefined
  writer.client(speech.client(said), leaving === undefined ? '' : speech.client(leaving[0]))
  writer.counsellor(
    withoutQuestions(speech.counsellor(reply)),
    leaving === undefined ? '' : speech.counsellor(leaving[1]),
    speech.answers(CLOSE),
  )
  return writer.messages
}

function openingOf(plan: Plan, theme: Theme): { said: string[]; takenUp: string[] } {
  const { speech, random, age, level } = plan
  const own = age === 'teen' ? theme.open.teen : age === 'older' ? theme.open.older : undefined
  const open = speech.client(speech.draw(own !== undefined && random.chance(0.5) ? own : theme.open.any))
  const distress = random.chance(theme.hostile === true ? 0.15 : level === 'mild' ? 0.4 : 0.7) ? speech.draw(DISTRESS[level]) : undefined
  const role = random.chance(0.35) && !SAYS_AGE.test(open) ? `${speech.client('{role}')}.` : ''
  const more = random.chance(0.8) ? speech.says(theme.more) : ''
  const felt = distress === undefined ? '' : speech.client(distress[0])
  const aside = random.chance(0.3) ? speech.draw(ASIDES) : undefined
  const home = aside === undefined ? '' : speech.client(aside[0])
  const parts = random.pick([
    [open, role, more, felt, home],
    [role, open, felt, more, home],
    [open, felt, role, home, more],
    [open, more, home, felt, role],
    [role, open, more, home, felt],
  ])
  const takenUp = [distress, aside].flatMap((pair) => (pair === undefined ? [] : withoutQuestions(speech.counsellor(pair[1]))))
  return { said: parts.filter(Boolean), takenUp }
}

/** The first beat of a theme looks after safety where there is something to look after, and comes first. */
function beatsOf({ random, level }: Plan, theme: Theme, count: number): Beat[] {
  const [first, ...others] = theme.beats as [Beat, ...Beat[]]
  const own = theme.beats.find(({ ask }) => ask.some((one) => ASKS_FOR_LIFE.test(one)))
  const screen = level !== 'severe' || theme.hostile === true ? undefined : (own ?? SCREEN)
  const rest = [...random.shuffle(others), ...random.shuffle(GENERIC)].filter((beat) => beat !== screen)
  const opens = screen !== undefined && (screen === first || count === 1) ? screen : first
  const all = [opens, ...(screen === undefined || screen === opens ? [] : [screen]), ...rest.filter((beat) => beat !== opens)]
  const mixed = [all[0]!, ...random.shuffle(all.slice(1, Math.max(1, count)))]
  return mixed.slice(0, Math.max(1, count))
}
