/** OpenAI's format of direct preference optimisation: one assistant message a side. */
import type { ExportFormat } from '../format.ts'
import { SIDE_REASONS, sidesOf } from '../preference-sides.ts'
import { MESSAGES } from '../shape.ts'

export const openaiPreference: ExportFormat = {
  name: 'openai-preference',
  says: 'Preference fine-tuning (DPO) of OpenAI.',
  rules: 'https://platform.openai.com/docs/guides/direct-preference-optimization',
  of: 'pairs',
  columns: { input: { struct: { messages: MESSAGES } }, preferred_output: MESSAGES, non_preferred_output: MESSAGES },
  reasons: [
    ...SIDE_REASONS,
    { code: 'tool_message', says: 'a tool message has to name the call that it answers, which the record does not hold' },
    { code: 'system_not_first', says: 'a system message stands anywhere but first' },
    { code: 'several_rejected_messages', says: 'the answer that was not preferred has several messages; the format takes one' },
    { code: 'asks_nothing', says: 'the message before the answers is not the user’s' },
  ],
  convert(record) {
    const sides = sidesOf(record)
    if ('reason' in sides) return sides
    const { prompt, chosen, rejected } = sides
    if (prompt.some(({ role }) => role === 'tool')) return { reason: 'tool_message' }
    if (prompt.some(({ role }, at) => role === 'system' && at > 0)) return { reason: 'system_not_first' }
    if (rejected.length > 1) return { reason: 'several_rejected_messages' }
    if (prompt.at(-1)?.role !== 'user') return { reason: 'asks_nothing' }
    return { lines: [{ input: { messages: prompt }, preferred_output: chosen, non_preferred_output: rejected }] }
  },
}
