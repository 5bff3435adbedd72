/**
 * The last step of every shape: a draft becomes a conversation, or the reason why it is none.
 *
 * - A message without text is dropped, and the conversation goes on without it. One in which nothing is left is `empty_messages`.
 * - A conversation needs a user and an assistant message; it may start with either. One with a single side is `one_sided`.
 * - `options.system` is put before a conversation that brings no system message of its own: trainers' templates take one.
 * - `options.minTurns` and `options.maxTurns` select by turns; what they leave out is ceded, not rejected.
 */
import { countTurns } from '#contract/counts.ts'
import type { Position, Reason } from '#contract/ledger.ts'
import { hasText } from '#contract/python-text.ts'
import type { Message, ProcessingStep } from '#contract/record.ts'
import type { Conversation } from '../../conversation.ts'
import type { Piece, ShapeOptions } from '../shape.ts'

export interface Draft extends Partial<
  Pick<Conversation, 'quality' | 'biasFlags' | 'crisis' | 'generator' | 'origin' | 'piece' | 'speaker' | 'said' | 'scene'>
> {
  messages: Message[]
  rejected?: Message[]
  position: Position
  document: string
  steps?: ProcessingStep[]
}

export function finish(draft: Draft, options: ShapeOptions): Piece {
  const { position, document } = draft
  const messages = draft.messages.filter(({ content }) => hasText(content))
  if (messages.length === 0) return conversationRejected(position, document, 'empty_messages')
  const sides = new Set(messages.map(({ role }) => role))
  if (!sides.has('user') || !sides.has('assistant')) return conversationRejected(position, document, 'one_sided')
  const turns = countTurns(messages)
  if (turns < (options.minTurns ?? 0) || turns > (options.maxTurns ?? Infinity))
    return { kind: 'ceded', document, reject: { position, reason: 'not_selected', detail: `${turns} turns` } }
  if (options.system !== undefined && !sides.has('system')) messages.unshift({ role: 'system', content: options.system })
  const rejected = draft.rejected?.filter(({ content }) => hasText(content))
  return { kind: 'conversation', conversation: { ...draft, messages, ...(rejected && { rejected }), steps: draft.steps ?? [] } }
}

/**
 * A further piece of a unit that has one already: it counts as cut. One that is left out is not booked again, because
 * its unit is accounted for by the first.
 */
export const further = (piece: Piece): Piece[] => (piece.kind === 'ceded' ? [] : [{ ...piece, cut: 1 }])

export const conversationRejected = (position: Position, document: string, reason: Reason, detail?: string): Piece => ({
  kind: 'conversation_rejected',
  document,
  reject: { position, reason, ...(detail !== undefined && { detail }) },
})

export const unitRejected = (position: Position, reason: Reason, detail?: string): Piece => ({
  kind: 'unit_rejected',
  reject: { position, reason, ...(detail !== undefined && { detail }) },
})
