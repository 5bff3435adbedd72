/**
 * The configuration: one typed file. It enters as unknown and becomes total here, once; a wrong value is refused with
 * its name, its value and the choices. The signer's profile is part of the file, and the gates read it for themselves.
 */
import { isAbsolute, relative, resolve } from 'node:path'
import iconv from 'iconv-lite'
import { CANONICAL_ROOT } from '#contract/layout.ts'
import { type Profile, type ProfileInput, resolveProfile } from '#contract/profile.ts'
import type { LicenseTag } from '#contract/record.ts'
import { explain, validator } from '#contract/validate.ts'
import { ConfigError } from './config-error.ts'
import { configSchema } from './config-schema.ts'
import { CRISIS_FAMILY, type CrisisOptions, edgeFamilies } from './stages/crisis/index.ts'
import { DEFAULT_ENCODING, type EncodingOptions } from './stages/encoding/options.ts'
import { CONTAINERS } from './sources/containers/index.ts'
import { DEFAULT_LIMITS, type Limits, type ShapeOptions } from './sources/shape.ts'
import { endpointProblem, type S3Reading, type S3Settings } from './stores/s3/settings.ts'
import { SHAPES } from './sources/shapes/index.ts'

export { ConfigError } from './config-error.ts'

export const KEEP_STRATEGIES = ['keep_first', 'keep_longest', 'keep_best_quality'] as const
export type KeepStrategy = (typeof KEEP_STRATEGIES)[number]

export interface SourceInput {
  /** Unique; records carry it as their source_group, ledger and accounting name the source by it. */
  name: string
  family: string
  /** File or glob, relative to `root`; or `s3://bucket/` with a key, a prefix or a glob. */
  path?: string
  /** Folder that `path` is relative to (default: the folder of the configuration). Records name objects by their path below it. */
  root?: string
  /** Made on the spot instead of read: the name of a generator, `sample` (the whole embedded sample) or `sample:<family>`. */
  generator?: string
  /** Conversations that a generator makes at most. */
  count?: number
  /**
   * Names of the sources that a generator draws on (default: every source that is read, but for its own family and those that are rarely of use to it). A generator's source
   * can be named where it stands earlier in the list.
   */
  from?: string[]
  /** The generator's own options: `npm run generate -- --help` lists them. */
  generate?: Record<string, unknown>
  /** Name of a shape; found from content by default. */
  shape?: string
  /** Name of a container; found from content by default. */
  container?: string
  options?: ShapeOptions
  /** Encoding of the bytes, where it is known; detected by default. */
  encoding?: string
  licence: LicenseTag
  /** Required where the licence is `custom`. */
  licenseDetail?: string
  /** Curriculum phase; the family's by default. */
  phase?: string
  /** Class of the source; stage 1 mixes professional, priority and general by it. */
  group: string
  /** 0..1, for records that state none. */
  quality?: number
  /** Takes no more than this many conversations of the source, in the order of its objects. */
  limit?: number
  /** Share of rejected units and conversations from which the source stops the compile (default 0.5). */
  maxRejectedShare?: number
}

