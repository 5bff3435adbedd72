/** A conversation up to the last answer that answers something, as the rules see it. */
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
  /** What kind of thing the user says: a trouble of their own, a question or a task, or small talk. */
  asks: 'trouble' | 'task' | 'talk'
  /** What the question is about, in phrases that a sentence can hold. */
  topics: Topic[]
  /** Words of the question, harmless ones, to be quoted. */
  echoes: string[]
}

const OWN = /\b(?:i|i['’]m|i['’]ve|me|my|myself|mine)\b|我/iu
const TROUBLE =
  /\b(?:can(?:not|['’]t| not)|do(?:n['’]t| not) know|hard|difficult|hurts?|upset|feel(?:ing|s)?|felt|wish|should i|how (?:do|can|should) i|why (?:do|am|can)|tired|hate|miss|lost|problems?|struggl\w*|trouble|cope|bad|worse|nobody|no one|alone|wrong|worried|stuck|anxious|scared|afraid|sad|depress\w*|lonely|angry|stress\w*|nervous|overwhelmed|ashamed|guilty|panic\w*)\b|累|烦|难|怕|担心|怎么办|焦虑|压力|不想|不知道|伤心|痛|孤独|失眠|吵架|生气|害怕|迷茫|委屈/i
const TASK =
  /^\s*(?:please |can you |could you )?(?:imagine|you are|you['’]re|as an?\b|as the\b|take on|role-?play|describe|write|act as|pretend|explain|list|name|give|tell me|create|suppose|play)\b/i

/** A trouble is the user's own and sounds like one; a task is set, or asks something about the world. */
function asked(question: string, topics: readonly Topic[]): Turn['asks'] {
  if (TASK.test(question)) return 'task'
  if (OWN.test(question) && (TROUBLE.test(question) || (topics.length > 0 && question.length > 60))) return 'trouble'
  return /[?？]/.test(question) || question.length > 120 ? 'task' : 'talk'
}

/** Thanks and goodbyes: what follows them is courtesy, and a worse answer to it teaches nothing. */
const FAREWELL = /\b(?:thanks?|thank you|thx|bye|goodbye|good night|see you|take care|appreciate)\b|谢|再见|拜拜|晚安|辛苦了/i
const isFarewell = (text: string): boolean => text.length <= 120 && FAREWELL.test(text) && !/[?？]/.test(text)

/** How many answers are looked at from the end. */
const REACH = 10

/** Index of the last answer of at least `words` words that answers more than a goodbye, or why there is none. */
function lastAnswer(messages: readonly Message[], words: number): number | 'no_answer' | 'answer_too_short' {
  let seen = 0
  for (let i = messages.length - 1; i > 0 && seen < REACH; i--) {
    if (messages[i]!.role !== 'assistant' || messages[i - 1]!.role !== 'user') continue
    seen++
    if (!isFarewell(messages[i - 1]!.content) && countWords(messages[i]!.content) >= words) return i
  }
  return seen === 0 ? 'no_answer' : 'answer_too_short'
}

/** The turn, or why there is none. `contextWords`: how much is kept before the answer, from its end; `minWords`: of the answer. */
export function turnOf(messages: readonly Message[], contextWords: number, minWords = 1): Turn | 'no_answer' | 'answer_too_short' {
  const at = lastAnswer(messages, minWords)
  if (typeof at === 'string') return at
  const context = clip(messages.slice(0, at), contextWords)
  const [question, chosen] = [messages[at - 1]!.content, messages[at]!.content]
  const own = languageOf(chosen)
  const topics = topicsOf(question)
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
    asks: asked(question.slice(0, 4000), topics),
    topics,
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
