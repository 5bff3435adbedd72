import { fc, test as property } from '@fast-check/vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import { bytesStore } from '../kit/memory-store.ts'
import { cleanDataset, memoryStore, writeMemoryDataset } from '../kit/memory-dataset.ts'
import { plainCensus } from '../kit/plain-census.ts'
import { COLUMN_NAMES } from './columns.ts'
import type { Census } from './census.ts'
import { loadCensus, saveCensus } from './evidence.ts'
import type { Examiner } from './examiner.ts'
import { takeCensus } from './take-census.ts'
import { folderStore as plainFolder } from '../kit/folder-store.ts'

const profile = resolveProfile({})
const folderStore = (root: string): Store => ({ ...plainFolder(root), localRoot: root })
const folder = mkdtempSync(join(tmpdir(), 'census-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Keeps what it was shown, so that a lost, doubled or reordered line is seen. */
const witness: Examiner<string[]> = {
  name: 'witness',
  version: '1',
  start() {
    const seen: string[] = []
    return {
      examine: ({ record, problem }, { ref, length, contentHash }) =>
        void seen.push(`${ref} ${length} ${problem ?? String(record?.metadata?.id)} ${contentHash}`),
      finish: () => seen,
    }
  },
  merge: (a, b) => [...a, ...b],
}

/** Everything that can be compared, as plain values. */
const facts = (census: Census): unknown => ({
  shards: census.shards,
  files: [...census.files].sort(),
  families: census.families,
  phases: census.phases,
  population: census.population,
  digest: census.digest,
  columns: Object.fromEntries(COLUMN_NAMES.map((name) => [name, Array.from(census.columns[name] as Uint8Array, String)])),
})

describe('a dataset', () => {
  test('gives the columns that the plain census gives', async () => {
    const store = memoryStore(cleanDataset())
    const [streamed, plain] = [await takeCensus({ store, profile, examiners: [] }), await plainCensus({ store, profile, examiners: [] })]
    // Prefix keys are compared by which records share one: the two censuses may shorten the key differently.
    const shared = ({ columns }: Census): number[] => Array.from(columns.prefix, (key) => (key === 0n ? -1 : columns.prefix.indexOf(key)))
    expect(shared(streamed)).toEqual(shared(plain))
    plain.columns.prefix.set(streamed.columns.prefix)
    expect(facts(streamed)).toEqual(facts(plain))
  })

  test('gives the same census by two workers, read from a folder, as in one thread, from memory', async () => {
    const dataset = cleanDataset()
    const root = join(folder, 'workers')
    await writeMemoryDataset(dataset, root)
    const inline = await takeCensus({ store: memoryStore(dataset), profile, workers: 0 })
    const threads = await takeCensus({ store: folderStore(root), profile, workers: 2, chunkBytes: 5000 })
    expect(facts(threads)).toEqual(facts(inline))
    expect(threads.manifest).toEqual(inline.manifest)
    expect(await threads.record(7)).toEqual(await inline.record(7))
  }, 60_000)

  test('comes back from disk as it was taken', async () => {
    const store = memoryStore(cleanDataset())
    const census = await takeCensus({ store, profile })
    saveCensus(census, join(folder, 'evidence'))
    const loaded = await loadCensus(join(folder, 'evidence'), store)
    expect(facts(loaded)).toEqual(facts(census))
    expect(loaded.summaries).toEqual(census.summaries)
    expect(loaded.ref(3)).toBe(census.ref(3))
    expect(await loaded.record(3)).toEqual(await census.record(3))
  })

  test('that changes during the scan is refused', async () => {
    const root = join(folder, 'changing')
    await writeMemoryDataset(cleanDataset(), root)
    const meddler: Examiner = {
      ...witness,
      name: 'meddler',
      prepare: () => void appendFile(join(root, 'val/val_000.jsonl'), '{}\n'),
    } as Examiner
    await expect(takeCensus({ store: folderStore(root), profile, workers: 0, examiners: [meddler] })).rejects.toThrow(
      /val_000\.jsonl: .*changed during the scan/,
    )
  })
})

/** Lines that a program which trusts its input would stumble over. */
const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\r',
    '{',
    '[]',
    'null',
    '1',
    '"x"',
    '{"messages":null}',
    '{"messages":[null,1,{"content":null}],"metadata":7}',
    '\ufeff{}',
  ),
  fc.constantFrom(
    '{"messages":[{"role":"user","content":"\\ud800"}]}',
    '{"__proto__":{"messages":[]}}',
    `${'['.repeat(20_000)}`,
    '{"metadata":{"preference":null,"id":[]}}',
  ),
  fc.constantFrom(
    '{"messages":[{"role":1,"content":"a"}],"metadata":{"preference":{"rejected":{"length":9}}}}',
    '{"messages":{"length":3}}',
  ),
  fc.json(),
  fc
    .record({
      messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant'), content: fc.string({ unit: 'binary', maxLength: 60 }) })),
      metadata: fc.object(),
    })
    .map((value) => JSON.stringify(value)),
)
const bytesOfLine = fc.oneof(
  { weight: 6, arbitrary: hostile.map((line) => Buffer.from(line)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 10))) },
)
const shard = fc.tuple(fc.array(bytesOfLine, { maxLength: 12 }), fc.boolean()).map(([lines, terminated]) => {
  const joined = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
  return terminated ? joined : joined.subarray(0, Math.max(0, joined.length - 1))
})

