/** A conversation up to its last answer, as the rules see it. */
import type { Message } from '#contract/record.ts'
import { countWords } from '../../compile/sources/shapes/prose.ts'
import { atRisk, isGrave } from './danger.ts'
import { languageOf, type Language } from './language.ts'
import { type Topic, topicsOf, wordsOf } from './topics.ts'

export interface Turn {
  /** Messages before the answer; the last of them is the user's. */
  context: Message[]
  question: string
  chosen: string
  /** Words of the chosen answer, as the contract counts them. */
  words: number
  /** Of question and answer together; `other` where they differ. */
  language: Language
  /** What was said before the answer is about danger, violence or illness. */
  danger: boolean
  /** Somebody in it may be in danger of their life. */
  risk: boolean
  /** `danger`, or the answer is about it: nothing that anybody should be flippant about. */
  grave: boolean
  /** The user speaks of themselves. */
  personal: boolean
  /** What the question is about, in phrases that a sentence can hold. */
  topics: Topic[]
  /** Words of the question, harmless ones, to be quoted. */
  echoes: string[]
}

const PERSONAL = /\b(?:i|i['’]m|i['’]ve|me|my|myself|mine)\b|我/iu

/** Undefined where no assistant's message follows one of the user. `contextWords`: how much is kept before the answer, from its end. */
export function turnOf(messages: readonly Message[], contextWords: number): Turn | undefined {
  const at = messages.findLastIndex(({ role }, i) => role === 'assistant' && messages[i - 1]?.role === 'user')
  if (at === -1) return undefined
  const context = clip(messages.slice(0, at), contextWords)
  const [question, chosen] = [messages[at - 1]!.content, messages[at]!.content]
  const own = languageOf(chosen)
  const told = context.map(({ content }) => content).join('\n')
  return {
    context,
    question,
    chosen,
    words: countWords(chosen),
    language: own === languageOf(question) || languageOf(told) === own ? own : 'other',
    risk: atRisk(told),
    danger: isGrave(told),
    grave: isGrave(told) || isGrave(chosen),
    personal: PERSONAL.test(question),
    topics: topicsOf(question),
    echoes: wordsOf(question),
  }
}

/** The system message and the last messages that fit, from one of the user on; the question always. */
function clip(messages: readonly Message[], words: number): Message[] {
  const system = messages.filter(({ role }) => role === 'system')
  const spoken = messages.filter(({ role }) => role !== 'system')
  let left = words
  let from = spoken.length - 1
  for (let i = spoken.length - 1; i >= 0; i--) {
    left -= countWords(spoken[i]!.content)
    if (left < 0) break
    if (spoken[i]!.role === 'user') from = i
  }
  return [...system, ...spoken.slice(Math.max(0, from))]
}
