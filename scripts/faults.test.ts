/** `npm run faults`: its options, what it draws, and that a gate which can not fail is found out. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { ALL } from '../gates/kit/all.ts'
import { failures, judge } from '../gates/kit/faults.ts'
import type { Gate } from '../gates/kit/gate.ts'
import { cleanDataset, type MemoryDataset, memoryStore, recordsOf, reseal, writeMemoryDataset } from '../gates/kit/memory-dataset.ts'
import { readArguments } from './faults/arguments.ts'
import { drawDataset } from './faults/draw.ts'
import main, { prove } from './faults.ts'

const profile = resolveProfile({})
let told: string[]
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-faults-'))
  told = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void told.push(text))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

describe('options', () => {
  test('default to every gate and 400 records of what was compiled', () => {
    expect(readArguments([])).toEqual({
      gates: Object.keys(ALL),
      dataset: undefined,
      limit: 400,
      seed: undefined,
      clean: false,
      markdown: undefined,
    })
  })

  test('are read in any order, gates in the order of the contract', () => {
    expect(
      readArguments(['--limit=150', '--gate', 'split', '--gate', 'leakage', '--dataset', 'out', '--seed', '7', '--markdown', 'a.md']),
    ).toEqual({
      gates: ['leakage', 'split'],
      dataset: 'out',
      limit: 150,
      seed: 7,
      clean: false,
      markdown: 'a.md',
    })
  })

  test.each([
    [['--gate', 'speed'], /--gate: found "speed"; expected one of coverage, leakage/],
    [['--limit', '20'], /--limit: found "20"; expected a whole number from 100/],
    [['--limit', '1e3'], /--limit: found "1e3"/],
    [['--limit', ''], /--limit: found ""/],
    [['--seed', '-1'], /--seed/],
    [['--clean', '--dataset', 'out'], /both --clean and --dataset "out"/],
    [['--fast'], /--fast/],
    [['somewhere'], /somewhere/],
  ])('%s are refused with the usage', (argv, message) => {
    expect(() => readArguments(argv)).toThrow(message)
    expect(() => readArguments(argv)).toThrow(/npm run faults -- \[options\]/)
  })
})

/** A gate over nothing but one rule, with a check that the test gives. */
const stub = (fires: (dataset: DatasetRecord[]) => boolean): Gate => ({
  name: 'hash',
  claim: 'no record says so',
  rules: { broken: { says: 'no record is broken', section: 5, todo: 'mend it' } },
  async check({ census }) {
    const records = await Promise.all(Array.from({ length: census.population }, (_, index) => census.record(index)))
    return [{ code: 'broken', population: records.length, examined: records.length, violations: Number(fires(records)), samples: [] }]
  },
  faults: {
    broken: { says: 'a message is cut off', break: (dataset) => void (recordsOf(dataset)[0]!.record.messages[0]!.content = 'cut') },
  },
})
const subject = (): { dataset: MemoryDataset; profile: typeof profile } => ({ dataset: cleanDataset(), profile })
const isCut = (records: DatasetRecord[]): boolean => records.some(({ messages }) => messages[0]!.content === 'cut')

describe('the exit code', () => {
  test('is 0 where every fault fires', async () => {
    expect(await prove([stub(isCut)], subject(), [])).toBe(0)
    expect(told.join('\n')).toContain('1 of 1 faults fired their code: 1 codes of 1 gate.')
  })

  test('is 1 for a gate that never fires', async () => {
    expect(await prove([stub(() => false)], subject(), [])).toBe(1)
    expect(told.join('\n')).toMatch(/^hash\s+broken\s+a message is cut off\s+NO$/m)
  })

  test('is 1 for a gate that always fires, for its fault shows nothing', async () => {
    expect(await prove([stub(() => true)], subject(), [])).toBe(1)
    expect(told.join('\n')).toContain('hash: broken (1 violation)')
  })

  test('is 1 where nothing was run', async () => {
    expect(await prove([], subject(), [])).toBe(1)
  })

  test('does not count a fault that changes nothing', async () => {
    const idle = { ...stub(isCut), faults: { broken: { says: 'nothing happens', break: () => undefined } } }
    expect(await prove([idle], subject(), [])).toBe(1)
    expect(told.join('\n')).toContain('the fault changes nothing in it')
  })
})

