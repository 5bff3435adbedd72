/** A whole dataset in memory: what faults break and what the gates' own tests judge. Written by other code than the compiler's. */
import type { LedgerEntry } from '#contract/ledger.ts'
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'

export interface MemoryDataset {
  /** Shards by path, e.g. `train/train_000.jsonl`; a string is a raw line that is not JSON of a record. */
  shards: Record<string, (DatasetRecord | string)[]>
  ledger: LedgerEntry[]
  manifest: Manifest
  /** Other files by path, as text. Set one to break the export, a report, a sidecar. */
  files: Record<string, string>
}

export type SplitOf = (path: string) => Split
