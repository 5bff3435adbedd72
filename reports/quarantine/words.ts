/** What a ledger's kinds and reasons are called. */
import { type Reason, REASONS } from '#contract/ledger.ts'

export const KINDS: Record<string, string> = {
  exact_duplicate: 'exact duplicate',
  near_duplicate: 'near-duplicate',
  excluded_holdout: 'kept out for a holdout',
  in_review: 'waits for a person',
  rejected: 'rejected',
  unit_rejected: 'not convertible',
  ceded: 'left to another source',
  refiled: 'kept in another family',
}

export const saysOf = (reason: string): string =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason as Reason].says : 'the ledger names no reason'
