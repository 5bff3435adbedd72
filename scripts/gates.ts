/**
 * `npm run gates`: the eight gates and the contract rules, against DATASET (a folder or s3:// root) or what the configuration compiled.
 * Writes verification_report.json and the HTML report, whatever the verdict.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, basename, isAbsolute, join, relative, resolve } from 'node:path'
import { $, minimist } from 'zx'
import { type Config, ConfigError } from '../compile/config.ts'
import { isS3 } from '../compile/stores/s3/location.ts'
import { MANIFEST_PATH } from '#contract/layout.ts'
import { writeJson } from '../gates/kit/evidence.ts'
import { readJudgedBytes } from '../gates/kit/judged-bytes.ts'
import { DEFAULT_THRESHOLDS } from '../gates/drift/compare.ts'
import { DEFAULT_SEED } from '../gates/kit/settings.ts'
import { notRunReport, type VerificationReport } from '../gates/kit/verification-report.ts'
import { buildReport } from '../reports/allure/build.ts'
import { SIGNING_KEY_VARIABLE } from '../reports/certificate/keys.ts'
import { removeCertificate, writeCertificate } from '../reports/certificate/write.ts'
import type { Beside } from '../reports/summary/markdown.ts'
import { writeSummaries } from '../reports/summary/write.ts'
import { EXIT } from './exit.ts'
import { type Judged, remember } from './history/remember.ts'
import { loadInventory } from './inventory/load.ts'
import { type GatePart, leavePart, mergeParts, partWork } from './gates-part.ts'
import { loadConfig } from './load-config.ts'
import { localDataset } from './open-dataset.ts'
import { partOf } from './part-of.ts'
import { storeOf } from './publish/store-of.ts'
import { digestOf, previousBeside } from './previous-beside.ts'
import { localBenchmarks, publishedWith } from './published-version.ts'
import { certificateSentence, takeSigningKey, TOOL } from './signing.ts'
import { verdictTable } from './verdict.ts'

const WORK = resolve('.signoff')
const HTML = resolve('report')
const REPORT = join(HTML, 'verification_report.json')
const NOT_STARTED = 'the gates did not start'

export default async function main(args: string[]): Promise<number> {
  voidReport()
  const { config } = await loadConfig(args)
  return judge(config, args)
}

/** Before anything can fail: whoever reads the report after a run that never began must not find the verdict of an earlier one. */
export function voidReport(dataset = ''): void {
  removeCertificate(HTML)
  leave(notRunReport(new Date().toISOString(), dataset, DEFAULT_SEED, NOT_STARTED))
}

/** The verdict as data, and what is read off it: all of them, so that none can tell of another run. */
function leave(report: VerificationReport, beside: Beside = {}): void {
  writeJson(REPORT, report)
  writeSummaries(HTML, report, beside)
}

