/** Generators run for a configuration, and the compile of what they made. Expected numbers are counted by hand. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { type ConfigInput, resolveConfig, type SourceInput } from '../compile/config.ts'
import { compile, type Compiled } from '../compile/pipeline.ts'
import { materialise } from './materialise.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'signoff-materialise-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

function put(path: string, records: readonly object[]): void {
  mkdirSync(dirname(join(base, path)), { recursive: true })
  writeFileSync(join(base, path), records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}

const lines = <T>(path: string): T[] =>
  readFileSync(join(base, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
const records = (): DatasetRecord[] => lines('out/compiled/final_training_dataset.jsonl')
const ledger = (): LedgerEntry[] => lines('out/ledger/ledger_000.jsonl')

/** A session of its own words. */
const session = (name: string, turns: number): { role: string; content: string }[] =>
  Array.from({ length: turns }, (_, i) => ({
    role: i % 2 === 0 ? 'user' : 'assistant',
    content: `${name}word${i} thing${i * 7}${name} of${i * 3}${name} matter${name}${i}`,
  }))

const source = (name: string, more: Partial<SourceInput> = {}): SourceInput => ({
  name,
  family: 'mental_health_datasets',
  path: `${name}.jsonl`,
  licence: 'therapeutic_license',
  group: 'general',
  ...more,
})
const LONG: SourceInput = {
  name: 'long',
  family: 'long_running_therapy',
  generator: 'long_running_therapy',
  licence: 'synthetic',
  group: 'long',
}

const run = async (sources: SourceInput[], more: Partial<ConfigInput> = {}): Promise<Compiled> => {
  const config = resolveConfig({ sources, output: 'out', clock: '2025-01-01T00:00:00Z', seed: 7, workers: 1, ...more }, base)
  return compile(await materialise(config), { env: {}, now: () => new Date(0) })
}

const digests = (folder: string): Record<string, string> =>
  Object.fromEntries(
    (
      readdirSync(join(base, folder), { recursive: true, withFileTypes: true }) as unknown as {
        name: string
        parentPath: string
        isFile(): boolean
      }[]
    )
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => [
        join(parentPath, name),
        createHash('sha256')
          .update(readFileSync(join(parentPath, name)))
          .digest('hex'),
      ]),
  )

