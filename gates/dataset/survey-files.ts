/** Surveys many files, on threads where there are some: every byte is read and hashed, whatever evidence there is of it. */
import type { StoredObject } from '#contract/store.ts'
import type { Origin } from './origin.ts'
import { openPool } from './pool.ts'
import type { OnProgress } from './progress.ts'
import { type FileSurvey, surveyFile, type SurveyTask } from './survey.ts'

export async function surveyFiles(
  files: readonly StoredObject[],
  shards: ReadonlySet<string>,
  { origin, chunkBytes, workers, onProgress }: { origin: Origin; chunkBytes: number; workers: number; onProgress?: OnProgress | undefined },
): Promise<Map<string, FileSurvey>> {
  // The largest first, so that no thread is left alone with the export at the end.
  const ordered = files.toSorted((a, b) => b.size - a.size)
  const tasks = ordered.map(({ key }): { survey: SurveyTask } => ({ survey: { path: key, isShard: shards.has(key) } }))
  const surveys = new Map<string, FileSurvey>()
  const totalBytes = ordered.reduce((sum, { size }) => sum + size, 0)
  let bytes = 0
  const take = (result: FileSurvey, index: number): void => {
    surveys.set(ordered[index]!.key, result)
    bytes += result.size
    onProgress?.({ phase: 'survey', bytes, totalBytes, records: 0 })
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
