/** Pool module of the pass: surveys files, then scans chunks. */
import type { Columns } from './census.ts'
import { type ChunkTask, makeChunkScan } from './chunk.ts'
import type { Examiner } from './examiner.ts'
import type { Origin } from './origin.ts'
import type { Profile } from '#contract/profile.ts'
import { surveyFile, type SurveyTask } from './survey.ts'

export interface ScanData {
  origin: Origin
  profile: Profile
  chunkBytes: number
  maxLine?: number
  /** URL of the registry, and the names of the examiners to take from it. */
  registry: string
  names: string[]
}

export interface ScanStart {
  columns: Columns
  prepared: unknown[]
}

export type ScanTask = { survey: SurveyTask } | { chunk: ChunkTask }

export async function examinersOf(registry: string, names: readonly string[]): Promise<Examiner[]> {
  const { EXAMINERS } = (await import(registry)) as { EXAMINERS: readonly Examiner[] }
  return names.map((name) => {
    const found = EXAMINERS.find((examiner) => examiner.name === name)
    if (found === undefined)
      throw new Error(
        `No examiner "${name}" in the registry; expected one of ${EXAMINERS.map((examiner) => examiner.name).join(', ') || 'none'}; add it to gates/dataset/examiners.ts, or scan with workers: 0`,
      )
    return found
  })
}

/** Survey pool: needs no examiners. */
export function init(
  data: { origin: Origin; chunkBytes: number } | (ScanData & ScanStart),
): Promise<(task: ScanTask) => unknown> | ((task: ScanTask) => unknown) {
  const survey = (task: ScanTask): unknown => surveyFile(data.origin, (task as { survey: SurveyTask }).survey, data.chunkBytes)
  if (!('columns' in data)) return survey
  return examinersOf(data.registry, data.names).then((examiners) => {
    const scan = makeChunkScan({ ...data, examiners })
    return (task: ScanTask) => ('chunk' in task ? scan(task.chunk) : survey(task))
  })
}