export interface ConfigInput {
  sources: SourceInput[]
  /** Root of the dataset: a link that is switched to the new version. A root in S3 is compiled to data/final_dataset, judged there, and published by `npm start` where it is signed off. */
  output?: string
  seed?: number
  keep?: KeepStrategy
  /** Version whose splits are continued, whatever its seed: `auto` (what stands at the output root), `none` (all are drawn anew), a dataset folder, or an `s3://` root of one. */
  previous?: string
  /** RFC 3339; SOURCE_DATE_EPOCH or the time of the run by default. */
  clock?: string
  /** Folder for the review queue, which holds private text: never under the output root. */
  review?: string
  /** File of the review's decisions (default `signoff.decisions.json`); `npm run review` writes it, it holds no text. */
  decisions?: string
  /** What `s3_path` entries of the manifest begin with. */
  canonicalRoot?: string
  /** `drop` rejects every record that personal data was found in, `placeholder` masks it. */
  pii?: 'placeholder' | 'drop'
  /** Rules of the encoding stage; all are on by default, NFC can not be switched off for a dataset that is to pass. */
  encoding?: Partial<EncodingOptions>
  /**
   * Families whose conversations are refiled to edge_case_crisis where their text is found crisis-level (default: the other edge_case_*
   * families), and from which level on (default `crisis`). `false`: only what sources mark is refiled.
   */
  crisis?: false | { families?: string[]; level?: CrisisOptions['level'] }
  /** Files of benchmarks that train is kept free of: JSON lines, a JSON list, or text with an item a line. */
  benchmarks?: string[]
  /**
   * What the bucket holds: a coverage report of `npm run inventory`, a saved listing, a folder or `s3://bucket/prefix`. The dataset's coverage
   * report then says of each family what the inventory has, and the gates hold the data against it.
   */
  inventory?: string
  /**
   * From where on a difference to the previous version is called a drift: the Jensen-Shannon distance (default 0.134) and the factor of a share
   * (default 1.5). It is reported and changes no verdict: docs/DRIFT.md.
   */
  drift?: { distance?: number; factor?: number }
  /** Families that may end without a conversation although a source names them. */
  mayBeEmpty?: string[]
  limits?: Partial<Limits>
  /** Threads that read and clean sources; the processors by default. */
  workers?: number
  /** How S3 stores are reached (standard AWS_* variables and profiles say what is left out), and where and up to how many bytes what was read is kept (0: nothing is). */
  s3?: S3Settings & { cache?: string; cacheBytes?: number }
  /** Root in S3 that `npm run publish` publishes to; an `output` in S3 says it too. */
  publishTo?: string
  /** Versions that are kept beside the current one (default 1). */
  keepVersions?: number
  profile?: ProfileInput
}

export interface Source extends SourceInput {
  root: string
  phase: string
  maxRejectedShare: number
  /** Set by whoever ran its generator and never by a configuration: what its file is, and whose documents its records may be. */
  made?: Made
}

export interface Made {
  name: string
  version: string
  seed: number
  /** written: documents of its own. extracted: documents of the sources in `from`, which the claims share. derived: records about such documents. */
  kind: 'written' | 'extracted' | 'derived'
  /** Names of sources. */
  from: string[]
  /** Records in the file. */
  records: number
}

export interface Config {
  sources: Source[]
  output: string
  seed: number
  keep: KeepStrategy
  previous: string
  clock: string | null
  review: string
  decisions: string
  canonicalRoot: string
  pii: 'placeholder' | 'drop'
  encoding: EncodingOptions
  crisis: CrisisOptions | null
  benchmarks: string[]
  /** A path or an `s3://` URI. */
  inventory: string | null
  /** What the gates' defaults leave to the signer. */
  drift: { distance?: number; factor?: number }
  mayBeEmpty: string[]
  limits: Limits
  workers: number | null
  s3: S3Reading
  publishTo: string | null
  /** `output` names a root in S3: `npm start` publishes there what it has signed off. */
  publishesOnStart: boolean
  keepVersions: number
  profile: Profile
}

/** A configuration file's default export: the object itself, or a function of the environment that returns it. */
export type ConfigFile = ConfigInput | ((env: Record<string, string | undefined>) => ConfigInput)

/** Gives a configuration file its type. */
export const defineConfig = <T extends ConfigFile>(config: T): T => config

const validate = validator(configSchema)

/**
 * Makes a configuration total. `base` is the folder that relative paths start from.
 * Throws an error that lists every wrong field with its value and the choices.
 */
