/** Which records a class of stage 1's mix draws from: told by the manifest's sources, or by the name of the group. */
import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { failures, judge } from '../kit/faults.ts'
import { cleanDataset, makeRecord, memoryStore } from '../kit/memory-dataset.ts'
import { recordsOf } from '../kit/planted.ts'
import { plainCensus } from '../kit/plain-census.ts'
import { distributionExaminer, type DistributionSummary, partsOf } from './examiner.ts'
import { distributionGate } from './gate.ts'

const record = (number: number, sourceGroup: string, phase = 'stage1_foundation') =>
  makeRecord({ family: 'mental_health_datasets', split: 'train', number, sourceGroup, sourceKey: 'a.jsonl', phase })

async function counts(groups: string[], stated: Record<string, string>): Promise<Record<string, number>> {
  const records = [...groups.map((group, at) => record(at, group)), record(99, 'priority_cot', 'stage2_therapeutic_expertise')]
  const store = memoryStore({ ...cleanDataset(), shards: { 'train/train_000.jsonl': records } })
  const census = await plainCensus({ store, profile: resolveProfile({}), examiners: [distributionExaminer] })
  const parts = partsOf(census.summaries[distributionExaminer.name] as DistributionSummary, new Map(Object.entries(stated)))
  return Object.fromEntries(
    ['professional', 'priority', 'general'].map((name) => [name, parts[`stage1_foundation/mental_health_datasets:${name}`]!.train]),
  )
}

test('the class that the manifest states wins over the name of the group', async () => {
  expect(await counts(['a', 'a', 'b', 'professional_talk'], { a: 'professional', b: 'priority', professional_talk: 'general' })).toEqual({
    professional: 2,
    priority: 1,
    general: 1,
  })
})

test('without one the name tells it, and a name that tells none is general', async () => {
  expect(await counts(['Professional-1', 'my_priority_set', 'reddit', '__proto__'], {})).toEqual({
    professional: 1,
    priority: 1,
    general: 2,
  })
})

test('a class of the signer’s own is no part of the mix', async () => {
  expect(await counts(['a', 'b'], { a: 'peer_support', b: 'constructor' })).toEqual({ professional: 0, priority: 0, general: 0 })
})

test('a class that the manifest states and that lies in val alone can not be trained', async () => {
  const dataset = cleanDataset()
  const inVal = recordsOf(dataset).find(
    ({ split, record: { metadata } }) =>
      split === 'val' && metadata.source_family === 'mental_health_datasets' && metadata.phase === 'stage1_foundation',
  )!
  inVal.record.metadata.source_group = 'alpha'
  dataset.manifest.sources.push({ ...dataset.manifest.sources[0]!, name: 'alpha' })
  expect(failures(await judge(distributionGate, dataset))).toEqual({})
  dataset.manifest.sources.at(-1)!.source_class = 'priority'
  for (const source of dataset.manifest.sources) if (source.name === 'priority') source.source_class = 'general'
  expect(failures(await judge(distributionGate, dataset))).toEqual({ stage_unsatisfiable: '1 violation' })
})
