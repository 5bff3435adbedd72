/**
 * Makes everything that follows from records and ledger right again: export, counts, statistics, provenance map, coverage
 * counts, accounting, sizes, checksums, digest. What a fault broke in the records stays broken; nothing else does.
 */
import { hash } from 'node:crypto'
import { approximateTokens } from '#contract/counts.ts'
import { datasetDigest } from '#contract/digest.ts'
import {
  CANONICAL_ROOT,
  COMPILED_PATH,
  COVERAGE_PATH,
  INLINE_PROVENANCE_LIMIT,
  isInDigest,
  MANIFEST_PATH,
  provenancePath,
  STATISTICS_PATH,
} from '#contract/layout.ts'
import { KEPT_OUT, type Outcome } from '#contract/ledger.ts'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { Accounting, FileEntry, OutcomeCounts, ProvenanceEntry, Statistics, Tally } from '#contract/manifest.ts'
import { SPLITS, type DatasetRecord, type Split } from '#contract/record.ts'
import { type MemoryDataset, recordsOf, shardPaths, splitOf } from './planted.ts'
import { renderDataset, shardText } from './memory-store.ts'

const entryOf = (path: string, bytes: Buffer): FileEntry => ({ path, size_bytes: bytes.length, sha256: hash('sha256', bytes) })
const isShard = (path: string): boolean => /^(train|val|test)\//.test(path)
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function tally(record: DatasetRecord): number {
  try {
    return approximateTokens(record.messages, record.metadata.preference?.rejected)
  } catch {
    return 0 // a fault took the text away
  }
}

function statisticsOf(dataset: MemoryDataset): Statistics {
  const statistics: Statistics = {
    total: { conversations: 0, total_tokens_approx: 0 },
    by_split: {},
    by_family: {},
    by_phase: {},
    by_family_phase_split: {},
  }
  const add = (into: Tally, tokens: number): void => {
    into.conversations++
    into.total_tokens_approx += tokens
  }
  for (const { record, split } of recordsOf(dataset)) {
    const { source_family: family, phase } = record.metadata ?? {}
    const tokens = tally(record)
    add(statistics.total, tokens)
    add((statistics.by_split[split] ??= { conversations: 0, total_tokens_approx: 0 }), tokens)
    add((statistics.by_family[family] ??= { conversations: 0, total_tokens_approx: 0 }), tokens)
    add((statistics.by_phase[phase] ??= { conversations: 0, total_tokens_approx: 0 }), tokens)
    add((((statistics.by_family_phase_split[family] ??= {})[phase] ??= {})[split] ??= { conversations: 0, total_tokens_approx: 0 }), tokens)
  }
  return statistics
}

const none = (): OutcomeCounts => ({
  in: 0,
  kept: 0,
  exact_duplicate: 0,
  near_duplicate: 0,
  excluded_holdout: 0,
  in_review: 0,
  rejected: 0,
})

function accountingOf(dataset: MemoryDataset): Accounting {
  const { manifest } = dataset
  const accounting: Accounting = { sources: {}, families: {} }
  const sourceOf = (name: string): Accounting['sources'][string] =>
    (accounting.sources[name] ??= {
      ...none(),
      source_family: manifest.sources.find((source) => source.name === name)?.source_family ?? '',
      units: { read: 0, rejected: 0, ceded: 0, joined: 0, cut: 0 },
    })
  const familyOf = (name: string): Accounting['families'][string] =>
    (accounting.families[name] ??= { ...none(), refiled_in: 0, refiled_out: 0, generated: 0 })
  for (const { name } of manifest.sources) sourceOf(name)
  for (const name of Object.keys(manifest.profile.families)) familyOf(name)
  for (const { record } of recordsOf(dataset)) {
    const { source_group: group, source_family: family, provenance } = record.metadata ?? {}
    sourceOf(group).kept++
    familyOf(family).kept++
    // A refiled record was generated for the family of its source.
    if (provenance?.generator !== undefined) familyOf(sourceOf(group).source_family || family).generated++
  }
  for (const entry of dataset.ledger) {
    const source = sourceOf(entry.source)
    const family = familyOf(entry.source_family)
    if (entry.kind === 'unit_rejected') source.units.rejected++
    else if (entry.kind === 'ceded') source.units.ceded++
    else if (entry.kind === 'refiled') {
      family.refiled_out++
      familyOf(entry.other_family ?? '').refiled_in++
    } else if ((KEPT_OUT as readonly string[]).includes(entry.kind)) {
      source[entry.kind as Outcome]++
      family[entry.kind as Outcome]++
    }
  }
  const outcomes = (of: OutcomeCounts): number => of.kept + KEPT_OUT.reduce((sum, kind) => sum + of[kind], 0)
  for (const source of Object.values(accounting.sources)) {
    source.in = outcomes(source)
    source.units.read = source.units.rejected + source.units.ceded + source.in
  }
  for (const family of Object.values(accounting.families)) family.in = outcomes(family) + family.refiled_out - family.refiled_in
  return accounting
}

function provenanceOf(dataset: MemoryDataset): Record<string, ProvenanceEntry> {
  return Object.fromEntries(
    recordsOf(dataset).map(({ record: { metadata } }) => [
      metadata?.id,
      {
        content_hash: metadata?.content_hash,
        source_key: metadata?.source_key,
        source_family: metadata?.source_family,
        original_format: 'messages',
        processing_steps: [...(metadata?.provenance?.processing_steps ?? [])],
      },
    ]),
  )
}