/** Runs the gates and returns the exit code: 0 only where every gate passed (or the rest is waived, without --strict). */
export async function judge(config: Config, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const {
    strict: asked,
    cache,
    evidence,
    shard,
    merge,
    _: names,
  } = minimist([...args], { boolean: ['strict', 'cache', 'merge'], string: ['evidence', 'shard'], default: { cache: true } })
  if (evidence === '') throw new ConfigError('  --evidence: found nothing; expected the folder that "npm run census" wrote its parts to')
  takeSigningKey() // a wrong key is told before hours of reading
  const strict = asked === true || env['SIGNOFF_STRICT'] === '1'
  const root = env['DATASET'] ?? config.output
  const named = nameOf(root)
  if (merge === true) {
    voidReport(named) // parts that can not be put together leave no verdict of an earlier run
    return concludeMerged(mergeParts(names, WORK, config.profile), named, strict, config)
  }
  const part = shard === undefined ? undefined : partOf('--shard', shard)
  const work = part === undefined ? WORK : partWork(WORK, part)
  const report = part === undefined ? REPORT : join(work, 'verification_report.json')
  if (part !== undefined) rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  rmSync(join(work, 'allure-results'), { recursive: true, force: true })
  voidReport(named)
  if (env['DATASET'] === undefined && !hasDataset(config, env)) {
    throw new ConfigError(
      `  nothing was compiled yet at ${named}; expected a dataset there; compile it with "npm start", or name one: DATASET=<folder or s3:// root>`,
    )
  }
  const folder = await localDataset(root, work, storeOf(config))
  const previous = await previousOf(folder, config, env)
  const profile = join(work, 'profile.json')
  writeFileSync(profile, JSON.stringify(config.profile, null, 2))
  console.log(`Judging ${named}: eight gates and the contract rules, over every record`)
  const ran = await $({
    nothrow: true,
    stdio: 'inherit',
    env: {
      ...env,
      [SIGNING_KEY_VARIABLE]: undefined,
      SIGNOFF_DATASET: folder,
      SIGNOFF_DATASET_NAME: named,
      SIGNOFF_PROFILE: profile,
      SIGNOFF_INVENTORY: await inventoryOf(config, env),
      SIGNOFF_PREVIOUS: previous,
      SIGNOFF_BENCHMARKS: (await localBenchmarks(benchmarksOf(config, env), config)).join(delimiter),
      SIGNOFF_WORK: work,
      SIGNOFF_EVIDENCE: join(work, 'evidence'),
      SIGNOFF_REPORT: report,
      SIGNOFF_STRICT: strict ? '1' : '0',
      SIGNOFF_CACHE: cache === false ? 'off' : (env['SIGNOFF_CACHE'] ?? join(WORK, 'cache')),
      ...(evidence === undefined ? {} : { SIGNOFF_PARTS: resolve(evidence) }),
    },
  })`vitest run --project gates ${part === undefined ? [] : ['--shard', `${part.part}/${part.of}`]}`
  if (part !== undefined) return concludePart(ran.exitCode ?? EXIT.couldNotRun, work, report, part)
  return conclude(ran.exitCode ?? EXIT.couldNotRun, named, strict, { folder, previous, ...askedOf(config) })
}

const askedOf = ({ profile, drift }: Config): Pick<Judged, 'profile' | 'thresholds'> => ({
  profile,
  thresholds: { ...DEFAULT_THRESHOLDS, ...drift },
})

/** How reports name a dataset: as it lies below the working folder, or by its last folder, because the others are this machine's and say who runs it. */
export function nameOf(root: string): string {
  if (root.startsWith('s3:')) return root
  const below = relative(process.cwd(), resolve(root))
  return below === '' || below.startsWith('..') || isAbsolute(below) ? basename(resolve(root)) : below
}

/** BENCHMARKS, a list as PATH is one (in which `s3://` is no separator), or the configuration's. */
const benchmarksOf = (config: Config, env: NodeJS.ProcessEnv): string[] =>
  env['BENCHMARKS'] === undefined
    ? config.benchmarks
    : env['BENCHMARKS'].split(delimiter === ':' ? /:(?!\/\/)/ : delimiter).filter((path) => path !== '')

/** The version that the dataset continues, where it lies: PREVIOUS, the configuration's, or beside it under its own name. */
export async function previousOf(folder: string, config: Config, env: NodeJS.ProcessEnv): Promise<string> {
  if (env['PREVIOUS'] !== undefined && env['PREVIOUS'] !== '') return localDataset(env['PREVIOUS'], join(WORK, 'previous'), storeOf(config))
  if (!['auto', 'none'].includes(config.previous) && env['DATASET'] === undefined)
    return isS3(config.previous) ? localDataset(config.previous, join(WORK, 'previous'), storeOf(config)) : config.previous
  return previousBeside(folder) || publishedWith(digestOf(folder, 'previous') ?? '', config)
}

