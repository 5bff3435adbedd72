/** What a record costs in tokens, in each of the forms that a stage may train on it. */
import type { DatasetRecord, Message } from '#contract/record.ts'
import { startsSession, type Turns } from './cut.ts'
import { sidesOf } from './sides.ts'
import { FRAME, type Tokenizer } from './tokens.ts'

/** Tokens; a form that no stage asks for is not counted. */
export interface Measures {
  /** As plain text. */
  text: number
  /** As a chat. */
  chat: number
  /** Prompt and chosen side, prompt and rejected side; null where the sides have no prompt in common. */
  sides: readonly [chosen: number, rejected: number] | null
  turns: Turns | null
}

export interface Forms {
  text: boolean
  chat: boolean
  sides: boolean
}

/** The text of a record that was made of plain text is what the assistant says: the question for it is a template's. Others are all that is said. */
export function textOf({ messages, metadata }: DatasetRecord): string {
  const made = metadata.provenance.processing_steps.includes('transcript_prompt')
  return messages
    .filter(({ role }) => !made || role === 'assistant')
    .map(({ content }) => content)
    .join('\n\n')
}

export function measure(record: DatasetRecord, forms: Forms, { count }: Tokenizer): Measures {
  const cost = (messages: readonly Message[]): number[] => messages.map(({ content }) => count(content) + FRAME)
  const total = (costs: readonly number[]): number => costs.reduce((all, each) => all + each, 0)
  const { messages } = record
  const rejected = record.metadata.preference?.rejected
  const tokens = forms.chat || forms.sides ? cost(messages) : []
  const sides = forms.sides && rejected !== undefined ? sidesOf(record) : null
  const chat = total(tokens)
  return {
    text: forms.text ? count(textOf(record)) : 0,
    chat,
    sides: sides === null ? null : [chat, total(tokens.slice(0, sides.prompt.length)) + total(cost(sides.rejected))],
    turns: forms.chat
      ? {
          tokens,
          roles: messages.map(({ role }) => role),
          sessions: messages.flatMap((message, index) => (startsSession(message, index) ? [index] : [])),
        }
      : null,
  }
}
