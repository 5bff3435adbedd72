/**
 * A small whole dataset that breaks no rule of the contract (sections 1, 2, 9, 10), made without the compiler: 111 records of
 * all fourteen families and the crisis holdout, with duplicates, a refiling, rejects and a review in its ledger.
 */
import type { LedgerEntry } from '#contract/ledger.ts'
import { CONTRACT_VERSION, MANIFEST_VERSION, type Manifest, type SourceEntry } from '#contract/manifest.ts'
import { type Profile, hardHoldouts, resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord, ProcessingStep, Split } from '#contract/record.ts'
import { makeRecord, random } from './clean-record.ts'
import type { MemoryDataset } from './planted.ts'
import { reseal } from './reseal.ts'

export interface CleanOptions {
  /** Records of every family that is no holdout; default 9. Nine tenths lie in train. */
  perFamily?: number
  /** Conversations a shard; default 40, so that train has several. */
  perShard?: number
  profile?: Profile
}

interface PlantedSource {
  name: string
  family: string
  phase?: string
  objects: number
  generator?: { name: string; version: string; seed: number }
}

const SYNTHETIC = { name: 'edge-case-synthetic', version: '1.0.0', seed: 7 }

const SOURCES: PlantedSource[] = [
  { name: 'edge_case_generator', family: 'edge_case_generator', objects: 3 },
  { name: 'edge_case_resulting_chats', family: 'edge_case_resulting_chats', objects: 1 },
  { name: 'edge_case_synthetic', family: 'edge_case_synthetic', objects: 1, generator: SYNTHETIC },
  { name: 'long_running_therapy', family: 'long_running_therapy', objects: 3 },
  { name: 'professional', family: 'mental_health_datasets', objects: 1 },
  { name: 'priority', family: 'mental_health_datasets', objects: 1 },
  { name: 'general', family: 'mental_health_datasets', objects: 1 },
  { name: 'chain_of_thought', family: 'mental_health_datasets', phase: 'stage2_therapeutic_expertise', objects: 1 },
  { name: 'video_transcripts', family: 'video_transcripts', objects: 1 },
  { name: 'voice_persona', family: 'voice_persona', objects: 3 },
  { name: 'safety_guardrails_annihilator', family: 'safety_guardrails_annihilator', objects: 3 },
  { name: 'sarcasm', family: 'sarcasm', objects: 1 },
  { name: 'cptsd', family: 'cptsd', objects: 3 },
  { name: 'addiction', family: 'addiction', objects: 3 },
  { name: 'experimental', family: 'experimental', objects: 3 },
  { name: 'roleplay_simulator', family: 'roleplay_simulator', objects: 2 },
  { name: 'dpo_preference', family: 'dpo_preference', objects: 3 },
]

const objectKey = (source: PlantedSource, at: number): string =>
  source.generator === undefined
    ? `s3://pixelated-training-data/raw/${source.name}/part-${at}.jsonl`
    : `generated/${source.generator.name}.jsonl`

const STEPS: Record<string, ProcessingStep[]> = {
  video_transcripts: ['chatml_convert', 'transcript_prompt', 'document_chunk', 'encoding_fix', 'pii_scrub', 'dedup'],
  edge_case_crisis: ['chatml_convert', 'encoding_fix', 'pii_scrub', 'refile', 'dedup'],
}

function plant(family: string, number: number, split: Split): DatasetRecord {
  const of = SOURCES.filter((source) => source.family === (family === 'edge_case_crisis' ? 'edge_case_generator' : family))
  const source = of[number % of.length]!
  const sourceKey = objectKey(source, number % source.objects)
  return makeRecord({
    family,
    number,
    split,
    sourceKey,
    sourceGroup: source.name,
    turns: family === 'long_running_therapy' ? 22 : family === 'roleplay_simulator' ? 4 : 2,
    system: family === 'roleplay_simulator',
    pair: family === 'dpo_preference',
    ...(source.phase === undefined ? {} : { phase: source.phase }),
    ...(source.generator === undefined ? {} : { generator: source.generator }),
    ...(STEPS[family] === undefined ? {} : { steps: STEPS[family] }),
    // The first two pieces of the transcripts are cut from one talk; both lie in train.
    ...(family === 'video_transcripts' && number < 2 ? { document: `${sourceKey}#talk` } : {}),
  })
}

/** Nine tenths train; the last of the first families is val, of the others test, so that 90/5/5 holds over the pool. */
function poolRecords(profile: Profile, perFamily: number): DatasetRecord[] {
  const names = [...new Set(SOURCES.map(({ family }) => family))].filter((family) => !hardHoldouts(profile).has(family))
  const total = names.length * perFamily
  const held = Math.round(total / 20)
  const split = (at: number): Split => (at >= total - held ? 'test' : at >= total - 2 * held ? 'val' : 'train')
  // Number first, family second: the tail that val and test get holds every family but few of each.
  return Array.from({ length: total }, (_, at) => plant(names[at % names.length]!, Math.floor(at / names.length), split(at)))
}

