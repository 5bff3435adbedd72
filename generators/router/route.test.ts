import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { validator } from '#contract/validate.ts'
import { resolveConfig } from '../../compile/config.ts'
import { GENERATORS } from '../families/index.ts'
import { openGathering } from '../inventory/gather.ts'
import { readListing } from '../inventory/read-listing.ts'
import { takeInventory } from '../inventory/take-inventory.ts'
import { route, type RouteOptions } from './route.ts'
import { routingSchema } from './schema.ts'

const profile = resolveProfile({})
const validate = validator(routingSchema)
const bucket = 'a-bucket'

type Object = [key: string, size?: number | null, etag?: string]

function reportOf(...objects: Object[]) {
  const gathering = openGathering()
  for (const [key, size = 5, etag = null] of objects) gathering.add({ key, size, etag, lastModified: null })
  return takeInventory(gathering.finish({ named: 'list', form: 'keys-jsonl', root: null }), profile)
}

const extractor = { name: 'long_sessions', family: 'long_running_therapy', kind: 'extracted', makes: 'long sessions' } as const
const writer = { name: 'written', family: 'edge_case_synthetic', kind: 'written', makes: 'edge cases' } as const
const routeOf = (objects: Object[], options: Partial<RouteOptions> = {}) =>
  route(reportOf(...objects), { generators: [], bucket, ...options })

describe('a family', () => {
  test('with three objects is loaded, all of them', () => {
    const { families, summary } = routeOf([['a/addiction_1.csv'], ['a/addiction_2.csv'], ['a/addiction_3.csv', null]])
    expect(families['addiction']).toMatchObject({
      loader: 's3',
      status: 'available',
      objects: [
        { key: 'a/addiction_1.csv', path: 's3://a-bucket/a/addiction_1.csv', size_bytes: 5 },
        { key: 'a/addiction_2.csv', path: 's3://a-bucket/a/addiction_2.csv', size_bytes: 5 },
        { key: 'a/addiction_3.csv', path: 's3://a-bucket/a/addiction_3.csv' },
      ],
      expansion: [],
    })
    expect(summary).toEqual({ available: 1, partial: 0, needs_generation: 0, missing: 13 })
  })

  test('with one is partial: what else could serve it, and what that would add', () => {
    const { families } = routeOf([
      ['a/long_running_therapy.jsonl'],
      ['b/counseling_sessions_1.jsonl', 100],
      ['b/counseling_sessions_2.jsonl', null],
      ['b/counseling_faq.jsonl', 7],
    ])
    expect(families['long_running_therapy']).toMatchObject({ status: 'partial', loader: 's3' })
    expect(families['long_running_therapy']!.expansion).toEqual([
      {
        kind: 'evidence',
        family: 'mental_health_datasets',
        conversion: 'sessions of more than twenty turns, whole; windows and pieces are joined',
        objects: 2,
        size_bytes: 100,
        sizes_unknown: 1,
        keys: ['b/counseling_sessions_1.jsonl', 'b/counseling_sessions_2.jsonl'],
      },
    ])
  })

  test('with none is generated where a generator makes it, from the sources that it can draw on', () => {
    const { families, sources } = routeOf([['b/counseling_sessions_1.jsonl'], ['b/counseling_faq.jsonl']], {
      generators: [extractor, writer],
    })
    expect(families['long_running_therapy']).toMatchObject({
      loader: 'generated',
      status: 'needs_generation',
      generator: { name: 'long_sessions', kind: 'extracted' },
      action: 'Nothing is there: run its generator (npm run generate -- long_sessions).',
    })
    const session = sources.find(({ path }) => path?.endsWith('sessions_1.jsonl'))
    expect(sources.filter(({ generator }) => generator !== undefined)).toEqual([
      {
        name: 'edge_case_synthetic-generated',
        family: 'edge_case_synthetic',
        generator: 'written',
        licence: 'synthetic',
        group: 'general',
      },
      {
        name: 'long_running_therapy-generated',
        family: 'long_running_therapy',
        generator: 'long_sessions',
        from: [session!.name],
        licence: 'synthetic',
        group: 'general',
      },
    ])
  })

  test('that could be extracted, and nothing to extract it from, gets no source that would fail', () => {
    const { families, sources } = routeOf([['x/unknown.csv']], { generators: [extractor] })
    expect(families['long_running_therapy']!.action).toContain('once there is a source that it can draw on')
    expect(sources).toEqual([])
  })

  test('with none and no generator says what to fill in', () => {
    expect(routeOf([['x/unknown.csv']]).families['sarcasm']).toMatchObject({ loader: 'missing', status: 'missing', objects: [] })
    expect(routeOf([['x/unknown.csv']]).families['sarcasm']!.action).toContain('fill in the loader stub sarcasm.ts')
  })
})