describe('sessions that a generator extracted', () => {
  test('each document ends in one family; what was ceded is in the ledger, and everything adds up', async () => {
    put('a.jsonl', [
      ...Array.from({ length: 60 }, (_, n) => ({ messages: session(`l${n}x`, 24) })),
      ...Array.from({ length: 40 }, (_, n) => ({ messages: session(`s${n}x`, 4) })),
    ])
    const { manifest, claims } = await run([source('a'), LONG])
    const byDocument = new Map<string, string>()
    for (const { metadata } of records()) {
      expect(byDocument.has(metadata.document_id)).toBe(false)
      byDocument.set(metadata.document_id, metadata.source_family)
    }
    expect(byDocument.size).toBe(100)
    const long = records().filter(({ metadata }) => metadata.source_family === 'long_running_therapy')
    expect(claims['long_running_therapy']).toMatchObject({ contested: 60, got: long.length })
    // A fifth of 60 is 12; three standard deviations are 9.
    expect(long.length).toBeGreaterThan(3)
    expect(long.length).toBeLessThan(22)
    const ceded = ledger().filter(({ kind, reason }) => kind === 'ceded' && reason === 'claimed')
    expect(ceded.filter(({ source }) => source === 'a')).toHaveLength(long.length)
    expect(ceded.filter(({ source }) => source === 'long')).toHaveLength(60 - long.length)
    expect(manifest.accounting.sources['long']).toMatchObject({ in: long.length, units: { read: 60, ceded: 60 - long.length } })
    expect(manifest.accounting.families['long_running_therapy']).toMatchObject({ in: long.length, generated: long.length })
    for (const { metadata, messages } of long) {
      expect(messages).toHaveLength(24)
      expect(metadata).toMatchObject({
        source_key: 'a.jsonl',
        source_group: 'long',
        split: 'test',
        license_tag: 'therapeutic_license',
        provenance: {
          original_s3_key: 'a.jsonl',
          processing_steps: ['chatml_convert', 'extract', 'dedup'],
          generator: { name: 'long_running_therapy', version: '1', seed: 7, parents: [metadata.document_id] },
        },
      })
    }
    const { sources } = manifest
    expect(sources.filter(({ name }) => name === 'long').map(({ source_key, generator }) => [source_key, generator])).toEqual([
      ['generated/long.jsonl', { name: 'long_running_therapy', version: '1', seed: 7 }],
      ['a.jsonl', undefined],
    ])
    const stats = JSON.parse(readFileSync(join(base, 'generated/long.stats.json'), 'utf8')) as object
    expect(stats).toMatchObject({
      records: 60,
      turns: { 24: 60 },
      from: { a: 100 },
      claims: { contested: 60, given_to: { long_running_therapy: long.length, mental_health_datasets: 60 - long.length } },
    })
  })

  test('pieces of a session that its source cuts go to one family together', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 12 }, (_, n) => ({ messages: session(`l${n}x`, 30) })),
    )
    put('b.jsonl', [{ messages: session('b', 4) }])
    const cut = source('a', {
      shape: 'turns',
      options: { chunkWords: 30, fields: { turnList: 'messages', speaker: 'role', text: 'content' } },
    })
    const { manifest } = await run([cut, source('b'), LONG], { profile: { claims: { shares: { long_running_therapy: 0.5 } } } })
    const families = new Map<string, Set<string>>()
    for (const { metadata } of records())
      families.set(metadata.document_id, (families.get(metadata.document_id) ?? new Set()).add(metadata.source_family))
    expect(families.size).toBe(13)
    expect([...families.values()].every((of) => of.size === 1)).toBe(true)
    const whole = records().filter(({ metadata }) => metadata.source_family === 'long_running_therapy')
    expect(whole.length).toBeGreaterThan(0)
    for (const { metadata, messages } of whole) {
      const number = Number(metadata.document_id.split('#')[1])
      expect(messages).toEqual(session(`l${number - 1}x`, 30))
      expect(metadata.provenance.processing_steps).toContain('session_join')
    }
    expect(manifest.accounting.sources['a']!.units.ceded).toBe(whole.length)
  })

  test('two compiles and any number of workers give the same bytes', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 30 }, (_, n) => ({ messages: session(`l${n}x`, 22 + n) })),
    )
    put(
      'b.jsonl',
      Array.from({ length: 30 }, (_, n) => ({ messages: session(`m${n}x`, 22 + n) })),
    )
    await run([source('a'), source('b'), LONG])
    const first = { ...digests('generated'), ...digests('out') }
    rmSync(join(base, 'out'), { recursive: true })
    for (const name of readdirSync(base)) if (name.startsWith('.') || name.startsWith('out')) rmSync(join(base, name), { recursive: true })
    await run([source('a'), source('b'), LONG], { workers: 2 })
    expect({ ...digests('generated'), ...digests('out') }).toEqual(first)
  })

  test('a generator may draw on what an earlier one made, and its records keep the first name of their document', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 10 }, (_, n) => ({ messages: session(`l${n}x`, 24 + n) })),
    )
    const again = { ...LONG, name: 'longer', from: ['long'], generate: { minTurns: 30 } }
    await run([source('a'), LONG, again])
    const stats = JSON.parse(readFileSync(join(base, 'generated/longer.stats.json'), 'utf8')) as { records: number }
    expect(stats.records).toBe(4)
    expect(lines<{ metadata: { document_id: string } }>('generated/longer.jsonl').map(({ metadata }) => metadata.document_id)).toEqual(
      [7, 8, 9, 10].map((n) => `a.jsonl#${n}`),
    )
  })
})