describe('hostile shards', () => {
  property.prop([shard, shard, fc.integer({ min: 1, max: 400 })], { numRuns: 60 })(
    'never stop the census, and where chunks are cut changes nothing',
    async (a, b, chunkBytes) => {
      const store = bytesStore(
        new Map([
          ['train/train_000.jsonl', a],
          ['test/x.jsonl', b],
          ['manifest.json', Buffer.from('[')],
        ]),
        'memory:',
      )
      const whole = await takeCensus({ store, profile, examiners: [witness as Examiner], workers: 0 })
      const cut = await takeCensus({ store, profile, examiners: [witness as Examiner], workers: 0, chunkBytes })
      expect(facts(cut)).toEqual(facts(whole))
      expect(cut.summaries).toEqual(whole.summaries)
      expect((whole.summaries['witness'] as string[]).length).toBe(whole.population)
      expect(whole.manifestProblem).toBe('it is not JSON')
    },
    60_000,
  )

  test('each problem has its words, and quotes nothing', async () => {
    const lines = ['{"a":1}', '', '\ufeff{}', 'secret', '[1]', 'null', '{"b":"' + 'x'.repeat(90) + '"}'].map((line) => Buffer.from(line))
    lines.push(Buffer.from([0x7b, 0xff, 0x7d]))
    const bytes = Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [Buffer.from('\n'), line])))
    const problems: Examiner<string[]> = {
      ...witness,
      start: () => {
        const out: string[] = []
        return { examine: ({ problem }) => void out.push(problem ?? 'record'), finish: () => out }
      },
    }
    const census = await takeCensus({
      store: bytesStore(new Map([['val/a.jsonl', bytes]]), 'memory:'),
      profile,
      examiners: [problems as Examiner],
      workers: 0,
      maxLine: 50,
      chunkBytes: 7,
    })
    expect(census.summaries['witness']).toEqual([
      'record',
      'a blank line',
      'a byte order mark',
      'not JSON',
      'JSON of an array, not of an object',
      'JSON of null, not of an object',
      'a line of more than 50 bytes',
      'not UTF-8',
    ])
    expect(census.shards[0]).toMatchObject({ records: 8, terminated: false })
    expect(census.manifestProblem).toBe('there is none')
  })

  test('an empty store is a census of nothing', async () => {
    const census = await takeCensus({ store: bytesStore(new Map(), 'memory:'), profile })
    expect(census).toMatchObject({ population: 0, manifest: null, shards: [] })
    expect(census.summaries['leakage']).toMatchObject({ parts: [] })
  })
})
