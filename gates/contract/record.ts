/**
 * What one line of a published shard holds (contract section 2). Both sides of the house read
 * this file: the compiler writes these shapes, the gates accept nothing else.
 */

export const ROLES = ['system', 'user', 'assistant', 'tool'] as const
export type Role = (typeof ROLES)[number]

export interface Message {
  role: Role
  content: string
}

export const SPLITS = ['train', 'val', 'test'] as const
export type Split = (typeof SPLITS)[number]

export const LICENSE_TAGS = ['therapeutic_license', 'reddit_cc', 'synthetic', 'public_domain', 'custom'] as const
export type LicenseTag = (typeof LICENSE_TAGS)[number]

export const PII_STATUSES = ['scrubbed', 'none_detected', 'requires_review'] as const
export type PiiStatus = (typeof PII_STATUSES)[number]

/** `unique`: nothing else like it was read; `kept`: it survived a cluster of duplicates. */
export const DEDUP_STATUSES = ['unique', 'kept'] as const
export type DedupStatus = (typeof DEDUP_STATUSES)[number]

/** Steps a record may have gone through, in the order in which the pipeline applies them. */
export const PROCESSING_STEPS = [
  'chatml_convert',
  'transcript_prompt',
  'session_join',
  'document_chunk',
  'extract',
  'derive',
  'encoding_fix',
  'pii_scrub',
  'refile',
  'dedup',
] as const
export type ProcessingStep = (typeof PROCESSING_STEPS)[number]

/** `speaker_` and twelve hex digits: a keyed or seeded hash, from which no name can be read. */
export const SPEAKER_ID = '^speaker_[0-9a-f]{12}$'
const speakerId = new RegExp(SPEAKER_ID)
export const isSpeakerId = (value: unknown): value is string => typeof value === 'string' && speakerId.test(value)

/** A short token: no white space, so that no prose hides in a label. */
export const LABEL_TOKEN = '^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,63}$'

export interface RecordProvenance {
  original_s3_key: string
  processing_pipeline: { name: string; version: string }
  /** RFC 3339, from the compiler's clock argument. */
  processed_at: string
  dedup_status: DedupStatus
  processing_steps: ProcessingStep[]
  /** Kinds of encoding repair that changed this record's text; absent when none did. */
  encoding_fixes?: string[]
  /** What was masked, by type; absent when nothing was. */
  pii_entities?: Record<string, number>
  /** For generated records: generator name, version, seed, parents, and labels of its own: short tokens, never text. */
  generator?: { name: string; version: string; seed: number; parents?: string[]; labels?: Record<string, string | number | boolean> }
  /** Pseudonym of the one whose voice the assistant has; never a name. */
  speaker?: string
}

export interface RecordMetadata {
  id: string
  source_family: string
  source_key: string
  document_id: string
  source_group: string
  content_hash: string
  pii_status: PiiStatus
  license_tag: LicenseTag
  license_detail?: string
  split: Split
  phase: string
  provenance: RecordProvenance
  conversation_length?: number
  total_tokens?: number
  quality_score?: number
  bias_flags?: string[]
  preference?: { rejected: Message[] }
}

export interface DatasetRecord {
  messages: Message[]
  metadata: RecordMetadata
}
