import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../../dataset/take-census.ts'
import { folderStore } from '../../kit/folder-store.ts'
import { cleanDataset, firstRecord, rehash, writeMemoryDataset } from '../../kit/memory-dataset.ts'
import { leakageExaminer } from '../examiner.ts'
import { makeSubject } from '../subject.ts'
import { findPassages, type PassageResult } from './find.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-passages-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const root = join(folder, 'dataset')
const cache = join(folder, 'cache')
const files = (): string[] => readdirSync(join(cache, 'passages')).sort()
const benchmarks = [{ name: 'exam', items: [Array.from({ length: 30 }, (_, i) => `item${i}`).join(' ')] }]

async function passages(
  of: string,
  { key = '', version = 'rules', thresholds = {}, workers = 0, keep = true, changed = '' } = {},
): Promise<PassageResult> {
  const store = folderStore(of)
  const profile = resolveProfile({ thresholds })
  const census = await takeCensus({ store, profile, examiners: [leakageExaminer as never], workers: 0 })
  return findPassages(
    await makeSubject(census, profile, store, workers),
    benchmarks,
    keep ? { folder: cache, key, changed: () => changed } : undefined,
    version,
  )
}

/** So many files were written anew, for the same result as without any. */
async function examined(options: Parameters<typeof passages>[1] = {}, of = root): Promise<number> {
  const before = new Map(files().map((name) => [name, readFileSync(join(cache, 'passages', name)).toString('base64')]))
  const result = await passages(of, options)
  expect(result).toEqual(await passages(of, { ...options, keep: false }))
  return files().filter((name) => before.get(name) !== readFileSync(join(cache, 'passages', name)).toString('base64')).length
}

let all = 0
beforeAll(async () => {
  const dataset = cleanDataset({ perFamily: 3, perShard: 6 })
  // A leak, so that there is something to lose.
  const held = firstRecord(dataset, ({ metadata }) => metadata.source_family === 'sarcasm')
  const record = firstRecord(dataset, (_, split) => split === 'train')
  record.messages = structuredClone(held.messages)
  rehash(record)
  await writeMemoryDataset(dataset, root)
  await passages(root)
  all = files().length
}, 60_000)

describe('what a shard gave is kept', () => {
  test('for the same bytes under the same rules, and gives the same result as a whole search', async () => {
    expect(all).toBeGreaterThan(6)
    expect(await examined()).toBe(0)
    expect((await passages(root)).violations).toHaveLength(1)
    expect(await passages(root)).toEqual(await passages(root, { workers: 2, keep: false }))
  })

  test('and of a changed train shard that alone is searched again', async () => {
    const changed = join(folder, 'changed')
    cpSync(root, changed, { recursive: true })
    const shard = join(changed, 'train/train_000.jsonl')
    writeFileSync(shard, readFileSync(shard, 'utf8').replace('"content":"', '"content":"Changed '))
    expect(await examined({}, changed)).toBe(1)
  })

  test('and of a changed test shard all are searched again: other texts are looked for', async () => {
    const changed = join(folder, 'changed-test')
    cpSync(root, changed, { recursive: true })
    const shard = join(changed, 'test/test_000.jsonl')
    writeFileSync(
      shard,
      readFileSync(shard, 'utf8').replace('"content":"', '"content":"Some wholly new words that nobody ever said to anybody before '),
    )
    const train = readdirSync(join(root, 'train')).length + readdirSync(join(root, 'val')).length
    expect(await examined({}, changed)).toBe(train + 1)
  })

  test('but not where the dataset was written to meanwhile', async () => {
    const before = files()
    await passages(root, { version: 'yet other rules', changed: 'train/train_000.jsonl was changed' })
    expect(files()).toEqual(before)
    expect(await examined({ version: 'yet other rules' })).toBe(all)
  })

  test('but not believed for other rules, another profile, or by another key', async () => {
    expect(await examined({ version: 'other rules' })).toBe(all)
    expect(await examined({ thresholds: { holdout_text: 0.6 } })).toBe(all)
    expect(await examined({ key: 'of the team' })).toBe(all)
    await passages(root)
  })

  test('and where any byte was changed, or a file stands under another name, it is made again', async () => {
    for (const [at, name] of files().entries()) {
      const path = join(cache, 'passages', name)
      const bytes = readFileSync(path)
      bytes[(at * 7919) % bytes.length]! ^= 1
      writeFileSync(path, bytes)
    }
    await passages(root)
    expect(await examined()).toBe(0)
    const [one, other] = files()
    cpSync(join(cache, 'passages', one!), join(cache, 'passages', other!))
    const result = await passages(root)
    expect(result).toEqual(await passages(root, { keep: false }))
  })
})