function ledgerOf(records: DatasetRecord[]): LedgerEntry[] {
  const entry = (
    record: DatasetRecord,
    number: number,
    rest: Pick<LedgerEntry, 'kind' | 'reason'> & Partial<LedgerEntry>,
  ): LedgerEntry => ({
    source: record.metadata.source_group,
    source_key: record.metadata.source_key,
    position: { record: number, line: number },
    source_family: record.metadata.source_family,
    ...rest,
  })
  const kept = (family: string): DatasetRecord => {
    const record = records.find(({ metadata }) => metadata.source_family === family)!
    return record
  }
  const next = random(11)
  const other = (): string => Array.from({ length: 64 }, () => Math.floor(next() * 16).toString(16)).join('')
  const duplicate = (family: string, number: number, rest: Pick<LedgerEntry, 'kind' | 'reason'> & Partial<LedgerEntry>): LedgerEntry => {
    const survivor = kept(family)
    survivor.metadata.provenance.dedup_status = 'kept'
    return entry(survivor, number, {
      id: other(),
      document_id: `${survivor.metadata.source_key}#dropped-${number}`,
      survivor: survivor.metadata.id,
      ...rest,
    })
  }
  const chat = kept('addiction')
  return [
    duplicate('addiction', 901, { kind: 'exact_duplicate', reason: 'duplicate_text', similarity: 1 }),
    duplicate('cptsd', 902, { kind: 'near_duplicate', reason: 'duplicate_text', similarity: 0.97 }),
    { ...duplicate('sarcasm', 903, { kind: 'excluded_holdout', reason: 'holdout_text', similarity: 0.8 }), ...entrySource(chat) },
    entry(chat, 904, { kind: 'rejected', reason: 'one_sided', document_id: `${chat.metadata.source_key}#904` }),
    entry(chat, 905, { kind: 'in_review', reason: 'pii_uncertain', id: other(), document_id: `${chat.metadata.source_key}#905` }),
    entry(chat, 906, { kind: 'unit_rejected', reason: 'malformed_json' }),
    { ...entry(kept('cptsd'), 907, { kind: 'ceded', reason: 'claimed' }), other_family: 'voice_persona' },
    ...records
      .filter(({ metadata }) => metadata.source_family === 'edge_case_crisis')
      .map((record, at) => ({
        ...entry(record, 910 + at, {
          kind: 'refiled' as const,
          reason: 'crisis_marked' as const,
          id: record.metadata.id,
          document_id: record.metadata.document_id,
        }),
        source_family: 'edge_case_generator',
        other_family: 'edge_case_crisis',
      })),
  ]
}

const entrySource = ({ metadata }: DatasetRecord): Pick<LedgerEntry, 'source' | 'source_key' | 'source_family'> => ({
  source: metadata.source_group,
  source_key: metadata.source_key,
  source_family: metadata.source_family,
})

function sourceEntries(): SourceEntry[] {
  return SOURCES.flatMap((source) =>
    Array.from({ length: source.objects }, (_, at) => ({
      name: source.name,
      source_key: objectKey(source, at),
      source_family: source.family,
      ...(source.generator === undefined
        ? { size_bytes: 1000 + at, sha256: `${at}`.repeat(64).slice(0, 64) }
        : { generator: source.generator }),
    })),
  )
}

/** Deterministic: the same options give the same bytes. */
export function cleanDataset(options: CleanOptions = {}): MemoryDataset {
  const profile = options.profile ?? resolveProfile({})
  const perShard = options.perShard ?? 40
  const holdouts = [...hardHoldouts(profile)].flatMap((family) => [0, 1, 2].map((number) => plant(family, number, 'test')))
  const records = [...poolRecords(profile, options.perFamily ?? 9), ...holdouts]
  const shards: MemoryDataset['shards'] = {}
  for (const split of ['train', 'val', 'test'] as const) {
    const own = records.filter(({ metadata }) => metadata.split === split)
    for (let at = 0; at * perShard < own.length; at++) {
      shards[`${split}/${split}_${String(at).padStart(3, '0')}.jsonl`] = own.slice(at * perShard, (at + 1) * perShard)
    }
  }
  const manifest = {
    manifest_version: MANIFEST_VERSION,
    contract_version: CONTRACT_VERSION,
    generated_at: '2025-01-01T00:00:00Z',
    seed: 1,
    profile,
    holdout_families: Object.fromEntries(
      [...hardHoldouts(profile)].map((family) => [family, { test_split_only: true, rationale: profile.holdouts[family]!.rationale }]),
    ),
    sources: sourceEntries(),
    previous: null,
  } as unknown as Manifest
  return reseal({ shards, ledger: ledgerOf(records), manifest, files: {} })
}
