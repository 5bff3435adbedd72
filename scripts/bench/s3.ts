/**
 * `npm run bench -- s3 [--megabytes 256 --large-megabytes 2048 --repeat 3]`: reading and publishing against a plain parallel GET and PUT of the same bytes by the
 * SDK, at a store on this machine; and the memory of the process with one large object. Starts radosgw where it is installed; the fixture would measure itself.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { minimist } from 'zx'
import { ConfigError } from '../../compile/config.ts'
import { readDataset } from '../../compile/publish/dataset.ts'
import { planPublication } from '../../compile/publish/plan.ts'
import { rootOf } from '../../compile/publish/places.ts'
import { makeDataset } from '../../compile/publish/publish-trial.ts'
import { publishVersion } from '../../compile/publish/publish.ts'
import { signoffOf } from '../../compile/publish/signoff.ts'
import { listS3, openS3, openS3Access, parseS3, type S3Access } from '../../compile/stores/s3.ts'
import { inParallel } from '../../compile/stores/s3/parallel.ts'
import { EXIT } from '../exit.ts'
import { isInstalled, startStore } from '../s3-faults/store.ts'
import { table } from '../tables.ts'

/** What reading and publishing may take at most of the plain way, and MB of memory above a process that does nothing. */
const BAR = 1.5
const MEMORY_BAR = 256
const AT_ONCE = 8
const FILES = 16

export async function benchS3(args: string[]): Promise<number> {
  const { megabytes = 256, 'large-megabytes': large = 2048, repeat = 3 } = minimist(args) as Record<string, unknown>
  for (const [name, value] of Object.entries({ megabytes, 'large-megabytes': large, repeat }))
    if (!Number.isInteger(value) || Number(value) < 0)
      throw new ConfigError(`  --${name}: found ${JSON.stringify(value)}; expected a whole number`)
  if (!(await isInstalled())) {
    console.log('SKIPPED: radosgw is not installed (scripts/s3-server install), and there is nothing else to measure against.')
    return EXIT.passed
  }
  const folder = mkdtempSync(join(tmpdir(), 'signoff-bench-s3-'))
  process.env['S3_SERVER_BYTES'] ??= String(16 * 2 ** 30)
  const store = await startStore(folder, 'radosgw')
  try {
    Object.assign(process.env, store.env)
    const rows = await ratios({ folder, bucket: store.bucket, bytes: Number(megabytes) * 2 ** 20, repeat: Number(repeat) })
    const memory = large === 0 ? [] : await memoryOf(folder, store.bucket, Number(large))
    console.log(
      table(
        ['job', 'plain s', 'ours s', 'ratio', 'bar'],
        rows.map(({ job, plain, ours, bar }) => [job, plain.toFixed(2), ours.toFixed(2), (ours / plain).toFixed(2), bar ?? '']),
      ),
    )
    console.log(
      `\n${table(
        ['memory, one object', 'MB', 'above base', 'bar'],
        memory.map(({ job, megabytes, above }) => [job, megabytes, above, MEMORY_BAR]),
      )}`,
    )
    const holds =
      rows.every(({ plain, ours, bar }) => bar === undefined || ours <= plain * bar) && memory.every(({ above }) => above <= MEMORY_BAR)
    return holds ? EXIT.passed : EXIT.failed
  } finally {
    await store.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Ratio {
  job: string
  /** Seconds. */
  plain: number
  ours: number
  bar?: number
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Plain and ours take turns, so that a busy machine is the same for both. */
async function ratios({
  folder,
  bucket,
  bytes,
  repeat,
}: {
  folder: string
  bucket: string
  bytes: number
  repeat: number
}): Promise<Ratio[]> {
  const access = openS3Access()
  const made = makeDataset(join(folder, 'dataset'), 'bench', Math.floor(bytes / FILES), FILES - 3)
  const dataset = await fill(made.folder, Math.floor(bytes / FILES))
  const times = { get: [] as number[], read: [] as number[], put: [] as number[], publish: [] as number[] }
  for (let i = 0; i < repeat; i++) {
    const plainRoot = `s3://${bucket}/plain-${i}/`
    times.put.push(await seconds(() => plainPut(dataset.files, plainRoot, access)))
    times.get.push(await seconds(async () => plainGet(await listS3(plainRoot, access), access)))
    times.read.push(
      await seconds(async () => inParallel(await listS3(plainRoot, access), AT_ONCE, (object) => drain(openS3(object, access)))),
    )
    times.publish.push(
      await seconds(async () => {
        const fresh = await readDataset(made.folder)
        const plan = await planPublication(fresh, rootOf(`s3://${bucket}/ours-${i}`), access)
        const signoff = signoffOf({ digest: fresh.digest, manifestSha256: fresh.manifestSha256, report: null, forced: 'a benchmark' })
        await publishVersion({ plan, dataset: fresh, signoff, report: null, now: new Date(), access })
      }),
    )
  }
  const [get, read, put, publish] = [times.get, times.read, times.put, times.publish].map(median) as [number, number, number, number]
  return [
    { job: 'read / parallel GET', plain: get, ours: read, bar: BAR },
    { job: 'publish with read-back / parallel PUT and GET', plain: put + get, ours: publish, bar: BAR },
    { job: 'publish with read-back / parallel PUT alone', plain: put, ours: publish },
  ]
}

/** The dataset with files of a size each, and a manifest that agrees. */
async function fill(folder: string, bytes: number): ReturnType<typeof readDataset> {
  const files = [...(await readDataset(folder)).files]
  const { hash } = await import('node:crypto')
  const { datasetDigest } = await import('#contract/digest.ts')
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>
  const shas = new Map<string, { sha256: string; size_bytes: number }>()
  for (const [i, { path }] of files.entries()) {
    const body = Buffer.alloc(bytes, `${i} of the bench, a line of nothing\n`)
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), body)
    shas.set(path, { sha256: hash('sha256', body), size_bytes: body.length })
  }
  const patched = JSON.parse(JSON.stringify(manifest), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'path' in value ? { ...value, ...shas.get(String(value.path)) } : value,
  ) as Record<string, unknown>
  patched['dataset_digest'] = datasetDigest([...shas].map(([path, { sha256 }]) => ({ path, sha256 })))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(patched))
  return readDataset(folder)
}