describe('what can not be believed', () => {
  test('an ordinary source that names other documents takes nothing over', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 20 }, (_, n) => ({ messages: session(`l${n}x`, 4) })),
    )
    put('b.jsonl', [
      {
        messages: session('thief', 4),
        metadata: {
          source_key: 'a.jsonl',
          document_id: 'a.jsonl#1',
          source: 'a',
          steps: ['extract'],
          made: { kind: 'extracted' },
          generator: { name: 'long_running_therapy', version: '1', seed: 7, parents: ['a.jsonl#1'] },
        },
      },
    ])
    await run([source('a'), source('b', { family: 'sarcasm', licence: 'reddit_cc' })])
    const thief = records().find(({ metadata }) => metadata.source_family === 'sarcasm')!
    expect(thief.metadata).toMatchObject({ source_key: 'b.jsonl', document_id: 'b.jsonl#1', license_tag: 'reddit_cc' })
    expect(thief.metadata.provenance.processing_steps).toEqual(['chatml_convert', 'dedup'])
    expect(records()).toHaveLength(21)
    expect(ledger()).toEqual([])
  })

  test('a configuration can not call its own file generated', () => {
    const made = { name: 'x', version: '1', seed: 1, kind: 'extracted', from: [], records: 1 }
    expect(() => resolveConfig({ sources: [{ ...source('a'), made }] }, base)).toThrow(/unknown field "made"/)
  })

  test('what stands at the place of a generated file is made anew; leftovers of a killed run go, those of a living one stay', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 8 }, (_, n) => ({ messages: session(`l${n}x`, 24) })),
    )
    await run([source('a'), LONG])
    const whole = readFileSync(join(base, 'generated/long.jsonl'), 'utf8')
    writeFileSync(join(base, 'generated/long.jsonl'), `${whole.slice(0, 100)}\u0000`)
    writeFileSync(join(base, 'generated/long.jsonl.999999999.partial'), 'half')
    writeFileSync(join(base, 'generated/long.jsonl.1.partial'), 'another run')
    await run([source('a'), LONG])
    expect(readFileSync(join(base, 'generated/long.jsonl'), 'utf8')).toBe(whole)
    expect(readdirSync(join(base, 'generated')).sort()).toEqual(['long.jsonl', 'long.jsonl.1.partial', 'long.stats.json'])
  })

  test('a generated file that was changed before it was read names what is not there: told, and nothing is published', async () => {
    put(
      'a.jsonl',
      Array.from({ length: 8 }, (_, n) => ({ messages: session(`l${n}x`, 24) })),
    )
    const config = resolveConfig({ sources: [source('a'), LONG], output: 'out', seed: 7, workers: 1 }, base)
    const made = await materialise(config)
    const text = readFileSync(join(base, 'generated/long.jsonl'), 'utf8')
    const effects = { env: {}, now: () => new Date(0) }
    writeFileSync(join(base, 'generated/long.jsonl'), text.replaceAll('a.jsonl', 'gone.jsonl'))
    await expect(compile(made, effects)).rejects.toThrow(/source "long": its records name 1 objects that no source reads/)
    writeFileSync(join(base, 'generated/long.jsonl'), text.replace('"document_id":"a.jsonl#1"', '"document_id":"b.jsonl#1"'))
    await expect(compile(made, effects)).rejects.toThrow(/record 1 does not name the document that it was made of/)
    expect(existsSync(join(base, 'out'))).toBe(false)
  })
})

describe('a generator that makes nothing', () => {
  const short = (): void =>
    put(
      'a.jsonl',
      Array.from({ length: 8 }, (_, n) => ({ messages: session(`l${n}x`, 4) })),
    )

  test('stops the compile, after everything was read', async () => {
    short()
    await expect(run([source('a'), source('none'), LONG])).rejects.toThrow(
      /(?=[^]*source "long": its generator long_running_therapy made no record)(?=[^]*source "none": "none.jsonl": there is no such file)/,
    )
  })

  test('is left out where its family may be empty', async () => {
    short()
    const { manifest } = await run([source('a'), LONG], { mayBeEmpty: ['long_running_therapy'] })
    expect(manifest.total_conversations).toBe(8)
  })
})

