/** Makes what the configuration's generators promise: files below data/generated, and sources that read them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Config, ConfigError, type Made, type Source } from '../compile/config.ts'
import type { Progress } from '../compile/effects.ts'
import { GENERATORS, generatorNamed } from '../generators/families/index.ts'
import { expectedClaims } from '../generators/run/claims.ts'
import { openWhole } from '../generators/run/file.ts'
import { resolveOptions } from '../generators/run/options.ts'
import { type Ran, runGenerator } from '../generators/run/run.ts'
import { GENERATED_FAMILIES, GENERATOR as SAMPLE, generateFamily, writeSample } from '../generators/sample/index.ts'
import { chosenSample } from './materialise/sample.ts'

const DEFAULT_COUNT = 240

export interface MaterialiseOptions {
  /** Folder of what is made; `generated` beside the output by default. */
  folder?: string
  env?: Record<string, string | undefined>
  progress?: ((progress: Progress) => void) | undefined
  /** Nothing is written but what another generator draws on; `folder` is then for the caller to remove. */
  dryRun?: boolean
  /** Is told what each generator did. */
  ran?: (ran: Ran) => void
}

/** The configuration with every generator replaced by the files that it made. Deterministic by the configuration's seed. Throws ConfigError before anything is written. */
export async function materialise(config: Config, options: MaterialiseOptions = {}): Promise<Config> {
  const folder = options.folder ?? join(dirname(config.output), 'generated')
  const problems = config.sources.flatMap((source) => [...problemsOf(source)])
  if (problems.length > 0) throw new ConfigError(problems.map((line) => `  ${line}`).join('\n'))

  /** What each source of the configuration became. Those that draw on nothing are made first: they may be drawn on from anywhere. */
  const became: Source[][] = []
  for (const [index, source] of config.sources.entries()) {
    if (source.generator === undefined) became[index] = [source]
    else if (source.generator === 'sample') became[index] = await makeSample(config, source, join(folder, 'sample'))
    else if (isSample(source)) became[index] = [makeFamily(config, source, folder)]
  }
  const runs: Ran[] = []
  for (const [index, source] of config.sources.entries()) {
    if (became[index] !== undefined) continue
    const { made, ran } = await make(config, source, sourcesFor(source, config, became), folder, options)
    became[index] = [made]
    runs.push(ran)
    options.ran?.(ran)
  }
  if (options.dryRun !== true) await writeStats(runs, config, folder)
  return { ...config, sources: became.flat() }
}

const isSample = ({ generator }: Source): boolean => generator?.split(':')[0] === 'sample'

/** Wrong names and options of generators. */
function* problemsOf(source: Source): Generator<string> {
  const { generator, name } = source
  if (generator === undefined) return
  if (generator === 'sample') yield* chosenSample(source.generate).problems.map((problem) => `source "${name}": ${problem}`)
  else if (generator.startsWith('sample:')) {
    if (!GENERATED_FAMILIES.includes(generator.slice('sample:'.length)))
      yield `the generator of source "${name}": found "${generator}"; expected one of ${GENERATED_FAMILIES.join(', ')} after "sample:"`
  } else if (!GENERATORS.some((known) => known.name === generator))
    yield `the generator of source "${name}": found "${generator}"; expected one of ${[...GENERATORS.map((known) => known.name), 'sample', 'sample:<family>'].join(', ')}`
  else {
    try {
      resolveOptions(generatorNamed(generator), source.generate)
    } catch (error) {
      yield `source "${name}": ${(error as Error).message}`
    }
  }
}

/** Sources that a generator draws on: those that it names, or all that are read, without its own family and those that are rarely of use to it. */
function sourcesFor(source: Source, { sources }: Config, became: readonly (Source[] | undefined)[]): Source[] {
  const { kind, onlyIfNamed = [] } = generatorNamed(source.generator!)
  if (kind === 'written' && source.from === undefined) return []
  const others = [source.family, ...onlyIfNamed]
  return sources.flatMap((each, index) => {
    const made = became[index] ?? []
    if (source.from !== undefined) return source.from.includes(each.name) ? made : []
    return each.generator === undefined || each.generator === 'sample' ? made.filter(({ family }) => !others.includes(family)) : []
  })
}

async function make(
  config: Config,
  source: Source,
  from: readonly Source[],
  folder: string,
  { env = process.env, progress, dryRun = false }: MaterialiseOptions,
): Promise<{ made: Source; ran: Ran }> {
  const generator = generatorNamed(source.generator!)
  const path = fileOf(source)
  const isDrawnOn = config.sources.some((other) => other.from?.includes(source.name) === true)
  const file = dryRun && !isDrawnOn ? null : await openWhole(join(folder, path))
  try {
    const phase = `generating ${source.name}`
    progress?.({ phase, done: 0, unit: 'records' })
    const ran = await runGenerator(
      {
        generator,
        source,
        config,
        seed: config.seed,
        from,
        folder: source.root,
        env,
        dryRun,
        progress: (_bytes, records) => progress?.({ phase, done: records, unit: 'records' }),
      },
      async (line) => file?.write(line),
    )
    const bytes = await file?.commit()
    if (bytes !== undefined) Object.assign(ran.stats, bytes)
    const { name, version, kind } = generator
    const made: Made = { name, version, seed: config.seed, kind, from: from.map((one) => one.name), records: ran.stats.records }
    return {
      made: { ...source, path: `${basename(folder)}/${path}`, root: dirname(folder), container: 'jsonl', shape: ran.shape, made },
      ran,
    }
  } catch (error) {
    throw new Error(`source "${source.name}": ${(error as Error).message}`, { cause: error })
  } finally {
    await file?.abandon()
  }
}

const fileOf = ({ name }: Source): string => `${name}.jsonl`

/** Beside each file what it holds, and who will get its documents. */
async function writeStats(runs: readonly Ran[], { profile, seed }: Config, folder: string): Promise<void> {
  const claims = expectedClaims(runs, profile, seed)
  for (const { stats } of runs) {
    const file = await openWhole(join(folder, `${stats.source}.stats.json`))
    try {
      await file.write(`${JSON.stringify({ ...stats, ...(claims.has(stats.source) && { claims: claims.get(stats.source) }) }, null, 2)}\n`)
      await file.commit()
    } finally {
      await file.abandon()
    }
  }
}

async function makeSample(config: Config, source: Source, folder: string): Promise<Source[]> {
  rmSync(folder, { recursive: true, force: true })
  await writeSample({ seed: config.seed }, async (path, bytes) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  })
  return chosenSample(source.generate).sources.map((one) => ({
    maxRejectedShare: 0.5,
    ...one,
    root: folder,
    phase: one.phase ?? config.profile.families[one.family]!.phase,
  }))
}

function makeFamily(config: Config, source: Source, folder: string): Source {
  const path = `${source.name}.jsonl`
  const family = source.generator!.slice('sample:'.length)
  mkdirSync(folder, { recursive: true })
  const lines: string[] = []
  for (const record of generateFamily(family, { seed: config.seed, count: source.count ?? DEFAULT_COUNT }))
    lines.push(`${JSON.stringify(record)}\n`)
  writeFileSync(join(folder, path), lines.join(''))
  const made: Made = {
    name: source.generator!,
    version: SAMPLE.version,
    seed: config.seed,
    kind: 'written',
    from: [],
    records: lines.length,
  }
  return { ...source, path, root: folder, made }
}
