/** OpenAI's chat fine-tuning format: one object with `messages` a line. */
import type { Message } from '#contract/record.ts'
import type { ExportFormat } from '../format.ts'
import { MESSAGES } from '../shape.ts'

export const openai: ExportFormat = {
  name: 'openai',
  says: 'Chat fine-tuning of OpenAI and of servers that take its files.',
  rules:
    'https://platform.openai.com/docs/guides/supervised-fine-tuning, and the checks of the cookbook "Data preparation for chat model fine-tuning"',
  of: 'conversations',
  columns: { messages: MESSAGES },
  reasons: [
    { code: 'tool_message', says: 'a tool message has to name the call that it answers, which the record does not hold' },
    { code: 'system_not_first', says: 'a system message stands anywhere but first' },
    { code: 'no_answer', says: 'no assistant message is there to learn' },
    { code: 'ends_without_answer', says: 'the last message is not the assistant’s' },
  ],
  convert({ messages }) {
    const reason = problemOf(messages)
    return reason === null ? { lines: [{ messages: messages.map(({ role, content }) => ({ role, content })) }] } : { reason }
  },
}

function problemOf(messages: readonly Message[]): string | null {
  if (messages.some(({ role }) => role === 'tool')) return 'tool_message'
  if (messages.some(({ role }, at) => role === 'system' && at > 0)) return 'system_not_first'
  if (!messages.some(({ role }) => role === 'assistant')) return 'no_answer'
  return messages.at(-1)?.role === 'assistant' ? null : 'ends_without_answer'
}
