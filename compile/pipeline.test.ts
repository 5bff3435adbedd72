/** The whole compiler on small inputs in a temporary folder. Expected numbers are counted by hand. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { openTrial, source } from './compile-trial.ts'

const trial = openTrial()
const { put, run } = trial

const lines = <T>(path: string): T[] =>
  readFileSync(join(trial.base, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
const records = (): DatasetRecord[] => lines('out/compiled/final_training_dataset.jsonl')
const ledger = (): LedgerEntry[] => lines('out/ledger/ledger_000.jsonl')
const manifest = (): Manifest => JSON.parse(readFileSync(join(trial.base, 'out/manifest.json'), 'utf8')) as Manifest

/** Every file below a folder with the digest of its bytes. */
function digests(folder: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const entry of readdirSync(join(trial.base, folder), { recursive: true }) as string[]) {
    const file = join(trial.base, folder, entry)
    if (statSync(file).isFile()) out[entry] = createHash('sha256').update(readFileSync(file)).digest('hex')
  }
  return out
}

const TOPICS = ['sleep', 'work', 'grief', 'anger', 'school', 'family', 'panic', 'shame', 'money', 'friends']
/** A conversation of its own: no word set is near another's. */
const chat = (n: number): { role: string; content: string }[] => [
  { role: 'user', content: `Number ${n}: ${TOPICS[n % 10]} weighs on me since week ${n * 3}, case${n} thing${n * 7} detail${n * 13}` },
  { role: 'assistant', content: `What about ${TOPICS[(n * 3) % 10]} ${n}? reply${n} thought${n * 5} step${n * 11} seems near.` },
]
const jsonl = (from: number, to: number): string => {
  let out = ''
  for (let n = from; n < to; n++) out += `${JSON.stringify({ messages: chat(n) })}\n`
  return out
}

test('every record is read, hashed, split once and found in shard, export and manifest', async () => {
  put('a.jsonl', jsonl(0, 300))
  const { manifest: built } = await run([source('a', 'a.jsonl')])
  expect(built.total_conversations).toBe(300)
  expect(records()).toHaveLength(300)
  const shards = (['train', 'val', 'test'] as const).flatMap((split) => built.splits[split].shards.map(({ path }) => path))
  expect(Buffer.concat(shards.map((path) => readFileSync(join(trial.base, 'out', path))))).toEqual(
    readFileSync(join(trial.base, 'out/compiled/final_training_dataset.jsonl')),
  )
  expect(new Set(records().map(({ metadata }) => metadata.id)).size).toBe(300)
  expect(manifest()).toEqual(built)
  expect(ledger()).toEqual([])
})

test('two compiles are the same bytes; in the same place the second changes nothing', async () => {
  put('a.jsonl', jsonl(0, 120))
  put('b.jsonl', jsonl(100, 140))
  const sources = [source('a', 'a.jsonl'), source('b', 'b.jsonl', { family: 'experimental' })]
  await run(sources)
  const first = digests('out')
  const again = await run(sources)
  expect(again.published).toBe(false)
  expect(digests('out')).toEqual(first)
  await run(sources, { output: 'elsewhere', workers: 2 })
  expect(digests('elsewhere')).toEqual(first)
  expect(Object.keys(first)).toContain('manifest.json')
})

test('records that are added later move nothing that was there', async () => {
  put('a.jsonl', jsonl(0, 400))
  await run([source('a', 'a.jsonl')], { previous: 'none' })
  const before = new Map(records().map(({ metadata }) => [metadata.id, metadata.split]))
  put('a.jsonl', jsonl(0, 500))
  await run([source('a', 'a.jsonl')], { previous: 'none' })
  const after = records()
  expect(after).toHaveLength(500)
  expect(after.filter(({ metadata }) => before.has(metadata.id) && before.get(metadata.id) !== metadata.split)).toEqual([])
})

test('a version names the one that it continues', async () => {
  put('a.jsonl', jsonl(0, 50))
  const one = await run([source('a', 'a.jsonl')])
  put('a.jsonl', jsonl(0, 60))
  const two = await run([source('a', 'a.jsonl')])
  expect(two.manifest.previous).toBe(one.manifest.dataset_digest)
})

