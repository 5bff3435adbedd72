/** What `npm run dedup` reports and writes: references, ids and similarities; text only in the deduplicated output. */
import { closeSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { nearPairs } from '../../compile/stages/dedup/near-pairs.ts'
import { DROP_REASONS, OUTCOMES, type Resolution } from '../../compile/stages/dedup/resolve.ts'
import type { DedupArguments } from './arguments.ts'
import type { Loaded, Spooled } from './load.ts'

interface FileReport {
  key: string
  shape: string
  against: boolean
  records: number
  rejected: number
  kept: number
  exact_duplicate: number
  near_duplicate: number
  excluded: number
}

export interface DedupReport {
  threshold: number
  strategy: string
  counts: { read: number; kept: number; exact_duplicate: number; near_duplicate: number; excluded: number; against: number }
  clusters: { count: number; largest: number }
  files: FileReport[]
  reject_reasons: Record<string, number>
  problems: string[]
}

export function reportOf(
  { set, files, problems }: Loaded,
  { outcome, survivor }: Resolution,
  { threshold, strategy }: DedupArguments,
): DedupReport {
  const reasons: Record<string, number> = {}
  const reports = files.map(({ rejected, ...file }): FileReport => {
    for (const [reason, count] of Object.entries(rejected)) reasons[reason] = (reasons[reason] ?? 0) + count
    return {
      ...file,
      rejected: Object.values(rejected).reduce((a, b) => a + b, 0),
      kept: 0,
      exact_duplicate: 0,
      near_duplicate: 0,
      excluded: 0,
    }
  })
  const counts: DedupReport['counts'] = { read: 0, kept: 0, exact_duplicate: 0, near_duplicate: 0, excluded: 0, against: 0 }
  const sizes = new Map<number, number>()
  for (let i = 0; i < set.size; i++) {
    const what = (['kept', 'exact_duplicate', 'near_duplicate', 'excluded'] as const)[outcome[i]!]!
    reports[set.columns.source[i]!]![what]++
    if (set.columns.holdout[i] === 1) counts.against++
    else {
      counts.read++
      counts[what]++
    }
    if (survivor[i] !== -1) sizes.set(survivor[i]!, (sizes.get(survivor[i]!) ?? 1) + 1)
  }
  const largest = [...sizes.values()].reduce((a, b) => Math.max(a, b), 0)
  return { threshold, strategy, counts, clusters: { count: sizes.size, largest }, files: reports, reject_reasons: reasons, problems }
}

/** `file.jsonl:12`, with the piece where one unit made several conversations. */
export const reference = ({ key, position }: Pick<Spooled, 'key' | 'position'>): string =>
  `${key}:${position.line ?? position.record}${position.part === undefined ? '' : `#${position.part}`}`

/** Writes the four files and returns their paths. */
export function writeResults(
  loaded: Loaded,
  resolution: Resolution,
  report: DedupReport,
  { out, threshold, maxPairs }: DedupArguments,
): string[] {
  const { set, read } = loaded
  const name = (index: number): { ref: string; id: string } => {
    const record = read(index)
    return { ref: reference(record), id: record.id }
  }
  writeLines(out, keptRecords(loaded, resolution))
  let listed = 0
  const pairs = function* (): Generator<object> {
    for (const { a, b, similarity } of nearPairs(set, threshold)) {
      if (++listed > maxPairs) return
      yield { a: name(a).ref, b: name(b).ref, a_id: name(a).id, b_id: name(b).id, similarity }
    }
  }
  writeLines(`${out}.pairs.jsonl`, pairs())
  writeLines(`${out}.clusters.jsonl`, clusters(resolution, name))
  writeFileSync(
    `${out}.report.json`,
    `${JSON.stringify({ ...report, pairs: { listed: Math.min(listed, maxPairs), complete: listed <= maxPairs } }, null, 2)}\n`,
  )
  return [out, `${out}.pairs.jsonl`, `${out}.clusters.jsonl`, `${out}.report.json`]
}

function* keptRecords({ set, read }: Loaded, { outcome, clustered }: Resolution): Generator<object> {
  for (let i = 0; i < set.size; i++) {
    if (outcome[i] !== 0 || set.columns.holdout[i] === 1) continue
    const { key, position, id, content_hash, messages, rejected, quality } = read(i)
    yield {
      messages,
      metadata: {
        id,
        content_hash,
        source_key: key,
        position,
        ...(quality !== undefined && { quality_score: quality }),
        provenance: { dedup_status: clustered[i] === 1 ? 'kept' : 'unique' },
        ...(rejected && { preference: { rejected } }),
      },
    }
  }
}

/** One line a cluster: the survivor, and every record that was dropped for it. */
function* clusters(
  { survivor, outcome, reason, similarity }: Resolution,
  name: (index: number) => { ref: string; id: string },
): Generator<object> {
  const members = new Map<number, number[]>()
  for (let i = 0; i < survivor.length; i++) {
    if (survivor[i] === -1) continue
    const of = members.get(survivor[i]!)
    if (of === undefined) members.set(survivor[i]!, [i])
    else of.push(i)
  }
  for (const [kept, dropped] of [...members].sort(([a], [b]) => a - b)) {
    yield {
      survivor: name(kept),
      dropped: dropped.map((i) => ({
        ...name(i),
        outcome: OUTCOMES[outcome[i]!],
        reason: DROP_REASONS[reason[i]!],
        similarity: similarity[i],
      })),
    }
  }
}

/** Under another name until it is whole: a full disk or Ctrl-C leaves no half of a file that looks like one. */
function writeLines(path: string, records: Iterable<object>): void {
  const partial = `${path}.partial`
  const file = openSync(partial, 'w')
  let batch = ''
  const flush = (): void => {
    const bytes = Buffer.from(batch)
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done)
    batch = ''
  }
  for (const record of records) {
    batch += `${JSON.stringify(record)}\n`
    if (batch.length > 2 ** 20) flush()
  }
  flush()
  closeSync(file)
  renameSync(partial, path)
}
