/** A compile whose sources lie in S3: the same records as from files, through faults, once from the store and then from the cache. */
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Manifest } from '#contract/manifest.ts'
import { resolveConfig } from './config.ts'
import { compile } from './pipeline.ts'
import { drawnFaults, FAULTS, serveFaults } from './stores/s3-faults.ts'
import { type Fixture, serveS3 } from './stores/s3-fixture.ts'

const lines = (name: string): Buffer =>
  Buffer.from(
    Array.from({ length: 40 }, (_, i) => {
      const word = hash('sha256', `${name} ${i}`).replaceAll(/\d/g, '').slice(0, 12)
      const messages = [
        { role: 'user', content: `On the way home ${word} came to my mind, and I could not put ${word} down again.` },
        { role: 'assistant', content: `What is it about ${word} that stays with you, and since when does ${word} do so?` },
      ]
      return `${JSON.stringify({ messages })}\n`
    }).join(''),
  )
const OBJECTS = new Map([
  ['raw/sarcasm/a.jsonl', lines('a')],
  ['raw/sarcasm/b.jsonl.gz', gzipSync(lines('b'))],
  ['raw/addiction/c.jsonl.zst', zstdCompressSync(lines('c'))],
  ['raw/addiction/d.jsonl', lines('d')],
])

let folder: string
let fixture: Fixture
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-compile-s3-'))
  fixture = await serveS3('bucket', OBJECTS)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await fixture.close()
  rmSync(folder, { recursive: true })
})

async function compileFrom(
  where: string,
  env: Record<string, string> = {},
  cacheBytes = 2 ** 30,
): Promise<{ manifest: Manifest; shards: Buffer[] }> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const input = {
    sources: ['sarcasm', 'addiction'].map((family) => ({
      name: family,
      family,
      path: `${where}raw/${family}/`,
      licence: 'synthetic',
      group: 'general',
    })),
    output: `out-${where.length}-${cacheBytes}/final_dataset`,
    review: 'review',
    clock: '2026-01-01T00:00:00Z',
    previous: 'none',
    workers: 1,
    s3: { cache: 'cache', cacheBytes },
  }
  const config = resolveConfig(input, folder)
  const { manifest } = await compile(config, { env: {}, now: () => new Date(0) })
  return { manifest, shards: [readFileSync(join(config.output, 'compiled/final_training_dataset.jsonl'))] }
}

const gets = (): string[] => fixture.requests.filter((request) => request.startsWith('GET raw'))

test('records are those of files; size and SHA-256 of what was read are recorded; nothing is downloaded twice', async () => {
  for (const [path, bytes] of OBJECTS) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const local = await compileFrom('')
  const remote = await compileFrom('s3://bucket/', fixture.env)
  expect(remote.manifest.total_conversations).toBe(160)
  const ids = ({ shards }: typeof local): string[] =>
    shards
      .join('')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { metadata: { id: string } }).metadata.id)
      .sort()
  expect(ids(remote)).toEqual(ids(local))
  expect(remote.manifest.sources.map(({ source_key: key, size_bytes: size, sha256 }) => [key, size, sha256]).sort()).toEqual(
    [...OBJECTS].map(([key, bytes]) => [`s3://bucket/${key}`, bytes.length, hash('sha256', bytes)]).sort(),
  )
  expect(gets().sort()).toEqual([...OBJECTS.keys()].map((key) => `GET ${key}`).sort())
  await compileFrom('s3://bucket/', fixture.env)
  expect(gets()).toHaveLength(4)
  expect([...new Set(fixture.requests.map((request) => request.split(' ')[0]))]).toEqual(['GET'])
})

test.each([1, 2, 3])('drawn faults %i: the same bytes as undisturbed', async (seed) => {
  const undisturbed = await compileFrom('s3://bucket/', fixture.env, 0)
  const proxy = await serveFaults(fixture.env['AWS_ENDPOINT_URL_S3']!, drawnFaults(seed, 0.1, FAULTS))
  const disturbed = await compileFrom('s3://bucket/', proxy.env, 2 ** 20)
  await proxy.close()
  expect(disturbed.shards[0]!.equals(undisturbed.shards[0]!)).toBe(true)
  expect(disturbed.manifest).toEqual(undisturbed.manifest)
})

test('an object that is gone, or damaged in the store, stops the compile by its name', async () => {
  fixture.objects.set('raw/sarcasm/b.jsonl.gz', {
    ...fixture.objects.get('raw/sarcasm/b.jsonl.gz')!,
    body: gzipSync(lines('b')).subarray(0, 90),
  })
  await expect(compileFrom('s3://bucket/', fixture.env, 0)).rejects.toThrow(/source "sarcasm".*b\.jsonl\.gz/)
})