export function resolveConfig(input: unknown, base: string): Config {
  if (!validate(input)) throw new ConfigError(explain(validate.errors ?? [], input, 'config'))
  const given = input as ConfigInput
  const profile = resolveProfile(given.profile)
  // A dataset for S3 is compiled to a folder, judged there, and published.
  const publishTo = given.publishTo ?? (given.output?.startsWith('s3:') === true ? given.output : null)
  const output = resolve(base, given.output === undefined || given.output.startsWith('s3:') ? 'data/final_dataset' : given.output)
  const review = resolve(base, given.review ?? 'data/review')
  const problems = [...sourceProblems(given.sources, profile)]
  if (isInside(review, output))
    problems.push(
      `config.review: "${given.review}" lies under the output root; the review queue holds private text: name a folder outside of "${given.output}"`,
    )
  for (const family of given.mayBeEmpty ?? [])
    if (!Object.hasOwn(profile.families, family))
      problems.push(`config.mayBeEmpty: "${family}" is no family; expected one of ${Object.keys(profile.families).join(', ')}`)
  for (const family of (given.crisis === false ? undefined : given.crisis?.families) ?? [])
    if (!Object.hasOwn(profile.families, family) || family === CRISIS_FAMILY)
      problems.push(
        `config.crisis.families: found "${family}"; expected some of ${Object.keys(profile.families)
          .filter((name) => name !== CRISIS_FAMILY)
          .join(', ')}`,
      )
  problems.push(...s3Problems(given))
  if (given.clock !== undefined && !isTime(given.clock))
    problems.push(`config.clock: found "${given.clock}"; expected a date and time such as 2026-01-31T12:00:00Z`)
  if (problems.length > 0) throw new ConfigError(problems.map((line) => `  ${line}`).join('\n'))
  return {
    sources: given.sources.map((source) => ({
      maxRejectedShare: 0.5,
      ...source,
      phase: source.phase ?? profile.families[source.family]?.phase ?? '',
      root: resolve(base, source.root ?? '.'),
    })),
    output,
    seed: given.seed ?? 0,
    keep: given.keep ?? 'keep_first',
    previous:
      given.previous === undefined || ['auto', 'none'].includes(given.previous) || given.previous.startsWith('s3:')
        ? (given.previous ?? 'auto')
        : resolve(base, given.previous),
    clock: given.clock ?? null,
    review,
    decisions: resolve(base, given.decisions ?? 'signoff.decisions.json'),
    canonicalRoot: given.canonicalRoot ?? (publishTo === null ? CANONICAL_ROOT : `${publishTo.replace(/\/+$/, '')}/`),
    pii: given.pii ?? 'placeholder',
    encoding: { ...DEFAULT_ENCODING, ...given.encoding },
    crisis: given.crisis === false ? null : { families: edgeFamilies(profile), level: 'crisis', ...given.crisis },
    benchmarks: (given.benchmarks ?? []).map((path) => (path.startsWith('s3:') ? path : resolve(base, path))),
    inventory: given.inventory === undefined ? null : given.inventory.startsWith('s3:') ? given.inventory : resolve(base, given.inventory),
    drift: given.drift ?? {},
    mayBeEmpty: given.mayBeEmpty ?? [],
    limits: { ...DEFAULT_LIMITS, ...given.limits },
    workers: given.workers ?? null,
    s3: s3Of(given.s3, base),
    publishTo,
    publishesOnStart: given.output?.startsWith('s3:') === true,
    keepVersions: given.keepVersions ?? 1,
    profile,
  }
}

const CACHE_BYTES = 16 * 2 ** 30

function s3Of({ cache, cacheBytes = CACHE_BYTES, ...settings }: NonNullable<ConfigInput['s3']> = {}, base: string): S3Reading {
  return { ...settings, ...(cacheBytes === 0 ? {} : { cache: { folder: resolve(base, cache ?? '.signoff/s3'), bytes: cacheBytes } }) }
}

function* s3Problems({ s3, output, publishTo }: ConfigInput): Generator<string> {
  const endpoint = s3?.endpoint === undefined ? null : endpointProblem(s3.endpoint)
  if (endpoint !== null) yield `config.s3.endpoint: ${endpoint}`
  const roots = { output: output?.startsWith('s3:') === true ? output : undefined, publishTo }
  for (const [field, root] of Object.entries(roots))
    if (root !== undefined && !/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[^/]/.test(root))
      yield `config.${field}: found "${root}"; expected a root in S3 such as s3://bucket/final_dataset`
}

/** RFC 3339, and a day that there is: Date.parse takes a bare year, and makes the 2nd of March of the 30th of February. */
function isTime(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text)
  if (match === null || Number.isNaN(Date.parse(text))) return false
  return new Date(`${match[1]}T00:00:00Z`).toISOString().startsWith(match[1]!)
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

