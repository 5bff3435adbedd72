/**
 * `npm run drill [-- --config FILE --times 10 --seed 1]`: kills a compile (SIGKILL) at random moments. After every kill the output root must hold the old
 * dataset or the new one, whole; each run goes on with what the one before left, and the last must give, byte for byte, what an undisturbed one gives.
 */
import { createHash, hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { minimist } from 'zx'
import type { Manifest } from '#contract/manifest.ts'
import { EXIT } from './exit.ts'
import { type Ended, runJob } from './kill-after.ts'
import { table } from './tables.ts'

interface Options {
  config: string
  times: number
  seed: number
}

export default async function main(args: string[]): Promise<number> {
  const { config = 'signoff.config.ts', times = 10, seed = 1 } = minimist(args, { string: ['config'] }) as Partial<Options>
  const folder = mkdtempSync(join(tmpdir(), 'signoff-drill-'))
  try {
    return await drill({ config: resolve(config), times, seed }, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function drill({ config, times, seed }: Options, folder: string): Promise<number> {
  const old = writeConfig(config, folder, 'old', 1)
  const fresh = writeConfig(config, folder, 'new', 2)
  await compile(old, folder, 'undisturbed')
  const oldBytes = digestOf(join(folder, 'undisturbed'))
  const started = performance.now()
  rmSync(join(folder, 'undisturbed'))
  rmSync(join(folder, '.undisturbed'), { recursive: true })
  await compile(fresh, folder, 'undisturbed')
  const duration = performance.now() - started
  const newBytes = digestOf(join(folder, 'undisturbed'))
  await compile(old, folder, 'disturbed')
  const rows: (string | number)[][] = []
  for (let i = 0; i < times; i++) {
    const moment = (Number.parseInt(hash('sha256', `${seed}:${i}`).slice(0, 8), 16) / 2 ** 32) * duration
    const { how, said } = await compile(fresh, folder, 'disturbed', moment)
    const found = digestOf(join(folder, 'disturbed'))
    const state =
      found === oldBytes
        ? 'old, whole'
        : found === newBytes
          ? 'new, whole'
          : `BROKEN: ${found.length === 64 ? 'neither of the two' : found}`
    rows.push([i + 1, `${(moment / 1000).toFixed(2)} s`, how, tookOver(said), state])
  }
  const last = await compile(fresh, folder, 'disturbed')
  const same = digestOf(join(folder, 'disturbed')) === newBytes
  console.log(table(['kill', 'after', 'process', 'took over', 'dataset'], rows))
  console.log(
    `An undisturbed compile takes ${(duration / 1000).toFixed(2)} s. The rerun after the kills took over ${tookOver(last.said)} and is ${same ? 'the same, byte for byte' : 'DIFFERENT'}; left over beside it: ${readdirSync(join(folder, '.disturbed')).join(', ')}.`,
  )
  return same && rows.every((row) => !String(row.at(-1)).startsWith('BROKEN')) ? EXIT.passed : EXIT.failed
}

/** A configuration with a seed of its own, so that old and new dataset differ in every split. */
function writeConfig(config: string, folder: string, name: string, seed: number): string {
  const file = join(folder, `${name}.config.ts`)
  writeFileSync(
    file,
    `import given from ${JSON.stringify(pathToFileURL(config).href)}
const input = typeof given === 'function' ? given(process.env) : given
export default { ...input, seed: ${seed}, clock: '2025-01-01T00:00:00Z', previous: 'none', output: process.env.DRILL_OUTPUT, review: process.env.DRILL_OUTPUT + '-review' }
`,
  )
  return file
}

/** What a run said that it took over of the one before; it may have been killed before it could say so. */
const tookOver = (said: string): string => /Resumed ([^:]+: [\d,]+ conversations)/.exec(said)?.[1] ?? 'nothing that it told'

/** Runs a compile, killed after `killAfter` ms where given. */
const compile = (config: string, folder: string, output: string, killAfter?: number): Promise<Ended> =>
  runJob('The compile of the drill', ['compile', '--config', config], { DRILL_OUTPUT: join(folder, output) }, killAfter)

/** Digest over all files of a dataset; throws where a file is not what its manifest says. */
function digestOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as Manifest
  const stated = new Map(
    [...manifest.files, manifest.compiled_export, ...Object.values(manifest.splits).flatMap(({ shards }) => shards)].map(
      ({ path, sha256 }) => [path, sha256],
    ),
  )
  const digest = createHash('sha256')
  for (const entry of (readdirSync(root, { recursive: true }) as string[]).sort()) {
    if (!statSync(join(root, entry)).isFile()) continue
    const sha256 = hash('sha256', readFileSync(join(root, entry)))
    if (entry !== 'manifest.json' && stated.get(entry) !== sha256) return `broken at ${entry}`
    stated.delete(entry)
    digest.update(`${sha256}  ${entry}\n`)
  }
  return stated.size === 0 ? digest.digest('hex') : `missing ${[...stated.keys()].join(', ')}`
}
