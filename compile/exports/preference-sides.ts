/** A preference pair as what is asked, the answer that is preferred, and the one that is not (contract section 8): the base of every pair format. */
import type { DatasetRecord, Message } from '#contract/record.ts'
import type { Reason } from './format.ts'

export interface PreferenceSides {
  prompt: Message[]
  chosen: Message[]
  rejected: Message[]
}

export const SIDE_REASONS: readonly Reason[] = [
  { code: 'no_prompt', says: 'nothing is asked before the answers' },
  { code: 'chosen_not_assistant', says: 'the preferred answer is not the assistant’s' },
  { code: 'rejected_not_assistant', says: 'the answer that was not preferred does not begin and end with the assistant' },
]

/** The chosen side is the last message, since the rejected ones replace it. */
export function sidesOf({ messages, metadata }: DatasetRecord): PreferenceSides | { reason: string } {
  const plain = (side: readonly Message[]): Message[] => side.map(({ role, content }) => ({ role, content }))
  const [prompt, chosen, rejected] = [plain(messages.slice(0, -1)), plain(messages.slice(-1)), plain(metadata.preference?.rejected ?? [])]
  if (!prompt.some(({ role }) => role === 'user' || role === 'tool')) return { reason: 'no_prompt' }
  if (chosen[0]?.role !== 'assistant') return { reason: 'chosen_not_assistant' }
  if (rejected[0]?.role !== 'assistant' || rejected.at(-1)?.role !== 'assistant') return { reason: 'rejected_not_assistant' }
  return { prompt, chosen, rejected }
}
