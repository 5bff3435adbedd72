/** Scans chunks, on threads where there are some. Results come in any order. */
import type { Profile } from '#contract/profile.ts'
import type { Columns } from './census.ts'
import { type ChunkResult, type ChunkTask, makeChunkScan } from './chunk.ts'
import type { Examiner } from './examiner.ts'
import type { Origin } from './origin.ts'
import { openPool } from './pool.ts'
import type { OnProgress } from './progress.ts'

export interface ChunkScan {
  origin: Origin
  columns: Columns
  examiners: readonly Examiner[]
  /** By examiner. */
  prepared: readonly unknown[]
  profile: Profile
  workers: number
  chunkBytes: number
  maxLine?: number | undefined
  /** URL of the module that workers take examiners from by name. */
  registry?: string | undefined
  onProgress?: OnProgress | undefined
}

export async function scanChunks(
  { origin, columns, examiners, prepared, profile, workers, chunkBytes, maxLine, registry, onProgress }: ChunkScan,
  tasks: readonly ChunkTask[],
  add: (index: number, result: ChunkResult) => void,
): Promise<void> {
  if (tasks.length === 0) return
  const limit = maxLine === undefined ? {} : { maxLine }
  const totalBytes = tasks.reduce((sum, { start, end }) => sum + end - start, 0)
  let [bytes, records] = [0, 0]
  const take = (result: ChunkResult, index: number): void => {
    add(index, result)
    bytes += tasks[index]!.end - tasks[index]!.start
    records += tasks[index]!.lines
    onProgress?.({ phase: 'scan', bytes, totalBytes, records })
  }
  // The first chunk takes seconds: say at once what is being done.
  onProgress?.({ phase: 'scan', bytes, totalBytes, records })
  if (workers === 0) {
    const scanChunk = makeChunkScan({ origin, columns, examiners, prepared, profile, ...limit })
    for (const [index, task] of tasks.entries()) take(scanChunk(task), index)
    return
  }
  const from = registry ?? new URL('./examiners.ts', import.meta.url).href
  const data = { origin, profile, chunkBytes, ...limit, registry: from, names: examiners.map(({ name }) => name), columns, prepared }
  const pool = await openPool(new URL('./scan-worker.ts', import.meta.url), data, Math.min(workers, tasks.length))
  try {
    await pool.run(
      tasks.map((chunk) => ({ chunk })),
      take,
    )
  } finally {
    await pool.close()
  }
}
