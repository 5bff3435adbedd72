/** All rows at one size, in a folder of its own that is removed in the end: data, compile, floors, scan and join, gates twice. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveProfile } from '#contract/profile.ts'
import { COMPILED_PATH } from '#contract/layout.ts'
import { BENCH_SOURCES, layOut, plantedPairs } from '../../generators/bench/layout.ts'
import { isBroken } from '../../generators/bench/record.ts'
import { checkPlanted } from './check-planted.ts'
import type { Floors } from './floors.ts'
import { type Measured, measure } from './measure.ts'
import type { Figure, RowName } from './rows.ts'
import type { ScanJoin } from './scan-join.ts'
import { touchShard } from './touch.ts'

export interface SizeResult {
  figures: Partial<Record<RowName, Figure>>
  floors: Floors | null
  /** One line a check. */
  facts: string[]
  /** What is not as it must be, in words. */
  wrong: string[]
}

export interface SizeOptions {
  records: number
  seed: number
  /** Made here and removed. */
  folder: string
  only: ReadonlySet<RowName>
  tell(line: string): void
}

const REPOSITORY = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const STEP = join(REPOSITORY, 'scripts/bench/step.ts')

export async function runSize(options: SizeOptions): Promise<SizeResult> {
  const { folder, only } = options
  const result: SizeResult = { figures: {}, floors: null, facts: [], wrong: [] }
  mkdirSync(folder, { recursive: true })
  try {
    if (only.has('near-dup')) await nearRow(options, result)
    if ([...only].some((row) => row !== 'near-dup')) await datasetRows(options, result)
  } catch (error) {
    result.wrong.push(`the bench at ${options.records} records stopped: ${(error as Error).message}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return result
}

async function step<Result>(name: string, given: object): Promise<{ result: Result; measured: Measured }> {
  const measured = await measure([STEP, name, JSON.stringify(given)])
  if (measured.exitCode !== 0) throw new Error(`step ${name} ended with code ${measured.exitCode}: ${measured.output.slice(-2000)}`)
  return { result: JSON.parse(measured.output.trim().split('\n').at(-1)!) as Result, measured }
}

async function datasetRows({ records, seed, folder, only, tell }: SizeOptions, result: SizeResult): Promise<void> {
  const raw = join(folder, 'raw')
  const dataset = join(folder, 'final_dataset')
  const made = await step<{ bytes: number; seconds: number }>('generate', { folder: raw, records, seed })
  const megabytes = made.result.bytes / 1e6
  tell(`data: ${megabytes.toFixed(0)} MB at ${(megabytes / made.result.seconds).toFixed(0)} MB/s`)

  const compiled = await measure([join(REPOSITORY, 'scripts/run.mjs'), 'compile', '--config', configFile(folder, raw, dataset)])
  if (compiled.exitCode !== 0) throw new Error(`compile ended with code ${compiled.exitCode}: ${compiled.output.slice(-3000)}`)
  const { seconds, peakMegabytes } = compiled
  result.figures.compile = { size: records, seconds, ratio: megabytes / seconds, peakMegabytes }
  tell(`compile: ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(1)} MB/s, ${peakMegabytes} MB`)
  const planted = checkPlanted(dataset, layOut(records))
  result.facts.push(
    `compile of ${records}: planted ${planted.exact} exact, ${planted.near} near, ${planted.below} below; ${planted.wrong.length} wrong`,
  )
  result.wrong.push(...planted.wrong.slice(0, 10))
  rmSync(raw, { recursive: true })

  if (only.has('scan-join')) await scanRow(records, dataset, result, tell)
  if (only.has('gates-typescript')) await typescriptRow(records, folder, dataset, result, tell)
  if (only.has('gates') || only.has('gates-again')) await gateRows(records, folder, dataset, result, tell)
}

export function configFile(folder: string, raw: string, output: string): string {
  const config = {
    sources: BENCH_SOURCES.map(({ name, family, group }) => ({
      name,
      family,
      group,
      path: `${name}/*.jsonl`,
      root: raw,
      licence: 'synthetic',
    })),
    output,
    review: join(folder, 'review'),
    decisions: join(folder, 'decisions.json'),
    seed: 1,
    clock: '2025-01-01T00:00:00Z',
    keepVersions: 0,
  }
  const path = join(folder, 'bench.config.mjs')
  writeFileSync(path, `export default ${JSON.stringify(config, null, 2)}\n`)
  return path
}

async function scanRow(records: number, dataset: string, result: SizeResult, tell: (line: string) => void): Promise<void> {
  const { result: floors } = await step<Floors>('floors', { file: join(dataset, COMPILED_PATH) })
  const { result: scan, measured } = await step<ScanJoin>('scan-join', { folder: dataset })
  result.floors = floors
  result.figures['scan-join'] = {
    size: records,
    seconds: scan.seconds,
    ratio: scan.seconds / floors.parse,
    peakMegabytes: measured.peakMegabytes,
  }
  tell(
    `JSON.parse ${floors.parse.toFixed(2)} s; scan and join ${scan.seconds.toFixed(2)} s (scan ${scan.scan.toFixed(2)}, join ${scan.join.toFixed(2)}), ${measured.peakMegabytes} MB`,
  )
}

async function gateRows(records: number, folder: string, dataset: string, result: SizeResult, tell: (line: string) => void): Promise<void> {
  const first = await gates(folder, dataset)
  result.figures.gates = { size: records, seconds: first.seconds, ratio: null, peakMegabytes: first.peakMegabytes }
  tell(`gates: ${first.seconds.toFixed(1)} s, ${first.peakMegabytes} MB, verdict ${first.verdict}`)
  const shard = touchShard(dataset)
  const again = await gates(folder, dataset)
  result.figures['gates-again'] = {
    size: records,
    seconds: again.seconds,
    ratio: again.seconds / first.seconds,
    peakMegabytes: again.peakMegabytes,
  }
  tell(`gates after a change in ${shard}: ${again.seconds.toFixed(1)} s, verdict ${again.verdict}`)
  for (const [when, { verdict, failed }] of [
    ['first', first],
    ['after the change', again],
  ] as const) {
    result.facts.push(`gates of ${records}, ${when}: ${verdict}`)
    if (verdict !== 'passed')
      result.wrong.push(`gates at ${records} records, ${when}: found verdict ${verdict} (${failed}); expected passed`)
  }
}

/** The same gates with nothing but TypeScript, and no evidence kept for the others to use. */
async function typescriptRow(
  records: number,
  folder: string,
  dataset: string,
  result: SizeResult,
  tell: (line: string) => void,
): Promise<void> {
  const { seconds, peakMegabytes, verdict, failed } = await gates(join(folder, 'typescript'), dataset, { SIGNOFF_CORE: 'typescript' })
  rmSync(join(folder, 'typescript'), { recursive: true })
  result.figures['gates-typescript'] = { size: records, seconds, ratio: null, peakMegabytes }
  tell(`gates in TypeScript: ${seconds.toFixed(1)} s, ${peakMegabytes} MB, verdict ${verdict}`)
  result.facts.push(`gates of ${records} in TypeScript: ${verdict}`)
  if (verdict !== 'passed')
    result.wrong.push(`gates at ${records} records in TypeScript: found verdict ${verdict} (${failed}); expected passed`)
}

interface Judged extends Measured {
  verdict: string
  failed: string
}

/** The runner as `npm run gates` starts it, with all its files in the bench's folder; the HTML report is not built. */
async function gates(folder: string, dataset: string, variables: NodeJS.ProcessEnv = {}): Promise<Judged> {
  const work = join(folder, 'work')
  const profile = join(folder, 'profile.json')
  const report = join(folder, 'verification_report.json')
  mkdirSync(work, { recursive: true })
  writeFileSync(profile, JSON.stringify(resolveProfile({})))
  rmSync(report, { force: true })
  const measured = await measure([join(REPOSITORY, 'node_modules/vitest/vitest.mjs'), 'run', '--root', REPOSITORY, '--project', 'gates'], {
    ...process.env,
    SIGNOFF_DATASET: dataset,
    SIGNOFF_DATASET_NAME: 'bench',
    SIGNOFF_PROFILE: profile,
    SIGNOFF_PREVIOUS: '',
    SIGNOFF_WORK: work,
    SIGNOFF_EVIDENCE: join(work, 'evidence'),
    SIGNOFF_REPORT: report,
    ...variables,
  })
  const { verdict, states } = readReport(report)
  const failed = Object.entries(states)
    .filter(([, state]) => state !== 'passed')
    .map(([gate, state]) => `${gate}: ${state}`)
    .join(', ')
  return { ...measured, verdict, failed: failed === '' ? measured.output.slice(-1500) : failed }
}

function readReport(path: string): { verdict: string; states: Record<string, string> } {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { verdict: string; states: Record<string, string> }
  } catch {
    return { verdict: 'no report', states: {} }
  }
}

/** Beyond this MinHash takes minutes, and its ratio to the join no longer changes. */
const MOST_FOR_LSH = 100_000

async function nearRow({ records: asked, seed, folder, tell }: SizeOptions, result: SizeResult): Promise<void> {
  const records = Math.min(asked, MOST_FOR_LSH)
  const corpus = join(folder, 'corpus')
  await step('corpus', { folder: corpus, records, seed: seed + 1 })
  const file = (name: string): string => join(folder, `${name}.pairs`)
  const ours = await step<ScanJoin>('near-join', { folder: corpus, pairs: file('join') })
  const lsh = await step<{ seconds: number; candidates: number }>('near-lsh', { folder: corpus, pairs: file('lsh') })
  const compiler = await step<{ seconds: number }>('near-compiler', { folder: corpus, pairs: file('compiler') })
  const pairs = readPairs(file('join'))
  const ofLsh = readPairs(file('lsh'))
  const ofCompiler = readPairs(file('compiler'))
  const ratio = lsh.result.seconds / ours.result.seconds
  result.figures['near-dup'] = { size: records, seconds: ours.result.seconds, ratio, peakMegabytes: ours.measured.peakMegabytes }
  tell(
    `near-dup of ${records}: join ${ours.result.seconds.toFixed(2)} s on ${availableParallelism()} threads (compiler's, one thread: ${compiler.result.seconds.toFixed(2)} s), MinHash-LSH on one ${lsh.result.seconds.toFixed(2)} s`,
  )
  const recall = (found: ReadonlySet<string>): number => [...pairs].filter((pair) => found.has(pair)).length / Math.max(1, pairs.size)
  const apart = [...pairs].filter((pair) => !ofCompiler.has(pair)).length + [...ofCompiler].filter((pair) => !pairs.has(pair)).length
  const beyond = [...ofLsh].filter((pair) => !pairs.has(pair)).length
  const missed = plantedMissed(records, seed + 1, pairs)
  result.facts.push(
    `near-dup of ${records}: ${pairs.size} pairs, ${ofCompiler.size} by the compiler's join, ${apart} of them in one list only; planted pairs missed: ${missed.length}; recall of MinHash-LSH ${recall(ofLsh).toFixed(4)} with ${lsh.result.candidates} candidates, pairs that it alone found: ${beyond}`,
  )
  if (apart > 0) result.wrong.push(`${apart} pairs of ${records} records are in the list of one join only; expected the same lists`)
  if (beyond > 0) result.wrong.push(`MinHash-LSH found ${beyond} pairs that the join did not; expected recall 1.0`)
  result.wrong.push(...missed.slice(0, 5))
  rmSync(corpus, { recursive: true })
}

const readPairs = (file: string): Set<string> =>
  new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== ''),
  )

function plantedMissed(records: number, seed: number, pairs: ReadonlySet<string>): string[] {
  const layout = layOut(records)
  const wrong: string[] = []
  const name = ({ copy, base }: { copy: number; base: number }): string => `${Math.min(copy, base)} ${Math.max(copy, base)}`
  for (const kind of ['exact', 'near'] as const)
    for (const pair of plantedPairs(layout, kind))
      if (!isBroken({ layout, seed }, pair.copy) && !pairs.has(name(pair))) wrong.push(`planted ${kind} pair ${name(pair)} was not found`)
  for (const pair of plantedPairs(layout, 'below'))
    if (pairs.has(name(pair))) wrong.push(`pair ${name(pair)} lies below the threshold and was found`)
  return wrong
}
