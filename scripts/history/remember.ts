/**
 * At the end of a judgement: measures the drift against the previous version, and keeps what the dataset was like for the next one. Nothing
 * here changes a verdict: what can not be measured or kept is said, loudly, and the verdict stands.
 */
import { existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Profile } from '#contract/profile.ts'
import { loadCensus } from '../../gates/dataset/evidence.ts'
import type { Thresholds } from '../../gates/drift/compare.ts'
import { driftExaminer } from '../../gates/drift/examiner.ts'
import { type Before, DRIFT, type Drift, measureDrift, noDrift, type NoDrift } from '../../gates/drift/measure.ts'
import type { Portrait } from '../../gates/drift/portrait.ts'
import { writeJson } from '../../gates/kit/evidence.ts'
import { folderStore } from '../../gates/kit/folder-store.ts'
import { own, text } from '../../gates/kit/untrusted.ts'
import { QUARANTINE, readQuarantine } from '../../gates/provenance/quarantine.ts'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { driftLines } from '../../reports/drift/words.ts'
import { keepMetrics, metricsOf } from '../../reports/history/keep.ts'
import type { DatasetMetrics } from '../../reports/history/metrics.ts'
import { metricsPath } from '../../reports/history/place.ts'
import { readHistory, releases } from '../../reports/history/read.ts'
import { trendLine } from '../../reports/history/trend.ts'
import { fromFolder, fromHistory, keepPortrait } from './previous-version.ts'

/** Of each source and reason, for the report. */
const EXAMPLES = 3

export interface Judged {
  /** Folder with the evidence, the census and the history. */
  work: string
  /** Folder of the dataset; empty where it was judged elsewhere. */
  folder: string
  /** Folder of the previous version; empty for none. */
  previous: string
  profile: Profile
  thresholds: Thresholds
  verification: VerificationReport
}

export interface Remembered {
  drift: Drift | NoDrift
  /** Oldest first, this judgement included. */
  versions: DatasetMetrics[]
  /** What a person should read on a terminal. */
  lines: string[]
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!

export async function remember(judged: Judged): Promise<Remembered> {
  try {
    return await rememberAll(judged)
  } catch (error) {
    return { drift: noDrift(message(error)), versions: [], lines: [`History and drift: NOT kept and not measured: ${message(error)}`] }
  }
}

async function rememberAll(judged: Judged): Promise<Remembered> {
  const { work, verification } = judged
  const { dataset } = verification
  const path = metricsPath(work, dataset)
  const lines: string[] = []
  let before: DatasetMetrics[] = []
  try {
    const { entries, problems } = readHistory(path, dataset)
    before = entries
    lines.push(
      ...problems.map((problem) => `History: ${relative(process.cwd(), path)}, ${problem}; it was left out: mend or remove the line`),
    )
  } catch (error) {
    lines.push(`History: not read: ${message(error)}`)
  }
  const drift = await driftOf(judged, before).catch((error: unknown) =>
    noDrift(`the previous version could not be read: ${message(error)}`),
  )
  writeJson(join(work, 'evidence', DRIFT), drift)
  // What lies there is of an earlier run, where this one was judged elsewhere.
  rmSync(join(work, 'evidence', QUARANTINE), { force: true })
  if (judged.folder !== '') writeJson(join(work, 'evidence', QUARANTINE), await readQuarantine(folderStore(judged.folder), EXAMPLES))
  const metrics = metricsOf(verification, join(work, 'evidence'))
  if (metrics === null) return { drift, versions: before, lines: [...lines, 'History: nothing was judged, so that nothing is kept'] }
  try {
    keepMetrics(path, metrics)
  } catch (error) {
    lines.push(`History: this judgement was NOT kept: ${message(error)}`)
  }
  const versions = [
    ...before.filter((each) => each.judged_at !== metrics.judged_at || each.dataset_digest !== metrics.dataset_digest),
    metrics,
  ]
  const last = releases(versions).at(-2)
  return { drift, versions, lines: [...lines, ...(last === undefined ? [] : [trendLine(last, metrics)]), ...driftLines(drift)] }
}

async function driftOf(
  { work, folder, previous, profile, thresholds, verification }: Judged,
  entries: readonly DatasetMetrics[],
): Promise<Drift | NoDrift> {
  const { dataset, dataset_digest: digest, contract_version: contractVersion } = verification
  const at = join(work, 'census')
  if (folder === '' || !existsSync(join(at, 'census.json')))
    return noDrift('the parts of this judgement were made elsewhere, with the records')
  const census = await loadCensus(at, folderStore(folder))
  if (census.digest !== digest) return noDrift('the records of this judgement are no longer there')
  const named = text(own(census.manifest, 'previous')) ?? null
  const portrait = census.summaries[driftExaminer.name] as Portrait
  let kept: Before | null = null
  try {
    if (previous === '') kept = fromHistory(work, dataset, { entries, named, current: digest })
  } finally {
    // After it was read, because the folder holds a few portraits only; and whatever was wrong with the last one, so that the next version finds this one.
    keepPortrait(work, dataset, portrait, { digest, contractVersion, entries })
  }
  if (kept !== null) return measureDrift(census, kept, { profile, thresholds })
  if (previous === '')
    return noDrift(
      named === null
        ? 'this is the first version that is known'
        : 'the previous version that the manifest names is neither here nor in the history',
    )
  const before = fromFolder(previous)
  try {
    return await measureDrift(census, before, { profile, thresholds })
  } finally {
    before.done()
  }
}