async function drain(chunks: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of chunks) bytes += chunk.length
  return bytes
}

const plainGet = (objects: readonly { location: string }[], { client }: S3Access): Promise<unknown> =>
  inParallel(objects, AT_ONCE, async ({ location }) => {
    const { bucket, key } = parseS3(location)
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    return drain(Body as AsyncIterable<Uint8Array>)
  })

const plainPut = (files: readonly { file: string; path: string }[], root: string, { client }: S3Access): Promise<unknown> =>
  inParallel(files, AT_ONCE, async ({ file, path }) => {
    const { bucket, key } = parseS3(root + path)
    return client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await readFile(file) }))
  })

/** Peak memory of a process that publishes, and of one that reads, one object of `megabytes`. */
async function memoryOf(folder: string, bucket: string, megabytes: number): Promise<{ job: string; megabytes: number; above: number }[]> {
  const file = join(folder, 'large')
  await new Promise<void>((resolve, reject) => {
    const out = createWriteStream(file)
    const block = Buffer.alloc(2 ** 20, 'large ')
    let left = megabytes
    const next = (): void => {
      while (left-- > 0) if (!out.write(block)) return void out.once('drain', next)
      out.end(resolve)
    }
    out.on('error', reject)
    next()
  })
  const base = await peak('base', file, bucket)
  const rows = []
  for (const job of ['upload', 'read'] as const) {
    const found = await peak(job, file, bucket)
    rows.push({ job: `${job} of ${megabytes} MB`, megabytes: found, above: found - base })
  }
  return rows
}

/** MB. */
function peak(job: string, file: string, bucket: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('s3-one.ts', import.meta.url)), job, file, `s3://${bucket}/large`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (text) => (said += String(text)))
    child.on('exit', (code) => (code === 0 ? resolve(Number(said)) : reject(new Error(`The measured process ended with ${code}`))))
  })
}
