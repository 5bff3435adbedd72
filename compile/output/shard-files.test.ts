import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMPILED_PATH } from '#contract/layout.ts'
import { openShardFiles } from './shard-files.ts'
import { openShardThread } from './shard-thread.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'signoff-shards-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text))
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const many = 'b'.repeat(3 * 2 ** 20)

describe.each([
  ['here', openShardFiles],
  ['in a thread', openShardThread],
])('written %s', (_, open) => {
  test('shards and the export hold what they were given, and say so', async () => {
    const files = open(folder)
    files.begin('train/train_000.jsonl')
    await files.write(bytes('a\n'))
    // More than may wait at once.
    for (let i = 0; i < 8; i++) await files.write(bytes(many))
    const first = files.end()
    files.begin('test/test_000.jsonl')
    await files.write(bytes('c\n'))
    const second = files.end()
    const whole = `a\n${many.repeat(8)}`
    expect(await files.close()).toEqual({ path: COMPILED_PATH, size_bytes: whole.length + 2, sha256: sha256(`${whole}c\n`) })
    expect(await first).toEqual({ path: 'train/train_000.jsonl', size_bytes: whole.length, sha256: sha256(whole) })
    expect(await second).toEqual({ path: 'test/test_000.jsonl', size_bytes: 2, sha256: sha256('c\n') })
    expect(readFileSync(join(folder, COMPILED_PATH), 'utf8')).toBe(`${whole}c\n`)
    expect(readFileSync(join(folder, 'test/test_000.jsonl'), 'utf8')).toBe('c\n')
  })

  test('what the disk refuses is told with its code', async () => {
    mkdirSync(join(folder, 'train'))
    writeFileSync(join(folder, 'train/train_000.jsonl'), 'not ours')
    const run = async (): Promise<void> => {
      const files = open(folder)
      try {
        files.begin('train/train_000.jsonl')
        for (let i = 0; i < 20; i++) await files.write(bytes(many))
        await files.end()
        await files.close()
      } finally {
        await files.abandon()
      }
    }
    await expect(run()).rejects.toMatchObject({ code: 'EEXIST' })
  })
})