test('a holdout copy survives, the pool copy is in the ledger with its survivor', async () => {
  put('pool.jsonl', jsonl(0, 40))
  put('held.jsonl', jsonl(39, 60))
  const { manifest: built } = await run([source('pool', 'pool.jsonl'), source('held', 'held.jsonl', { family: 'sarcasm' })])
  const held = records().filter(({ metadata }) => metadata.source_family === 'sarcasm')
  expect(held).toHaveLength(21)
  expect(new Set(held.map(({ metadata }) => metadata.split))).toEqual(new Set(['test']))
  const survivor = held.find(({ messages }) => messages[0]!.content.startsWith('Number 39:'))!
  expect(ledger()).toMatchObject([
    {
      kind: 'excluded_holdout',
      reason: 'duplicate_text',
      source: 'pool',
      position: { record: 40 },
      survivor: survivor.metadata.id,
      similarity: 1,
    },
  ])
  expect(built.accounting.sources['pool']).toMatchObject({ in: 40, kept: 39, excluded_holdout: 1 })
  expect(built.accounting.families['mental_health_datasets']).toMatchObject({ in: 40, kept: 39, excluded_holdout: 1 })
})

test('a document that two families name goes to one of them', async () => {
  put('talks.jsonl', jsonl(0, 200))
  const { manifest: built } = await run([
    source('talks', 'talks.jsonl', { family: 'video_transcripts' }),
    source('voice', 'talks.jsonl', { family: 'voice_persona' }),
  ])
  const { talks, voice } = built.accounting.sources
  expect(talks!.kept + voice!.kept).toBe(200)
  expect(talks!.units.ceded).toBe(voice!.kept)
  expect(voice!.units.ceded).toBe(talks!.kept)
  expect(voice!.kept).toBeGreaterThan(15) // a fifth of 200 is 40; 25 is 4.4 standard deviations
  expect(voice!.kept).toBeLessThan(65)
})

test('a source that selects other records leaves the document to whoever takes it', async () => {
  const topical = Array.from({ length: 40 }, (_, n) => JSON.stringify({ topic: n < 10 ? 'drink' : 'sleep', messages: chat(n) })).join('\n')
  put('all.jsonl', topical)
  const { manifest: built } = await run([
    source('general', 'all.jsonl'),
    source('drink', 'all.jsonl', { family: 'addiction', options: { where: { topic: ['drink'] } } }),
  ])
  const { general, drink } = built.accounting.sources
  expect(built.total_conversations).toBe(40)
  expect(general!.kept + drink!.kept).toBe(40)
  expect(drink!.units.ceded).toBe(40 - drink!.kept)
  expect(general!.units.ceded).toBe(drink!.kept)
})

test('gzip, zstd, an array and a table are read without being told what they are', async () => {
  put('a.jsonl.gz', gzipSync(jsonl(0, 5)))
  put('b.zst', zstdCompressSync(jsonl(5, 9)))
  put(
    'c.json',
    JSON.stringify(
      Array.from({ length: 3 }, (_, i) => ({ messages: chat(20 + i) })),
      null,
      2,
    ),
  )
  put('d.csv', `\ufeffQuestion,Answer\r\n"Why, really, do I wake at four each night?","Bodies keep ""clocks"".\nLet us look at yours."\r\n`)
  const { manifest: built } = await run([source('a', 'a.jsonl.gz'), source('b', 'b.zst'), source('c', 'c.json'), source('d', 'd.csv')])
  expect(Object.values(built.accounting.sources).map(({ kept }) => kept)).toEqual([5, 4, 3, 1])
  expect(
    records()
      .flatMap(({ messages }) => messages)
      .some(({ content }) => content === 'Bodies keep "clocks".\nLet us look at yours.'),
  ).toBe(true)
})

