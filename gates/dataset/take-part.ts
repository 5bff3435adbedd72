/** One process's part of a census: examines some of the shards and leaves their evidence. Judges nothing. */
import { compareCodePoints } from '#contract/python-text.ts'
import { makeColumns } from './columns.ts'
import { evidenceFolder, type Unconfirmed } from './kept/evidence-folder.ts'
import { prepare, rulesOf } from './kept/kept.ts'
import { writePart } from './kept/parts.ts'
import { planShards } from './plan.ts'
import { surveyFiles } from './survey-files.ts'
import { type CensusOptions, examineShards, openScan } from './take-census.ts'
import { confirmUnchanged } from './unchanged.ts'

export interface PartOptions extends Omit<CensusOptions, 'kept'> {
  /** 1-based number of this part, and how many there are. */
  part: number
  of: number
  /** Where the evidence goes. */
  folder: string
  /** Key of the seals; empty for none. */
  key: string
  /** Version of the rules; default: derived from the source. For tests. */
  version?: string
}

export interface PartTaken {
  shards: number
  records: number
  bytes: number
  /** Of the shards, those of which the folder held evidence. */
  reused: number
}

/** Shards of one part: the largest first, each to the part that has least. Every process comes to the same division by the listing alone. */
export function shardsOfPart(shards: readonly { path: string; size: number }[], part: number, of: number): Set<string> {
  const load = Array.from({ length: of }, () => 0)
  const own = new Set<string>()
  for (const { path, size } of shards.toSorted((a, b) => b.size - a.size || compareCodePoints(a.path, b.path))) {
    const lightest = load.indexOf(Math.min(...load))
    // An empty shard is a shard: it must go somewhere, and not always to the same part.
    load[lightest]! += size + 1
    if (lightest === part - 1) own.add(path)
  }
  return own
}

export async function takePart(options: PartOptions): Promise<PartTaken> {
  const { part, of, folder, key, store, onProgress } = options
  const scan = await openScan(options)
  const { opened, origin } = scan
  const sizes = new Map(opened.files.map(({ key: path, size }) => [path, size]))
  const listed = opened.shards.map((path) => ({ path, size: sizes.get(path)! }))
  const own = shardsOfPart(listed, part, of)
  const paths = opened.shards.filter((path) => own.has(path))
  const files = opened.files.filter(({ key: path }) => own.has(path))
  const surveys = await surveyFiles(files, own, { ...scan, onProgress })
  const shards = planShards(paths, surveys)
  const records = shards.reduce((sum, shard) => sum + shard.records, 0)
  const columns = makeColumns(records)
  const rules = rulesOf(scan, options.maxLine, options.version)
  // Over all shards, as every other part does: what is compared must be comparable.
  const prepared = prepare(scan, listed)
  const evidence = evidenceFolder(folder, rules, key)
  const missing = new Set<number>()
  for (const [number, shard] of shards.entries()) {
    const found = evidence.has(prepared.hash, shard) ? evidence.load(prepared, shard, columns) : null
    if (found === null || 'problem' in found) missing.add(number)
  }
  const saved: Unconfirmed[] = []
  let unchanged = false
  try {
    await examineShards(options, scan, { shards, surveys, columns, prepared }, missing, (number, found) => {
      saved.push(evidence.save(prepared, shards[number]!, columns, found))
    })
    await confirmUnchanged(store, opened, surveys, origin)
    unchanged = true
  } finally {
    for (const each of saved)
      if (unchanged) each.confirm()
      else each.discard()
  }
  evidence.savePrepared(prepared)
  const facts = shards.map(({ path, size, sha256, records: lines }) => ({ path, size, sha256, records: lines }))
  writePart(folder, { kind: 'part', part, of, rules, prepared: prepared.hash, dataset: opened.version, shards: facts }, key)
  return { shards: shards.length, records, bytes: files.reduce((sum, { size }) => sum + size, 0), reused: shards.length - missing.size }
}