function coverageOf(dataset: MemoryDataset, statistics: Statistics): CoverageReport {
  const { manifest } = dataset
  const families: CoverageReport['families'] = {}
  const summary = { present: 0, partial: 0, missing: 0 }
  for (const [name, { required }] of Object.entries(manifest.profile.families)) {
    const conversations = statistics.by_family[name]?.conversations ?? 0
    const evidence = manifest.sources
      .filter(({ source_family }) => source_family === name)
      .map((source) => ({
        source: source.name,
        source_key: source.source_key,
        ...(source.generator === undefined ? { size_bytes: source.size_bytes! } : { generated: true }),
      }))
    const status = evidence.length === 0 ? 'missing' : evidence.length < 3 ? 'partial' : 'present'
    if (required) summary[status]++
    families[name] = { required, status, conversations, evidence_count: evidence.length, evidence }
  }
  return { contract_version: manifest.contract_version, families, summary }
}

function splitsOf(dataset: MemoryDataset, statistics: Statistics, bytes: Map<string, Buffer>): MemoryDataset['manifest']['splits'] {
  const splits = {} as MemoryDataset['manifest']['splits']
  for (const split of SPLITS)
    splits[split] = { conversations: 0, total_tokens_approx: statistics.by_split[split]?.total_tokens_approx ?? 0, shards: [] }
  for (const path of shardPaths(dataset)) {
    const records = dataset.shards[path]!
    const families = new Set(records.flatMap((record) => (typeof record === 'string' ? [] : [record.metadata?.source_family])))
    const into = splits[splitOf(path)] as (typeof splits)[Split] | undefined
    if (into === undefined) continue
    into.conversations += records.length
    into.shards.push({
      shard_id: path.slice(path.indexOf('/') + 1).replace('.jsonl', ''),
      s3_path: CANONICAL_ROOT + path,
      conversation_count: records.length,
      source_families: [...families].sort(),
      ...entryOf(path, bytes.get(path)!),
    })
  }
  return splits
}

/** Recomputes in place, and returns the dataset. */
export function reseal(dataset: MemoryDataset): MemoryDataset {
  const { manifest, files } = dataset
  const statistics = statisticsOf(dataset)
  const lines = shardPaths(dataset).reduce((sum, path) => sum + dataset.shards[path]!.length, 0)
  files[COMPILED_PATH] = shardPaths(dataset)
    .map((path) => files[path] ?? shardText(dataset.shards[path]!))
    .join('')
  files[STATISTICS_PATH] = json(statistics)
  files[COVERAGE_PATH] = json(coverageOf(dataset, statistics))
  const provenance = provenanceOf(dataset)
  const inline = Object.keys(provenance).length <= INLINE_PROVENANCE_LIMIT
  const sidecar = provenancePath(0)
  if (!inline)
    files[sidecar] = Object.entries(provenance)
      .map(([id, entry]) => `${JSON.stringify({ id, ...entry })}\n`)
      .join('')
  const bytes = renderDataset(dataset)
  Object.assign(manifest, {
    total_conversations: lines,
    total_tokens_approx: statistics.total.total_tokens_approx,
    splits: splitsOf(dataset, statistics, bytes),
    source_families: Object.fromEntries(
      Object.entries(statistics.by_family).map(([family, { conversations }]) => [
        family,
        { conversations, splits: bySplit(dataset, family) },
      ]),
    ),
    provenance_map: inline ? provenance : { sidecars: [entryOf(sidecar, bytes.get(sidecar)!)] },
    compiled_export: {
      ...entryOf(COMPILED_PATH, bytes.get(COMPILED_PATH)!),
      s3_path: CANONICAL_ROOT + COMPILED_PATH,
      conversation_count: lines,
    },
    files: [...bytes]
      .filter(([path]) => isInDigest(path) && !isShard(path) && path !== COMPILED_PATH)
      .map(([path, content]) => entryOf(path, content)),
    accounting: accountingOf(dataset),
    statistics,
  })
  return sealDigest(dataset)
}

function bySplit(dataset: MemoryDataset, family: string): Record<Split, number> {
  const counts = { train: 0, val: 0, test: 0 }
  for (const { record, split } of recordsOf(dataset)) if (record.metadata?.source_family === family) counts[split]++
  return counts
}

function sealDigest(dataset: MemoryDataset): MemoryDataset {
  dataset.manifest.dataset_digest = datasetDigest([...renderDataset(dataset)].map(([path, bytes]) => entryOf(path, bytes)))
  return dataset
}

/** Makes size, checksum and digest right for one file that was changed by hand, and nothing else. */
export function sealFile(dataset: MemoryDataset, path: string): MemoryDataset {
  const { manifest } = dataset
  const bytes = renderDataset(dataset).get(path)
  if (bytes === undefined || path === MANIFEST_PATH) throw new Error(`${path} is no sealed file of the dataset`)
  const all: FileEntry[] = [...SPLITS.flatMap((split) => manifest.splits[split].shards), manifest.compiled_export, ...manifest.files]
  const entry = all.find((file) => file.path === path)
  if (entry === undefined) manifest.files.push(entryOf(path, bytes))
  else Object.assign(entry, entryOf(path, bytes))
  return sealDigest(dataset)
}
