/** From a signed dataset and a curriculum to the folder that a trainer starts from. Reads the dataset twice, and keeps none of its text. */
import type { FileEntry } from '#contract/manifest.ts'
import { openHashed } from '../output/hashed-file.ts'
import { curriculumManifest, type SignedDataset } from './manifest.ts'
import { CURRICULUM_CONFIG, CURRICULUM_MANIFEST, type Curriculum, type CurriculumManifest, type StageReport } from './plan.ts'
import { openRecords, type Scan, scanDataset } from './scan.ts'
import { runStage } from './stage.ts'
import type { Tokenizer } from './tokens.ts'
import { validateManifest } from './validate-manifest.ts'
import { takePlace } from './whole.ts'

/** Writes more files below the folder, which holds the exports, and returns what they are: configurations of trainers. */
export type Extra = (made: {
  folder: string
  curriculum: Curriculum
  stages: readonly StageReport[]
  tokenizer: Tokenizer
}) => FileEntry[] | Promise<FileEntry[]>

export interface CurriculumRequest {
  curriculum: Curriculum
  dataset: SignedDataset
  tokenizer: Tokenizer
  /** Folder of the curriculum; null: nothing is written. */
  to: string | null
  extras?: readonly Extra[]
  progress?: (phase: string, done: number, total: number, unit: string) => void
  /** Registers what has to be undone when the run is interrupted; returns how to take that back. */
  onInterrupt?: (undo: () => void) => () => void
}

export interface CurriculumResult {
  manifest: CurriculumManifest
  /** false where the same curriculum stood there already, or nothing was to be written. */
  changed: boolean
}

export async function makeCurriculum(request: CurriculumRequest): Promise<CurriculumResult> {
  const scan = await scanOf(request)
  if (request.to === null) return { manifest: await write(request, scan, null), changed: false }
  const place = takePlace(request.to)
  const uninterrupted = request.onInterrupt?.(place.abandon)
  try {
    const manifest = await write(request, scan, place.folder)
    return { manifest, changed: place.finish() }
  } finally {
    uninterrupted?.()
    place.abandon()
  }
}

function scanOf({ curriculum, dataset, tokenizer, progress }: CurriculumRequest): Promise<Scan> {
  const { folder, manifest } = dataset
  const total = [...manifest.splits.train.shards, ...manifest.splits.val.shards].reduce((all, { size_bytes: size }) => all + size, 0)
  let read = 0
  return scanDataset({
    ...{ folder, manifest, tokenizer },
    stages: curriculum.stages,
    progress: (bytes) => progress?.('counting tokens', (read += bytes), total, 'bytes'),
  })
}

/** null: counts everything, writes nothing. */
async function write(request: CurriculumRequest, scan: Scan, folder: string | null): Promise<CurriculumManifest> {
  const { curriculum, dataset, tokenizer, extras = [], progress } = request
  const { stages, used } = writeStages(request, scan, folder)
  const files = stages.flatMap(({ train, val }) => [train, val].flatMap((each) => (each === null ? [] : [each.data, each.records])))
  if (folder !== null) {
    files.push(writeJson(folder, CURRICULUM_CONFIG, curriculum))
    for (const extra of extras) files.push(...(await extra({ folder, curriculum, stages, tokenizer })))
  }
  progress?.('writing the stages', stages.length, stages.length, 'stages')
  const unused = new Map(scan.elsewhere)
  for (const { id, family } of scan.entries.train) if (!used.has(id)) unused.set(family, (unused.get(family) ?? 0) + 1)
  const manifest = curriculumManifest({ curriculum, dataset, tokenizer, stages, unused, files })
  validateManifest(manifest)
  if (folder !== null) writeJson(folder, CURRICULUM_MANIFEST, manifest)
  return manifest
}

/** A stage starts from what the last stage left that was trained. */
function writeStages(request: CurriculumRequest, scan: Scan, folder: string | null): { stages: StageReport[]; used: Set<string> } {
  const { curriculum, dataset, tokenizer, progress } = request
  const records = openRecords(scan)
  const used = new Set<string>()
  const stages: StageReport[] = []
  let startsFrom = curriculum.base_model
  try {
    for (const [index, stage] of curriculum.stages.entries()) {
      progress?.('writing the stages', index, curriculum.stages.length, 'stages')
      const result = runStage({
        ...{ scan, stage, index, startsFrom, tokenizer },
        folder: folder ?? '',
        writes: folder !== null,
        seed: curriculum.seed,
        manifest: dataset.manifest,
        read: records.read,
      })
      stages.push(result.report)
      for (const id of result.used) used.add(id)
      if (!result.report.starved) startsFrom = stage.checkpoint_out
    }
  } finally {
    records.close()
  }
  return { stages, used }
}

function writeJson(folder: string, path: string, value: unknown): FileEntry {
  const file = openHashed(folder, path)
  file.write(`${JSON.stringify(value, null, 2)}\n`)
  return file.close()
}
