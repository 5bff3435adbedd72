/**
 * `npm run bench [-- --size small|10k|100k|300k|600k|full] [--only ROW,...] [--write] [--date DAY] [--folder FOLDER] [--seed N]`: generates its
 * own data in a temporary folder, measures every row of the bars in one run with the floors, and removes the folder. `--small` is the mode for
 * CI: only its checks decide (both joins find the same pairs, everything planted is found, the gates pass), not its times.
 *
 * `npm run bench -- report` builds the HTML report of a dataset of full size, green and with 10,000 violations.
 * `npm run bench -- s3` measures reading and publishing against the plain SDK.
 * `npm run bench -- texts` measures encoding repair and the search for personal data alone. `npm run bench -- --config FILE ...` times compile and gates of one's own configuration instead.
 */
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { FULL_SIZE } from '../generators/bench/generate.ts'
import { measure } from './bench/measure.ts'
import { benchReport } from './bench/report.ts'
import { GROWTH_BAR, exponent, ROW_NAMES, ROWS, type RowName } from './bench/rows.ts'
import { runSize } from './bench/run-size.ts'
import { benchS3 } from './bench/s3.ts'
import { allRows, type BenchResult, HEADER, machine, page } from './bench/tell.ts'
import { benchTexts } from './bench/texts.ts'
import { EXIT } from './exit.ts'
import { table } from './tables.ts'

const SMALL = 2_000
/** Every run measures the sizes below its own, because growth is a bar too. */
const SIZES: Record<string, number[]> = {
  small: [SMALL],
  '10k': [10_000],
  '100k': [10_000, 100_000],
  '300k': [10_000, 100_000, 300_000],
  '600k': [10_000, 100_000, 300_000, 600_000],
  full: [10_000, 100_000, 300_000, FULL_SIZE],
}
/** Raw data, working set, shards and export, with a margin, per record. */
const DISK_PER_RECORD = 50_000

interface Options {
  size: string
  only: Set<RowName>
  write: boolean
  date: string
  folder: string
  seed: number
}

export default async function main(args: string[]): Promise<number> {
  if (args[0] === 'texts') return benchTexts(args.slice(1))
  if (args[0] === 's3') return benchS3(args.slice(1))
  if (args[0] === 'report') return benchReport()
  const { config } = minimist(args, { string: ['config'] }) as { config?: string | string[] }
  return config === undefined ? benchRows(readOptions(args)) : timeConfigurations([config].flat())
}

function readOptions(args: string[]): Options {
  const given = minimist(args, { boolean: ['small', 'write'], string: ['size', 'only', 'date', 'folder', 'seed'] }) as Record<
    string,
    unknown
  >
  const known = ['_', 'small', 'write', 'size', 'only', 'date', 'folder', 'seed']
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined) throw new ConfigError(`  --${unknown}: no such option; expected one of ${known.slice(1).join(', ')}`)
  const size = given['small'] === true ? 'small' : ((given['size'] as string | undefined) ?? '10k')
  if (!Object.hasOwn(SIZES, size)) throw new ConfigError(`  --size: found "${size}"; expected one of ${Object.keys(SIZES).join(', ')}`)
  const only = ((given['only'] as string | undefined) ?? ROW_NAMES.join(',')).split(',')
  const wrong = only.find((name) => !Object.hasOwn(ROWS, name))
  if (wrong !== undefined) throw new ConfigError(`  --only: found "${wrong}"; expected rows of ${ROW_NAMES.join(', ')}`)
  const seed = Number((given['seed'] as string | undefined) ?? 1)
  if (!Number.isInteger(seed)) throw new ConfigError(`  --seed: found "${given['seed'] as string}"; expected a whole number`)
  return {
    size,
    only: new Set(only as RowName[]),
    write: given['write'] === true,
    date: (given['date'] as string | undefined) ?? '',
    folder: resolve((given['folder'] as string | undefined) ?? tmpdir()),
    seed,
  }
}

async function benchRows({ size, only, write, date, folder: parent, seed }: Options): Promise<number> {
  const sizes = SIZES[size]!
  const needed = Math.max(...sizes) * DISK_PER_RECORD
  mkdirSync(parent, { recursive: true })
  const { bavail, bsize } = statfsSync(parent)
  console.log(`Bench of ${sizes.join(', ')} records on ${machine()}`)
  if (bavail * bsize < needed)
    throw new ConfigError(
      `  the bench of ${size} needs about ${gigabytes(needed)} GB below ${parent}; found ${gigabytes(bavail * bsize)} GB free; name another place with --folder, or a smaller --size`,
    )
  const folder = mkdtempSync(join(parent, 'signoff-bench-'))
  console.log(`Data in ${folder} (up to ${gigabytes(needed)} GB; removed at the end)`)
  const undo = onInterrupt(() => rmSync(folder, { recursive: true, force: true }))
  const results: BenchResult[] = []
  try {
    for (const records of sizes) {
      console.log(`\n${records} records`)
      const tell = (line: string): void => console.log(`  ${line}`)
      results.push({ size: records, result: await runSize({ records, seed, folder: join(folder, String(records)), only, tell }) })
    }
  } finally {
    undo()
    rmSync(folder, { recursive: true, force: true })
  }
  return conclude(results, { size, write, date, only })
}

const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1)

function conclude(results: readonly BenchResult[], { size, write, date, only }: Pick<Options, 'size' | 'write' | 'date' | 'only'>): number {
  console.log(`\n${table(HEADER, allRows(results))}\n`)
  const facts = results.flatMap(({ result }) => result.facts)
  const wrong = results.flatMap(({ result }) => result.wrong)
  for (const fact of facts) console.log(`check  ${fact}`)
  for (const text of wrong) console.error(`WRONG  ${text}`)
  if (write) {
    const command = `npm run bench -- --size ${size}${only.size === ROW_NAMES.length ? '' : ` --only ${[...only].join(',')}`}`
    writeFileSync(new URL('../docs/BENCH.md', import.meta.url), page(results, { date, command }))
  }
  if (wrong.length > 0) return EXIT.failed
  // A small run is too short to time anything by: its checks alone decide.
  return size === 'small' || barsHold(results) ? EXIT.passed : EXIT.failed
}

function barsHold(results: readonly BenchResult[]): boolean {
  return ROW_NAMES.every((name) => {
    const figures = results.flatMap(({ result }) => result.figures[name] ?? [])
    return figures.every((figure) => ROWS[name].holds(figure)) && (exponent(figures) ?? 0) <= GROWTH_BAR
  })
}

function onInterrupt(undo: () => void): () => void {
  const stop = (): void => {
    undo()
    process.exit(EXIT.couldNotRun)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}

/** Compile and gates of configurations as a user runs them, with the memory of the whole tree of processes. */
async function timeConfigurations(configs: readonly string[]): Promise<number> {
  const rows: (string | number)[][] = []
  for (const file of configs) {
    for (const job of ['compile', 'gates'] as const) {
      const { seconds, peakMegabytes, exitCode } = await measure(['scripts/run.mjs', job, '--config', file])
      rows.push([file, job, seconds.toFixed(1), peakMegabytes ?? 'unknown', exitCode])
    }
  }
  console.log(table(['configuration', 'job', 'seconds', 'peak MB, all processes', 'exit'], rows))
  return rows.every((row) => row.at(-1) === EXIT.passed) ? EXIT.passed : EXIT.failed
}
