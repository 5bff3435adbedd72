import { createHash, hash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { datasetDigest } from '#contract/digest.ts'
import type { Manifest } from '#contract/manifest.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { explain, validator } from '#contract/validate.ts'
import { exportDataset } from '../compile/exports/export-dataset.ts'
import type { ExportManifest } from '../compile/exports/manifest.ts'
import { exportManifestSchema } from '../compile/exports/schema.ts'
import { openSource } from '../compile/exports/source.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { cleanDataset, type MemoryDataset, rehash, reseal, writeMemoryDataset } from '../gates/kit/memory-dataset.ts'
import main from './export.ts'
import { duckdbRows, verifyExport } from './export/verify.ts'

const root = mkdtempSync(join(tmpdir(), 'signoff-export-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let places = 0
async function written(dataset: MemoryDataset = cleanDataset()): Promise<string> {
  const folder = join(root, `dataset-${++places}`)
  await writeMemoryDataset(dataset, folder)
  return folder
}

interface Ran {
  code: number
  to: string
  said: string
}

async function run(folder: string, args: string[] = [], to = join(root, `export-${++places}`)): Promise<Ran> {
  const lines: string[] = []
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  for (const spy of spies) spy.mockImplementation((...words: unknown[]) => void lines.push(words.join(' ')))
  const shown = vi.spyOn(process.stderr, 'write').mockImplementation(() => true) // progress
  try {
    return { code: await main(['--dataset', folder, '--to', to, ...args]), to, said: lines.join('\n') }
  } finally {
    for (const spy of [...spies, shown]) spy.mockRestore()
  }
}

const unsigned = (folder: string, args: string[] = [], to?: string): Promise<Ran> => run(folder, ['--unsigned', ...args], to)
const manifestOf = (to: string): ExportManifest => JSON.parse(readFileSync(join(to, 'export_manifest.json'), 'utf8')) as ExportManifest
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
const headerOf = (to: string): Record<string, unknown> =>
  parse(readFileSync(join(to, 'README.md'), 'utf8').split('---\n')[1]!) as Record<string, unknown>

/** A report that says that exactly this dataset passed. */
function reportFor(folder: string, verdict = 'passed'): string {
  const manifest = readFileSync(join(folder, 'manifest.json'))
  const { dataset_digest: digest } = JSON.parse(manifest.toString()) as { dataset_digest: string }
  const file = join(root, `report-${++places}.json`)
  const details = { hash: { state: verdict, population: 111, examined: 111 } }
  writeFileSync(
    file,
    JSON.stringify({
      verdict,
      all_gates_passed: verdict === 'passed',
      dataset_digest: digest,
      manifest_sha256: hash('sha256', manifest),
      verification_details: details,
    }),
  )
  return file
}

describe('an export', () => {
  test('holds every record in Parquet, as another reader reads it', async () => {
    const folder = await written()
    const { code, to, said } = await unsigned(folder, ['--verify'])
    expect(code).toBe(0)
    expect(said).toContain('Verified  111 records')
    expect(readdirSync(join(to, 'parquet'))).toEqual(
      readdirSync(join(folder, 'train'))
        .concat(readdirSync(join(folder, 'val')), readdirSync(join(folder, 'test')))
        .map((name) => name.replace('jsonl', 'parquet'))
        .sort(),
    )
  })

  test('accounts for every record in every format, and names every file with its bytes', async () => {
    const { to } = await unsigned(await written())
    const manifest = manifestOf(to)
    const valid = validator(exportManifestSchema)
    expect(valid(manifest) ? '' : explain(valid.errors ?? [], manifest, 'manifest')).toBe('')
    for (const splits of Object.values(manifest.formats)) {
      const counts = Object.values(splits).map(
        ({ records, other_kind: other, left_out: left }) => records + other + Object.values(left).reduce((a, b) => a + b, 0),
      )
      expect(counts.reduce((a, b) => a + b, 0)).toBe(111)
    }
    const bytes = bytesOf(to)
    delete bytes['export_manifest.json']
    expect(Object.fromEntries(manifest.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(bytes)
    for (const { path, size_bytes: size } of manifest.files) expect(statSync(join(to, path)).size).toBe(size)
    const lines = manifest.files.filter(({ path }) => path.endsWith('.jsonl'))
    expect(lines.map(({ path }) => readFileSync(join(to, path), 'utf8').split('\n').length - 1)).toEqual(
      lines.map(({ records }) => records),
    )
  })

  test('is the same to the byte when it is made again', async () => {
    const folder = await written()
    const [once, again] = [await unsigned(folder), await unsigned(folder)]
    expect(bytesOf(again.to)).toEqual(bytesOf(once.to))
    await unsigned(folder, [], once.to) // over the earlier one
    expect(bytesOf(once.to)).toEqual(bytesOf(again.to))
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('lists by reference what a format can not hold', async () => {
    const dataset = cleanDataset()
    const record = dataset.shards['train/train_000.jsonl']![2] as DatasetRecord
    delete record.metadata.preference
    record.messages.push({ role: 'user', content: 'Are you still there?' })
    rehash(record)
    const { to } = await unsigned(await written(reseal(dataset)))
    expect(manifestOf(to).formats['openai']!.train!.left_out).toEqual({ ends_without_answer: 1 })
    expect(readFileSync(join(to, 'left_out/openai/train_000.jsonl'), 'utf8')).toBe(
      `${JSON.stringify({ reference: 'train/train_000.jsonl:3', id: record.metadata.id, reason: 'ends_without_answer' })}\n`,
    )
  })
})

describe('texts and records at the limits', () => {
  test('arrive whole: NUL, line separators, emoji, right-to-left, a text of a megabyte, fields of other programs', async () => {
    const dataset = cleanDataset()
    const shard = dataset.shards['train/train_000.jsonl'] as DatasetRecord[]
    for (const [at, content] of [
      'a\u0000b',
      'line\u2028separator\u2029\u0085',
      '👩‍👩‍👧‍👦 \u{10FFFF}',
      'שלום \u202Egnitirw',
      'x'.repeat(2 ** 20),
      '"; DROP TABLE \'',
      '\\u0000',
    ].entries()) {
      shard[at]!.messages[0]!.content = content
      rehash(shard[at]!)
    }
    Object.assign(shard[8]!.metadata, { reviewed_by: null, nested: { __proto__: 1, a: [1, 'b', null] }, quality_score: null })
    const folder = await written(reseal(dataset))
    const { code, said } = await unsigned(folder, ['--verify'])
    expect([code, said]).toEqual([0, expect.stringContaining('Verified  111 records') as string])
  })

  test('an empty split, and a dataset without pairs, leave no empty file and no configuration of them', async () => {
    const dataset = cleanDataset()
    for (const [path, records] of Object.entries(dataset.shards))
      dataset.shards[path] = path.startsWith('val/')
        ? []
        : (records as DatasetRecord[]).filter(({ metadata }) => metadata.preference === undefined)
    const { code, to } = await unsigned(await written(reseal(dataset)), ['--verify'])
    expect(code).toBe(0)
    expect(readdirSync(to).sort()).toEqual(['README.md', 'croissant.json', 'export_manifest.json', 'openai', 'parquet', 'sharegpt', 'trl'])
    for (const folder of ['.', 'openai', 'sharegpt', 'trl']) {
      const { configs } = headerOf(join(to, folder)) as { configs: { data_files: { split: string }[] }[] }
      expect(configs.map(({ data_files: files }) => files.map(({ split }) => split))).toEqual([['train', 'test']])
    }
    expect(filesBelow(to).filter((path) => statSync(join(to, path)).size === 0)).toEqual([])
  })

  test('--verify finds one changed value', async () => {
    const folder = await written()
    const { to } = await unsigned(folder)
    cpSync(join(to, 'parquet/train_001.parquet'), join(to, 'parquet/train_000.parquet'))
    const lines: string[] = []
    expect(await verifyExport(await openSource(folderStore(folder)), to, (line) => lines.push(line))).toBe(false)
    expect(lines[0]).toBe('train/train_000.jsonl:1: found another record in Parquet; expected the same')
  })

  test('columns have their types for those who query them', async () => {
    const { to } = await unsigned(await written())
    const rows = await Array.fromAsync(duckdbRows(join(to, 'parquet/train_000.parquet')))
    expect(typeof rows[0]!['total_tokens']).toBe('number')
    expect(rows[0]!['preference']).toBe(null)
    expect(rows.every(({ extra }) => extra === null)).toBe(true)
  })
})

test('a dataset of another program, whose manifest and records say less, is exported unsigned', async () => {
  const dataset = cleanDataset()
  for (const records of Object.values(dataset.shards))
    for (const record of records as DatasetRecord[]) {
      const { id, source_family: family, split, content_hash: hashed } = record.metadata
      record.metadata = { id, source_family: family, split, content_hash: hashed } as DatasetRecord['metadata']
    }
  const folder = await written(reseal(dataset))
  const file = join(folder, 'manifest.json')
  const {
    splits,
    compiled_export: compiled,
    files,
    dataset_digest: digest,
  } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify({ splits, compiled_export: compiled, files, dataset_digest: digest }))
  const { code, to, said } = await unsigned(folder, ['--verify'])
  expect([code, said]).toEqual([0, expect.stringContaining('Verified  111 records') as string])
  expect(readFileSync(join(to, 'README.md'), 'utf8')).toContain('| addiction | 9 | 8 | 0 | 1 |')
})

describe('names that are markup', () => {
  const HOSTILE = `<script>alert(1)</script> | "x": # y\n---\n[a](javascript:b) & www.evil.example \u202E`

  async function hostile(): Promise<string> {
    const dataset = cleanDataset()
    for (const records of Object.values(dataset.shards))
      for (const record of records as DatasetRecord[]) {
        record.metadata.source_group = HOSTILE
        record.metadata.license_tag = 'custom'
        record.metadata.license_detail = HOSTILE
      }
    const resealed = reseal(dataset)
    return (await unsigned(await written(resealed), ['--name', HOSTILE, '--pretty-name', HOSTILE])).to
  }

  test('stay text in the header, the body and the JSON-LD', async () => {
    const to = await hostile()
    const card = readFileSync(join(to, 'README.md'), 'utf8')
    const [, header, ...rest] = card.split(/^---$/m)
    const body = rest.join('---')
    const shown = '<script>alert(1)</script> | "x": # y --- [a](javascript:b) & www.evil.example'
    expect(parse(header!)).toMatchObject({ pretty_name: shown, license: 'other', license_details: `${shown} (111 records)` })
    expect(body).not.toMatch(/<script|(?<!\\)\]\(|www\.evil|\u202E/)
    for (const line of body.split('\n').filter((text) => text.startsWith('| ') && text.includes('alert')))
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(5)
    const croissant = JSON.parse(readFileSync(join(to, 'croissant.json'), 'utf8')) as Record<string, unknown>
    expect(croissant).toMatchObject({ name: shown, license: [shown] })
  })
})

describe('what is refused', () => {
  test('a dataset without a signoff for these bytes, unless --unsigned is named, which the card says', async () => {
    const folder = await written()
    const other = await written(cleanDataset({ perFamily: 10 }))
    for (const [args, code] of [
      [['--report', join(root, 'nowhere.json')], 1],
      [['--report', reportFor(other)], 1],
      [['--report', reportFor(folder, 'failed')], 1],
      [['--report', reportFor(folder, 'waived'), '--strict'], 1],
      [['--report', reportFor(folder, 'waived')], 0],
      [['--report', reportFor(folder)], 0],
    ] as const) {
      const ran = await run(folder, [...args])
      expect([ran.code, existsSync(ran.to)]).toEqual([code, code === 0])
    }
    expect(readFileSync(join((await run(folder, ['--report', reportFor(folder)])).to, 'README.md'), 'utf8')).toContain(
      'Verdict: **passed**',
    )
    expect(readFileSync(join((await unsigned(folder)).to, 'README.md'), 'utf8')).toContain('**Not signed off.**')
  })

  test('bytes that are not those of the manifest, and nothing is left behind', async () => {
    const folder = await written()
    const shard = join(folder, 'test/test_000.jsonl')
    writeFileSync(shard, readFileSync(shard, 'utf8').replace('"role"', '"Role"'))
    const to = join(root, `export-${++places}`)
    await expect(unsigned(folder, [], to)).rejects.toThrow('test/test_000.jsonl')
    expect(existsSync(to)).toBe(false)
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('what would change on its way: half a surrogate pair, bytes that are no UTF-8, a message that is more than role and content', async () => {
    const change = async (by: (record: DatasetRecord) => void, bytes = (line: Buffer): Buffer => line): Promise<string> => {
      const dataset = cleanDataset()
      by(dataset.shards['train/train_000.jsonl']![1] as DatasetRecord)
      const folder = await written(reseal(dataset))
      const shard = join(folder, 'train/train_000.jsonl')
      const whole = readFileSync(shard)
      const changed = bytes(whole)
      writeFileSync(shard, changed)
      const file = join(folder, 'manifest.json')
      const manifest = readFileSync(file, 'utf8').replaceAll(hash('sha256', whole), hash('sha256', changed))
      const parsed = JSON.parse(manifest) as Manifest
      const files = [...Object.values(parsed.splits).flatMap(({ shards }) => shards), parsed.compiled_export, ...parsed.files]
      writeFileSync(file, JSON.stringify({ ...parsed, dataset_digest: datasetDigest(files) }))
      return folder
    }
    const refused = [
      await change(({ messages }) => Object.assign(messages[0]!, { name: 'x' })),
      await change(({ messages }) => Object.assign(messages[0]!, { content: 'half \ud83d' })),
      await change(({ metadata }) => Object.assign(metadata, { mine: '\udc00' })),
      await change(
        ({ messages }) => Object.assign(messages[0]!, { content: 'QQQQ' }),
        (line) => Buffer.from(line.toString('latin1').replace('QQQQ', 'Q\xFF\xFEQ'), 'latin1'),
      ),
    ]
    for (const folder of refused) await expect(unsigned(folder)).rejects.toThrow('train/train_000.jsonl:2: found no record')
    const whole = await change(({ messages }) => Object.assign(messages[0]!, { content: 'whole \ud83d\ude00 and the words \\\\ud83d' }))
    expect((await unsigned(whole, ['--verify'])).code).toBe(0)
  })

  test('a target that is a link, a file, somebody’s folder, or the dataset', async () => {
    const folder = await written()
    const theirs = join(root, 'theirs')
    mkdirSync(theirs)
    writeFileSync(join(theirs, 'thesis.txt'), 'mine')
    symlinkSync(theirs, join(root, 'link'))
    symlinkSync(folder, join(root, 'to-dataset'))
    for (const [to, words] of [
      [join(root, 'link'), 'which is a link'],
      [join(theirs, 'thesis.txt'), 'which is a file'],
      [theirs, 'other things than an export'],
      [folder, 'the dataset’s own folder'],
      [join(folder, 'exports'), 'the dataset’s own folder'],
      [join(root, 'to-dataset', 'exports'), 'the dataset’s own folder'],
      [root, 'around it'],
    ] as const)
      await expect(unsigned(folder, [], to)).rejects.toThrow(words)
    expect(readdirSync(theirs)).toEqual(['thesis.txt'])
  })

  test('an option that nobody knows, a format that nobody knows', async () => {
    const folder = await written()
    await expect(unsigned(folder, ['--formats', 'csv'])).rejects.toThrow('found "csv"; expected one or more of parquet, openai')
    await expect(unsigned(folder, ['--format', 'parquet'])).rejects.toThrow('--format')
    await expect(unsigned(folder, ['--language', 'English!'])).rejects.toThrow('expected tags')
  })
})

test('a disk that fills up in the middle is told in words, and nothing stays', async () => {
  const folder = await written()
  const store = folderStore(folder)
  const source = await openSource({
    ...store,
    async *read(key, range) {
      if (key.startsWith('test/')) throw new Error('ENOSPC: no space left on device, write')
      yield* store.read(key, range)
    },
  })
  const to = join(root, 'full', 'export')
  const exporting = exportDataset({ source, to, formats: ['parquet', 'trl'], signoff: { state: 'unsigned' }, documents: () => ({}) })
  await expect(exporting).rejects.toThrow('is full; expected room for the export; nothing of it was kept')
  expect(readdirSync(join(root, 'full'))).toEqual([])
})

test('what a killed export left is cleared by the next one', async () => {
  const folder = await written()
  const to = join(root, 'killed')
  mkdirSync(join(root, '.killed.export-999999999'))
  await unsigned(folder, [], to)
  expect(existsSync(join(root, '.killed.export-999999999'))).toBe(false)
})
