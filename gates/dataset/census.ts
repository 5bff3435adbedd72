/** What the one pass over the published bytes leaves for the gates to judge. */
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import type { Origin } from './origin.ts'

export interface ShardFacts {
  path: string
  split: Split
  size: number
  sha256: string
  /** Lines, malformed ones included. */
  records: number
  /** Index of its first record in the columns. */
  first: number
  /** False where the last line has no line feed. */
  terminated: boolean
}

/** Columns by record, in dataset order (train, val, test shards by path). Index -1 or a zero key means: not there or not of the right type. */
export interface Columns {
  /** Index into `shards`. */
  shard: Uint32Array
  /** 1-based line in the shard. */
  line: Uint32Array
  offset: Float64Array
  length: Uint32Array
  /** metadata.id as it stands, 32 bytes a record; zeros where it is not 64 hex digits. */
  id: Uint8Array
  /** Recomputed content hash, 32 bytes a record; zeros where there is none. */
  contentHash: Uint8Array
  /** Index into `families`, from metadata.source_family. */
  family: Int32Array
  /** Index into `phases`. */
  phase: Int32Array
  /** Recomputed. */
  tokens: Uint32Array
  turns: Uint32Array
  /** 1 for a preference pair. */
  pair: Uint8Array
  /** First 8 bytes of SHA-256 of metadata.document_id; 0 where missing. */
  document: BigUint64Array
  /** First 8 bytes of the shared-prefix key; 0 where the record has none. */
  prefix: BigUint64Array
}

/** Where the evidence of the shards came from: a certificate says so. */
export interface Taken {
  /** Version of the rules (kept/rules-version.ts). */
  rules: string
  /** `bytes`: every shard was examined in this run. `cache`: some or none of them. `parts`: none, other processes examined them. */
  from: 'bytes' | 'cache' | 'parts'
  shards_examined: number
  shards_reused: number
  records_examined: number
  records_reused: number
}

export interface Census {
  /** Parsed manifest, not trusted; null where there is none or it is no JSON object. */
  manifest: Manifest | null
  manifestProblem?: string
  /** SHA-256 of the very bytes that `manifest` was read from: the digest does not cover them. Null where there is none. */
  manifestSha256: string | null
  /** Every file under the root but the manifest, with size and SHA-256 of its bytes. */
  files: Map<string, { size: number; sha256: string }>
  shards: ShardFacts[]
  families: string[]
  phases: string[]
  population: number
  columns: Columns
  /** Merged summaries by examiner name. */
  summaries: Record<string, unknown>
  /** `train/train_000.jsonl:12` of record `index`. */
  ref(index: number): string
  /** Reads record `index` again at its offset; for properties and verification, not for passes. */
  record(index: number): Promise<DatasetRecord>
  /** Digest recomputed from the bytes of `files`. */
  digest: string
  /** Absent in a census that knows of no kept evidence. */
  taken?: Taken
  /** Where workers read the same bytes again; absent in a census whose bytes can only be read through the store. */
  origin?: Origin
}
