/** From the survey to the work: which records each shard holds, and the byte ranges that are scanned. */
import type { ShardFacts } from './census.ts'
import type { ChunkTask } from './chunk.ts'
import { splitOfPath } from './open.ts'
import type { FileSurvey } from './survey.ts'

/** Shards in the order of `paths`, with the index of their first record. */
export function planShards(paths: readonly string[], surveys: ReadonlyMap<string, FileSurvey>): ShardFacts[] {
  let first = 0
  return paths.map((path) => {
    const { size, sha256, lines, terminated } = surveys.get(path)!
    const records = lines.reduce((sum, count) => sum + count, 0)
    first += records
    return { path, split: splitOfPath(path), size, sha256, records, first: first - records, terminated }
  })
}

/** The chunks of the shards whose numbers are wanted. */
export function planChunks(
  shards: readonly ShardFacts[],
  surveys: ReadonlyMap<string, FileSurvey>,
  chunkBytes: number,
  wanted: ReadonlySet<number>,
): ChunkTask[] {
  const tasks: ChunkTask[] = []
  for (const [shard, { path, split, size, first }] of shards.entries()) {
    if (!wanted.has(shard)) continue
    const { fingerprint, lines } = surveys.get(path)!
    let line = 1
    for (const [chunk, count] of lines.entries()) {
      const start = chunk * chunkBytes
      const end = Math.min(size, start + chunkBytes)
      if (count > 0) tasks.push({ shard, path, split, start, end, line, index: first + line - 1, lines: count, fingerprint })
      line += count
    }
  }
  return tasks
}
