import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { cleanDataset, recordsOf, renderDataset, reseal } from './memory-dataset.ts'

test('the clean dataset holds every required family, holdouts in test only, 90/5/5 of the pool', () => {
  const records = recordsOf(cleanDataset())
  const families = new Set(records.map(({ record }) => record.metadata.source_family))
  expect(families.size).toBe(15)
  const holdout = new Set(['long_running_therapy', 'edge_case_crisis', 'sarcasm', 'voice_persona'])
  const pool = records.filter(({ record }) => !holdout.has(record.metadata.source_family))
  expect(['train', 'val', 'test'].map((split) => pool.filter((record) => record.split === split).length)).toEqual([89, 5, 5])
  expect(records.filter(({ record, split }) => holdout.has(record.metadata.source_family) && split !== 'test')).toEqual([])
  expect(new Set(records.map(({ record }) => record.metadata.id)).size).toBe(records.length)
})

test('no two records of it are alike', () => {
  const sets = recordsOf(cleanDataset()).map(({ record }) => wordSet(record.messages, record.metadata.preference?.rejected))
  let most = 0
  for (let a = 0; a < sets.length; a++) for (let b = a + 1; b < sets.length; b++) most = Math.max(most, jaccard(sets[a]!, sets[b]!))
  expect(most).toBeLessThan(0.75)
})

test('two makings are the same bytes, and its checksums are those of its bytes', () => {
  const dataset = cleanDataset()
  expect([...renderDataset(dataset)]).toEqual([...renderDataset(cleanDataset())])
  const { splits, compiled_export: compiled, files } = dataset.manifest
  const bytes = renderDataset(dataset)
  const listed = [...splits.train.shards, ...splits.val.shards, ...splits.test.shards, compiled, ...files]
  expect(listed.map(({ path }) => path).sort()).toEqual([...bytes.keys()].filter((path) => path !== 'manifest.json').sort())
  for (const { path, sha256 } of listed) expect(hash('sha256', bytes.get(path)!)).toBe(sha256)
})

test('resealing changes nothing in a dataset that is whole', () => {
  expect(reseal(cleanDataset())).toEqual(cleanDataset())
})

test('its accounting adds up by hand: addiction read 9 kept, 1 duplicate, 1 excluded, 1 rejected, 1 in review, 1 unit rejected', () => {
  const { sources, families } = cleanDataset().manifest.accounting
  expect(sources['addiction']).toMatchObject({
    in: 13,
    kept: 9,
    exact_duplicate: 1,
    excluded_holdout: 1,
    rejected: 1,
    in_review: 1,
    units: { read: 14, rejected: 1 },
  })
  expect(families['edge_case_crisis']).toMatchObject({ in: 0, kept: 3, refiled_in: 3 })
  expect(families['edge_case_generator']).toMatchObject({ in: 12, kept: 9, refiled_out: 3 })
})
