/**
 * `npm run generate [-- generator-or-family ...]`: runs generators over the sources of the configuration and writes, for each, one JSON record a
 * line and a stats file. What the configuration names is run as it says there; any other generator with its defaults.
 * Exit codes: 0 all made records, 1 one made none or an input could not be read, 2 could not run, 3 wrong names, options or configuration.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, ConfigError, checkReferences, type Source } from '../compile/config.ts'
import { GENERATORS } from '../generators/families/index.ts'
import type { Generator } from '../generators/generator.ts'
import { describeOptions, optionsFromWords } from '../generators/run/options.ts'
import type { Ran } from '../generators/run/run.ts'
import { EXIT } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { materialise } from './materialise.ts'
import { openProgress } from './progress.ts'
import { table } from './tables.ts'

interface Asked {
  names: string[]
  config?: string
  out?: string
  count?: number
  seed?: number
  dryRun: boolean
  options: string[]
  from?: string[]
}

export default async function main(args: string[]): Promise<number> {
  const asked = read(args)
  if (asked === 'help') {
    console.log(help())
    return EXIT.passed
  }
  const { config } = await loadConfig(asked.config === undefined ? [] : ['--config', asked.config])
  const wanted = chosen(config, asked)
  const scratch = asked.dryRun ? mkdtempSync(join(tmpdir(), 'signoff-generate-')) : undefined
  const folder = scratch ?? resolve(asked.out ?? join(dirname(config.output), 'generated'))
  const progress = openProgress(process.stderr)
  const runs: Ran[] = []
  try {
    await materialise(wanted, { folder, dryRun: asked.dryRun, progress: progress.show, ran: (ran) => void runs.push(ran) })
  } finally {
    progress.done()
    if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true })
  }
  console.log(summary(runs))
  console.log(asked.dryRun ? 'A dry run: nothing was written.' : `Written to ${relative(process.cwd(), folder) || '.'}`)
  const empty = runs.flatMap((ran) => madeNothing(ran, config))
  const problems = new Set(runs.flatMap((ran) => ran.problems))
  for (const problem of [...problems, ...empty]) console.error(`  - ${problem}`)
  // Nobody asked for this generator and no other: that these sources hold nothing for it is no failure.
  const isAskedFor = asked.names.length > 0 || config.sources.some(isRun)
  return problems.size > 0 || (isAskedFor && empty.length > 0) ? EXIT.failed : EXIT.passed
}

function read(args: string[]): Asked | 'help' {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        out: { type: 'string' },
        count: { type: 'string' },
        seed: { type: 'string' },
        from: { type: 'string', multiple: true },
        option: { type: 'string', multiple: true },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help === true) return 'help'
    return {
      names: positionals,
      ...(values.config === undefined ? {} : { config: values.config }),
      ...(values.out === undefined ? {} : { out: values.out }),
      ...(values.count === undefined ? {} : { count: wholeNumber('--count', values.count, 1) }),
      ...(values.seed === undefined ? {} : { seed: wholeNumber('--seed', values.seed, 0) }),
      ...(values.from === undefined ? {} : { from: values.from.flatMap((names) => names.split(',')).filter((name) => name !== '') }),
      dryRun: values['dry-run'] ?? false,
      options: values.option ?? [],
    }
  } catch (error) {
    throw error instanceof ConfigError ? error : new ConfigError(`  ${(error as Error).message}; see npm run generate -- --help`)
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least)
    throw new ConfigError(`  ${name}: found "${text}"; expected a whole number of at least ${least}`)
  return number
}

const isRun = ({ generator }: Source): boolean => generator !== undefined && generator.split(':')[0] !== 'sample'

/** The configuration with no other generators than those that were asked for, and those that they draw on. */
function chosen(config: Config, asked: Asked): Config {
  const configured = config.sources.filter(isRun)
  const names =
    asked.names.length > 0 ? asked.names : configured.length > 0 ? configured.map(({ name }) => name) : GENERATORS.map(({ name }) => name)
  const picked = names.flatMap((name) => {
    const own = configured.filter((source) => [source.name, source.generator, source.family].includes(name))
    if (own.length > 0) return own
    const known = GENERATORS.filter((generator) => generator.name === name || generator.family === name)
    if (known.length === 0)
      throw new ConfigError(
        `  there is no generator "${name}"; expected one of ${[...new Set([...GENERATORS.flatMap((one) => [one.name, one.family]), ...configured.map((one) => one.name)])].join(', ')}`,
      )
    return known.map((generator) => unconfigured(generator, config))
  })
  const wanted = [...new Map(picked.map((source) => [source.name, withWords(source, asked)])).values()]
  const needed = new Set(wanted.flatMap(({ from }) => from ?? []))
  // What is drawn on may itself draw on others, always on earlier ones: from the end, one look is enough.
  for (const source of configured.toReversed()) if (needed.has(source.name)) for (const name of source.from ?? []) needed.add(name)
  const kept = config.sources.filter(
    (source) => !isRun(source) || (needed.has(source.name) && !wanted.some(({ name }) => name === source.name)),
  )
  const order = new Map(config.sources.map(({ name }, index) => [name, index]))
  const sources = [...kept, ...wanted].sort((a, b) => (order.get(a.name) ?? Infinity) - (order.get(b.name) ?? Infinity) || 0)
  // Nothing is read, and no sample made, for generators that draw on nothing.
  const result = { ...config, seed: asked.seed ?? config.seed, sources: wanted.some(drawsOnSources) ? sources : sources.filter(isRun) }
  checkReferences(result.sources)
  return result
}

