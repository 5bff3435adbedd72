/** Makes a dataset in memory of records and ledger lines of another one, with every seal made right for what is in it. */
import { CONTRACT_VERSION, MANIFEST_VERSION, type Manifest, type SourceEntry } from '#contract/manifest.ts'
import { MANIFEST_PATH, shardPath } from '#contract/layout.ts'
import type { LedgerEntry } from '#contract/ledger.ts'
import { hardHoldouts, type Profile } from '#contract/profile.ts'
import { SPLITS } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import { type MemoryDataset, reseal } from '../../gates/kit/memory-dataset.ts'
import { fields, list, own, readJson, text } from '../../gates/kit/untrusted.ts'
import type { Candidate } from './draw.ts'

/** Shards of train: faults take one away, swap two, rename one. */
const TRAIN_SHARDS = 4
const LISTED_OBJECTS = 3

export async function sealedCopy(
  store: Store,
  chosen: readonly Candidate[],
  ledger: LedgerEntry[],
  profile: Profile,
): Promise<{ dataset: MemoryDataset; madeUp: string[] }> {
  const { value: found } = await readJson(store, MANIFEST_PATH)
  const madeUp: string[] = []
  const have = <T>(field: string, otherwise: () => T): T => {
    const value = own(found, field)
    if (value !== undefined && value !== null) return value as T
    madeUp.push(`manifest.json#${field}`)
    return otherwise()
  }
  const holdouts = [...hardHoldouts(profile)]
  const manifest = {
    manifest_version: MANIFEST_VERSION,
    contract_version: CONTRACT_VERSION,
    generated_at: have('generated_at', () => '2025-01-01T00:00:00Z'),
    seed: have('seed', () => 1),
    profile: have('profile', () => profile),
    holdout_families: have('holdout_families', () =>
      Object.fromEntries(holdouts.map((name) => [name, { test_split_only: true, rationale: profile.holdouts[name]!.rationale }])),
    ),
    sources: sourcesOf(
      have<SourceEntry[]>('sources', () => inferred(chosen)),
      chosen,
      ledger,
    ),
    // The copy continues nothing: its records are a few of a version whose predecessor is not drawn.
    previous: null,
  } as unknown as Manifest
  return { dataset: reseal({ shards: shardsOf(chosen), ledger, manifest, files: {} }), madeUp }
}

function shardsOf(chosen: readonly Candidate[]): MemoryDataset['shards'] {
  const shards: MemoryDataset['shards'] = {}
  for (const split of SPLITS) {
    const own = chosen.filter((one) => one.split === split).map(({ record }) => record)
    const perShard = split === 'train' ? Math.max(2, Math.ceil(own.length / TRAIN_SHARDS)) : own.length
    for (let at = 0; at * perShard < own.length; at++) shards[shardPath(split, at)] = own.slice(at * perShard, (at + 1) * perShard)
  }
  return shards
}

/** What the copy's records and lines were read from, and a few objects more of each source; objects before generators. */
function sourcesOf(all: readonly SourceEntry[], chosen: readonly Candidate[], ledger: readonly LedgerEntry[]): SourceEntry[] {
  const used = new Set([...chosen.map(({ record }) => record.metadata.source_key), ...ledger.map(({ source_key }) => source_key)])
  const listed = new Map<string, number>()
  const wanted = list(all).filter((entry): entry is SourceEntry => {
    const name = text(own(entry, 'name')) ?? ''
    listed.set(name, (listed.get(name) ?? 0) + 1)
    return Object.keys(fields(entry)).length > 0 && (listed.get(name)! <= LISTED_OBJECTS || used.has(text(own(entry, 'source_key')) ?? ''))
  })
  return wanted.sort((a, b) => Number(a.generator !== undefined) - Number(b.generator !== undefined))
}

/** For a dataset without an inventory: its records name their objects; sizes and checksums are stand-ins. */
function inferred(chosen: readonly Candidate[]): SourceEntry[] {
  const entries = new Map<string, SourceEntry>()
  for (const { record } of chosen) {
    const { source_group: name, source_key, source_family } = record.metadata
    entries.set(`${name} ${source_key}`, { name, source_key, source_family, size_bytes: 1, sha256: '0'.repeat(64) })
  }
  return [...entries.values()]
}
