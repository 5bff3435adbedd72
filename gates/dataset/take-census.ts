/**
 * The one pass: every file under the root is hashed, every line of every shard is parsed once and shown to every examiner. Nothing
 * that the dataset says of itself is trusted: which shards there are comes from the listing, every figure from the bytes. A shard of
 * which there is evidence (kept/) by its bytes and by these rules is hashed and not examined again.
 */
import { availableParallelism } from 'node:os'
import { datasetDigest } from '#contract/digest.ts'
import type { Profile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import type { Census, Columns, ShardFacts } from './census.ts'
import { makeColumns } from './columns.ts'
import { EXAMINERS } from './examiners.ts'
import type { Examiner } from './examiner.ts'
import { noEvidence, openKept } from './kept/kept.ts'
import type { Prepared } from './kept/evidence-folder.ts'
import { examinedProfile } from './kept/scan-rules.ts'
import type { ShardEvidence } from './kept/shard-evidence.ts'
import type { KeptSource } from './kept/source.ts'
import { makeMerger, makeShardMerger } from './merge.ts'
import { openDataset, type OpenedDataset, originOf } from './open.ts'
import { type Origin, rangeReader } from './origin.ts'
import { parseLine } from './parse.ts'
import { planChunks, planShards } from './plan.ts'
import type { OnProgress } from './progress.ts'
import { scanChunks } from './scan-chunks.ts'
import type { FileSurvey } from './survey.ts'
import { surveyFiles } from './survey-files.ts'
import { confirmUnchanged } from './unchanged.ts'

export interface CensusOptions {
  store: Store
  profile: Profile
  /** Default: all of the registry. */
  examiners?: readonly Examiner[]
  /** Threads; 0 scans in this one. Default: as many as there are processors, or 0 below 8 MB. */
  workers?: number
  /** Where a large dataset that is not on this machine is copied to; default: the system's folder for temporary files. */
  cacheDir?: string
  /** Evidence of earlier scans, or of other processes; default: none, every shard is examined. */
  kept?: KeptSource
  onProgress?: OnProgress
  /** Bytes of a chunk, and of the longest line that is kept. For tests: the result does not depend on the first. */
  chunkBytes?: number
  maxLine?: number
  /** URL of the module that workers take examiners from by name. */
  registry?: string
}

const CHUNK_BYTES = 16_777_216
const SMALL = 8_000_000

/** What is examined and how: the same for a whole census and for a part of one. */
export interface Scan {
  opened: OpenedDataset
  origin: Origin
  examiners: readonly Examiner[]
  /** As examiners see it. */
  profile: Profile
  workers: number
  chunkBytes: number
}

export async function openScan({ store, profile, examiners = EXAMINERS, ...options }: CensusOptions): Promise<Scan> {
  const opened = await openDataset(store)
  const origin = await originOf(store, opened.files, options.cacheDir)
  const bytes = opened.files.reduce((sum, { size }) => sum + size, 0)
  const workers = options.workers ?? (bytes < SMALL || origin.kind === 'memory' ? 0 : availableParallelism())
  return { opened, origin, examiners, profile: examinedProfile(profile), workers, chunkBytes: options.chunkBytes ?? CHUNK_BYTES }
}

export async function takeCensus(options: CensusOptions): Promise<Census> {
  const { store, onProgress } = options
  const scan = await openScan(options)
  const { opened, origin, examiners, profile } = scan
  const surveys = await surveyFiles(opened.files, new Set(opened.shards), { ...scan, onProgress })
  const shards = planShards(opened.shards, surveys)
  const population = shards.reduce((sum, { records }) => sum + records, 0)
  const columns = makeColumns(population)
  const kept = options.kept === undefined ? noEvidence(scan, shards) : openKept(options.kept, scan, { shards, maxLine: options.maxLine })
  const merger = makeMerger(shards, columns, examiners, { families: Object.keys(profile.families), phases: profile.phases })
  const missing = new Set<number>()
  for (const [number, shard] of shards.entries()) {
    const evidence = kept.load(shard, columns)
    if (evidence !== null) merger.add(number, evidence)
    else missing.add(number)
  }
  let unchanged = false
  try {
    await examineShards(options, scan, { shards, surveys, columns, prepared: kept.prepared }, missing, (number, evidence) => {
      kept.save(shards[number]!, columns, evidence)
      merger.add(number, evidence)
    })
    await confirmUnchanged(store, opened, surveys, origin)
    unchanged = true
  } finally {
    kept.close(unchanged)
  }
  const { families, phases, summaries, merged } = merger.result()
  if (merged !== shards.length)
    throw new Error(`The census merged ${merged} of ${shards.length} shards; this is a fault of the gates: report it`)
  const { values } = kept.prepared
  for (const [at, { name }] of examiners.entries()) summaries[name] ??= examiners[at]!.start({ profile, prepared: values[at] }).finish()
  const files: Census['files'] = new Map(
    opened.files.map(({ key }) => [key, { size: surveys.get(key)!.size, sha256: surveys.get(key)!.sha256 }]),
  )
  const examined = [...missing].reduce((sum, number) => sum + shards[number]!.records, 0)
  const taken = {
    rules: kept.rules,
    from: kept.from,
    shards_examined: missing.size,
    shards_reused: shards.length - missing.size,
    records_examined: examined,
    records_reused: population - examined,
  }
  return makeCensus({ ...manifestOf(opened), files, shards, families, phases, population, columns, summaries, taken, origin })
}

/** Examines the shards whose numbers are wanted; `onShard` sees each when it is done. */
export async function examineShards(
  { maxLine, registry, onProgress }: Pick<CensusOptions, 'maxLine' | 'registry' | 'onProgress'>,
  scan: Scan,
  parts: { shards: readonly ShardFacts[]; surveys: ReadonlyMap<string, FileSurvey>; columns: Columns; prepared: Prepared },
  wanted: ReadonlySet<number>,
  onShard: (shard: number, evidence: ShardEvidence) => void,
): Promise<void> {
  const { shards, surveys, columns } = parts
  // A shard without a line has no chunk.
  for (const number of wanted)
    if (shards[number]!.records === 0) onShard(number, { records: 0, families: [], phases: [], summaries: scan.examiners.map(() => null) })
  const tasks = planChunks(shards, surveys, scan.chunkBytes, wanted)
  const add = makeShardMerger(tasks, columns, scan.examiners, onShard)
  await scanChunks({ ...scan, columns, prepared: parts.prepared.values, maxLine, registry, onProgress }, tasks, add)
}

const manifestOf = ({
  manifest,
  manifestProblem,
  manifestSha256,
}: OpenedDataset): Pick<Census, 'manifest' | 'manifestProblem' | 'manifestSha256'> => ({
  manifest,
  manifestSha256,
  ...(manifestProblem === undefined ? {} : { manifestProblem }),
})

/** Adds what is derived: references, reading again, the digest. */
export function makeCensus(parts: Omit<Census, 'ref' | 'record' | 'digest' | 'origin'> & { origin: Origin }): Census {
  const { shards, files, origin } = parts
  const columns = parts.columns
  const reader = rangeReader(origin)
  return Object.assign(parts, {
    digest: datasetDigest([...files].map(([path, { sha256 }]) => ({ path, sha256 }))),
    ref: (index: number) => `${shards[columns.shard[index]!]!.path}:${columns.line[index]!}`,
    record: async (index: number) => {
      const { path } = shards[columns.shard[index]!]!
      const { record, problem } = parseLine(reader.read(path, columns.offset[index]!, columns.length[index]!))
      if (record === undefined) throw new Error(`${path}:${columns.line[index]!}: found ${problem}; expected one JSON object a line`)
      return record as unknown as DatasetRecord
    },
  })
}
