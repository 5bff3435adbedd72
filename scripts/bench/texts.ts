/**
 * `npm run bench -- texts [--records N] [--folder FOLDER] [--growth-only]`: what encoding repair and the search for personal data cost. Scrubbing in MB/s per core on dialogue and on text of many
 * numbers; encoding's share of a compile of clean records; and for every detector and recogniser the growth of its time on hostile texts up to 1 MB.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMPILED_PATH } from '#contract/layout.ts'
import { DEFAULT_REVIEW_THRESHOLD } from '#contract/pii.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { minimist } from 'zx'
import { ConfigError } from '../../compile/config.ts'
import { repair } from '../../compile/stages/encoding/encoder.ts'
import { createScrubber } from '../../compile/stages/pii/index.ts'
import { generateBench } from '../../generators/bench/generate.ts'
import { EXIT } from '../exit.ts'
import { table } from '../tables.ts'
import { FINDERS, type Finder } from './finders.ts'
import type { Hostile } from './hostile.ts'
import { measure } from './measure.ts'
import { exponent, GROWTH_BAR } from './rows.ts'
import { configFile } from './run-size.ts'

const SCRUB_BAR = 15
const ENCODING_BAR = 0.1
const LENGTHS = [65_536, 262_144, 1_048_576]
/** Cheaper than this for a unit nothing is too slow, whatever noise makes of its growth. */
const NO_MATTER = 20

/** Of this process's own work: what the machine does besides does not count. */
const seconds = (run: () => void): number => {
  const started = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(started)
  return Math.max(user + system, 1) / 1e6
}
const quickest = (run: () => void): number => Math.min(seconds(run), seconds(run), seconds(run))

export async function benchTexts(args: string[]): Promise<number> {
  const given = minimist(args, { string: ['records', 'folder'], boolean: ['growth-only'] }) as Record<string, unknown>
  const records = Number((given['records'] as string | undefined) ?? 5000)
  const folder = resolve((given['folder'] as string | undefined) ?? tmpdir())
  if (!Number.isInteger(records) || records < 100)
    throw new ConfigError(`  --records: found "${given['records'] as string}"; expected a whole number from 100`)
  const held = given['growth-only'] === true || (await costs(records, folder))
  return growth() && held ? EXIT.passed : EXIT.failed
}

async function costs(records: number, parent: string): Promise<boolean> {
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'signoff-texts-'))
  try {
    await generateBench({ folder: join(folder, 'raw'), records, seed: 1 })
    const dataset = join(folder, 'final_dataset')
    const repository = fileURLToPath(new URL('../..', import.meta.url))
    const compiled = await measure([
      join(repository, 'scripts/run.mjs'),
      'compile',
      '--config',
      configFile(folder, join(folder, 'raw'), dataset),
    ])
    if (compiled.exitCode !== 0) throw new Error(`compile ended with code ${compiled.exitCode}: ${compiled.output.slice(-2000)}`)
    const conversations = readFileSync(join(dataset, COMPILED_PATH), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => textsOf(JSON.parse(line) as DatasetRecord))
    return tellCosts(conversations, compiled.seconds)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const textsOf = ({ messages, metadata }: DatasetRecord): string[] =>
  [...messages, ...(metadata.preference?.rejected ?? [])].map(({ content }) => content)

function tellCosts(conversations: readonly string[][], compileSeconds: number): boolean {
  const scrubber = createScrubber({ mode: 'placeholder', threshold: DEFAULT_REVIEW_THRESHOLD })
  const megabytes = (all: readonly string[][]): number =>
    all.reduce((sum, texts) => sum + texts.reduce((own, text) => own + text.length, 0), 0) / 1e6
  const rate = (all: readonly string[][]): number => megabytes(all) / quickest(() => all.forEach((texts) => void scrubber.scrub(texts)))
  const threads = Math.min(availableParallelism(), 2)
  const share = quickest(() => conversations.forEach((texts) => texts.forEach((text) => void repair(text)))) / (compileSeconds * threads)
  const [dialogue, numbers] = [rate(conversations), rate(Array.from({ length: 20 }, (_, row) => [manyNumbers(row)]))]
  console.log(
    table(
      ['what', 'measured', 'bar'],
      [
        ['scrubbing of dialogue, one core', `${dialogue.toFixed(1)} MB/s`, `>= ${SCRUB_BAR} MB/s`],
        ['scrubbing of text of many numbers, one core', `${numbers.toFixed(1)} MB/s`, ''],
        [
          `encoding of ${conversations.length} clean records, share of the compile`,
          `${(share * 100).toFixed(2)}%`,
          `<= ${ENCODING_BAR * 100}%`,
        ],
      ],
    ),
  )
  return dialogue >= SCRUB_BAR && share <= ENCODING_BAR
}

/** 64 kB of a table: dates, sums, quotients, codes. */
function manyNumbers(row: number): string {
  let state = row + 1
  const next = (below: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % below
  let text = ''
  while (text.length < 65_536)
    text += `${1900 + next(120)}-0${1 + next(9)}-1${next(9)}, ${next(1e6)}, ${next(900) / 7}, ${next(9999)}; A${next(1e5)}\n`
  return text
}

interface Growth {
  name: string
  run: string
  nanoseconds: number[]
  slope: number
}

/** The two slowest hostile texts of a finder, found at a length that tells them apart, are followed to the longest. */
function worstOf({ name, hostile: texts, run }: Finder): Growth {
  const cost = (text: string): number => (seconds(() => void run(text)) * 1e9) / text.length
  const ranked = texts.map((hostile): [Hostile, number] => [hostile, cost(hostile.of(LENGTHS[0]! / 8))])
  ranked.sort((a, b) => b[1] - a[1])
  const follow = (hostile: Hostile): Growth => {
    const nanoseconds = LENGTHS.map((length) => {
      const text = hostile.of(length)
      return Math.min(cost(text), cost(text))
    })
    const figures = LENGTHS.map((size, at) => ({ size, seconds: nanoseconds[at]! * size }))
    return { name, run: hostile.name, nanoseconds, slope: exponent(figures)! }
  }
  const followed = ranked.slice(0, 2).map(([hostile]) => {
    let growth = follow(hostile)
    // a short run may have met a warm engine and a long one a collection: what is superlinear is so every time
    for (let again = 0; growth.slope > GROWTH_BAR && again < 3; again++) {
      const next = follow(hostile)
      if (next.slope < growth.slope) growth = next
    }
    return growth
  })
  return followed.reduce((worst, one) => (one.nanoseconds.at(-1)! > worst.nanoseconds.at(-1)! ? one : worst))
}

function growth(): boolean {
  const rows = FINDERS.map(worstOf).sort((a, b) => b.nanoseconds.at(-1)! - a.nanoseconds.at(-1)!)
  const shown = rows.map(({ name, run, nanoseconds, slope }) => [name, run, ...nanoseconds.map((ns) => ns.toFixed(1)), slope.toFixed(2)])
  console.log(
    `\n${table(['finder', 'its most hostile text', ...LENGTHS.map((length) => `ns/char at ${length >> 10} kB`), 'time ~ length ^'], shown)}`,
  )
  const grown = rows.filter(({ slope, nanoseconds }) => slope > GROWTH_BAR && nanoseconds.at(-1)! > NO_MATTER)
  for (const { name, run, slope } of grown)
    console.error(`${name}: time grows as length ^ ${slope.toFixed(2)} on ${run}; expected at most ${GROWTH_BAR}`)
  return grown.length === 0
}