/** The signer's inventory, SIGNOFF_INVENTORY or the configuration's, as a coverage report in a file of its own; empty without one. */
async function inventoryOf(config: Config, env: NodeJS.ProcessEnv): Promise<string> {
  const where = env['SIGNOFF_INVENTORY'] || config.inventory
  if (where === null) return ''
  const file = join(WORK, 'inventory.json')
  writeFileSync(file, JSON.stringify(await loadInventory(where, config.profile, { s3: storeOf(config) })))
  return file
}

/** Some of the gates: what they found, and no verdict. Never 0, which would read as a signoff. */
function concludePart(ran: number, work: string, report: string, part: GatePart): number {
  if (!existsSync(report)) throw new Error('The gates of this part did not start. The messages above say why.')
  const verification = JSON.parse(readFileSync(report, 'utf8')) as VerificationReport
  leavePart(work, part, verification)
  console.log(`\n${verdictTable(verification)}\n`)
  const states = Object.entries(verification.states).filter(([, state]) => state !== 'not run')
  const judged = states.map(([gate]) => gate).join(', ') || 'no gate'
  console.log(`Part ${part.part} of ${part.of} judged ${judged}; this is no signoff. When every part is there: npm run gates -- --merge`)
  if (states.some(([, state]) => state === 'failed')) return EXIT.failed
  return ran === 0 && states.length > 0 ? EXIT.part : EXIT.couldNotRun
}

function concludeMerged(verification: VerificationReport, dataset: string, strict: boolean, config: Config): Promise<number> {
  leave(verification)
  return conclude(0, dataset, strict, { folder: '', previous: '', ...askedOf(config) })
}

async function conclude(ran: number, dataset: string, strict: boolean, judged: Omit<Judged, 'work' | 'verification'>): Promise<number> {
  const verification = believed(JSON.parse(readFileSync(REPORT, 'utf8')) as VerificationReport, ran)
  leave(verification)
  if (verification.note === NOT_STARTED) {
    console.error('The gates did not start. The messages above say why; the verification report says "not run".')
    return EXIT.couldNotRun
  }
  const certificate = certify(verification)
  const { lines } = await remember({ ...judged, work: WORK, verification })
  const html = await buildReport({ work: WORK, html: HTML, dataset, curricula: resolve('data/curriculum') }, verification)
  console.log(`\n${verdictTable(verification)}\n`)
  console.log(`${lines.join('\n')}\n`)
  console.log(`Report   ${relative(process.cwd(), html)} (opens from disk)\nDetails  ${relative(process.cwd(), REPORT)}`)
  console.log(`Signoff  ${certificate}`)
  if (verification.verdict === 'passed' && ran === 0) return EXIT.passed
  if (verification.verdict === 'waived' && ran === 0 && !strict) return EXIT.passed
  return verification.verdict === 'not run' ? EXIT.couldNotRun : EXIT.failed
}

/** Writes the certificate of what was judged, and says so. */
function certify(verification: VerificationReport): string {
  const judged = readJudgedBytes(join(WORK, 'evidence'))
  const written = writeCertificate(HTML, { report: verification, judged, tool: TOOL, key: takeSigningKey() })
  const certificate = certificateSentence(verification, written)
  leave(verification, { lifted: judged?.lifted ?? {}, certificate })
  return certificate
}

/** A runner that ends with an error where no gate failed met something that no gate knows of. */
function believed(report: VerificationReport, ran: number): VerificationReport {
  if (ran === 0 || !['passed', 'waived'].includes(report.verdict)) return report
  const gates = Object.fromEntries(Object.keys(report.gate_results).map((gate) => [gate, false])) as VerificationReport['gate_results']
  const note = `the test runner ended with exit code ${ran} though no gate failed`
  return { ...report, verdict: 'not run', all_gates_passed: false, gate_results: gates, note }
}

/** True where something was compiled, or a dataset is named. */
export const hasDataset = (config: Config, env: NodeJS.ProcessEnv = process.env): boolean =>
  env['DATASET'] !== undefined || existsSync(join(config.output, MANIFEST_PATH))
