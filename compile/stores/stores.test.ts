import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFiles, openFile } from './local.ts'

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
