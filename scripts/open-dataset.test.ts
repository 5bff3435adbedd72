import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { serveS3 } from '../compile/stores/s3-fixture.ts'
import { localDataset } from './open-dataset.ts'

const objects = new Map(
  ['manifest.json', 'train/train_000.jsonl', 'val/val_000.jsonl', 'test/test_000.jsonl', 'ledger/ledger_000.jsonl'].map((path) => [
    `sets/a/${path}`,
    Buffer.from(`of ${path}\n`),
  ]),
)
let cache: string
let server: Server
beforeAll(async () => {
  cache = mkdtempSync(join(tmpdir(), 'signoff-open-'))
  const served = await serveS3('bucket', objects)
  server = served.server
  for (const [name, value] of Object.entries(served.env)) vi.stubEnv(name, value)
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
  rmSync(cache, { recursive: true })
})

test('an S3 root is mirrored whole, every page of its listing, with or without a slash at the end', async () => {
  for (const root of ['s3://bucket/sets/a', 's3://bucket/sets/a/']) {
    const folder = await localDataset(root, cache)
    for (const [key, bytes] of objects) expect(readFileSync(join(folder, key.slice('sets/a/'.length)))).toEqual(bytes)
  }
})

test('a root that holds nothing is refused in words', async () => {
  await expect(localDataset('s3://bucket/sets/none', cache)).rejects.toThrow(/no object has this key or prefix/)
})

test('a folder is taken as it is, and what is no folder is refused', async () => {
  expect(await localDataset(cache, cache)).toBe(cache)
  await expect(localDataset(join(cache, 'nowhere'), cache)).rejects.toThrow(/DATASET: found ".*nowhere", which is no folder/)
})
