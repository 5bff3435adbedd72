/** Datasets that another program wrote: what they lack is said to be not provable, which is not passed; what they have is judged. */
import { expect, test } from 'vitest'
import type { DatasetRecord } from '#contract/record.ts'
import { ALL } from './all.ts'
import { failures, judge } from './faults.ts'
import { cleanDataset, type MemoryDataset, reseal } from './memory-dataset.ts'

/** Shards, export and the manifest's core, without ledger, reports, map and accounting. */
function foreign(): MemoryDataset {
  const dataset = cleanDataset()
  dataset.ledger = []
  reseal(dataset)
  dataset.files = { 'compiled/final_training_dataset.jsonl': dataset.files['compiled/final_training_dataset.jsonl']! }
  dataset.manifest.files = []
  for (const field of ['provenance_map', 'accounting', 'statistics', 'sources'])
    delete (dataset.manifest as unknown as Record<string, unknown>)[field]
  return dataset
}

test('rules that need what is missing are not provable; the others are judged', async () => {
  const dataset = foreign()
  const provenance = failures(await judge(ALL.provenance, dataset))
  expect(provenance['map_missing']).toBe('not provable: the manifest has no provenance map')
  expect(provenance['kept_wrong']).toBe('not provable: the manifest has no accounting')
  expect(provenance['survivor_missing']).toBe('not provable: there is neither a ledger nor an accounting')
  expect(provenance['provenance_incomplete']).toBeUndefined()
  expect(failures(await judge(ALL.coverage, dataset))).toEqual({
    evidence_without_data: 'not provable: manifest.json#sources: none',
    source_unlisted: expect.stringMatching(/^not provable/) as string,
    source_undescribed: expect.stringMatching(/^not provable/) as string,
    coverage_report_wrong: 'not provable: reports/dataset_coverage_report.json: there is no such file',
  })
  expect(Object.keys(failures(await judge(ALL.hash, dataset)))).toEqual(['digest_mismatch'])
  for (const gate of [ALL.split, ALL.distribution]) expect(failures(await judge(gate, dataset))).toEqual({})
})

test('the order in which the manifest lists the shards changes no verdict, as long as the export follows it', async () => {
  const dataset = cleanDataset()
  const { train } = dataset.manifest.splits
  train.shards.reverse()
  const paths = [...train.shards, ...dataset.manifest.splits.val.shards, ...dataset.manifest.splits.test.shards].map(({ path }) => path)
  dataset.files['compiled/final_training_dataset.jsonl'] = paths
    .flatMap((path) => dataset.shards[path]!)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('')
  const fired = failures(await judge(ALL.hash, dataset))
  expect(Object.keys(fired)).toEqual(['checksum_mismatch', 'digest_mismatch'])
  expect(failures(await judge(ALL.split, dataset))).toEqual({})
})

test('records in another order within and across the shards of a split change no verdict', async () => {
  const dataset = cleanDataset()
  const paths = ['train/train_000.jsonl', 'train/train_001.jsonl']
  const records = paths.flatMap((path) => dataset.shards[path] as DatasetRecord[]).reverse()
  for (const [at, path] of paths.entries()) dataset.shards[path] = records.slice(at * 40, (at + 1) * 40)
  reseal(dataset)
  for (const gate of [ALL.contract, ALL.coverage, ALL.distribution, ALL.hash, ALL.provenance, ALL.split, ALL.stats]) {
    expect(failures(await judge(gate, dataset))).toEqual({})
  }
})
