/** What is kept of a judged dataset, so that later versions can be compared with it: numbers and states, never a text or a reference. */
import type { GateName } from '../../gates/kit/gate.ts'
import type { GateState } from '../../gates/kit/violation.ts'

export const METRICS_VERSION = '1.0'

export interface Count {
  conversations: number
  /** Approximate, contract section 2. */
  tokens: number
}

/** What became of what was read, in conversations (contract section 10). */
export interface Outcomes {
  in: number
  kept: number
  exact_duplicate: number
  near_duplicate: number
  excluded_holdout: number
  in_review: number
  rejected: number
}

/** One judgement of one dataset: a line of its history. Null: the judgement did not find it out. */
export interface DatasetMetrics {
  metrics_version: typeof METRICS_VERSION
  /** How a person names the dataset. */
  dataset: string
  /** 64 hex digits. */
  dataset_digest: string
  /** When it was judged, RFC 3339: with the digest the identity of the judgement. */
  judged_at: string
  contract_version: string
  verdict: GateState
  gates: Record<GateName, GateState>
  /** Violations of all rules, by gate. */
  violations: Record<GateName, number>
  conversations: number | null
  tokens: number | null
  /** Exact and near duplicates over the conversations that were read, 0..1. */
  duplicate_rate: number | null
  /** Conversations that wait for a person, over those that were read, 0..1. */
  review_rate: number | null
  /** Conversations that were rejected, over those that were read, 0..1. */
  rejected_rate: number | null
  /** Texts that look like personal data and that nobody allowed, found by the second scan. */
  pii_residual: number | null
  /** As the manifest states it; that it adds up is the provenance gate's to prove. */
  outcomes: Outcomes | null
  by_family: Record<string, Count>
  by_split: Record<string, Count>
}