function* sourceProblems(sources: readonly SourceInput[], profile: Profile): Generator<string> {
  const names = new Set<string>()
  const choices: [field: 'shape' | 'container', names: string[]][] = [
    ['shape', SHAPES.map(({ name }) => name)],
    ['container', CONTAINERS.map(({ name }) => name)],
  ]
  for (const [index, source] of sources.entries()) {
    const field = `config.sources[${index}]`
    if (names.has(source.name)) yield `${field}.name: "${source.name}" is used twice; expected a name of its own`
    names.add(source.name)
    // Names become keys of the accounting, file names of what is generated, and words of messages.
    if (source.name === '__proto__' || /[/\\\p{Cc}]/u.test(source.name) || /^\.+$/.test(source.name))
      yield `${field}.name: found ${JSON.stringify(source.name)}; expected a name without slashes and control characters`
    if (source.generator !== 'sample' && !Object.hasOwn(profile.families, source.family))
      yield `${field}.family: found "${source.family}"; expected one of ${Object.keys(profile.families).join(', ')}`
    if (source.phase !== undefined && !profile.phases.includes(source.phase))
      yield `${field}.phase: found "${source.phase}"; expected one of ${profile.phases.join(', ')}`
    if ((source.path === undefined) === (source.generator === undefined))
      yield `${field}: expected either "path" or "generator", found ${source.path === undefined ? 'neither' : 'both'}`
    yield* generatorProblems(source, index, sources)
    for (const [what, known] of choices) {
      const found = source[what]
      if (found !== undefined && !known.includes(found)) yield `${field}.${what}: found "${found}"; expected one of ${known.join(', ')}`
    }
    if (source.encoding !== undefined && !iconv.encodingExists(source.encoding))
      yield `${field}.encoding: found "${source.encoding}"; expected a name such as utf-8, utf-16le, windows-1252, macroman, shift_jis or gb18030`
    const { minTurns = 0, maxTurns = Infinity } = source.options ?? {}
    if (minTurns > maxTurns)
      yield `${field}.options: minTurns ${minTurns} is above maxTurns ${maxTurns}; no conversation can have so many turns`
    if (source.licence === 'custom' && source.licenseDetail === undefined)
      yield `${field}.licenseDetail: missing; expected the licence in words, because licence is "custom"`
  }
}

/** Which generators there are is known to whoever runs them; what a source may draw on is known here. */
function* generatorProblems(
  { generator, from, generate, name }: SourceInput,
  index: number,
  sources: readonly SourceInput[],
): Generator<string> {
  const field = `config.sources[${index}]`
  if (generator !== undefined && !/^(sample(:[a-z_]+)?|[a-z][a-z0-9_-]*)$/.test(generator))
    yield `${field}.generator: found "${generator}"; expected the name of a generator, sample or sample:<family>`
  if (generator === undefined && generate !== undefined) yield `${field}.generate: is for sources with a generator; leave it out`
  if (from === undefined) return
  if (generator === undefined || generator.split(':')[0] === 'sample')
    return void (yield `${field}.from: is for a generator that draws on other sources; leave it out`)
  for (const wanted of from) {
    const at = sources.findIndex((other) => other.name === wanted)
    if (wanted === name) yield `${field}.from: found "${wanted}", which is the source itself; expected others`
    else if (at === -1)
      yield `${field}.from: there is no source "${wanted}"; expected some of ${sources.flatMap((other, i) => (i === index ? [] : [other.name])).join(', ')}`
    else if (at > index && drawsOnOthers(sources[at]!))
      yield `${field}.from: "${wanted}" is generated later; expected sources that are read, or generated before it: put it further up`
  }
}

/** False for what is read and for the sample, which is made first. */
const drawsOnOthers = ({ generator }: SourceInput): boolean => generator !== undefined && generator.split(':')[0] !== 'sample'

/** For sources that were put together after the configuration was read: throws ConfigError where one draws on what is not there. */
export function checkReferences(sources: readonly SourceInput[]): void {
  const problems = sources.flatMap((source, index) => [...generatorProblems(source, index, sources)])
  if (problems.length > 0) throw new ConfigError(problems.map((line) => `  ${line}`).join('\n'))
}
