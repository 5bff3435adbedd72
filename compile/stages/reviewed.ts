/** What a reviewer decided, as the PII stage asks for it. The profile holds keyed hashes, so that without the signer's key nothing was decided. */
import { acceptedHash, allowedHash, reviewedRecordHash } from '#contract/allowed.ts'
import type { PiiDecision, Profile } from '#contract/profile.ts'
import type { Conversation } from '../conversation.ts'

export interface Reviewed {
  /** True for a text that stays in every record. */
  allows(text: string): boolean
  /** The decision on a conversation that nothing was masked in yet. */
  decisionOn(conversation: Conversation): PiiDecision | undefined
  /** True for a text that was accepted in the conversation's document: an acceptance is of what the reviewer saw, not of what is found since. */
  accepts(conversation: Conversation, text: string): boolean
}

export interface ReviewOf {
  profile: Pick<Profile, 'pii_allowed' | 'pii_decisions'>
  key: string | undefined
  /** `metadata.document_id` of what is cut from a document. */
  documentId(document: string): string
  /** Is told the hash of every decision that something was found for. */
  used(hash: string): void
}

export function openReviewed({ profile, key: given, documentId, used }: ReviewOf): Reviewed {
  const key = given === '' ? undefined : given
  const allowed = new Set(profile.pii_allowed)
  const decisions = new Map(Object.entries(profile.pii_decisions))
  const known = (hash: string): boolean => {
    if (allowed.has(hash)) used(hash)
    return allowed.has(hash)
  }
  return {
    allows: (text) => key !== undefined && allowed.size > 0 && known(allowedHash(key, text)),
    decisionOn({ messages, rejected }) {
      if (key === undefined || decisions.size === 0) return undefined
      const hash = reviewedRecordHash(key, messages, rejected)
      const decision = decisions.get(hash)
      if (decision !== undefined) used(hash)
      return decision
    },
    accepts: ({ document }, text) => key !== undefined && known(acceptedHash(key, documentId(document), text)),
  }
}
