import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../dataset/take-census.ts'
import { cleanDataset, memoryStore, writeMemoryDataset } from '../kit/memory-dataset.ts'
import { folderStore } from '../kit/folder-store.ts'
import { certify, planAudit } from './audit.ts'
import { leakageExaminer } from './examiner.ts'
import { joinAll } from './near.ts'
import { makeSubject, type Subject } from './subject.ts'

const profile = resolveProfile({})
const folder = mkdtempSync(join(tmpdir(), 'audit-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function subjectOf(store = memoryStore(cleanDataset()), workers = 0): Promise<Subject> {
  const census = await takeCensus({ store, profile, examiners: [leakageExaminer as never], workers })
  return makeSubject(census, profile, store, workers)
}

test('every altered copy at or above the threshold is found among all records, and none is lost', async () => {
  const subject = await subjectOf()
  const plan = planAudit(subject, 1)
  const { plantedAbove, plantedBelow, found, missed, compared } = certify(plan, await joinAll(subject, plan), 0.95)
  expect(plantedAbove).toBeGreaterThan(20)
  expect(plantedBelow).toBeGreaterThan(20)
  expect(found).toBe(plantedAbove)
  expect(missed).toEqual([])
  expect(compared).toBeGreaterThan(10_000)
})

test('a join that loses pairs is seen', async () => {
  const subject = await subjectOf()
  const plan = planAudit(subject, 1)
  const joined = await joinAll(subject, plan)
  const { missed } = certify(plan, { ...joined, watched: joined.watched.slice(1) }, 0.95)
  expect(missed).toHaveLength(1)
  expect(missed[0]!.similarity).toBeGreaterThanOrEqual(0.95)
})

test('two workers find what one thread finds', async () => {
  const dataset = cleanDataset()
  const train = dataset.shards['train/train_000.jsonl']!
  dataset.shards['val/val_000.jsonl']!.push(...structuredClone(train.slice(3, 9)))
  dataset.shards['test/test_000.jsonl']!.push(...structuredClone(train.slice(0, 6)))
  await writeMemoryDataset(dataset, folder)
  const [inline, threads] = [await subjectOf(memoryStore(dataset)), await subjectOf({ ...folderStore(folder), localRoot: folder }, 2)]
  const [one, two] = [await joinAll(inline, planAudit(inline, 5)), await joinAll(threads, planAudit(threads, 5))]
  expect([...two.partner]).toEqual([...one.partner])
  expect(two.watched.toSorted()).toEqual(one.watched.toSorted())
}, 60_000)
