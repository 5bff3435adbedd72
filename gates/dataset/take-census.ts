/**
 * The one pass: every file under the root is hashed, every line of every shard is parsed once and shown to every examiner. Nothing
 * that the dataset says of itself is trusted: which shards there are comes from the listing, every figure from the bytes.
 */
import { availableParallelism } from 'node:os'
import { datasetDigest } from '#contract/digest.ts'
import type { Profile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import type { Census, Columns, ShardFacts } from './census.ts'
import { changed, type ChunkResult, type ChunkTask, makeChunkScan } from './chunk.ts'
import { EXAMINERS } from './examiners.ts'
import type { Examiner } from './examiner.ts'
import { makeColumns } from './columns.ts'
import { makeMerger } from './merge.ts'
import { openDataset, type OpenedDataset, originOf, splitOfPath } from './open.ts'
import { openBytes, type Origin, rangeReader } from './origin.ts'
import { parseLine } from './parse.ts'
import { openPool } from './pool.ts'
import { sampleRecords } from './sample.ts'
import { type FileSurvey, surveyFile, type SurveyTask } from './survey.ts'

export interface Progress {
  phase: 'survey' | 'scan'
  /** Bytes done and to do in this phase. */
  bytes: number
  totalBytes: number
  /** Records scanned so far; 0 in the survey. */
  records: number
}

export interface CensusOptions {
  store: Store
  profile: Profile
  /** Default: all of the registry. */
  examiners?: readonly Examiner[]
  /** Threads; 0 scans in this one. Default: as many as there are processors, or 0 below 8 MB. */
  workers?: number
  /** Where a large dataset that is not on this machine is copied to; default: the system's folder for temporary files. */
  cacheDir?: string
  onProgress?: (progress: Progress) => void
  /** Bytes of a chunk, and of the longest line that is kept. For tests: the result does not depend on the first. */
  chunkBytes?: number
  maxLine?: number
  /** URL of the module that workers take examiners from by name. */
  registry?: string
}

const CHUNK_BYTES = 16_777_216
const SMALL = 8_000_000

export async function takeCensus(options: CensusOptions): Promise<Census> {
  const { store, profile, examiners = EXAMINERS, chunkBytes = CHUNK_BYTES } = options
  const opened = await openDataset(store)
  const origin = await originOf(store, opened.files, options.cacheDir)
  const bytes = opened.files.reduce((sum, { size }) => sum + size, 0)
  const workers = options.workers ?? (bytes < SMALL || origin.kind === 'memory' ? 0 : availableParallelism())
  const surveys = await survey(opened, origin, chunkBytes, workers, options.onProgress)
  const { shards, tasks } = plan(opened.shards, surveys, chunkBytes)
  const population = shards.reduce((sum, { records }) => sum + records, 0)
  const columns = makeColumns(population)
  const prepared = examiners.map((examiner) => examiner.prepare?.(sampleRecords(origin, shards), { profile }))
  const merger = makeMerger(tasks, columns, examiners, { families: Object.keys(profile.families), phases: profile.phases })
  await scan(options, { origin, columns, examiners, prepared, tasks, workers }, merger.add)
  await confirmUnchanged(store, opened, surveys, origin)
  const { families, phases, summaries } = merger.result()
  for (const [at, { name }] of examiners.entries()) summaries[name] ??= examiners[at]!.start({ profile, prepared: prepared[at] }).finish()
  const files: Census['files'] = new Map(
    opened.files.map(({ key }) => [key, { size: surveys.get(key)!.size, sha256: surveys.get(key)!.sha256 }]),
  )
  return makeCensus({ ...manifestOf(opened), files, shards, families, phases, population, columns, summaries, origin })
}

const manifestOf = ({ manifest, manifestProblem }: OpenedDataset): Pick<Census, 'manifest' | 'manifestProblem'> =>
  manifestProblem === undefined ? { manifest } : { manifest, manifestProblem }

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

async function survey(
  opened: OpenedDataset,
  origin: Origin,
  chunkBytes: number,
  workers: number,
  onProgress: CensusOptions['onProgress'],
): Promise<Map<string, FileSurvey>> {
  const shards = new Set(opened.shards)
  // The largest first, so that no thread is left alone with the export at the end.
  const ordered = opened.files.toSorted((a, b) => b.size - a.size)
  const tasks = ordered.map(({ key }): { survey: SurveyTask } => ({ survey: { path: key, isShard: shards.has(key) } }))
  const surveys = new Map<string, FileSurvey>()
  const progress: Progress = { phase: 'survey', bytes: 0, totalBytes: ordered.reduce((sum, { size }) => sum + size, 0), records: 0 }
  const take = (result: FileSurvey, index: number): void => {
    surveys.set(ordered[index]!.key, result)
    progress.bytes += result.size
    onProgress?.({ ...progress })
  }
  if (workers === 0) for (const [index, task] of tasks.entries()) take(surveyFile(origin, task.survey, chunkBytes), index)
  else {
    const pool = await openPool(new URL('./scan-worker.ts', import.meta.url), { origin, chunkBytes }, workers)
    try {
      await pool.run(tasks, take)
    } finally {
      await pool.close()
    }
  }
  return surveys
}

function plan(
  paths: readonly string[],
  surveys: ReadonlyMap<string, FileSurvey>,
  chunkBytes: number,
): { shards: ShardFacts[]; tasks: ChunkTask[] } {
  const shards: ShardFacts[] = []
  const tasks: ChunkTask[] = []
  let first = 0
  for (const path of paths) {
    const { size, sha256, fingerprint, lines, terminated } = surveys.get(path)!
    const split = splitOfPath(path)
    let line = 1
    for (const [chunk, count] of lines.entries()) {
      const start = chunk * chunkBytes
      if (count > 0) {
        tasks.push({
          shard: shards.length,
          path,
          split,
          start,
          end: Math.min(size, start + chunkBytes),
          line,
          index: first + line - 1,
          lines: count,
          fingerprint,
        })
      }
      line += count
    }
    shards.push({ path, split, size, sha256, records: line - 1, first, terminated })
    first += line - 1
  }
  return { shards, tasks }
}

interface ScanParts {
  origin: Origin
  columns: Columns
  examiners: readonly Examiner[]
  prepared: unknown[]
  tasks: ChunkTask[]
  workers: number
}

async function scan(
  { profile, maxLine, chunkBytes = CHUNK_BYTES, registry, onProgress }: CensusOptions,
  parts: ScanParts,
  add: (index: number, result: ChunkResult) => void,
): Promise<void> {
  const { origin, columns, examiners, prepared, tasks, workers } = parts
  const limit = maxLine === undefined ? {} : { maxLine }
  const progress: Progress = {
    phase: 'scan',
    bytes: 0,
    totalBytes: tasks.reduce((sum, { start, end }) => sum + end - start, 0),
    records: 0,
  }
  const take = (result: ChunkResult, index: number): void => {
    add(index, result)
    progress.bytes += tasks[index]!.end - tasks[index]!.start
    progress.records += tasks[index]!.lines
    onProgress?.({ ...progress })
  }
  if (workers === 0) {
    const scanChunk = makeChunkScan({ origin, columns, examiners, prepared, profile, ...limit })
    for (const [index, task] of tasks.entries()) take(scanChunk(task), index)
    return
  }
  const from = registry ?? new URL('./examiners.ts', import.meta.url).href
  const data = { origin, profile, chunkBytes, ...limit, registry: from, names: examiners.map(({ name }) => name), columns, prepared }
  const pool = await openPool(new URL('./scan-worker.ts', import.meta.url), data, workers)
  try {
    await pool.run(
      tasks.map((chunk) => ({ chunk })),
      take,
    )
  } finally {
    await pool.close()
  }
}

/** Compares listing, sizes and times of change with those that the pass began with. */
async function confirmUnchanged(
  store: Store,
  opened: OpenedDataset,
  surveys: ReadonlyMap<string, FileSurvey>,
  origin: Origin,
): Promise<void> {
  const before = new Map(opened.files.map(({ key, size }) => [key, size]))
  const now = await openDataset(store)
  for (const { key, size } of now.files) {
    if (!before.has(key)) throw changed(key, 'the file is new')
    if (before.get(key) !== size) throw changed(key, `found ${size} bytes where there were ${before.get(key)!}`)
    before.delete(key)
  }
  for (const key of before.keys()) throw changed(key, 'the file is gone')
  for (const { key, size } of opened.files) {
    const { fingerprint, size: surveyed } = surveys.get(key)!
    if (surveyed !== size) throw changed(key, `read ${surveyed} bytes where the listing said ${size}`)
    const source = openBytes(origin, key)
    source.close()
    if (source.fingerprint !== fingerprint) throw changed(key, 'size or time of change differ')
  }
}
