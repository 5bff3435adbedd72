/** The one form of a stage: conversations in, conversations out. What it takes out it hands to the ledger with a reason. */
import type { Conversation, Reject } from '../conversation.ts'

export interface StageContext {
  /** Hands a conversation that goes no further to the ledger, or with `in_review` to the review queue. */
  drop(conversation: Conversation, reject: Reject & { kind: 'rejected' | 'in_review' }): void
  /** Adds to the source's counts, e.g. `encoding.mojibake` or `pii.EMAIL`. */
  count(what: string, by?: number): void
}

export type Stage = (conversations: AsyncIterable<Conversation>, context: StageContext) => AsyncIterable<Conversation>
