/** Single records for planted datasets: responsible small talk about hard evenings, drawn from word lists so that no two are near-duplicates. */
import { contentHash } from '#contract/content-hash.ts'
import { approximateTokens, countTurns } from '#contract/counts.ts'
import families from '#contract/families.json' with { type: 'json' }
import { recordId } from '#contract/identity.ts'
import type { DatasetRecord, Message, ProcessingStep, Split } from '#contract/record.ts'

const NOUNS = `evening morning kitchen garden letter window winter harbour journal promise silence tension worry comfort rhythm habit memory
  argument holiday deadline neighbour colleague sister brother pillow bicycle river blanket candle lantern meadow orchard library workshop
  melody puzzle recipe shadow threshold village whistle anchor bridge curtain drawer engine feather glacier hallway island jacket`.split(
  /\s+/,
)
const VERBS =
  `carries follows softens returns settles gathers shrinks loosens tightens lingers wanders unfolds balances circles drifts echoes
  fades grows hides invites joins keeps listens mends notices opens pauses quietens rests shifts teaches turns waits warms yields`.split(
    /\s+/,
  )
const ADJECTIVES = `heavy gentle restless patient brittle steady foggy honest tender stubborn hollow bright careful distant familiar guarded
  hopeful lonely muted narrow ordinary private quiet rough simple tangled uneasy vivid weary younger calm deliberate fragile golden`.split(
  /\s+/,
)

/** A generator of the numbers 0 <= x < 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function paragraph(next: () => number, sentences: number): string {
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)]!
  const forms: (() => string)[] = [
    (): string => `The ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} while the ${pick(NOUNS)} ${pick(VERBS)}.`,
    (): string => `Sometimes a ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} beside my ${pick(ADJECTIVES)} ${pick(NOUNS)}.`,
    (): string => `Each ${pick(NOUNS)} ${pick(VERBS)}, and the ${pick(ADJECTIVES)} ${pick(NOUNS)} ${pick(VERBS)} again.`,
    (): string => `After the ${pick(NOUNS)}, something ${pick(ADJECTIVES)} ${pick(VERBS)} and ${pick(VERBS)}.`,
  ]
  return Array.from({ length: sentences }, () => forms[Math.floor(next() * forms.length)]!()).join(' ')
}

export interface RecordOptions {
  family: string
  split: Split
  /** Makes the text: the same number and family give the same record. */
  number: number
  sourceGroup: string
  sourceKey: string
  phase?: string
  document?: string
  turns?: number
  system?: boolean
  pair?: boolean
  steps?: ProcessingStep[]
  generator?: { name: string; version: string; seed: number }
}

function seedOf(family: string, number: number): number {
  let seed = 2166136261
  for (const char of `${family}/${number}`) seed = Math.imul(seed ^ char.codePointAt(0)!, 16777619)
  return seed
}

/** A valid record. Its text depends on family and number alone. */
export function makeRecord(options: RecordOptions): DatasetRecord {
  const { family, number, split } = options
  const next = random(seedOf(family, number))
  const messages: Message[] = options.system === true ? [{ role: 'system', content: 'You are a calm listener.' }] : []
  for (let turn = 0; turn < (options.turns ?? 2); turn++)
    messages.push({ role: turn % 2 === 0 ? 'user' : 'assistant', content: paragraph(next, 4) })
  const scrubbed = number % 7 === 0
  // a scrubbed record shows what was masked in it
  if (scrubbed) messages.at(-1)!.content += ' I am glad that [NAME_1] sat with you.'
  const rejected: Message[] | undefined = options.pair === true ? [{ role: 'assistant', content: paragraph(next, 3) }] : undefined
  const record: DatasetRecord = {
    messages,
    metadata: {
      id: '',
      source_family: family,
      source_key: options.sourceKey,
      document_id: options.document ?? `${options.sourceKey}#${family}-${number}`,
      source_group: options.sourceGroup,
      content_hash: '',
      pii_status: scrubbed ? 'scrubbed' : 'none_detected',
      license_tag: options.generator === undefined ? 'therapeutic_license' : 'synthetic',
      split,
      phase: options.phase ?? (families.families as Record<string, { phase: string }>)[family]!.phase,
      provenance: {
        original_s3_key: options.sourceKey,
        processing_pipeline: { name: 'planted', version: '1.0.0' },
        processed_at: '2025-01-01T00:00:00Z',
        dedup_status: 'unique',
        ...(scrubbed ? { pii_entities: { NAME: 1 } } : {}),
        processing_steps: options.steps ?? ['chatml_convert', 'encoding_fix', 'pii_scrub', 'dedup'],
        ...(options.generator === undefined ? {} : { generator: options.generator }),
      },
      ...(rejected === undefined ? {} : { preference: { rejected } }),
    },
  }
  return rehash(record)
}

/** Makes id, content_hash and counts right again, in place, after the text was changed. */
export function rehash(record: DatasetRecord): DatasetRecord {
  record.metadata.conversation_length = countTurns(record.messages)
  record.metadata.total_tokens = approximateTokens(record.messages, record.metadata.preference?.rejected)
  record.metadata.id = recordId(record.messages, record.metadata.preference?.rejected)
  record.metadata.content_hash = contentHash(record.messages)
  return record
}
