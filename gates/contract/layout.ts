import type { Split } from './record.ts'

/** Paths under the root of a dataset (contract section 1). */
export const MANIFEST_PATH = 'manifest.json'
export const COMPILED_PATH = 'compiled/final_training_dataset.jsonl'
export const COVERAGE_PATH = 'reports/dataset_coverage_report.json'
export const STATISTICS_PATH = 'reports/statistics.json'
export const CANONICAL_ROOT = 's3://pixelated-training-data/final_dataset/'

const numbered = (n: number): string => String(n).padStart(3, '0')
export const shardId = (split: Split, n: number): string => `${split}_${numbered(n)}`
export const shardPath = (split: Split, n: number): string => `${split}/${shardId(split, n)}.jsonl`
export const ledgerPath = (n: number): string => `ledger/ledger_${numbered(n)}.jsonl`
export const provenancePath = (n: number): string => `provenance/provenance_${numbered(n)}.jsonl`

/** Up to this many records the provenance map is inline in the manifest; above, in sidecars. */
export const INLINE_PROVENANCE_LIMIT = 10_000

/** Files that are written after the manifest, or signed: never part of the digest. */
const AFTER_MANIFEST = new Set([MANIFEST_PATH, 'signoff.json', 'verification_report.json'])
export const isInDigest = (path: string): boolean => !AFTER_MANIFEST.has(path)