describe('objects worth loading', () => {
  test('each thing once: packed beside plain, the same bytes, the same name and size', () => {
    const { families } = routeOf([
      ['a/sarcasm.json.gz', 2],
      ['a/sarcasm.json', 5],
      ['b/sarcasm.json', 5],
      ['c/sarcasm_other.json', 9, 'tag'],
      ['d/sarcasm_again.json', 9, 'tag'],
      ['e/sarcasm.json', null],
      ['f/sarcasm.csv.gz', 5],
    ])
    expect(families['sarcasm']!.objects.map(({ key }) => key)).toEqual([
      'c/sarcasm_other.json',
      'a/sarcasm.json',
      'e/sarcasm.json',
      'f/sarcasm.csv.gz',
    ])
    expect(families['sarcasm']!.left_out).toEqual([
      { key: 'a/sarcasm.json.gz', why: 'a copy of a/sarcasm.json' },
      { key: 'b/sarcasm.json', why: 'a copy of a/sarcasm.json' },
      { key: 'd/sarcasm_again.json', why: 'a copy of c/sarcasm_other.json' },
    ])
  })

  test('what no reader takes is named with what to do', () => {
    const { families } = routeOf([['a/sarcasm.parquet'], ['a/sarcasm.csv.xz']])
    expect(families['sarcasm']).toMatchObject({ status: 'partial', loader: 'missing', objects: [] })
    expect(families['sarcasm']!.left_out.map(({ why }) => why)).toEqual([
      'packed as xz; unpack it, or pack it as gzip or zstd',
      'Parquet, which no reader takes; convert it to JSON lines',
    ])
    expect(families['sarcasm']!.action).toContain('Convert what no reader takes')
  })

  test('made ready before raw, structure before tables, large before small', () => {
    const { families } = routeOf([
      ['raw/sarcasm_1.jsonl', 90],
      ['x/sarcasm_2.csv', 80],
      ['x/sarcasm_3.jsonl', 10],
      ['x/sarcasm_4.jsonl', 20],
      ['x/sarcasm_5_FINAL.csv', 1],
    ])
    expect(families['sarcasm']!.objects.map(({ key }) => key)).toEqual([
      'x/sarcasm_5_FINAL.csv',
      'x/sarcasm_4.jsonl',
      'x/sarcasm_3.jsonl',
      'x/sarcasm_2.csv',
      'raw/sarcasm_1.jsonl',
    ])
  })
})

describe('sources', () => {
  test('a licence is for a person to state; classes stand in the path', () => {
    const { sources } = routeOf([['professional/therapy.json'], ['cot_reasoning/grief.json'], ['x/sarcasm.json']])
    expect(
      sources.map(({ family, group, phase, licence, licenseDetail }) => [family, group, phase, licence, licenseDetail!.slice(0, 10)]),
    ).toEqual([
      ['mental_health_datasets', 'chain_of_thought', 'stage2_therapeutic_expertise', 'custom', 'not stated'],
      ['mental_health_datasets', 'professional', undefined, 'custom', 'not stated'],
      ['sarcasm', 'general', undefined, 'custom', 'not stated'],
    ])
  })

  test('a configuration takes them as they are', () => {
    const { sources } = routeOf([['a/sarcasm.json'], ['a/edge_case_dialogues.jsonl'], ['a/counseling session.txt']], {
      generators: [extractor, writer],
    })
    expect(resolveConfig({ sources }, '/base').sources).toHaveLength(6)
  })

  test('from a folder, from a copy of a bucket, and where no bucket is known', () => {
    const report = reportOf(['a/sarcasm.json'], ['/sarcasm.json'])
    expect(route(report, { generators: [], root: 'copy' }).sources).toMatchObject([{ path: 'a/sarcasm.json', root: 'copy' }])
    expect(route(report, { generators: [], root: 'copy' }).families['sarcasm']!.left_out).toHaveLength(1)
    expect(route(report, { generators: [] }).notes.join()).toContain('the listing names no bucket')
    Object.assign(report.inventory!, { form: 'folder', listing: 'data/raw' })
    expect(route(report, { generators: [], bucket }).families['sarcasm']).toMatchObject({ loader: 'local' })
    expect(route(report, { generators: [] }).sources[0]).toMatchObject({ root: 'data/raw' })
  })
})

test('it is as its schema says, whatever the keys are, and a configuration takes its sources', () => {
  const word = fc.constantFrom(
    'edge_case',
    'cptsd',
    'sarcasm',
    'persona',
    'x',
    'dpo',
    'therapy session',
    '\n',
    '*',
    '..',
    '🙂',
    '__proto__',
  )
  const key = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('.json', '.csv.gz', '.parquet', ''))
    .map(([words, end]) => words.join('/') + end)
  fc.assert(
    fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
      const routing = routeOf(
        keys.map((each): Object => [each]),
        { generators: [extractor, writer] },
      )
      validate(JSON.parse(JSON.stringify(routing)))
      expect(validate.errors).toBeNull()
      const always = { name: 'always', family: 'sarcasm', path: 'x', licence: 'synthetic' as const, group: 'general' }
      expect(resolveConfig({ sources: [always, ...routing.sources] }, '/base').sources).toHaveLength(1 + routing.sources.length)
    }),
  )
})

const DEV = new URL('../../../shared/cases/s3_inventory_dev.json', import.meta.url)
test.skipIf(!existsSync(DEV))('the listing of real keys: every family has a way, and a configuration takes the sources', async () => {
  const routing = route(takeInventory(await readListing(DEV.pathname), profile), { generators: GENERATORS })
  expect(routing.summary).toMatchObject({ missing: 0, needs_generation: 0 })
  expect(resolveConfig({ sources: routing.sources }, '/base').sources.length).toBeGreaterThan(300)
  validate(routing)
  expect(validate.errors).toBeNull()
})
