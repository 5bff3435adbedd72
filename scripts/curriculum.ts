/**
 * `npm run curriculum [-- --dataset DIR|s3://… --config FILE --to DIR --report FILE --algorithm orpo|simpo|dpo|kto --strict --dry-run]`: turns a
 * signed dataset and a curriculum into what a trainer starts from. `--init` writes the default configuration to be edited.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { classesOf } from '#contract/mix-parts.ts'
import type { Manifest } from '#contract/manifest.ts'
import { ConfigError } from '../compile/config-error.ts'
import { resolveCurriculum } from '../compile/curriculum/config.ts'
import type { SignedDataset } from '../compile/curriculum/manifest.ts'
import { type Algorithm, ALGORITHMS, CURRICULUM_CONFIG } from '../compile/curriculum/plan.ts'
import { readConfigFile } from '../compile/curriculum/read-config.ts'
import { makeCurriculum } from '../compile/curriculum/run.ts'
import { initialCurriculum } from '../compile/curriculum/stage-input.ts'
import { BUILT_IN, openTokenizer, type Tokenizer } from '../compile/curriculum/tokens.ts'
import { readChatTemplate } from '../compile/curriculum/templates/chat-template.ts'
import { readDataset } from '../compile/publish/dataset.ts'
import { signoffOf, UnsignedError } from '../compile/publish/signoff.ts'
import { tellCurriculum } from './curriculum/tell.ts'
import { trainingExtra } from './curriculum/training.ts'
import { EXIT } from './exit.ts'
import { localDataset } from './open-dataset.ts'
import { openProgress } from './progress.ts'

const TEXTS = ['dataset', 'config', 'to', 'report', 'algorithm'] as const
const SWITCHES = ['init', 'dry-run', 'strict'] as const
type Given = Partial<Record<(typeof TEXTS)[number], string>> & Partial<Record<(typeof SWITCHES)[number], boolean>>

export default async function main(args: string[]): Promise<number> {
  const given = readArguments(args)
  if (given.init === true) return init(given.config ?? CURRICULUM_CONFIG)
  const progress = openProgress(process.stderr)
  try {
    const dataset = await signedDataset(given, (done) => progress.show({ phase: 'hashing the dataset', done, unit: 'bytes' }))
    if (dataset === null) return EXIT.couldNotRun
    const { curriculum, tokenizer } = await configured(given, dataset.manifest)
    const to = given['dry-run'] === true ? null : resolve(given.to ?? join('data/curriculum', dataset.digest.slice(0, 16)))
    const template = await readChatTemplate(fromConfig(curriculum.chat_template, given.config))
    const training = trainingExtra({
      template,
      tokenizer: tokenizerPath(curriculum.tokenizer, given.config),
      progress: (done, total) => progress.show({ phase: 'rendering with the chat template', done, total, unit: 'records' }),
    })
    const { manifest, changed } = await makeCurriculum({
      ...{ curriculum, dataset, tokenizer, to, onInterrupt, extras: [training.extra] },
      progress: (phase, done, total, unit) => progress.show({ phase, done, total, unit }),
    })
    progress.done()
    for (const line of tellCurriculum(manifest)) console.log(line)
    if (to === null) console.log('This was a dry run: nothing was written.')
    else console.log(`${changed ? 'Written' : 'The same is there already, whole'}: ${shown(to)} (${manifest.files.length + 1} files)`)
    for (const line of training.tell()) console.log(line)
    return training.failed() ? EXIT.failed : EXIT.passed
  } finally {
    progress.done()
  }
}

/** Throws ConfigError with everything that is wrong. */
function readArguments(args: readonly string[]): Given {
  const given = minimist([...args], { string: [...TEXTS], boolean: [...SWITCHES] }) as Record<string, unknown> & { _: unknown[] }
  const known: readonly string[] = [...TEXTS, ...SWITCHES]
  const choices = known.map((name) => `--${name}`).join(', ')
  const problems = [
    ...Object.keys(given).flatMap((name) =>
      name === '_' || known.includes(name) ? [] : [`  --${name}: no such option; expected ${choices}`],
    ),
    ...given._.map((value) => `  found "${String(value)}"; expected options alone: ${choices}`),
    ...TEXTS.flatMap((name) => {
      if (Array.isArray(given[name])) return [`  --${name}: found twice; expected once`]
      return given[name] === '' ? [`  --${name}: found nothing; expected a value`] : []
    }),
  ]
  const { algorithm } = given
  if (typeof algorithm === 'string' && algorithm !== '' && !(ALGORITHMS as readonly string[]).includes(algorithm))
    problems.push(`  --algorithm: found "${algorithm}"; expected one of ${ALGORITHMS.join(', ')}`)
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  return given as Given
}

