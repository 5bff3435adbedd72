/** Datasets that are strange as a whole, judged by all nine gates from the streaming census: the right verdicts, in clear words. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { EXAMINERS } from '../dataset/examiners.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { type CensusOptions, takeCensus } from '../dataset/take-census.ts'
import { ALL } from './all.ts'
import { FAULT_SEED, failures } from './faults.ts'
import { folderStore } from './folder-store.ts'
import { cleanDataset, type MemoryDataset, rehash, reseal, shardPaths, writeMemoryDataset } from './memory-dataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
afterAll(() => rmSync(folder, { recursive: true }))
const profile = resolveProfile({})
let count = 0

async function written(dataset: MemoryDataset): Promise<string> {
  const root = join(folder, `dataset-${count++}`)
  await writeMemoryDataset(dataset, root)
  return root
}

/** Codes that failed, with why, over the dataset in a folder. */
async function judge(root: string): Promise<Record<string, string>> {
  const store = folderStore(root)
  const census = await takeCensus({ store, profile, workers: 0 })
  const checked = await Promise.all(
    Object.values(ALL).map((gate) => gate.check({ census, profile, store, seed: FAULT_SEED, now: new Date('2026-01-01') })),
  )
  return failures(checked.flat()) as Record<string, string>
}

/** The clean dataset with other records in its shards, and every seal made right. */
function withRecords(change: (records: DatasetRecord[], path: string) => DatasetRecord[]): MemoryDataset {
  const dataset = cleanDataset()
  for (const path of shardPaths(dataset)) dataset.shards[path] = change(dataset.shards[path] as DatasetRecord[], path)
  return reseal(dataset)
}

test('the clean dataset passes, so that what fails below fails for its own reason', async () => {
  expect(await judge(await written(cleanDataset()))).toEqual({})
})

describe('a dataset', () => {
  test('of one record lacks families, splits and shares, and stops no gate', async () => {
    const fired = await judge(await written(withRecords((records, path) => (path === 'train/train_000.jsonl' ? records.slice(0, 1) : []))))
    expect(fired).toHaveProperty('family_missing')
    expect(fired).toHaveProperty('pool_share')
    // What is there is sound: none of these may fire.
    for (const sound of [
      'line_malformed',
      'record_schema',
      'content_hash_mismatch',
      'residual',
      'leakage.exact',
      'leakage.near',
      'leakage.audit',
    ])
      expect(fired).not.toHaveProperty(sound)
  })

  test('of nothing but one text leaks it into every split', async () => {
    const text = cleanDataset().shards['train/train_000.jsonl']![0] as DatasetRecord
    const fired = await judge(
      await written(
        withRecords((records) =>
          records.map((record) => {
            record.messages = structuredClone(text.messages)
            delete record.metadata.preference
            return rehash(record)
          }),
        ),
      ),
    )
    for (const code of ['id_duplicate', 'leakage.exact', 'leakage.group']) expect(fired).toHaveProperty(code)
    expect(fired).not.toHaveProperty('leakage.audit')
    expect(fired).not.toHaveProperty('content_hash_mismatch')
  })

  test('of one-word records is judged on those words: different ones are no duplicates', async () => {
    let word = 0
    const letters = (n: number): string => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]!).join('')
    const dataset = withRecords((records) =>
      records.map((record) => {
        for (const message of record.messages) message.content = `v${letters(word++)}`
        for (const message of record.metadata.preference?.rejected ?? []) message.content = `w${letters(word++)}`
        return rehash(record)
      }),
    )
    const fired = await judge(await written(dataset))
    for (const code of ['leakage.exact', 'leakage.near', 'leakage.audit', 'content_hash_mismatch', 'message_empty', 'record_schema'])
      expect(fired).not.toHaveProperty(code)
    const first = (dataset.shards['train/train_000.jsonl'] as DatasetRecord[])[0]!
    const last = (dataset.shards['test/test_000.jsonl'] as DatasetRecord[]).find(({ metadata }) => metadata.preference === undefined)!
    last.messages = structuredClone(first.messages)
    rehash(last)
    expect(await judge(await written(reseal(dataset)))).toHaveProperty('leakage.exact')
  })

  test('with families that hold nothing names each of them', async () => {
    const gone = ['addiction', 'cptsd']
    const fired = await judge(
      await written(withRecords((records) => records.filter(({ metadata }) => !gone.includes(metadata.source_family)))),
    )
    expect(fired['family_missing']).toMatch(/2/)
  })

  test('whose shards are empty files has nothing examined, which is no pass', async () => {
    const root = await written(cleanDataset())
    for (const path of shardPaths(cleanDataset())) truncateSync(join(root, path))
    const fired = await judge(root)
    for (const code of ['checksum_mismatch', 'export_mismatch', 'count_mismatch', 'statistics_wrong', 'record_schema'])
      expect(fired).toHaveProperty(code)
  })
})

