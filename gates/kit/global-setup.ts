/** Before the gates: opens the dataset, takes the census once, and hands over where it lies. */
import { realpathSync, rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { MANIFEST_PATH } from '#contract/layout.ts'
import { COVERAGE_ROWS, coverageRows } from '../coverage/rows.ts'
import { FLOW, flowOf } from '../provenance/flow.ts'
import { LENGTHS, lengthsOf } from '../stats/lengths.ts'
import { statisticsForReport } from '../stats/recompute.ts'
import { saveCensus } from '../dataset/evidence.ts'
import { takeCensus } from '../dataset/take-census.ts'
import { writeJson } from './evidence.ts'
import { folderStore } from './folder-store.ts'
import { readInventory, readProfile } from './handover.ts'
import { JUDGED_BYTES, judgedBytes } from './judged-bytes.ts'
import { openProgress, told } from './progress.ts'
import { noteFiles } from './still-there.ts'
import { readSettings, SETUP_PROBLEM, type Settings } from './settings.ts'

async function needFolder(path: string, what: string): Promise<void> {
  const facts = await stat(path).catch(() => null)
  if (facts?.isDirectory() === true) return
  throw new Error(
    `${what}: found ${path === '' ? 'none named' : `no folder at ${path}`}; expected the root of a dataset; compile one with "npm start", or name one: DATASET=<folder or s3:// root> npm test`,
  )
}

export default async function setup(project: TestProject): Promise<void> {
  const settings = readSettings()
  for (const old of [settings.evidence, settings.census]) rmSync(old, { recursive: true, force: true })
  try {
    await handOver(project, settings)
  } catch (error) {
    // The runner ends here; the reporter tells the reader of the report why.
    const problem = error instanceof Error ? error.message : 'the census could not be taken'
    writeJson(join(settings.evidence, SETUP_PROBLEM), { problem })
    if (process.env['SIGNOFF_DEBUG'] === '1') throw error
    // Frames of the kit's code tell a signer nothing; SIGNOFF_DEBUG=1 shows them.
    throw Object.assign(new Error(problem), { stack: `Error: ${problem}` })
  }
}

async function handOver(project: TestProject, settings: Settings): Promise<void> {
  await needFolder(settings.dataset, 'Dataset')
  if (settings.previous !== '') await needFolder(settings.previous, 'Previous version')
  // Resolved once: the gates must read the version that the census was taken of, whatever the link says later.
  const dataset = realpathSync(settings.dataset)
  const signer = readProfile(settings.profile)
  const listed = readInventory(settings.inventory) // a wrong one is told before hours of reading
  const shown = openProgress(process.stderr)
  const census = await takeCensus({
    store: folderStore(dataset),
    profile: signer,
    ...(settings.kept === undefined ? {} : { kept: settings.kept }),
    onProgress: (progress) => shown.show(told(progress)),
    ...(settings.workers === undefined ? {} : { workers: settings.workers }),
  })
  shown.done()
  rmSync(settings.census, { recursive: true, force: true })
  saveCensus(census, settings.census)
  noteFiles(settings.census, dataset, [...(census.manifestSha256 === null ? [] : [MANIFEST_PATH]), ...census.files.keys()])
  writeJson(join(settings.evidence, 'statistics.json'), statisticsForReport(census, signer))
  writeJson(join(settings.evidence, JUDGED_BYTES), judgedBytes(census, signer))
  writeJson(join(settings.evidence, LENGTHS), lengthsOf(census, signer))
  writeJson(join(settings.evidence, FLOW), flowOf(census, signer))
  const store = folderStore(dataset)
  writeJson(
    join(settings.evidence, COVERAGE_ROWS),
    await coverageRows({ census, profile: signer, store, ...(listed === null ? {} : { inventory: listed }) }),
  )
  const { name, previous, profile, benchmarks, inventory, evidence, seed, strict } = settings
  project.provide('signoff', {
    dataset,
    name,
    previous,
    profile,
    benchmarks,
    inventory,
    cache: settings.kept !== undefined && 'cache' in settings.kept ? settings.kept.cache : '',
    evidence,
    seed,
    strict,
    census: settings.census,
    now: settings.now || new Date().toISOString(),
  })
}
