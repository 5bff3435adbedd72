import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles, openFile } from './local.ts'
import { listS3, openS3, parseS3, s3Client } from './s3.ts'
import { serveS3 } from './s3-fixture.ts'

const bytes = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => Buffer.concat(await Array.fromAsync(chunks)).toString()

describe('files', () => {
  let root: string
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'signoff-stores-'))
    mkdirSync(join(root, 'sub/deep'), { recursive: true })
    for (const path of ['b.jsonl', 'a.jsonl', 'sub/c.jsonl', 'sub/deep/d.txt']) writeFileSync(join(root, path), `of ${path}`)
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test.each([
    ['a.jsonl', ['a.jsonl']],
    ['*.jsonl', ['a.jsonl', 'b.jsonl']],
    ['**/*.jsonl', ['a.jsonl', 'b.jsonl', 'sub/c.jsonl']],
    ['sub', ['sub/c.jsonl', 'sub/deep/d.txt']],
    ['sub/', ['sub/c.jsonl', 'sub/deep/d.txt']],
  ])('%s names its files, sorted, by their path below the root', async (path, keys) => {
    expect((await listFiles(path, root)).map(({ key }) => key)).toEqual(keys)
  })

  test('a file is its bytes', async () => {
    const [object] = await listFiles('sub/c.jsonl', root)
    expect(object).toMatchObject({ size: 14 })
    expect(await bytes(openFile(object!))).toBe('of sub/c.jsonl')
  })

  test.each([
    ['none.jsonl', /there is no such file/],
    ['*.csv', /the glob matches no file/],
  ])('%s is refused in words', async (path, message) => {
    await expect(listFiles(path, root)).rejects.toThrow(message)
  })
})

describe('S3', () => {
  const objects = new Map(
    ['in/1.jsonl', 'in/2.jsonl', 'in/3.jsonl', 'in/sub/4.jsonl', 'other.jsonl'].map((key) => [key, Buffer.from(`of ${key}`)]),
  )
  let server: Server
  let client: ReturnType<typeof s3Client>
  beforeAll(async () => {
    const served = await serveS3('bucket', objects)
    server = served.server
    Object.assign(process.env, served.env)
    client = s3Client(served.env)
  })
  afterAll(() => {
    client.destroy()
    server.close()
  })

  test('a prefix names all objects below it, over every page', async () => {
    expect((await listS3('s3://bucket/in/', client)).map(({ key }) => key)).toEqual(
      ['in/1.jsonl', 'in/2.jsonl', 'in/3.jsonl', 'in/sub/4.jsonl'].map((key) => `s3://bucket/${key}`),
    )
  })

  test('a key names its object, and the object is its bytes', async () => {
    const [object, ...more] = await listS3('s3://bucket/other.jsonl', client)
    expect(more).toEqual([])
    expect(await bytes(openS3(object!, client))).toBe('of other.jsonl')
  })

  test('a prefix of nothing is refused in words, without the secret', async () => {
    const failure = await listS3('s3://bucket/nothing/', client).catch((error: unknown) => error as Error)
    expect((failure as Error).message).toMatch(/"s3:\/\/bucket\/nothing\/": no object has this key or prefix/)
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('canary-secret')
  })

  test.each(['s3://', 's3:/bucket/x', 's3://UPPER/x', 'http://bucket/x'])('%s is no S3 location', (uri) => {
    expect(() => parseS3(uri)).toThrow(/is no S3 location; expected s3:\/\/bucket/)
  })
})
