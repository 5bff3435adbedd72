import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fc, test as property } from '@fast-check/vitest'
import { cached, cacheFile } from './cache.ts'
import { download } from './download.ts'
import { listS3 } from './list.ts'
import { openTrial, type Trial } from './s3-trial.ts'

let folder: string
let trial: Trial | undefined
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'signoff-s3-cache-'))))
afterEach(async () => {
  vi.unstubAllEnvs()
  await trial?.close()
  trial = undefined
  rmSync(folder, { recursive: true })
})

const objects = (count: number, size: number): Map<string, Buffer> =>
  new Map(Array.from({ length: count }, (_, i) => [`in/${i}`, Buffer.alloc(size, String(i))]))
const gets = (): number => trial!.requests.filter((request) => /^GET ./.test(request)).length

test('a second read comes from the cache; an object that changed does not', async () => {
  trial = await openTrial(objects(1, 100), () => undefined)
  const settings = { folder, bytes: 1e6 }
  const [object] = await listS3('s3://bucket/in/0', trial.access)
  for (let i = 0; i < 2; i++) expect(readFileSync((await cached(object!, settings, trial.access))!, 'utf8')).toBe('0'.repeat(100))
  expect(gets()).toBe(1)
  const body = Buffer.alloc(100, 'x')
  trial.objects.set('in/0', { body, etag: '"a"', metadata: {}, modified: new Date() })
  const [changed] = await listS3('s3://bucket/in/0', trial.access)
  expect(readFileSync((await cached(changed!, settings, trial.access))!, 'utf8')).toBe('x'.repeat(100))
  expect(gets()).toBe(2)
})

test('an entry that was damaged is fetched again', async () => {
  trial = await openTrial(objects(1, 100), () => undefined)
  const [object] = await listS3('s3://bucket/in/0', trial.access)
  const settings = { folder, bytes: 1e6 }
  writeFileSync((await cached(object!, settings, trial.access))!, 'y'.repeat(100))
  expect(readFileSync((await cached(object!, settings, trial.access))!, 'utf8')).toBe('0'.repeat(100))
})

test('the folder stays within its bound, and keeps what was used last', async () => {
  trial = await openTrial(objects(30, 1000), () => undefined)
  const settings = { folder, bytes: 10_000 }
  const all = await listS3('s3://bucket/in/', trial.access)
  for (const object of all) {
    await cached(object, settings, trial.access)
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => /[0-9a-f]{64}$/.test(file))
    expect(files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThanOrEqual(11_000)
  }
  const before = gets()
  await cached(all.at(-1)!, settings, trial.access)
  expect(gets()).toBe(before)
})

test('an object that would fill the cache alone is not kept', () => {
  expect(cacheFile({ location: 's3://bucket/a', key: 'a', size: 300, etag: '"a"' }, { folder, bytes: 1000 })).toBeNull()
  expect(cacheFile({ location: 's3://bucket/a', key: 'a', size: 100 }, { folder, bytes: 1000 })).toBeNull()
})

property.prop([fc.oneof(fc.constantFrom('../../x', '/etc/passwd', 'a\0b', '..', 'K', 'k', 'a'.repeat(5000)), fc.string())])(
  'no key leads out of the folder, and keys that differ in case alone have entries of their own',
  (key) => {
    const file = (name: string): string =>
      cacheFile({ location: `s3://bucket/${name}`, key: name, size: 1, etag: '"a"' }, { folder: '/cache', bytes: 1e6 })!
    expect(file(key)).toMatch(new RegExp(`^${sep}cache${sep}[0-9a-f]{2}${sep}[0-9a-f]{64}$`))
    expect(file(key.toUpperCase()) === file(key.toLowerCase())).toBe(key.toUpperCase() === key.toLowerCase())
  },
)

test('bytes that arrive wrong are fetched again, and told where they stay wrong', async () => {
  trial = await openTrial(objects(1, 1000), ({ n }) => (n === 1 ? 'flipped' : undefined))
  const [object] = await listS3('s3://bucket/in/0', trial.access)
  const file = join(folder, 'file')
  await download(object!, file, trial.access)
  expect(readFileSync(file, 'utf8')).toBe('0'.repeat(1000))
  expect(trial.proxy.met.get('flipped')).toBe(1)
  await expect(download(object!, file, trial.access, { sha256: '0'.repeat(64) })).rejects.toThrow(/another checksum than the store states/)
})

test('a store whose ETags are no checksums is believed when the same bytes come twice', async () => {
  trial = await openTrial(new Map(), () => undefined)
  trial.objects.set('a', { body: Buffer.from('abc'), etag: `"${'1'.repeat(32)}"`, metadata: {}, modified: new Date() })
  const [object] = await listS3('s3://bucket/a', trial.access)
  await download(object!, join(folder, 'a'), trial.access)
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('abc')
})

test('threads that fetch the same objects at once give whole files', async () => {
  trial = await openTrial(objects(12, 50_000), () => undefined)
  vi.stubEnv('AWS_ENDPOINT_URL_S3', trial.env['AWS_ENDPOINT_URL_S3']) // the store is part of an entry's name
  const source = `
    import { parentPort, workerData } from 'node:worker_threads'
    const { cached } = await import(workerData.cache)
    const { openS3Access } = await import(workerData.client)
    const { listS3 } = await import(workerData.list)
    const access = openS3Access({}, workerData.env)
    for (const object of await listS3('s3://bucket/in/', access)) await cached(object, { folder: workerData.folder, bytes: 1e8 }, access)
    parentPort.postMessage('done')`
  const url = (name: string): string => new URL(name, import.meta.url).href
  const workerData = { cache: url('cache.ts'), client: url('client.ts'), list: url('list.ts'), env: trial.env, folder }
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
        workerData,
        env: { ...process.env, ...trial!.env },
      })
      await once(worker, 'message')
      await worker.terminate()
    }),
  )
  const before = gets()
  for (const object of await listS3('s3://bucket/in/', trial.access)) {
    const file = (await cached(object, { folder, bytes: 1e8 }, trial.access))!
    expect(readFileSync(file).equals(trial.objects.get(object.key.slice('s3://bucket/'.length))!.body)).toBe(true)
  }
  expect(gets()).toBe(before)
})
