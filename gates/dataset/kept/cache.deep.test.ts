import { fc, test as property } from '@fast-check/vitest'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { resolveProfile } from '#contract/profile.ts'
import { cleanDataset, recordsOf, writeMemoryDataset } from '../../kit/memory-dataset.ts'
import { EXAMINERS } from '../examiners.ts'
import type { Examiner } from '../examiner.ts'
import { prune } from './evidence-folder.ts'
import { census, edit, facts, shardFiles } from './kept-trial.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(folder, { recursive: true }))

const dataset = cleanDataset({ perFamily: 2, perShard: 8 })
const root = join(folder, 'dataset')
const clean = join(folder, 'cache-of-a-clean-run')
const cache = join(folder, 'cache')
let fresh: unknown
let shards = 0

beforeAll(async () => {
  await writeMemoryDataset(dataset, root)
  fresh = facts(await census(root))
  shards = (await census(root, { cache: clean })).shards.length
}, 60_000)
beforeEach(() => {
  rmSync(cache, { recursive: true, force: true })
  cpSync(clean, cache, { recursive: true, preserveTimestamps: true })
})

/** Shards that a census examined, with what it found compared with a census that has no cache. */
async function examined(options: Parameters<typeof census>[1] = {}, more: Parameters<typeof census>[2] = {}): Promise<number> {
  const taken = await census(root, { cache, ...options }, more)
  expect(facts(taken)).toEqual(fresh)
  expect(taken.taken!.shards_examined + taken.taken!.shards_reused).toBe(shards)
  return taken.taken!.shards_examined
}