test('a fault that needs what the dataset lacks is planted in the clean one, and says so', async () => {
  const dataset = cleanDataset()
  for (const [path, records] of Object.entries(dataset.shards))
    dataset.shards[path] = records.filter((record) => (record as DatasetRecord).metadata.preference === undefined)
  const gate = { ...ALL.contract, rules: { pair_equal: ALL.contract.rules['pair_equal']! } } as Gate
  expect(await prove([gate], { dataset: reseal(dataset), profile }, [])).toBe(0)
  expect(told.join('\n')).toMatch(/pair_equal.*yes\*/)
  expect(told.join('\n')).toContain('1 times: it has no record or entry of the kind that the fault breaks')
})

test('--clean and --markdown: the table of one gate, on the terminal and in a file', async () => {
  const file = join(folder, 'docs', 'faults.md')
  expect(await main(['--clean', '--gate', 'split', '--markdown', file])).toBe(0)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('## split')
  for (const code of Object.keys(ALL.split.rules)) expect(text).toContain(`| \`${code}\` |`)
  expect(text).not.toContain('## pii')
  expect(text).toContain('Without a fault the copy passes every rule that is run.')
  expect(existsSync(join(folder, 'docs'))).toBe(true)
  expect(told.join('\n')).toContain(`wrote ${file}`)
})

describe('what is drawn', () => {
  const options = { profile, limit: 150, seed: 3 }
  const large = (): MemoryDataset => cleanDataset({ perFamily: 60 })

  test('is a dataset that passes every gate, a part of the whole, and the same for the same seed', async () => {
    const store = memoryStore(large())
    const drawn = await drawDataset(store, options)
    expect(drawn.read).toBe(672)
    expect(drawn.unfit).toBe(0)
    const count = recordsOf(drawn.dataset).length
    expect(count).toBeLessThan(200)
    expect(count).toBeGreaterThan(100)
    expect(new Set(recordsOf(drawn.dataset).map(({ record }) => record.metadata.source_family)).size).toBe(15)
    for (const gate of Object.values(ALL)) expect([gate.name, failures(await judge(gate, drawn.dataset))]).toEqual([gate.name, {}])
    expect((await drawDataset(store, options)).dataset).toEqual(drawn.dataset)
    const other = await drawDataset(store, { ...options, seed: 4 })
    expect(other.dataset.manifest.dataset_digest).not.toBe(drawn.dataset.manifest.dataset_digest)
  })

  test('names only survivors that are in it', async () => {
    const { dataset } = await drawDataset(memoryStore(large()), options)
    const ids = new Set(recordsOf(dataset).map(({ record }) => record.metadata.id))
    const survivors = dataset.ledger.flatMap(({ survivor }) => survivor ?? [])
    expect(survivors.length).toBeGreaterThan(2)
    expect(survivors.filter((id) => !ids.has(id))).toEqual([])
    expect(new Set(dataset.ledger.map(({ kind }) => kind)).size).toBe(8)
  })

  test('leaves out what is no record, and makes up a manifest where there is none', async () => {
    const broken = large()
    const shard = broken.shards['train/train_000.jsonl']!
    shard[1] = '{"messages": [{"role": "user", "cont'
    shard[2] = '[]'
    shard[3] = '{"messages": [], "metadata": null}'
    ;(shard[4] as DatasetRecord).metadata.provenance = null as never
    for (const record of shard.slice(5, 20) as DatasetRecord[]) delete (record.metadata as Partial<DatasetRecord['metadata']>).document_id
    broken.files['manifest.json'] = 'gone'
    const drawn = await drawDataset(memoryStore(broken), options)
    expect(drawn.unfit).toBe(4)
    expect(drawn.madeUp).toContain('manifest.json#sources')
    expect(failures(await judge(ALL.hash, drawn.dataset))).toEqual({})
  })

  test('is refused where there is nothing to draw', async () => {
    await expect(main(['--dataset', folder, '--gate', 'hash'])).rejects.toThrow(
      /no record to plant a fault in \(0 lines read\); expected shards/,
    )
  })

  test('is read from a folder, and no text of a record is printed', async () => {
    const dataset = large()
    await writeMemoryDataset(dataset, folder)
    expect(await main(['--dataset', folder, '--limit', '120', '--gate', 'hash'])).toBe(0)
    const output = told.join('\n')
    expect(output).toMatch(/of 672 records drawn by seed/)
    const contents = recordsOf(dataset).flatMap(({ record }) => record.messages.map(({ content }) => content))
    expect(contents.filter((content) => output.includes(content))).toEqual([])
  })
})
