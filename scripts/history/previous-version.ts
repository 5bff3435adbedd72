/** What a dataset is compared with: the bytes of its previous version, or what the history kept of it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keptPortrait, readKeptPortrait } from '../../gates/drift/kept-portrait.ts'
import type { Before, Version } from '../../gates/drift/measure.ts'
import { conversationsOf, type Portrait } from '../../gates/drift/portrait.ts'
import { writeJson } from '../../gates/kit/evidence.ts'
import { folderStore } from '../../gates/kit/folder-store.ts'
import { openProgress, told } from '../../gates/kit/progress.ts'
import type { DatasetMetrics } from '../../reports/history/metrics.ts'
import { portraitFolder } from '../../reports/history/place.ts'
import { releases } from '../../reports/history/read.ts'

/** So many versions keep their portraits, 30 to 60 KB each. */
const MOST_PORTRAITS = 10

const fileOf = (work: string, dataset: string, digest: string): string => join(portraitFolder(work, dataset), `${digest}.json`)

/** The previous version's bytes. */
export function fromFolder(folder: string): Before & { done: () => void } {
  const shown = openProgress(process.stderr)
  return {
    store: folderStore(folder),
    onProgress: (progress) =>
      shown.show({ ...told(progress), phase: `drift: ${progress.phase === 'survey' ? 'hashing' : 'examining'} the previous version` }),
    done: () => shown.done(),
  }
}

/** The portrait of the version that the manifest names as previous, else of the one that was judged last; null where none is kept. Throws where it is damaged. */
export function fromHistory(
  work: string,
  dataset: string,
  { entries, named, current }: { entries: readonly DatasetMetrics[]; named: string | null; current: string },
): Before | null {
  const known = releases(entries)
    .map(({ dataset_digest: digest }) => digest)
    .reverse()
  const digest = [...(named === null ? [] : [named]), ...known].find(
    (each) => /^[0-9a-f]{64}$/.test(each) && each !== current && existsSync(fileOf(work, dataset, each)),
  )
  if (digest === undefined) return null
  const file = fileOf(work, dataset, digest)
  const { kept, portrait } = readKeptPortrait(readFileSync(file, 'utf8'), file, digest)
  const version: Version = {
    digest,
    contract_version: kept.contract_version ?? 'unknown',
    conversations: conversationsOf(portrait),
    unreadable: portrait.unreadable,
  }
  return { portrait, version }
}

/** Keeps a version's portrait, and those of the last few. */
export function keepPortrait(
  work: string,
  dataset: string,
  portrait: Portrait,
  { digest, contractVersion, entries }: { digest: string; contractVersion: string; entries: readonly DatasetMetrics[] },
): void {
  const folder = portraitFolder(work, dataset)
  mkdirSync(folder, { recursive: true })
  writeJson(fileOf(work, dataset, digest), keptPortrait(portrait, digest, contractVersion))
  const last = releases(entries)
    .map((entry) => entry.dataset_digest)
    .filter((each) => each !== digest)
    .slice(-(MOST_PORTRAITS - 1))
  const wanted = new Set([digest, ...last].map((each) => `${each}.json`))
  for (const name of readdirSync(folder))
    if (/^[0-9a-f]{64}\.json$/.test(name) && !wanted.has(name)) rmSync(join(folder, name), { force: true })
}
