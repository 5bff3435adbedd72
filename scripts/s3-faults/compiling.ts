/** Faults over a compile that reads from S3: it gives, byte for byte, what an undisturbed one gives, or says which source failed; the rerun is right. */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { resolveConfig } from '../../compile/config.ts'
import { compile } from '../../compile/pipeline.ts'
import { quickAccess } from '../../compile/stores/s3/s3-trial.ts'
import { putS3 } from '../../compile/stores/s3/write.ts'
import { drawnFaults, type Fault, FAULTS, serveFaults } from '../../compile/stores/s3-faults.ts'
import type { FaultStore } from './store.ts'
import type { Tally } from './tally.ts'

const FAMILIES = ['mental_health_datasets', 'addiction', 'sarcasm']
const PACKED = [(text: Buffer): Buffer => text, gzipSync, zstdCompressSync]

/** Small conversations, the same every time. */
async function putSources({ env, bucket }: FaultStore): Promise<void> {
  const access = quickAccess(env)
  for (const [f, family] of FAMILIES.entries())
    for (let file = 0; file < 3; file++) {
      const lines = Array.from({ length: 60 }, (_, i) => {
        const word = hash('sha256', `${family} ${file} ${i}`).replaceAll(/\d/g, '').slice(0, 12)
        return JSON.stringify({
          messages: [
            { role: 'user', content: `Today ${word} was hard for me, and I kept thinking of ${family} ${word}.` },
            { role: 'assistant', content: `What made ${word} hard, and what helped you with it, ${word} or something else?` },
          ],
        })
      })
      await putS3(
        `s3://${bucket}/sources/${family}/${file}.jsonl${['', '.gz', '.zst'][(f + file) % 3]}`,
        PACKED[(f + file) % 3]!(Buffer.from(`${lines.join('\n')}\n`)),
        access,
      )
    }
}

const configOf = (bucket: string, folder: string, cached: boolean): ReturnType<typeof resolveConfig> =>
  resolveConfig(
    {
      sources: FAMILIES.map((family) => ({
        name: family,
        family,
        path: `s3://${bucket}/sources/${family}/`,
        licence: 'synthetic',
        group: 'general',
      })),
      output: 'out/final_dataset',
      clock: '2026-01-01T00:00:00Z',
      previous: 'none',
      workers: 1,
      s3: { cache: 'cache', cacheBytes: cached ? 2 ** 30 : 0 },
    },
    folder,
  )

async function compileOnce(env: Record<string, string>, bucket: string, folder: string, cached: boolean): Promise<string> {
  Object.assign(process.env, env)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = configOf(bucket, folder, cached)
  await compile(config, { env: {}, now: () => new Date(0) })
  return hash('sha256', readFileSync(join(config.output, 'manifest.json')))
}

/** What a stream without a checksum can not notice is left to runs that go through the cache, which compares. */
const STREAMED = FAULTS.filter((fault): fault is Fault => fault !== 'flipped')

export async function faultCompiling(
  store: FaultStore,
  folder: string,
  { schedules, seed, tally }: { schedules: number; seed: number; tally: Tally },
): Promise<void> {
  if (schedules === 0) return
  const before = { ...process.env }
  await putSources(store)
  const place = join(folder, 'compile')
  const right = await compileOnce(store.env, store.bucket, place, false)
  for (let i = 0; i < schedules; i++) {
    const cached = i % 2 === 1
    const proxy = await serveFaults(
      store.env['AWS_ENDPOINT_URL_S3']!,
      drawnFaults(seed * 100_019 + i, [0.05, 0.15, 0.3][i % 3]!, cached ? FAULTS : STREAMED),
    )
    const env = { ...store.env, AWS_ENDPOINT_URL_S3: proxy.env['AWS_ENDPOINT_URL_S3']! }
    const ended = await compileOnce(env, store.bucket, place, cached).catch((error: Error) =>
      error.name === 'CompileError' && /source "/.test(error.message) ? 'told' : `UNTOLD: ${error.message}`,
    )
    await proxy.close()
    tally.met(proxy.met)
    tally.count(`compile: ${ended === right ? 'the same bytes' : ended}`)
    await tally.check(`compile ${i}`, async () => {
      if (ended !== right && ended !== 'told') throw new Error(ended.startsWith('UNTOLD') ? ended : 'other bytes than undisturbed')
      if (ended !== right && (await compileOnce(store.env, store.bucket, place, cached)) !== right)
        throw new Error('the rerun gives other bytes')
    })
  }
  for (const name of Object.keys(store.env)) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
}
