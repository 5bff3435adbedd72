import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { folderStore } from '../../kit/folder-store.ts'
import { cleanDataset, writeMemoryDataset } from '../../kit/memory-dataset.ts'
import { EXAMINERS } from '../examiners.ts'
import { type PartOptions, shardsOfPart, takePart } from '../take-part.ts'
import { census, edit, facts, shardFiles, VERSION } from './kept-trial.ts'

const folder = mkdtempSync(join(tmpdir(), 'parts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = join(folder, 'dataset')
const clean = join(folder, 'clean-parts')
const parts = join(folder, 'parts')

/** Without the join's keys, which cost most of a small census; the first test takes all. */
const examiners = EXAMINERS.filter(({ name }) => ['split', 'coverage', 'provenance'].includes(name))

const take = (part: number, of: number, to: string, dataset = root, options: Partial<PartOptions> = {}) =>
  takePart({
    store: folderStore(dataset),
    profile: resolveProfile({}),
    workers: 0,
    key: '',
    version: VERSION,
    examiners,
    part,
    of,
    folder: to,
    ...options,
  })
const judged = (dataset = root, from = parts) => census(dataset, { parts: from }, { examiners })

beforeAll(async () => {
  await writeMemoryDataset(cleanDataset({ perFamily: 2, perShard: 8 }), root)
  await take(1, 2, clean)
  await take(2, 2, clean)
}, 60_000)
beforeEach(() => {
  rmSync(parts, { recursive: true, force: true })
  cpSync(clean, parts, { recursive: true })
})

const partFiles = (): string[] => readdirSync(parts).filter((name) => name.endsWith('.part-evidence'))

describe('parts of a census', () => {
  test('together are the census that one process takes, and say that they were parts', async () => {
    const all = join(folder, 'all')
    await take(1, 2, all, root, { examiners: EXAMINERS })
    await take(2, 2, all, root, { examiners: EXAMINERS })
    const together = await census(root, { parts: all })
    expect(facts(together)).toEqual(facts(await census(root)))
    expect(together.taken).toMatchObject({ from: 'parts', shards_examined: 0, records_examined: 0, records_reused: together.population })
  })

  test('may lie in folders of their own, as a CI collects them', async () => {
    const collected = join(folder, 'collected')
    await take(1, 3, join(collected, 'evidence-1'))
    await take(2, 3, join(collected, 'evidence-2'))
    await take(3, 3, join(collected, 'evidence-3'))
    expect(facts(await judged(root, collected))).toEqual(facts(await census(root, undefined, { examiners })))
  })

  test('share the shards by size: each shard in one part, whatever their number', () => {
    const shards = Array.from({ length: 23 }, (_, at) => ({ path: `train/${at}`, size: (at * 7919) % 100 }))
    for (const of of [1, 2, 5, 23, 40]) {
      const all = Array.from({ length: of }, (_, at) => [...shardsOfPart(shards, at + 1, of)]).flat()
      expect(all.sort()).toEqual(shards.map(({ path }) => path).sort())
    }
    const loads = [1, 2, 3].map((part) => {
      const own = shardsOfPart(shards, part, 3)
      return shards.reduce((sum, { path, size }) => sum + (own.has(path) ? size : 0), 0)
    })
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(100)
  })

  test('taken again find their evidence there', async () => {
    expect((await take(1, 2, parts)).reused).toBeGreaterThan(0)
    expect(await take(1, 2, parts)).toMatchObject({ reused: (await take(1, 2, parts)).shards })
  })
})

describe('evidence that is not whole can not be judged', () => {
  test('nothing, or no folder', async () => {
    await expect(judged(root, join(folder, 'nowhere'))).rejects.toThrow(/there is no such folder/)
    mkdirSync(join(folder, 'empty'))
    await expect(judged(root, join(folder, 'empty'))).rejects.toThrow(
      /there is no part of a census in it[\s\S]*What to do: take the parts again/,
    )
  })

  test('a part is missing', async () => {
    rmSync(join(parts, partFiles()[1]!))
    await expect(judged()).rejects.toThrow(/found 1 of 2 parts; part 2 missing[\s\S]*no part holds it/)
  })

  test('the evidence of a shard is missing, cut off, or damaged', async () => {
    const name = join(parts, shardFiles(parts)[0]!)
    const bytes = readFileSync(name)
    rmSync(name)
    await expect(judged()).rejects.toThrow(/\.jsonl: its evidence is not there/)
    writeFileSync(name, bytes.subarray(0, 30))
    await expect(judged()).rejects.toThrow(/its evidence is cut off/)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(name, bytes)
    await expect(judged()).rejects.toThrow(/its evidence is damaged, or was sealed with another key/)
  })

  test('the evidence of two shards was exchanged', async () => {
    const [a, b] = shardFiles(parts).map((name) => join(parts, name))
    renameSync(a!, `${a!}.away`)
    renameSync(b!, a!)
    renameSync(`${a!}.away`, b!)
    await expect(judged()).rejects.toThrow(/its evidence is of another shard/)
  })

  test('a shard was changed since, or a part is of an older run', async () => {
    const changed = join(folder, 'changed')
    cpSync(root, changed, { recursive: true })
    edit(join(changed, 'train/train_000.jsonl'), /"content":"/, '"content":"Later ')
    await expect(judged(changed)).rejects.toThrow(/train_000\.jsonl: part-\d-of-2\S* examined other bytes than lie there now/)
    await take(1, 2, join(parts, 'again'), changed)
    await expect(judged()).rejects.toThrow(/another version of the dataset/)
  })

  test('a shard was given twice with different bytes', async () => {
    const changed = join(folder, 'twice')
    cpSync(root, changed, { recursive: true })
    edit(join(changed, 'train/train_000.jsonl'), 'a', 'b') // the same size: the listing does not tell
    await take(1, 2, join(parts, 'again'), changed)
    await take(2, 2, join(parts, 'again'), changed)
    await expect(judged()).rejects.toThrow(/train_000\.jsonl: given twice with different bytes, by again\/part-\d-of-2/)
  })

  test('a part was taken by other rules, for another profile, or as one of another number', async () => {
    await take(2, 2, parts, root, { version: 'older rules' })
    await expect(judged()).rejects.toThrow(/part-2-of-2\S*: taken by other rules/)
    await take(2, 2, parts, root, { profile: resolveProfile({ thresholds: { pii_review: 0.9 } }) })
    await expect(judged()).rejects.toThrow(/part-2-of-2\S*: taken for another profile/)
    await take(2, 2, parts)
    await expect(judged()).resolves.toBeDefined()
    await take(3, 3, parts)
    await expect(judged()).rejects.toThrow(/part-3-of-3\S*: one of 3 parts, where part-1-of-2\S* is one of 2/)
  }, 60_000)

  test('a part was renamed to another’s number, or sealed with another key', async () => {
    const [first, second] = partFiles().map((name) => join(parts, name))
    cpSync(first!, second!)
    await expect(judged()).rejects.toThrow(/it says that it is another part/)
    await take(2, 2, parts, root, { key: 'another key' })
    await expect(judged()).rejects.toThrow(/part-2-of-2\S*: it is damaged, or was sealed with another key/)
  })

  test('what the examiners prepared is missing', async () => {
    for (const name of readdirSync(parts)) if (name.endsWith('.prepared')) rmSync(join(parts, name))
    await expect(judged()).rejects.toThrow(/what the examiners prepared is not there/)
  })
})