describe('wrong configurations', () => {
  const refused = (sources: SourceInput[], words: RegExp): Promise<void> =>
    expect((async () => materialise(resolveConfig({ sources, output: 'out' }, base)))()).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(words),
    })

  test.each<[string, SourceInput[], RegExp]>([
    ['an unknown generator', [{ ...LONG, generator: 'magic' }], /found "magic"; expected one of .*long_running_therapy/],
    ['an unknown option', [{ ...LONG, generate: { turns: 5 } }], /source "long": .*unknown field "turns"; expected one of minTurns/s],
    ['a wrong option', [{ ...LONG, generate: { minTurns: 'many' } }], /minTurns: found "many"/],
    ['an unknown source', [source('a'), { ...LONG, from: ['b'] }], /config.sources\[1\].from: there is no source "b"; expected some of a/],
    ['itself', [{ ...LONG, from: ['long'] }], /from: found "long", which is the source itself/],
    [
      'a later generator',
      [
        { ...LONG, from: ['later'] },
        { ...LONG, name: 'later', from: ['long'] },
      ],
      /"later" is generated later/,
    ],
    ['from without a generator', [source('a', { from: ['b'] }), source('b')], /from: is for a generator/],
    ['options without a generator', [source('a', { generate: { minTurns: 3 } })], /generate: is for sources with a generator/],
    [
      'an unknown part of the sample',
      [{ ...LONG, generator: 'sample', generate: { omit: ['nothing'] } }],
      /"nothing" is neither a family nor a source/,
    ],
  ])('%s is refused before anything is made', async (_, sources, words) => {
    await refused(sources, words)
    expect(readdirSync(base)).toEqual([])
  })
})

test('families that rarely hold what a generator looks for are drawn on where they are named', async () => {
  put('a.jsonl', [{ messages: session('a', 24) }])
  put('game.jsonl', [{ messages: session('game', 24) }])
  const game = source('game', { family: 'roleplay_simulator' })
  const drawn = async (long: SourceInput): Promise<string[]> => {
    await materialise(resolveConfig({ sources: [source('a'), game, long], output: 'out' }, base))
    return Object.keys((JSON.parse(readFileSync(join(base, 'generated/long.stats.json'), 'utf8')) as { from: object }).from)
  }
  expect(await drawn(LONG)).toEqual(['a'])
  expect(await drawn({ ...LONG, from: ['game'] })).toEqual(['game'])
})

test('damage of encoding is judged by the object that a session was taken from, not by the file that it was taken to', async () => {
  const damaged = (n: number): object => ({
    messages: session(`d${n}x`, 24).map(({ role, content }, i) => ({
      role,
      content: `I don‚Äôt know ${content} ${i % 5 === 0 ? 'il va √† Paris, √π' : ''}`,
    })),
  })
  const plain = (n: number): object => ({
    messages: session(`p${n}x`, 24).map(({ role, content }) => ({ role, content: `${content} √π` })),
  })
  put(
    'clean.jsonl',
    Array.from({ length: 6 }, (_, n) => plain(n)),
  )
  put(
    'mac.jsonl',
    Array.from({ length: 6 }, (_, n) => damaged(n)),
  )
  const texts = (): Map<string, string> =>
    new Map(records().map(({ metadata, messages }) => [metadata.document_id, messages.map(({ content }) => content).join('\n')]))
  await run([source('clean'), source('mac')], { previous: 'none' })
  const read = texts()
  expect(read.get('mac.jsonl#1')).toContain('Paris, ù')
  expect(read.get('clean.jsonl#1')).toContain('√π')
  const all = { profile: { claims: { shares: { long_running_therapy: 1 } } }, mayBeEmpty: ['mental_health_datasets'], previous: 'none' }
  await run([source('clean'), source('mac'), LONG], all)
  expect(records().every(({ metadata }) => metadata.source_family === 'long_running_therapy')).toBe(true)
  expect(texts()).toEqual(read)
})
