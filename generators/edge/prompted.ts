/** Conversations about a scenario from outside: the client's own words, or a case that a helper brings. The text is used as it stands. */
import type { Message } from '#contract/record.ts'
import { crisisTalk } from './crisis.ts'
import { CLOSE, GENERIC, REACTIONS } from './lexicon/common.ts'
import { CRISES } from './lexicon/crisis/index.ts'
import { BEATS, BRINGS, BROUGHT, CONSULT, CONSULT_ENDS, CONSULT_STEPS, HEARD, REFUSED, STEPS } from './lexicon/prompted.ts'
import type { Age, Beat, Crisis, Theme } from './lexicon/theme.ts'
import { THEMES } from './lexicon/themes/index.ts'
import { plan, type Plan, type PlanOptions } from './plan.ts'
import type { Prompt } from './prompts.ts'
import type { Written } from './record.ts'
import type { Screened } from './screen.ts'
import { closed, talk, withoutQuestions } from './talk.ts'

const TEEN = /\b(?:(?:i'm|im|i am) 1[1-7]\b|my (?:teacher|homework|school)\b|i'm in (?:high school|year (?:nine|ten|eleven)))/i
const OLD = /\b(?:i'm retired|i am retired|my grandchildren|(?:i'm|i am) (?:6[5-9]|[78]\d)\b|my pension)/i
const FIRST_PERSON = /(?:^|[\s"'(])(?:i|i'm|im|i've|ive|i'll|my|me|we|our)(?=[\s,.!?']|$)/i
/** "Write a dialogue in which ..." asks for what we do anyway; what follows is the situation. */
const ORDER =
  /^(?:please )?(?:write|create|generate|simulate|compose|produce|imagine|role-?play)(?: me)? (?:an? |the )?(?:[\w-]+ ){0,4}(?:dialogue|conversation|chat|scenario|session|story|scene|exchange|response|transcript)(?: (?:in which|where|about|between|with|for|of|involving|that))?[:,]?\s*/i

const FELT =
  /\b(anxious|hopeless|angry|furious|scared|afraid|terrified|lonely|guilty|ashamed|exhausted|overwhelmed|numb|worthless|empty|trapped|sad|jealous|confused|betrayed|panicky|stressed|helpless|desperate|tired|invisible|broken|stuck)\b/i
const CLOSE_ONE =
  /\bmy ((?:ex-?)?(?:husband|wife|partner|boyfriend|girlfriend|mother|father|mum|mom|dad|sister|brother|son|daughter|boss|manager|friend|best friend|roommate|flatmate|family|parents|children|kids|teacher|colleagues?|neighbou?rs?))\b/i

export function writtenFromPrompt(
  seed: number,
  family: string,
  prompt: Prompt,
  times: number,
  screened: Exclude<Screened, { use: 'left_out' }>,
  options: PlanOptions,
): Written {
  const { made, text, own, kind, name } = readScenario(seed, family, prompt, times, screened, options)
  const declined = screened.use === 'refused' ? made.speech.answers(REFUSED[screened.rule]) : undefined
  const messages =
    kind !== undefined ? crisisAfter(made, kind, text, own, declined) : own ? personal(made, text, declined) : consult(made, text, declined)
  return {
    messages,
    crisis: kind !== undefined,
    prompt: text,
    parents: [prompt.at],
    labels: {
      scenario: name.replaceAll(' ', '_'),
      distress: kind === undefined ? made.level : 'crisis',
      age: made.age,
      register: made.register,
      source: own ? 'prompt' : 'prompt_consult',
      ...(screened.use === 'refused' ? { refused: screened.rule } : {}),
    },
  }
}

export interface ReadScenario {
  made: Plan
  /** The text as it is used: as it stands, or without the order to write something about it. */
  text: string
  /** Told by the one concerned; otherwise a case that a helper brings. */
  own: boolean
  kind: Crisis | undefined
  theme: Theme
  name: string
}

export function readScenario(
  seed: number,
  family: string,
  prompt: Prompt,
  times: number,
  screened: Exclude<Screened, { use: 'left_out' }>,
  options: PlanOptions,
): ReadScenario {
  const own = isOwnVoice(prompt.text)
  const crisis = screened.use === 'refused' ? screened.rule === 'asks_method' : screened.crisis
  const kind = crisis ? crisisOf(prompt.text, own) : undefined
  const theme: Theme = { ...ANY, name: themeOf(prompt.text) }
  const subject: Plan['subject'] = kind === undefined ? { kind: 'theme', theme: theme } : { kind: 'crisis', crisis: kind }
  const made = plan(
    seed,
    `${family}:${prompt.at}:${times}`,
    options,
    subject,
    TEEN.test(prompt.text) ? 'teen' : OLD.test(prompt.text) ? 'older' : undefined,
  )
  const text = own ? prompt.text : prompt.text.replace(ORDER, '').replace(/^\w/, (letter) => letter.toUpperCase())
  return { made, text, own, kind, theme, name: kind?.name ?? theme.name }
}

const isOwnVoice = (text: string): boolean => FIRST_PERSON.test(text.replace(/"[^"]*"|“[^”]*”/g, '')) && !ORDER.test(text)

const themeOf = (text: string): string => THEMES.find(({ words }) => words.test(text))?.name ?? 'other'

function crisisOf(text: string, own: boolean): Crisis {
  const named = (name: string): Crisis => CRISES.find((one) => one.name === name)!
  if (!own) return named('a friend in danger')
  return CRISES.find(({ words, name }) => words.test(text) && name !== 'a friend in danger') ?? named('suicidal intent')
}

const AGES: readonly Age[] = ['teen', 'young', 'adult', 'midlife', 'older']
const ANY: Theme = { name: 'other', words: /(?!)/, ages: AGES, open: { any: [] }, more: [], hear: HEARD, beats: BEATS, steps: STEPS }

/** The answer takes up whom and which feeling the client named. */
function takenUp(text: string): string {
  const one = CLOSE_ONE.exec(text)?.[1]?.toLowerCase()
  const felt = FELT.exec(text)?.[1]?.toLowerCase()
  if (one !== undefined && felt !== undefined) return `You speak of your ${one}, and you use the word "${felt}".`
  if (felt !== undefined) return `"${felt.charAt(0).toUpperCase() + felt.slice(1)}" is the word that you use.`
  return one === undefined ? '' : `Your ${one} is in it, too.`
}

function personal(made: Plan, text: string, declined?: string): Message[] {
  const { speech, random, exchanges } = made
  const writer = talk(made)
  const beats: Beat[] = [...random.shuffle(BEATS), ...random.shuffle(GENERIC.slice(1))].slice(0, Math.max(1, exchanges - 2))
  let pending = beats.shift()!
  writer.quoted(text)
  writer.counsellor(declined ?? speech.answers(HEARD), declined === undefined ? takenUp(text) : '', speech.answers(pending.ask))
  return goOn(made, writer, pending, beats, STEPS, REACTIONS)
}

function consult(made: Plan, text: string, declined?: string): Message[] {
  const { speech, random, exchanges } = made
  const writer = talk(made)
  const beats: Beat[] = random.shuffle(CONSULT).slice(0, Math.max(1, exchanges - 2))
  const pending = beats.shift()!
  writer.quoted(`${speech.says(BRINGS)} ${text}`)
  writer.counsellor(declined ?? '', speech.answers(BROUGHT), speech.answers(pending.ask))
  return goOn(made, writer, pending, beats, CONSULT_STEPS, CONSULT_ENDS)
}

function goOn(
  { speech, exchanges }: Plan,
  writer: ReturnType<typeof talk>,
  first: Beat,
  beats: Beat[],
  steps: readonly string[],
  ends: typeof REACTIONS,
): Message[] {
  for (let pending: Beat | undefined = first; pending !== undefined;) {
    const [said, reply] = speech.draw(pending.said)
    pending = beats.shift()
    writer.client(speech.client(said))
    const answer = withoutQuestions(speech.counsellor(reply))
    if (pending !== undefined) writer.counsellor(answer, speech.answers(pending.ask))
    else writer.counsellor(answer, closed(speech.answers(steps)), exchanges === 2 ? speech.answers(CLOSE) : '')
  }
  if (exchanges === 2) return writer.messages
  const [said, reply] = speech.draw(ends)
  writer.client(speech.client(said))
  writer.counsellor(withoutQuestions(speech.counsellor(reply)), speech.answers(CLOSE))
  return writer.messages
}

function crisisAfter(made: Plan, kind: Crisis, text: string, own: boolean, declined?: string): Message[] {
  const messages = crisisTalk(made, kind, own ? text : `${made.speech.says(BRINGS)} ${text}`)
  if (declined !== undefined) messages[1] = { role: 'assistant', content: `${declined} ${messages[1]!.content}` }
  return messages
}