function init(file: string): number {
  if (existsSync(file))
    throw new ConfigError(`  --init: "${file}" is there already; expected no such file; name another with --config, or remove it`)
  writeFileSync(file, `${JSON.stringify(initialCurriculum(), null, 2)}\n`, { flag: 'wx' })
  console.log(`Written: ${file}; edit it, then: npm run curriculum -- --config ${file}`)
  return EXIT.passed
}

/** Null, and told, where these bytes are not signed off. Throws where they are not what their manifest says. */
async function signedDataset(given: Given, progress: (bytes: number) => void): Promise<SignedDataset | null> {
  const folder = await localDataset(given.dataset ?? 'data/final_dataset', resolve('.signoff'))
  let hashed = 0
  const { manifest, manifestSha256, digest } = await readDataset(folder, (bytes) => progress((hashed += bytes)))
  const file = resolve(given.report ?? 'report/verification_report.json')
  const report = existsSync(file) ? readFileSync(file) : null
  try {
    const { state, profile_sha256: profile } = signoffOf({ digest, manifestSha256, report, forced: null, strict: given.strict === true })
    if (state === 'unsigned') throw new UnsignedError('unsigned')
    const signoff = { state, ...(profile === undefined ? {} : { profile_sha256: profile }) }
    return { folder, digest, signoff, manifest: JSON.parse(manifest.toString()) as Manifest }
  } catch (error) {
    if (!(error instanceof UnsignedError)) throw error
    console.error(
      `\n${error.message.replace(/, or force it with .*$/, '')}; a training is started from a signed dataset alone (report: ${shown(file)})`,
    )
    return null
  }
}

/** A path is meant from the configuration's own folder. */
const fromConfig = (named: string, config: string | undefined, builtIn: readonly string[] = ['chatml']): string =>
  builtIn.includes(named) || isAbsolute(named) ? named : resolve(dirname(config ?? '.'), named)
const tokenizerPath = (named: string, config: string | undefined): string => fromConfig(named, config, BUILT_IN)

/** What is wrong with the tokenizer is said with what is wrong with the rest. */
async function configured(
  given: Given,
  manifest: Manifest,
): Promise<{ curriculum: ReturnType<typeof resolveCurriculum>; tokenizer: Tokenizer }> {
  const input = given.config === undefined ? { version: '1.0' } : readConfigFile(given.config)
  const opened = await openedTokenizer(input, given.config)
  const curriculum = resolveCurriculum(input, {
    families: Object.keys(manifest.profile.families),
    classes: new Set(classesOf(manifest.sources).values()),
    ...(given.algorithm === undefined ? {} : { algorithm: given.algorithm as Algorithm }),
    problems: 'problem' in opened ? [opened.problem] : [],
  })
  if ('problem' in opened) throw new ConfigError(opened.problem)
  return { curriculum, tokenizer: opened }
}

/** A path is meant from the configuration's own folder; the manifest names it as the configuration does. */
async function openedTokenizer(input: unknown, config: string | undefined): Promise<Tokenizer | { problem: string }> {
  const named = (input as { tokenizer?: unknown } | null)?.tokenizer
  if (named !== undefined && typeof named !== 'string') return openTokenizer('o200k_base') // the schema says what is wrong with it
  const name = named ?? 'o200k_base'
  try {
    return { ...(await openTokenizer(tokenizerPath(name, config))), name }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { problem: error.message.split('\n').slice(1).join('\n') }
  }
}

/** A path as it lies below the working folder, or as it is. */
function shown(path: string): string {
  const below = relative(process.cwd(), path)
  return below === '' || below.startsWith('..') || isAbsolute(below) ? path : below
}

/** Ctrl-C and its like leave the old curriculum or none. */
function onInterrupt(undo: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    undo()
    console.error(`\nInterrupted (${signal}); what stood there before stands there still.`)
    process.exit(EXIT.couldNotRun)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