describe('a record', () => {
  test('of 100 MB is read whole, counted and hashed like any other', async () => {
    const root = await written(
      withRecords((records, path) => {
        if (path !== 'train/train_001.jsonl') return records
        // Few long words, so that the test is about bytes.
        records[3]!.messages[0]!.content = `${'a'.repeat(999_999)} `.repeat(100)
        rehash(records[3]!)
        return records
      }),
    )
    const census = await takeCensus({
      store: folderStore(root),
      profile,
      workers: 0,
      examiners: EXAMINERS.filter(({ name }) => name !== 'pii'),
    })
    const index = census.shards.find(({ path }) => path === 'train/train_001.jsonl')!.first + 3
    expect(census.columns.length[index]).toBeGreaterThan(100_000_000)
    expect(census.columns.tokens[index]).toBeGreaterThan(25_000_000)
    expect(Buffer.from(census.columns.contentHash.subarray(index * 32, index * 32 + 32)).toString('hex')).toBe(
      (await census.record(index)).metadata.content_hash.slice(7),
    )
    expect(census.population).toBe(111)
  }, 120_000)

  test('at the end of a shard without a line feed is read, and the hash of the file says that it was cut', async () => {
    const root = await written(cleanDataset())
    const path = join(root, 'val/val_000.jsonl')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, -1))
    const fired = await judge(root)
    expect(fired).toHaveProperty('checksum_mismatch')
    for (const code of ['line_malformed', 'count_mismatch', 'content_hash_mismatch']) expect(fired).not.toHaveProperty(code)
    const census = await takeCensus({ store: folderStore(root), profile, workers: 0 })
    expect(census.shards.find(({ split }) => split === 'val')!.terminated).toBe(false)
  })
})

describe('a shard that is changed during the scan', () => {
  const SHARD = 'test/test_000.jsonl'
  /** Does something between the survey and the scan, or at the first record. */
  const meddling = (when: 'before' | 'during', act: () => void): Examiner => {
    let acted = false
    const once = (): void => {
      if (!acted) act()
      acted = true
    }
    return {
      name: 'meddler',
      version: '1',
      ...(when === 'before' ? { prepare: once } : {}),
      start: () => ({ examine: once, finish: () => null }),
      merge: () => null,
    }
  }
  const keepingTimes = (path: string, act: () => void): void => {
    const then = new Date('2026-01-01')
    utimesSync(path, then, then)
    act()
    utimesSync(path, then, then)
  }
  const acts: [string, (path: string) => void][] = [
    ['grew', (path) => appendFileSync(path, '{}\n')],
    ['was cut', (path) => truncateSync(path, 1000)],
    ['was emptied', (path) => truncateSync(path)],
    ['was rewritten by the same number of bytes', (path) => writeFileSync(path, readFileSync(path).fill(32, 0, 10))],
    [
      'was rewritten in place and its time set back',
      (path) => keepingTimes(path, () => writeFileSync(path, readFileSync(path).fill(32, 0, 10))),
    ],
    [
      'was replaced by another file',
      (path) => {
        writeFileSync(`${path}.new`, readFileSync(path))
        renameSync(`${path}.new`, path)
      },
    ],
    ['was taken away', (path) => unlinkSync(path)],
    ['got a sister', (path) => cpSync(path, path.replace('_000', '_001'))],
  ]
  const scan = (root: string, examiner: Examiner, options: Partial<CensusOptions> = {}): Promise<unknown> =>
    takeCensus({ store: folderStore(root), profile, workers: 0, examiners: [examiner], ...options })

  for (const when of ['before', 'during'] as const) {
    test.each(acts)(`and %s, ${when} it is read, is refused, and the words name it`, async (_, act) => {
      const root = await written(cleanDataset())
      const attempt = scan(
        root,
        meddling(when, () => act(join(root, SHARD))),
      )
      await expect(attempt).rejects.toThrow(/^test\/test_00\d\.jsonl: .*(changed during the scan)/)
    })
  }

  test('leaves no evidence of the bytes that it had before, which somebody may restore', async () => {
    const root = join(folder, 'long-shard')
    const path = join(root, 'train/train_000.jsonl')
    mkdirSync(join(root, 'train'), { recursive: true })
    // The first record fills what is read at once (4 MiB): most of the second is read after the change.
    const line = (messages: string[], pad: number): string => `${JSON.stringify({ pad: 'x'.repeat(pad), messages })}\n`
    const bytes = Buffer.from(line([], 4_194_000) + line(['good'], 5000))
    writeFileSync(path, bytes)
    const kept = { cache: join(folder, 'changing-cache'), key: '', version: 'test' }
    let act = (): void => writeFileSync(path, bytes.toString('latin1').replace('good', 'evil'))
    const reader: Examiner<unknown[]> = {
      name: 'reader',
      version: '1',
      start: () => {
        const seen: unknown[] = []
        return {
          examine: ({ record }) => {
            act()
            seen.push(record?.messages)
          },
          finish: () => seen,
        }
      },
      merge: (a, b) => [...a, ...b],
    }
    await expect(scan(root, reader as Examiner, { kept })).rejects.toThrow(/train_000\.jsonl: .*changed during the scan/)
    writeFileSync(path, bytes)
    act = () => undefined
    const census = await takeCensus({ store: folderStore(root), profile, workers: 0, examiners: [reader as Examiner], kept })
    expect(census.summaries['reader']).toEqual([[], ['good']])
    expect(census.taken!.shards_reused).toBe(0)
    expect(readdirSync(kept.cache).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('with the manifest: a new one in the middle is another dataset', async () => {
    const root = await written(cleanDataset())
    const path = join(root, 'manifest.json')
    const attempt = scan(
      root,
      meddling('during', () => writeFileSync(path, `${readFileSync(path, 'utf8')} `)),
    )
    await expect(attempt).rejects.toThrow(/manifest\.json: its bytes differ; the dataset was changed during the scan/)
  })
})
