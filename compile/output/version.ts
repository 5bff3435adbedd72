/** Writes all files of a version into a folder, the manifest last, and names the version by its bytes. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COVERAGE_PATH, MANIFEST_PATH, STATISTICS_PATH } from '#contract/layout.ts'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { Accounting, Manifest, SourceEntry } from '#contract/manifest.ts'
import { SPLITS } from '#contract/record.ts'
import type { Config } from '../config.ts'
import type { Progress } from '../effects.ts'
import { toRecord } from '../ingest/stored.ts'
import type { IngestResult } from '../ingest/task.ts'
import type { Workspace } from '../ingest/workspace.ts'
import type { PreviousVersion } from '../previous.ts'
import type { Resolution } from '../stages/dedup/resolve.ts'
import { threadsFor } from '../threads.ts'
import { coverageReport } from './coverage.ts'
import { writeDocument, writeLedger, writeManifest, type WrittenRecord, type WrittenShards, writeShards } from './dataset.ts'
import { buildManifest } from './manifest.ts'
import { openShardFiles } from './shard-files.ts'
import { openShardThread } from './shard-thread.ts'
import { openTallies, type Tallies } from './statistics.ts'

export interface VersionParts {
  config: Config
  space: Workspace
  duplicates: Resolution
  /** Index into SPLITS by record; what is not kept has no meaning. */
  splits: Uint8Array
  accounting: Accounting
  ingested: readonly IngestResult[]
  processedAt: string
  previous: PreviousVersion | null
  /** Coverage of the object inventory, where the configuration names one. */
  inventory: CoverageReport | null
  progress?: ((progress: Progress) => void) | undefined
}

/** Folder may not exist yet; returns the manifest that stands in it. */
export async function writeVersion(folder: string, parts: VersionParts): Promise<Manifest> {
  const { config, space, duplicates, processedAt, previous } = parts
  const tallies = openTallies()
  const shards = threadsFor(config, space) > 1 ? openShardThread(folder) : openShardFiles(folder)
  let written: WrittenShards
  try {
    written = await writeShards(folder, recordsOf(parts, tallies), {
      files: shards,
      total: duplicates.counts.kept,
      canonicalRoot: config.canonicalRoot,
    })
  } catch (error) {
    await shards.abandon()
    throw error
  }
  const sources = inputsOf(parts)
  const files = [
    ...writeLedger(folder, space.ledger()),
    writeDocument(folder, COVERAGE_PATH, coverageReport(config.profile, sources, tallies.families(), space.claims, parts.inventory)),
    writeDocument(folder, STATISTICS_PATH, tallies.statistics()),
  ]
  const manifest = buildManifest(config, written, tallies, {
    generatedAt: processedAt,
    files,
    sources,
    accounting: parts.accounting,
    previous: null,
  })
  // A compile that repeats what stands there is that version: it continues what that one continued.
  manifest.previous = previous === null ? null : previous.digest === manifest.dataset_digest ? previous.previous : previous.digest
  writeManifest(folder, manifest)
  return manifest
}

/** Every object with the source that read it, and the objects that generators took records from, as inputs of the generator's source too. */
function inputsOf({ config, ingested }: Pick<VersionParts, 'config' | 'ingested'>): SourceEntry[] {
  const read = ingested.flatMap(({ sources }) => sources)
  const byKey = new Map(read.map((entry) => [entry.source_key, entry]))
  const drawn = ingested.flatMap((result) =>
    result.drawn.map(({ source, key }): SourceEntry => {
      const { name, group, family } = config.sources[source]!
      return { ...byKey.get(key)!, name, source_class: group, source_family: family }
    }),
  )
  return [...read, ...drawn]
}

const OPEN = Buffer.from('{"messages":')

function* recordsOf(
  { config, space, duplicates, splits, processedAt, progress }: VersionParts,
  tallies: Tallies,
): Generator<WrittenRecord> {
  const total = duplicates.counts.kept
  let done = 0
  progress?.({ phase: 'writing shards', done, total, unit: 'conversations' })
  for (const [code, split] of SPLITS.entries()) {
    for (let index = 0; index < space.set.size; index++) {
      if (duplicates.outcome[index] !== 0 || splits[index] !== code) continue
      const { messages, rest } = space.split(index)
      const { metadata } = toRecord({ messages: [], ...rest }, config, {
        split,
        dedup: duplicates.clustered[index] === 1 ? 'kept' : 'unique',
        processedAt,
      })
      tallies.add(metadata)
      if (++done % 512 === 0) progress?.({ phase: 'writing shards', done, total, unit: 'conversations' })
      const line = [OPEN, messages, Buffer.from(`,"metadata":${JSON.stringify(metadata)}}\n`)]
      yield { line, metadata, format: rest.format }
    }
  }
}

/** Digest of the data and of the manifest: two versions with one name are the same bytes. */
export function versionName(folder: string, manifest: Manifest): string {
  const ofManifest = hash('sha256', readFileSync(join(folder, MANIFEST_PATH)))
  return `${manifest.dataset_digest.slice(0, 16)}-${ofManifest.slice(0, 16)}`
}
