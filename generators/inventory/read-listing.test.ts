import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveS3 } from '../../compile/stores/s3-fixture.ts'
import { readListing } from './read-listing.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inventory-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function* pieces(text: string | Buffer, size = text.length > 10_000 ? 4096 : 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
/** Through a pipe, a few bytes at a time: borders of chunks fall everywhere. */
const read = (text: string | Buffer) => readListing('-', { stdin: pieces(text) })
const keys = async (text: string | Buffer): Promise<string[]> => (await read(text)).objects.map(({ key }) => key)
const lines = (...items: unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('')

describe('nested manifest', () => {
  const object = (key: string, size = 5) => ({ key, size, last_modified: '2025-01-02T00:00:00Z', etag: '"e"' })
  const manifest = (change: Record<string, unknown> = {}) => ({
    bucket: 'a-bucket',
    total_objects: 3,
    total_size_bytes: 12,
    categories: {
      one: { objects: [object('b.json'), object('a "quoted" {key}.json', 2)], count: 2 },
      two: { three: { count: 1, objects: [object('c.json')] } },
    },
    ...change,
  })

  test('objects of any depth, with size, date and tag', async () => {
    const listing = await read(JSON.stringify(manifest(), null, 2))
    expect(listing).toMatchObject({ form: 'nested-manifest', bucket: 'a-bucket', listed: 3, problems: [] })
    expect(listing.objects).toEqual([
      { key: 'a "quoted" {key}.json', size: 2, lastModified: '2025-01-02T00:00:00Z', etag: 'e' },
      { key: 'b.json', size: 5, lastModified: '2025-01-02T00:00:00Z', etag: 'e' },
      { key: 'c.json', size: 5, lastModified: '2025-01-02T00:00:00Z', etag: 'e' },
    ])
  })

  test('a size that nobody looked at is unknown, not empty', async () => {
    const listing = await read(
      JSON.stringify({
        categories: {
          x: {
            objects: [
              { key: 'a', size: 0, size_known: false },
              { key: 'b', size: 0, last_modified: null, etag: null },
              { key: 'c', size: 0, etag: 'e' },
            ],
          },
        },
      }),
    )
    expect(listing.objects.map(({ size }) => size)).toEqual([null, null, 0])
    expect(listing.anomalies).toEqual({ sizes_unknown: 2 })
  })

  test('what disagrees with its own counts is told', async () => {
    expect((await read(JSON.stringify(manifest({ total_objects: 4 })))).problems).toEqual(['it says total_objects 4; found 3'])
    expect((await read(JSON.stringify(manifest({ total_size_bytes: 13 })))).problems).toEqual([
      'it says total_size_bytes 13; the objects add up to 12',
    ])
    const short = { categories: { x: { y: { count: 2, objects: [object('a')] } } } }
    expect((await read(JSON.stringify(short))).problems).toEqual(['categories.x.y: it says count 2; found 1 objects'])
  })

  test('cut anywhere, it gives what stood whole before, and says so', async () => {
    const whole = JSON.stringify(manifest())
    for (let end = whole.indexOf('a \\"quoted'); end < whole.length; end += 13) {
      const listing = await read(whole.slice(0, end))
      expect(listing.problems.join()).toContain('breaks off')
      expect(listing.objects.length).toBeLessThanOrEqual(3)
    }
  })

  test('an entry without a key, and one that is a key alone', async () => {
    const listing = await read('{"objects": ["a.json", {"size": 3}, 7]}')
    expect(listing.objects).toEqual([{ key: 'a.json', size: null, lastModified: null, etag: null }])
    expect(listing.problems).toHaveLength(2)
  })
})

describe('list-objects-v2', () => {
  const page = (names: string[], more: Record<string, unknown> = {}) => ({
    Contents: names.map((Key) => ({ Key, Size: 3, LastModified: '2025-01-02T00:00:00+00:00', ETag: '"abc"' })),
    ...more,
  })

  test('several pages, pretty-printed, one after the other', async () => {
    const first = page(['b'], { IsTruncated: true, NextContinuationToken: 't', KeyCount: 1, Name: 'a-bucket' })
    const second = page(['a'], { IsTruncated: false, ContinuationToken: 't', KeyCount: 1, Name: 'a-bucket' })
    const listing = await read(`${JSON.stringify(first, null, 4)}\n${JSON.stringify(second, null, 4)}`)
    expect(listing).toMatchObject({ form: 'list-objects-v2', bucket: 'a-bucket', problems: [] })
    expect(listing.objects).toEqual([
      { key: 'a', size: 3, lastModified: '2025-01-02T00:00:00+00:00', etag: 'abc' },
      { key: 'b', size: 3, lastModified: '2025-01-02T00:00:00+00:00', etag: 'abc' },
    ])
  })

  test.each<[string, Record<string, unknown>[], RegExp]>([
    ['the last page is missing', [page(['a'], { IsTruncated: true, NextContinuationToken: 't' })], /page 1 says that more follows/],
    ['the command line stopped', [page(['a'], { NextToken: 't' })], /page 1 says that more follows/],
    [
      'a page between is missing',
      [page(['a'], { IsTruncated: true, NextContinuationToken: 't' }), page(['c'], { ContinuationToken: 'u', IsTruncated: false })],
      /page 2: it does not continue the page before/,
    ],
    ['a page counts more', [page(['a'], { KeyCount: 2 })], /KeyCount 2; found 1/],
    ['folders were not opened', [page(['a'], { CommonPrefixes: [{ Prefix: 'x/' }] })], /1 prefixes were not listed/],
  ])('%s', async (_, pages, problem) => {
    expect((await read(lines(...pages))).problems.join()).toMatch(problem)
  })

  test('pages as one JSON list', async () => {
    const page = (token: string, more: object) => ({ Name: 'a-bucket', Contents: [{ Key: token, Size: 1 }], KeyCount: 1, ...more })
    const pages = [page('a', { IsTruncated: true, NextContinuationToken: 't' }), page('b', { IsTruncated: false, ContinuationToken: 't' })]
    expect(await read(JSON.stringify(pages))).toMatchObject({ form: 'list-objects-v2', bucket: 'a-bucket', listed: 2, problems: [] })
    expect((await read(JSON.stringify(pages.slice(0, 1)))).problems.join()).toContain('the next page is missing')
    expect((await read(JSON.stringify(pages, null, 1).slice(0, -90))).problems.join()).toContain('breaks off in the middle of page')
  })

  test('nothing in it is an error', async () => {
    await expect(read('{"RequestCharged": null, "KeyCount": 0}')).rejects.toThrow('the listing names no object; expected at least one')
  })
})

describe('aws s3 ls --recursive', () => {
  test('sizes, dates, keys with spaces, and its own totals', async () => {
    const listing = await read(
      '2025-01-02 03:04:05          0 x/\r\n2025-01-02 03:04:05      12345 x/two  spaces.txt\n\nTotal Objects: 2\n   Total Size: 12345\n',
    )
    expect(listing).toMatchObject({ form: 'aws-s3-ls', problems: [], listed: 2 })
    expect(listing.objects[1]).toEqual({ key: 'x/two  spaces.txt', size: 12345, lastModified: '2025-01-02 03:04:05', etag: null })
  })

  test('a key with a line break goes on in the next line', async () => {
    expect(await keys('2025-01-02 03:04:05 1 a\nb.txt\n2025-01-02 03:04:05 1 c.txt\n')).toEqual(['a\nb.txt', 'c.txt'])
  })

  test.each([
    ['2025-01-02 03:04:05 1 a\n2025-01-0', /breaks off in the middle of an entry/],
    ['2025-01-02 03:04:05 1 a\nTotal Objects: 3\n', /it says 3 objects; found 1/],
    ['                           PRE x/\n2025-01-02 03:04:05 1 a\n', /1 prefixes were not listed \(PRE\)/],
  ])('%j is not whole', async (text, problem) => {
    expect((await read(text)).problems.join()).toMatch(problem)
  })
})

describe('a text without a last line break', () => {
  const entries = Array.from({ length: 30 }, (_, at) => `2025-01-02 03:04:05 1 x/${at}.jsonl`).join('\n')

  test.each([
    ['breaks off in a key', `${entries}\n2025-01-02 03:04:05 1 x/30.jso`, 1],
    ['breaks off before the extension', `${entries}\n2025-01-02 03:04:05 1 x/3`, 1],
    ['ends in a key as the others are', entries, 0],
  ])('%s', async (_, text, problems) => {
    expect((await read(text)).problems).toHaveLength(problems)
  })
})

describe('CSV of S3 Inventory', () => {
  test('no header; encoded keys; columns by what they hold; gzip', async () => {
    const text = '"a-bucket","x/two+words%2C%20%C3%BC.txt","17","2025-01-02T00:00:00.000Z","0123456789abcdef0123456789abcdef","STANDARD"\n'
    const listing = await read(gzipSync(text))
    expect(listing).toMatchObject({ form: 's3-inventory-csv', bucket: 'a-bucket', problems: [] })
    expect(listing.objects).toEqual([
      { key: 'x/two words, ü.txt', size: 17, lastModified: '2025-01-02T00:00:00.000Z', etag: '0123456789abcdef0123456789abcdef' },
    ])
  })

  test('old versions and delete markers are counted, not listed', async () => {
    const row = (key: string, latest: boolean, deleted: boolean) => `"a-bucket","${key}","v1","${latest}","${deleted}","5"\n`
    const listing = await read(row('a', true, false) + row('a', false, false) + row('b', true, true))
    expect(listing.objects).toEqual([{ key: 'a', size: 5, lastModified: null, etag: null }])
    expect(listing.anomalies).toEqual({ old_versions: 1, delete_markers: 1 })
  })

  test('a header names the columns, keys are as they are', async () => {
    expect((await read('key,size\na+b%20c.txt,9\n')).objects).toEqual([{ key: 'a+b%20c.txt', size: 9, lastModified: null, etag: null }])
  })

  test('a header with a bucket is put over what S3 Inventory wrote: keys are encoded, unless one shows that they are not', async () => {
    const rows = 'Bucket,Key,Size\na-bucket,a+b%20c.txt,9\n'
    expect(await keys(rows)).toEqual(['a b c.txt'])
    expect(await keys(`${rows}a-bucket,not encoded.txt,9\n`)).toEqual(['a+b%20c.txt', 'not encoded.txt'])
  })

  test('a row that breaks off is told', async () => {
    const listing = await read('"a-bucket","a","5"\n"a-bucket","b')
    expect(listing.objects.map(({ key }) => key)).toEqual(['a'])
    expect(listing.problems).toEqual(['row 2: the listing breaks off in the middle of a row'])
  })

  test('a gzip that breaks off is told', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `"a-bucket","${(at * 7919) % 10_007}/${at}.json","5"\n`).join('')
    const packed = gzipSync(rows)
    const listing = await readListing('-', { stdin: pieces(packed.subarray(0, packed.length - 3000), 5000) })
    expect(listing.problems.join()).toContain('breaks off')
    expect(listing.objects.length).toBeGreaterThan(1000)
  })
})

