/**
 * ShareGPT's format: `conversations` of `from` and `value`. Held to what the strictest of its readers takes (LLaMA-Factory drops what breaks it,
 * with no more than a warning): after a system message that may open it, human and gpt in turn, human first, gpt last.
 */
import type { Message } from '#contract/record.ts'
import type { ExportFormat } from '../format.ts'

const FROM = { system: 'system', user: 'human', assistant: 'gpt' } as const

export const sharegpt: ExportFormat = {
  name: 'sharegpt',
  says: 'Axolotl, LLaMA-Factory, FastChat and others that read ShareGPT conversations.',
  rules: 'https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md (sharegpt format)',
  of: 'conversations',
  columns: { id: 'string', conversations: { list: { struct: { from: 'string', value: 'string' } } } },
  reasons: [
    { code: 'tool_message', says: 'an observation has to follow a function call, which the record does not hold' },
    { code: 'system_not_first', says: 'a system message stands anywhere but first' },
    { code: 'starts_with_answer', says: 'the assistant speaks first' },
    { code: 'roles_do_not_alternate', says: 'one side speaks twice running' },
    { code: 'ends_without_answer', says: 'the last message is not the assistant’s' },
  ],
  convert({ messages, metadata }) {
    const reason = problemOf(messages)
    if (reason !== null) return { reason }
    return {
      lines: [
        {
          id: metadata.id,
          conversations: messages.map(({ role, content }) => ({ from: FROM[role as keyof typeof FROM], value: content })),
        },
      ],
    }
  },
}

function problemOf(messages: readonly Message[]): string | null {
  if (messages.some(({ role }) => role === 'tool')) return 'tool_message'
  if (messages.some(({ role }, at) => role === 'system' && at > 0)) return 'system_not_first'
  const turns = messages.filter(({ role }) => role !== 'system')
  if (turns[0]?.role === 'assistant') return 'starts_with_answer'
  if (turns.some(({ role }, at) => role !== (at % 2 === 0 ? 'user' : 'assistant'))) return 'roles_do_not_alternate'
  return turns.length > 0 && turns.length % 2 === 0 ? null : 'ends_without_answer'
}
