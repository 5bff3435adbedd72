/** What `manifest.json` and the files beside it hold (contract sections 9 and 10). */
import type { Outcome } from './ledger.ts'
import type { Profile } from './profile.ts'
import type { Split } from './record.ts'

export const MANIFEST_VERSION = '1.0'
export const CONTRACT_VERSION = '1.0'

export interface FileEntry {
  path: string
  size_bytes: number
  sha256: string
}

export interface ShardEntry extends FileEntry {
  shard_id: string
  s3_path: string
  conversation_count: number
  source_families: string[]
}

export interface ProvenanceEntry {
  content_hash: string
  source_key: string
  source_family: string
  /** Name of the source shape that the record was read with. */
  original_format: string
  processing_steps: string[]
}

/** A sidecar line is a provenance entry with its id. */
export interface ProvenanceLine extends ProvenanceEntry {
  id: string
}

export interface SourceEntry {
  /** Name in the configuration: the source_group of its records. */
  name: string
  /** Class that stage 1 mixes by: professional, priority, general, chain_of_thought or one of the signer's. */
  source_class?: string
  source_key: string
  source_family: string
  size_bytes?: number
  sha256?: string
  generator?: { name: string; version: string; seed: number }
}

/** Conversations after conversion: in (+ refiled_in) = kept + the outcomes (+ refiled_out). */
export type OutcomeCounts = { in: number; kept: number } & Record<Outcome, number>

export interface SourceAccount extends OutcomeCounts {
  source_family: string
  /** Raw units. Every one becomes a conversation, joins another, or is in the ledger: read = rejected + ceded + joined + (in − cut). */
  units: { read: number; rejected: number; ceded: number; joined: number; cut: number }
}

export interface FamilyAccount extends OutcomeCounts {
  refiled_in: number
  refiled_out: number
  /** How many of `in` a generator made. */
  generated: number
}

export interface Accounting {
  sources: Record<string, SourceAccount>
  families: Record<string, FamilyAccount>
}

export interface Tally {
  conversations: number
  total_tokens_approx: number
}

export interface Statistics {
  total: Tally
  by_split: Record<string, Tally>
  by_family: Record<string, Tally>
  by_phase: Record<string, Tally>
  /** family -> phase -> split -> tally; only what is not empty. */
  by_family_phase_split: Record<string, Record<string, Record<string, Tally>>>
}

export interface Manifest {
  manifest_version: string
  contract_version: string
  generated_at: string
  dataset_digest: string
  seed: number
  profile: Profile
  total_conversations: number
  total_tokens_approx: number
  splits: Record<Split, { conversations: number; total_tokens_approx: number; shards: ShardEntry[] }>
  source_families: Record<string, { conversations: number; splits: Record<Split, number> }>
  /** Inline map, or the sidecars that hold it. */
  provenance_map: Record<string, ProvenanceEntry> | { sidecars: FileEntry[] }
  holdout_families: Record<string, { test_split_only: true; rationale: string }>
  compiled_export: FileEntry & { s3_path: string; conversation_count: number }
  /** Every file that is neither a shard nor the export nor this manifest. */
  files: FileEntry[]
  sources: SourceEntry[]
  accounting: Accounting
  statistics: Statistics
  /** Digest of the version that the splits continue; null for a first one. */
  previous: string | null
}
