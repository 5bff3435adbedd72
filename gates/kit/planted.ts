/** The form of a dataset in memory, and its records in order. */
import type { LedgerEntry } from '#contract/ledger.ts'
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'

export interface MemoryDataset {
  /** Shards by path, e.g. `train/train_000.jsonl`; a string is a raw line that is not JSON of a record. */
  shards: Record<string, (DatasetRecord | string)[]>
  ledger: LedgerEntry[]
  manifest: Manifest
  /** Other files by path, as text; one set here wins over what is rendered from the rest. Set one to break the export, a report, a sidecar, the manifest. */
  files: Record<string, string>
}

export type SplitOf = (path: string) => Split

/** Split of a shard by the folder that it lies in. */
export const splitOf: SplitOf = (path) => path.slice(0, path.indexOf('/')) as Split

/** All records that are objects, in dataset order, with where they stand. */
export function recordsOf(dataset: MemoryDataset): { path: string; line: number; split: Split; record: DatasetRecord }[] {
  return shardPaths(dataset).flatMap((path) =>
    dataset.shards[path]!.flatMap((record, at) =>
      typeof record === 'string' ? [] : [{ path, line: at + 1, split: splitOf(path), record }],
    ),
  )
}

const ORDER: readonly string[] = ['train', 'val', 'test']

/** Paths of the shards in dataset order: train, val, test, each by path. */
export function shardPaths(dataset: Pick<MemoryDataset, 'shards'>): string[] {
  return Object.keys(dataset.shards).sort((a, b) => ORDER.indexOf(splitOf(a)) - ORDER.indexOf(splitOf(b)) || (a < b ? -1 : 1))
}

/** The first record that `wanted` accepts. Throws where the dataset has none: a fault that breaks nothing proves nothing. */
export function firstRecord(dataset: MemoryDataset, wanted: (record: DatasetRecord, split: Split) => boolean = () => true): DatasetRecord {
  const found = recordsOf(dataset).find(({ record, split }) => wanted(record, split))
  if (found === undefined) throw new Error('The dataset has no such record; expected a clean dataset from cleanDataset()')
  return found.record
}
