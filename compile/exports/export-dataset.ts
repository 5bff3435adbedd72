/**
 * A published dataset to a folder that loaders and trainers read, outside of it: Parquet and trainer formats by shard, documents about them, and
 * `export_manifest.json`, which names every file. The same dataset gives the same bytes. What the documents say is not decided here.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { Tinypool } from 'tinypool'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Split } from '#contract/record.ts'
import { openHashed } from '../output/hashed-file.ts'
import { type ExportManifest, type ExportSignoff, exportManifest } from './manifest.ts'
import { exportShard, type ExportedFile, type FormatCount, type ShardResult } from './shard.ts'
import type { ExportSource } from './source.ts'
import { mergeTallies, type RecordTally } from './tally.ts'
import { checkSpace, EXPORT_MANIFEST, takeTarget } from './target.ts'

export interface Exported {
  files: ExportedFile[]
  /** By format and split. */
  counts: FormatCount[]
  tally: RecordTally
}

export interface ExportRequest {
  source: ExportSource
  to: string
  formats: readonly string[]
  signoff: ExportSignoff
  /** Texts by path: the card and what else describes the export. */
  documents: (exported: Exported) => Record<string, string>
  threads?: number
  /** Bytes of shards that were converted, of all. */
  progress?: (done: number, total: number) => void
}

/** Bytes of shards below which a thread takes longer to start than it saves. */
const WORTH_A_THREAD = 32 * 2 ** 20

/** Throws, and leaves the target as it was, where the dataset is not what its manifest says, or the disk fails. */
export async function exportDataset(request: ExportRequest): Promise<ExportManifest> {
  const { source, formats, documents, signoff } = request
  const bytes = source.shards.reduce((sum, { shard }) => sum + shard.size_bytes, 0)
  const target = takeTarget(request.to, { dataset: source.store.localRoot })
  try {
    checkSpace(dirname(target.path), bytes, formats)
    const exported = together(await convertShards(request, target.staging, bytes), formats)
    const written = Object.entries(documents(exported)).map(([path, text]) => {
      const file = openHashed(target.staging, path)
      file.write(text)
      return { ...file.close(), format: 'document' }
    })
    const manifest = exportManifest({ source, signoff, exported, documents: written })
    writeFileSync(join(target.staging, EXPORT_MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
    target.commit()
    return manifest
  } catch (error) {
    throw told(error, target.path)
  } finally {
    target.release()
  }
}

/** A full disk in words. The code of an error does not come through from a thread, its message does. */
const told = (error: unknown, path: string): unknown =>
  error instanceof Error && /^(ENOSPC|EDQUOT)\b/.test(error.message)
    ? new Error(
        `The disk of "${dirname(path)}" is full; expected room for the export; nothing of it was kept; free some, or choose another --to`,
        { cause: error },
      )
    : error

async function convertShards(
  { source, formats, progress, ...request }: ExportRequest,
  folder: string,
  total: number,
): Promise<ShardResult[]> {
  const root = source.store.localRoot
  const threads =
    total < WORTH_A_THREAD || root === undefined ? 1 : Math.min(request.threads ?? availableParallelism(), source.shards.length)
  let done = 0
  const tell = (bytes: number): void => progress?.((done += bytes), total)
  tell(0)
  if (threads <= 1) {
    const results: ShardResult[] = []
    for (const { split, shard } of source.shards) {
      results.push(await exportShard({ folder, shard, split, formats }, source.store.read(shard.path)))
      tell(shard.size_bytes)
    }
    return results
  }
  const pool = new Tinypool({ filename: new URL('./worker.ts', import.meta.url).href, minThreads: threads, maxThreads: threads })
  try {
    return await Promise.all(
      source.shards.map(async ({ split, shard }) => {
        const result = (await pool.run({ root, folder, shard, split, formats })) as ShardResult
        tell(shard.size_bytes)
        return result
      }),
    )
  } finally {
    await pool.destroy()
  }
}

/** Results of the shards as one: in the order of the manifest, whoever was first. */
function together(results: readonly ShardResult[], formats: readonly string[]): Exported {
  const files = results.flatMap((result) => result.files).sort((a, b) => compareCodePoints(a.path, b.path))
  const counts = new Map<string, FormatCount>()
  for (const count of results.flatMap((result) => result.counts)) {
    const key = `${formats.indexOf(count.format)} ${count.split}`
    counts.set(key, added(counts.get(key), count))
  }
  const order: Record<Split, number> = { train: 0, val: 1, test: 2 }
  const sorted = [...counts.values()].sort(
    (a, b) => formats.indexOf(a.format) - formats.indexOf(b.format) || order[a.split] - order[b.split],
  )
  return { files, counts: sorted, tally: mergeTallies(results.map(({ tally }) => tally)) }
}

function added(base: FormatCount | undefined, more: FormatCount): FormatCount {
  if (base === undefined) return { ...more, left_out: sortedKeys(more.left_out) }
  const reasons = { ...base.left_out }
  for (const [reason, records] of Object.entries(more.left_out)) reasons[reason] = (reasons[reason] ?? 0) + records
  return {
    ...base,
    records: base.records + more.records,
    lines: base.lines + more.lines,
    left_out: sortedKeys(reasons),
    other_kind: base.other_kind + more.other_kind,
  }
}

const sortedKeys = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareCodePoints(a, b)))