describe('bad input', () => {
  test('bad lines are in the ledger, one by one, and the good ones are kept', async () => {
    put(
      'a.jsonl',
      `${jsonl(0, 20)}{"messages": [\nnot json at all\n${JSON.stringify({ messages: 'text' })}\n${JSON.stringify({ messages: [] })}\n${JSON.stringify({ messages: [{ role: 'user', content: 'alone here' }] })}\n{"messages":[{"role":"user","content":"half a character \\ud83d"},{"role":"assistant","content":"yes"}]}\n${JSON.stringify({ messages: chat(30) })}\n{"messages":[{"role":"us`,
    )
    const { manifest: built } = await run([source('a', 'a.jsonl')])
    expect(records()).toHaveLength(21)
    expect(ledger().map(({ reason, position }) => [position.line, reason])).toEqual(
      expect.arrayContaining([
        [21, 'malformed_json'],
        [22, 'malformed_json'],
        [23, 'wrong_type'],
        [24, 'empty_messages'],
        [25, 'one_sided'],
        [26, 'lone_surrogate'],
        [28, 'truncated_json'],
      ]),
    )
    const { units, ...account } = built.accounting.sources['a']!
    expect(units.read - units.rejected - units.ceded - units.joined + units.cut).toBe(account.in)
    expect(ledger()).toHaveLength(7)
  })

  test('every source is read and reported before a bad one stops the compile, and the old dataset stands', async () => {
    put('a.jsonl', jsonl(0, 10))
    await run([source('a', 'a.jsonl')])
    const before = digests('out')
    put('empty.jsonl', '')
    put('pointer.jsonl', 'version https://git-lfs.github.com/spec/v1\noid sha256:1234\nsize 9\n')
    put('fake.jsonl.gz', 'this is not gzip')
    put('other.jsonl', jsonl(60, 63))
    put('mostly.jsonl', `${jsonl(50, 52)}${'nonsense\n'.repeat(3)}`)
    const failure = await run([
      source('a', 'a.jsonl'),
      source('nowhere', 'no/such/*.jsonl'),
      source('empty', 'empty.jsonl'),
      source('pointer', 'pointer.jsonl'),
      source('fake', 'fake.jsonl.gz'),
      source('mostly', 'mostly.jsonl'),
      source('gone', 'other.jsonl', { family: 'addiction', options: { where: { topic: ['none'] } } }),
    ]).then(
      () => null,
      (error: Error) => error,
    )
    expect(failure?.message).toMatch(/source "nowhere": .*the glob matches no file/)
    expect(failure?.message).toMatch(/source "empty": empty\.jsonl: found an empty object/)
    expect(failure?.message).toMatch(/source "pointer": .*LFS/i)
    expect(failure?.message).toMatch(/source "fake": .*gzip/i)
    expect(failure?.message).toMatch(/source "mostly": 3 of 5 records were rejected \(3 malformed_json\); expected at most 50%/)
    expect(failure?.message).toMatch(/family "addiction" has sources but no conversation is left/)
    expect(digests('out')).toEqual(before)
    expect(readdirSync(join(trial.base, '.out'))).toEqual(['versions'])
  })

  test('prototype keys are data', async () => {
    put('a.jsonl', `${jsonl(0, 5)}{"__proto__":{"polluted":true},"messages":${JSON.stringify(chat(9))}}\n`)
    await run([source('a', 'a.jsonl')])
    expect(records()).toHaveLength(6)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('two objects of one name are refused', async () => {
    put('x/a.jsonl', jsonl(0, 5))
    put('y/a.jsonl', jsonl(5, 9))
    await expect(run([source('x', 'a.jsonl', { root: 'x' }), source('y', 'a.jsonl', { root: 'y' })])).rejects.toThrow(
      /two different objects are both named "a.jsonl"/,
    )
  })

  test('the review queue stays outside of the dataset', async () => {
    put('a.jsonl', jsonl(0, 5))
    await run([source('a', 'a.jsonl')])
    expect(existsSync(join(trial.base, 'data/review/review_queue.jsonl'))).toBe(true)
    expect(Object.keys(digests('out')).filter((path) => path.includes('review'))).toEqual([])
  })
})

test('a dataset that another compile moved away does not confuse this one', async () => {
  put('a.jsonl', jsonl(0, 5))
  await run([source('a', 'a.jsonl')])
  cpSync(join(trial.base, 'out'), join(trial.base, 'copy'), { recursive: true, dereference: true })
  rmSync(join(trial.base, '.out'), { recursive: true })
  await run([source('a', 'a.jsonl')], { previous: 'copy' })
  expect(digests('out')).toEqual(digests('copy'))
})
