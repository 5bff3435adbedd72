/** What scripts tell the gates through the environment, made total. One place, so that setup and reporter can not read it differently. */
import { delimiter, join, resolve } from 'node:path'
import type { KeptSource } from '../dataset/kept/source.ts'
import { SEAL_KEY_VARIABLE } from '../dataset/kept/sealed-file.ts'

export const DEFAULT_SEED = 20250101

/** Where the global setup leaves word of why it failed, among the evidence. */
export const SETUP_PROBLEM = 'setup-problem.json'

export interface Settings {
  dataset: string
  name: string
  previous: string
  profile: string
  /** Files of the benchmarks that train is kept free of. */
  benchmarks: string[]
  /** Coverage report of the signer's object inventory; empty for none. */
  inventory: string
  /** Folder for the census, the evidence and the report. */
  work: string
  evidence: string
  census: string
  report: string
  seed: number
  strict: boolean
  /** Empty: the clock. */
  now: string
  /** 0: inside this process. */
  workers: number | undefined
  /** Evidence of shards to take instead of examining them; undefined: examine every one, and keep nothing. */
  kept: KeptSource | undefined
}

/** SIGNOFF_PARTS names a folder of parts; SIGNOFF_CACHE a folder, or `off`. */
function keptSource(env: NodeJS.ProcessEnv, work: string): KeptSource | undefined {
  const key = env[SEAL_KEY_VARIABLE] ?? ''
  const parts = env['SIGNOFF_PARTS']
  if (parts !== undefined && parts !== '') return { parts: resolve(parts), key }
  return env['SIGNOFF_CACHE'] === 'off' ? undefined : { cache: resolve(env['SIGNOFF_CACHE'] || join(work, 'cache')), key }
}

function integer(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined || value === '') return otherwise
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 0x7fffffff)
    throw new Error(`${name}: found "${value}"; expected a whole number from 0 to 2147483647`)
  return number
}

function moment(name: string, value: string | undefined): string {
  if (value === undefined || value === '' || !Number.isNaN(Date.parse(value))) return value ?? ''
  throw new Error(`${name}: found "${value}"; expected a date and time such as 2025-01-01T00:00:00Z`)
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const work = env['SIGNOFF_WORK'] || join(process.cwd(), '.signoff')
  return {
    dataset: env['SIGNOFF_DATASET'] ?? '',
    name: env['SIGNOFF_DATASET_NAME'] || (env['SIGNOFF_DATASET'] ?? ''),
    previous: env['SIGNOFF_PREVIOUS'] ?? '',
    profile: env['SIGNOFF_PROFILE'] ?? '',
    benchmarks: (env['SIGNOFF_BENCHMARKS'] ?? '').split(delimiter).filter((path) => path !== ''),
    inventory: env['SIGNOFF_INVENTORY'] ?? '',
    work,
    evidence: env['SIGNOFF_EVIDENCE'] || join(work, 'evidence'),
    census: join(work, 'census'),
    report: env['SIGNOFF_REPORT'] || join(work, 'verification_report.json'),
    seed: integer('SIGNOFF_SEED', env['SIGNOFF_SEED'], DEFAULT_SEED),
    strict: env['SIGNOFF_STRICT'] === '1',
    now: moment('SIGNOFF_NOW', env['SIGNOFF_NOW']),
    kept: keptSource(env, work),
    workers: env['SIGNOFF_WORKERS'] === undefined ? undefined : integer('SIGNOFF_WORKERS', env['SIGNOFF_WORKERS'], 0),
  }
}