describe('a second census', () => {
  test('of the same bytes examines nothing and says so', async () => {
    expect(shards).toBeGreaterThan(4)
    expect(await examined()).toBe(0)
    expect((await census(root, { cache })).taken).toEqual({
      rules: 'rules of the test',
      from: 'cache',
      shards_examined: 0,
      shards_reused: shards,
      records_examined: 0,
      records_reused: recordsOf(dataset).length,
    })
  })

  test('of one changed shard examines that one alone, and finds what a whole scan finds', async () => {
    const changed = join(folder, 'changed')
    cpSync(root, changed, { recursive: true })
    edit(join(changed, 'train/train_001.jsonl'), /"content":"/, '"content":"Changed ')
    const taken = await census(changed, { cache })
    expect(taken.taken).toMatchObject({ shards_examined: 1, shards_reused: shards - 1, records_examined: 8 })
    const whole = await census(changed)
    // How frequent words are is sampled once and inherited: keys of the join differ, what it finds does not.
    for (const summaries of [taken.summaries, whole.summaries]) delete summaries['leakage']
    expect(facts(taken)).toEqual(facts(whole))
    expect(taken.digest).not.toBe((await census(root)).digest)
    expect((await census(changed, { cache })).taken!.shards_examined).toBe(0)
  })

  test('inherits what the examiners prepared, where most bytes are the same: else no evidence would fit', async () => {
    const sampler: Examiner<{ prepared: unknown; records: number }> = {
      name: 'sampler',
      version: '1',
      prepare: (sample) => ({ characters: [...sample].map((record) => JSON.stringify(record).length) }),
      start: ({ prepared }) => {
        let records = 0
        return { examine: () => void records++, finish: () => ({ prepared, records }) }
      },
      merge: (a, b) => ({ prepared: a.prepared, records: a.records + b.records }),
    }
    const own = join(folder, 'sampled')
    const examiners = [sampler as Examiner]
    const first = await census(root, { cache: own }, { examiners })
    const changed = join(folder, 'sampled-dataset')
    cpSync(root, changed, { recursive: true })
    edit(join(changed, 'test/test_000.jsonl'), /"content":"/, '"content":"Longer ')
    const second = await census(changed, { cache: own }, { examiners })
    expect(second.taken).toMatchObject({ shards_examined: 1, shards_reused: shards - 1 })
    expect(second.summaries).toEqual(first.summaries)
    // A dataset of other bytes inherits nothing.
    const other = join(folder, 'another')
    await writeMemoryDataset(cleanDataset({ perFamily: 3, perShard: 9 }), other)
    const third = await census(other, { cache: own }, { examiners })
    expect(third.taken!.shards_reused).toBe(0)
    expect(third.summaries).toEqual((await census(other, undefined, { examiners })).summaries)
  })

  test('of a shard that has another name examines it: references name it', async () => {
    const renamed = join(folder, 'renamed')
    cpSync(root, renamed, { recursive: true })
    renameSync(join(renamed, 'val/val_000.jsonl'), join(renamed, 'val/val_007.jsonl'))
    expect((await census(renamed, { cache })).taken!.shards_examined).toBe(1)
  })

  test('by other rules, for another profile, with other examiners, limits or keys examines everything', async () => {
    const strict = resolveProfile({ thresholds: { pii_review: 0.9 } })
    expect((await census(root, { cache }, { profile: strict })).taken!.shards_examined).toBe(shards)
    expect(await examined({ version: 'other rules' })).toBe(shards)
    expect(await examined({}, { maxLine: 1_000_000 })).toBe(shards)
    const newer = EXAMINERS.map((examiner) => (examiner.name === 'split' ? { ...examiner, version: 'newer' } : examiner))
    expect(await examined({}, { examiners: newer })).toBe(shards)
    vi.stubEnv(PII_KEY_VARIABLE, 'a key of the signer')
    expect(await examined()).toBe(shards)
    vi.unstubAllEnvs()
    expect(await examined()).toBe(0)
    expect(await examined({ key: 'another key' })).toBe(shards)
  }, 60_000)

  test('after a waiver was added examines nothing: waivers come after judgement', async () => {
    const waiver = { gate: 'pii', rule: 'residual', subject: '*', owner: 'A', reason: 'B', expires: '2099-01-01', dataset: '*' }
    expect(await examined({}, { profile: resolveProfile({ waivers: [waiver] }) })).toBe(0)
  })
})

describe('a cache that was tampered with', () => {
  const files = (): string[] => readdirSync(cache).sort()

  property.prop([fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })], { numRuns: 14 })(
    'by any byte is found out: what it touched is examined again',
    async (file, at, flip) => {
      const name = files()[file % files().length]!
      const bytes = readFileSync(join(cache, name))
      bytes[at % bytes.length]! ^= flip
      writeFileSync(join(cache, name), bytes)
      // What was prepared is made again of the same bytes, and the evidence of all shards fits it again.
      expect(await examined()).toBe(name.endsWith('.prepared') ? 0 : 1)
      expect(await examined()).toBe(0)
    },
    120_000,
  )

  property.prop([fc.nat(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })], { numRuns: 8 })(
    'by cutting a file off anywhere is found out',
    async (file, share) => {
      const name = shardFiles(cache)[file % shards]!
      truncateSync(join(cache, name), Math.floor(share * statSync(join(cache, name)).size))
      expect(await examined()).toBe(1)
    },
    120_000,
  )

  test('by exchanging the evidence of two shards is found out', async () => {
    const [a, b] = shardFiles(cache).map((name) => join(cache, name))
    renameSync(a!, `${a!}.away`)
    renameSync(b!, a!)
    renameSync(`${a!}.away`, b!)
    expect(await examined()).toBe(2)
  })

  test('by evidence of other bytes, under the name that today’s would have, is found out', async () => {
    const other = join(folder, 'other')
    await writeMemoryDataset(cleanDataset({ perFamily: 2, perShard: 9 }), other)
    const foreign = join(folder, 'foreign-cache')
    await census(other, { cache: foreign })
    for (const [at, name] of shardFiles(cache).entries())
      cpSync(join(foreign, shardFiles(foreign)[at % shardFiles(foreign).length]!), join(cache, name))
    expect(await examined()).toBe(shards)
  })

  test('by somebody who has no key of the seals is found out, where there is one', async () => {
    const sealed = join(folder, 'sealed')
    await census(root, { cache: sealed, key: 'the key of the team' })
    expect((await census(root, { cache: sealed, key: 'the key of the team' })).taken!.shards_examined).toBe(0)
    // The same evidence, sealed by nobody's key.
    for (const name of readdirSync(cache)) cpSync(join(cache, name), join(sealed, name))
    const taken = await census(root, { cache: sealed, key: 'the key of the team' })
    expect(taken.taken!.shards_examined).toBe(shards)
    expect(facts(taken)).toEqual(fresh)
  })
})

describe('the folder', () => {
  test('holds no passage of any record', () => {
    const kept = readdirSync(cache).map((name) => readFileSync(join(cache, name)))
    const texts = recordsOf(dataset).flatMap(({ record }) => record.messages.map(({ content }) => content))
    const passages = new Set(texts.flatMap((text) => text.match(/\w+ \w+ \w+/g) ?? []))
    expect(passages.size).toBeGreaterThan(50)
    const leaked = [...passages].filter((passage) =>
      kept.some((bytes) => bytes.includes(passage) || bytes.includes(Buffer.from(passage, 'utf16le'))),
    )
    expect(leaked).toEqual([])
  })

  test('keeps to its bound: what was unused for longest goes first, half-written files after an hour', () => {
    const [old, ...others] = shardFiles(cache)
    const now = Date.now()
    utimesSync(join(cache, old!), new Date(now - 9e6), new Date(now - 9e6))
    const all = readdirSync(cache).reduce((sum, name) => sum + statSync(join(cache, name)).size, 0)
    for (const [name, age] of [
      ['a.shard.1.part', 8e6],
      ['b.shard.2.part', 1000],
    ] as const) {
      writeFileSync(join(cache, name), '')
      utimesSync(join(cache, name), new Date(now - age), new Date(now - age))
    }
    prune(cache, all - 1, now)
    expect(shardFiles(cache)).toEqual(others)
    expect(readdirSync(cache).filter((name) => name.endsWith('.part'))).toEqual(['b.shard.2.part'])
  })
})