describe('lines of JSON', () => {
  test.each<[string, string]>([
    ['texts', lines('b', 'a')],
    ['objects', lines({ key: 'b', size: 3 }, { Key: 'a', Size: '4' })],
    ['a list', JSON.stringify(['b', 'a'])],
    ['a list of objects', JSON.stringify([{ Key: 'b' }, { key: 'a' }], null, 2)],
  ])('%s', async (_, text) => {
    expect(await keys(text)).toEqual(['a', 'b'])
  })

  test('keys of any kind come through', async () => {
    const odd = ['a\nb', 'ü/🙂.json', '../x', 'k'.repeat(1024), '\u2028', '\u0000', '"', '\\']
    expect(new Set(await keys(lines(...odd)))).toEqual(new Set(odd))
  })

  test('a broken line and one without a key are told', async () => {
    const listing = await read('"a"\nno json\n{"size": 3}\n"b"\n')
    expect(listing.objects.map(({ key }) => key)).toEqual(['a', 'b'])
    expect(listing.problems).toEqual([
      'line 2: found no JSON; expected a key, or an object with one',
      'line 3: found object without a key; expected a key, or an object with one',
    ])
  })

  test('one that breaks off', async () => {
    expect((await read('"a"\n"b')).problems).toEqual(['the listing breaks off in line 2; what stood before that was read'])
  })

  test('a deep nest costs no more than its length', async () => {
    await expect(read(`["a",${'['.repeat(200_000)}`)).resolves.toMatchObject({ listed: expect.any(Number) as number })
  })
})

