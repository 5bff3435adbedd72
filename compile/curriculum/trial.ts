/** A dataset of a few records on the disk, for tests: what a curriculum reads of one, and no more. */
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { recordId } from '#contract/identity.ts'
import type { Manifest } from '#contract/manifest.ts'
import { resolveProfile, type ProfileInput } from '#contract/profile.ts'
import type { DatasetRecord, Message, Split } from '#contract/record.ts'
import { resolveCurriculum, type CurriculumInput } from './config.ts'
import type { SignedDataset } from './manifest.ts'
import type { Curriculum } from './plan.ts'
import type { Tokenizer } from './tokens.ts'

export interface TrialRecord {
  family: string
  split?: Split
  phase?: string
  group?: string
  document?: string
  steps?: DatasetRecord['metadata']['provenance']['processing_steps']
  messages: Message[]
  rejected?: Message[]
}

/** A token a word. */
export const wordTokenizer: Tokenizer = {
  name: 'words',
  sha256: null,
  count: (text) => text.split(/\s+/).filter((word) => word !== '').length,
}

const words = (count: number, seed: number | string): string => Array.from({ length: count }, (_, n) => `w${seed}x${n}`).join(' ')

/** A question and an answer; with the frames of two messages it costs `tokens`. */
export const talk = (tokens: number, seed: number | string): Message[] => [
  { role: 'user', content: words(1, `${seed}q`) },
  { role: 'assistant', content: words(tokens - 11, seed) },
]

/** So many records of a family, of `tokens` tokens each. */
export const many = (count: number, family: string, tokens: number, more: Partial<TrialRecord> = {}): TrialRecord[] =>
  Array.from({ length: count }, (_, n) => ({ family, messages: talk(tokens, `${family}${more.split ?? ''}${n}`), ...more }))

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'curriculum-'))

/** Train in shards of `perShard` records, in the given order. */
export function trialDataset(
  records: readonly TrialRecord[],
  options: { perShard?: number; profile?: ProfileInput; classes?: Record<string, string> } = {},
): SignedDataset {
  const { perShard = 100, classes = {} } = options
  const folder = temporaryFolder()
  const profile = resolveProfile(options.profile ?? {})
  const splits = { train: [], val: [], test: [] } as unknown as Manifest['splits']
  const byFamily: Manifest['statistics']['by_family_phase_split'] = {}
  for (const split of ['train', 'val', 'test'] as const) {
    const lines = records
      .filter((record) => (record.split ?? 'train') === split)
      .map((record) => recordOf(record, split, profile.families[record.family]?.phase ?? 'stage1_foundation'))
    for (const { metadata } of lines) {
      const tally = (((byFamily[metadata.source_family] ??= {})[metadata.phase] ??= {})[split] ??= {
        conversations: 0,
        total_tokens_approx: 0,
      })
      tally.conversations++
    }
    const shards = []
    for (let at = 0; at < lines.length; at += perShard) {
      const path: string = `${split}/${split}_${String(shards.length).padStart(3, '0')}.jsonl`
      const text = lines
        .slice(at, at + perShard)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join('')
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
      shards.push({ path, size_bytes: Buffer.byteLength(text) })
    }
    splits[split] = { shards } as unknown as Manifest['splits'][typeof split]
  }
  const manifest = {
    splits,
    profile,
    total_conversations: records.length,
    generated_at: '2025-01-01T00:00:00Z',
    sources: Object.entries(classes).map(([name, source_class]) => ({ name, source_class, source_key: name, source_family: '' })),
    statistics: { by_family_phase_split: byFamily },
  } as unknown as Manifest
  return { folder, manifest, digest: hash('sha256', JSON.stringify(records)), signoff: { state: 'passed' } }
}

function recordOf({ family, phase, group, document, steps, messages, rejected }: TrialRecord, split: Split, usual: string): DatasetRecord {
  const id = recordId(messages, rejected)
  return {
    messages,
    metadata: {
      id,
      source_family: family,
      source_key: 'a.jsonl',
      document_id: document ?? id,
      source_group: group ?? 'general',
      content_hash: `sha256:${id}`,
      pii_status: 'none_detected',
      license_tag: 'synthetic',
      split,
      phase: phase ?? usual,
      provenance: {
        original_s3_key: 'a.jsonl',
        processing_pipeline: { name: 'signoff', version: '0.1.0' },
        processed_at: '2025-01-01T00:00:00Z',
        dedup_status: 'unique',
        processing_steps: steps ?? ['chatml_convert'],
      },
      ...(rejected === undefined ? {} : { preference: { rejected } }),
    },
  }
}

/** A curriculum of these stages, over the families of the default profile. */
export const trialCurriculum = (stages: NonNullable<CurriculumInput['stages']>, more: Partial<CurriculumInput> = {}): Curriculum =>
  resolveCurriculum(
    { version: '1.0', ...more, stages },
    { families: Object.keys(resolveProfile({}).families), classes: new Set(['professional', 'priority', 'general']) },
  )