const drawsOnSources = (source: Source): boolean =>
  source.from !== undefined || GENERATORS.some(({ name, kind }) => name === source.generator && kind !== 'written')

/** A generator that the configuration does not name, with its own defaults. */
function unconfigured({ name, family }: Generator, config: Config): Source {
  const phase = config.profile.families[family]?.phase ?? ''
  const root = config.sources.find(({ generator }) => generator !== undefined)?.root ?? process.cwd()
  return { name, family, generator: name, licence: 'synthetic', group: name, phase, root, maxRejectedShare: 0.5 }
}

function withWords(source: Source, { count, from, options }: Asked): Source {
  const generator = GENERATORS.find(({ name }) => name === source.generator)!
  try {
    return {
      ...source,
      ...(count === undefined ? {} : { count }),
      ...(from === undefined ? {} : { from }),
      ...(options.length === 0 ? {} : { generate: { ...source.generate, ...optionsFromWords(generator, options) } }),
    }
  } catch (error) {
    throw new ConfigError(`  ${(error as Error).message}`)
  }
}

const madeNothing = ({ stats }: Ran, { mayBeEmpty }: Config): string[] =>
  stats.records > 0 || mayBeEmpty.includes(stats.family)
    ? []
    : [
        `${stats.source}: no record was made of ${Object.values(stats.from).reduce((sum, count) => sum + count, 0)} conversations (${countsOf(stats.counts) || 'nothing was counted'}); expected at least one; change its options or what it draws on, or name "${stats.family}" under mayBeEmpty`,
      ]

/** Counts by source are many, and stand in the stats file. */
const countsOf = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .filter(([what]) => !what.startsWith('source.') || what === 'source.grammar')
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')

/** Counts and names only: what was made may hold private text. */
function summary(runs: readonly Ran[]): string {
  const rows = runs.map(({ stats }) => {
    const lengths = Object.entries(stats.turns).map(([turns, count]) => ({ turns: Number(turns), count }))
    const range = lengths.length === 0 ? '' : `${lengths[0]!.turns}-${lengths.at(-1)!.turns}`
    const read = Object.values(stats.from).reduce((sum, count) => sum + count, 0)
    return [stats.source, stats.family, stats.generator.kind, read, stats.records, stats.documents ?? '', range]
  })
  return [
    table(['generator', 'family', 'kind', 'read', 'records', 'documents', 'turns'], rows),
    ...runs.filter(({ stats }) => Object.keys(stats.counts).length > 0).map(({ stats }) => `${stats.source}: ${countsOf(stats.counts)}`),
    '',
  ].join('\n')
}

function help(): string {
  return [
    'usage: npm run generate [-- generator-or-family ...] [--config FILE] [--out FOLDER] [--count N] [--seed N] [--from source,...] [--option key=value ...] [--dry-run]',
    '',
    'Without names: the generators that the configuration names, or else all of these.',
    '',
    ...GENERATORS.flatMap((generator) => [
      `${generator.name} (${generator.kind}, version ${generator.version}${generator.family === generator.name ? '' : `, for ${generator.family}`})`,
      `  ${generator.makes}`,
      ...(generator.onlyIfNamed === undefined
        ? []
        : [`  draws on sources of ${generator.onlyIfNamed.join(', ')} only where --from or the configuration names them`]),
      ...describeOptions(generator).map((line) => `  --option ${line}`),
      '',
    ]),
    'Each writes <name>.jsonl, one record a line, and <name>.stats.json. --dry-run writes nothing and prints counts.',
  ].join('\n')
}
