/** The two who write to each other: what the client says goes through the register, what the counsellor says is joined. */
import type { Message } from '#contract/record.ts'
import { GREETING } from './lexicon/common.ts'
import type { Plan } from './plan.ts'
import { inRegister } from './register.ts'

export interface Talk {
  messages: Message[]
  client(...parts: string[]): void
  /** As it is, where the words are somebody else's. */
  quoted(text: string): void
  counsellor(...parts: string[]): void
}

/** Sentences of the young end without a stop; between two there is one. */
const joined = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .join(' \u0000')
    .replace(/([\p{L}\d')]) \u0000/gu, '$1. ')
    .replaceAll('\u0000', '')

export function talk({ speech, random, register }: Plan): Talk {
  const messages: Message[] = []
  const put = (role: 'user' | 'assistant', content: string): void => void messages.push({ role, content })
  return {
    messages,
    client: (...parts) => {
      const spoken = inRegister(joined(parts), register, random)
      const greeting = messages.length === 0 && random.chance(0.3) ? speech.says(GREETING[register]!) : ''
      if (greeting === '') return put('user', spoken)
      const gap = register === 'lines' ? '\n' : /[.?!:]$/.test(greeting) ? ' ' : register === 'formal' ? '\n\n' : ', '
      put('user', `${register === 'lines' || register === 'slang' ? greeting.toLowerCase() : greeting}${gap}${spoken}`)
    },
    quoted: (text) => put('user', text),
    counsellor: (...parts) => put('assistant', joined(parts)),
  }
}

const SENTENCE = /[^.?!]+[.?!]+['"’”)]*\s*/g

/** Without the sentences that ask: where another question follows, nobody would answer the first. */
export function withoutQuestions(text: string): string {
  const all = text.match(SENTENCE) ?? [text]
  const left = all.filter((one) => !/\?['"’”)]*\s*$/.test(one))
  return left.length === 0 ? text : left.join('').trim()
}

/** A suggestion without the open question behind it, to which yes or no would be no answer. */
export function closed(text: string): string {
  const all = text.match(SENTENCE) ?? [text]
  return all.length > 1 && /^(?:Who|What|Which|When|How|Whose|You start)\b/.test(all.at(-1)!) ? all.slice(0, -1).join('').trim() : text
}