describe('keys', () => {
  test('every key once: of two entries the later state', async () => {
    const listing = await read(
      lines({ key: 'a', size: 3, last_modified: '2025-01-02' }, { key: 'a', size: 9, last_modified: '2025-01-03' }, { key: 'a', size: 1 }),
    )
    expect(listing.objects).toEqual([{ key: 'a', size: 9, lastModified: '2025-01-03', etag: null }])
    expect(listing.anomalies).toEqual({ duplicate_keys: 2 })
  })
})

describe('what is no listing', () => {
  test.each([
    ['', /the listing is empty/],
    ['\ufeff  \n', /the listing is empty/],
    ['{}', /no listing that is known here; expected one of/],
    ['hello world\n', /no listing that is known here/],
    ['[]', /names no object/],
    ['{"categories": {}}', /names no object/],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })

  test('bytes that are no text', async () => {
    await expect(read(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).rejects.toThrow('bytes that are no UTF-8')
  })

  test('a place that is not there', async () => {
    await expect(readListing(join(folder, 'none'))).rejects.toThrow('there is no such file or folder')
  })
})

describe('places', () => {
  test('a tree: paths below it, links not followed', async () => {
    const root = join(folder, 'tree')
    await mkdir(join(root, 'x', 'y'), { recursive: true })
    await writeFile(join(root, 'x', 'y', 'a.txt'), 'abc')
    await writeFile(join(root, '.hidden'), '')
    await symlink('..', join(root, 'x', 'up'))
    const listing = await readListing(root)
    expect(listing.objects.map(({ key, size }) => [key, size])).toEqual([
      ['.hidden', 0],
      ['x/y/a.txt', 3],
    ])
    expect(listing).toMatchObject({ form: 'folder', root, anomalies: { links_not_followed: 1 } })
  })

  describe('a live prefix', () => {
    let server: Server
    const before = { ...process.env }
    beforeAll(async () => {
      const served = await serveS3('bucket', new Map(['in/1', 'in/2', 'in/3/', 'in/3/4', 'other'].map((key) => [key, Buffer.from(key)])))
      server = served.server
      Object.assign(process.env, served.env)
    })
    afterAll(() => {
      process.env = before
      server.close()
    })

    test('every page, markers of folders too', async () => {
      const listing = await readListing('s3://bucket/in/')
      expect(listing).toMatchObject({ form: 's3', bucket: 'bucket', named: 's3://bucket/in/' })
      expect(listing.objects.map(({ key }) => key)).toEqual(['in/1', 'in/2', 'in/3/', 'in/3/4'])
    })
  })
})

const DEV = new URL('../../../shared/cases/s3_inventory_dev.json', import.meta.url)
describe.skipIf(!existsSync(DEV))('the listing of real keys', () => {
  test('is read whole', async () => {
    const listing = await readListing(DEV.pathname)
    expect(listing).toMatchObject({ form: 'nested-manifest', listed: 523, problems: [], anomalies: { sizes_unknown: 523 } })
  })
})
