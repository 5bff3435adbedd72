/** What the global setup hands to every gate file: paths and numbers only; the census lies on disk. */
import { readFileSync } from 'node:fs'
import { readBenchmark } from '#contract/benchmark.ts'
import type { CoverageReport } from '#contract/coverage-report.ts'
import { resolveProfile, type Profile } from '#contract/profile.ts'
import { coverageReportSchema } from '#contract/schemas/coverage-report.ts'
import { explain, validator } from '#contract/validate.ts'
import type { GateContext } from './gate.ts'
import { folderStore } from './folder-store.ts'
import { changedSince } from './still-there.ts'
import { SEAL_KEY_VARIABLE } from '../dataset/kept/sealed-file.ts'
import { loadCensus } from '../dataset/evidence.ts'

export interface Handover {
  /** Folder of the dataset. */
  dataset: string
  /** How a person names the dataset: `s3://…` where the folder is a mirror. */
  name: string
  /** Folder of the previous version; empty for none. */
  previous: string
  /** JSON of the total profile; empty for the contract's defaults. */
  profile: string
  /** Coverage report of the signer's inventory; empty for none. */
  inventory: string
  /** Folder of the saved census. */
  census: string
  /** Folder that the evidence goes to. */
  evidence: string
  /** Files of the benchmarks that train is kept free of. */
  benchmarks: string[]
  /** Folder of kept evidence; empty where nothing is kept. */
  cache: string
  seed: number
  /** RFC 3339. */
  now: string
  strict: boolean
}

declare module 'vitest' {
  interface ProvidedContext {
    signoff: Handover
  }
}

/** The signer's profile: total already when scripts wrote it, the contract's defaults without one. */
export function readProfile(path: string): Profile {
  if (path === '') return resolveProfile({})
  const value = JSON.parse(readFileSync(path, 'utf8')) as Profile
  // Scripts write a total profile: its defaults are filled in. One by hand is an input and is made total here.
  return Array.isArray(value.phases) &&
    value.thresholds !== undefined &&
    value.claims?.order !== undefined &&
    value.pii_allowed !== undefined
    ? value
    : resolveProfile(value)
}

/** The signer's inventory: the report that `npm run inventory` writes. Null without one; throws where the file is something else. */
export function readInventory(path: string): CoverageReport | null {
  if (path === '') return null
  const validate = validator(coverageReportSchema)
  const value = JSON.parse(readFileSync(path, 'utf8')) as CoverageReport
  if (!validate(value)) throw new Error(`The inventory is no coverage report:\n${explain(validate.errors ?? [], value, 'inventory')}`)
  if (value.inventory === undefined)
    throw new Error('The inventory is a coverage report without an inventory; expected what "npm run inventory" writes')
  return value
}

export async function openHandover(handover: Handover): Promise<GateContext> {
  const store = folderStore(handover.dataset)
  const inventory = readInventory(handover.inventory)
  return {
    census: await loadCensus(handover.census, store),
    profile: readProfile(handover.profile),
    store,
    ...(inventory === null ? {} : { inventory }),
    ...(handover.previous === '' ? {} : { previous: folderStore(handover.previous) }),
    ...(handover.cache === ''
      ? {}
      : { kept: { folder: handover.cache, key: process.env[SEAL_KEY_VARIABLE] ?? '', changed: () => changedSince(handover.census) } }),
    benchmarks: () => Promise.all(handover.benchmarks.map(readBenchmark)),
    seed: handover.seed,
    now: new Date(handover.now),
  }
}
