/** A conversation after reading, encoding, PII and identity: one line of the working set on disk, all that a record needs but its split. */
import type { Position } from '#contract/ledger.ts'
import type { DatasetRecord, DedupStatus, Message, PiiStatus, ProcessingStep, Split } from '#contract/record.ts'
import type { Config } from '../config.ts'
import type { Conversation } from '../conversation.ts'
import { PIPELINE } from '../version.ts'

export interface Stored {
  messages: Message[]
  rejected?: Message[]
  /** Index into the configuration's sources. */
  source: number
  /** The source whose document it is, where a generator took it from there: its licence holds. */
  parent?: number
  source_key: string
  position: Position
  document_id: string
  /** Name of the shape that it was read with. */
  format: string
  family: string
  phase: string
  /** The family that it was configured under, where it was refiled. */
  refiled_from?: string
  /** What the crisis stage refiled it for; absent where its source marked it. */
  crisis_categories?: string[]
  steps: ProcessingStep[]
  quality?: number
  bias_flags?: string[]
  generator?: Conversation['generator']
  speaker?: string
  encoding_fixes?: string[]
  pii_status: PiiStatus
  pii_entities?: Record<string, number>
  id: string
  content_hash: string
  turns: number
  tokens: number
}

/**
 * One line of a segment: the messages as they will be published (`texts.published`), a tab, and the rest. JSON holds no tab of its own, so the
 * writer can take the messages, nine tenths of the text, as they stand.
 */
export function storedLine(stored: Stored, { published }: Pick<WrittenTexts, 'published'>): string {
  const { messages: _, rejected, ...rest } = stored
  return `${published}\t${JSON.stringify(rejected === undefined ? rest : { rejected, ...rest })}\n`
}

export interface WrittenTexts {
  /** JSON of the messages as they are published. */
  published: string
  /** The canonical JSON that their part of the id is taken of: `recordId` of the contract. */
  canonical: string
}

/** Both from one escaping of the texts. */
export function writeTexts(messages: readonly Message[]): WrittenTexts {
  let published = ''
  let canonical = ''
  for (const { role, content } of messages) {
    const [name, text] = [JSON.stringify(role), JSON.stringify(content)]
    published += `${published === '' ? '[' : ','}{"role":${name},"content":${text}}`
    canonical += `${canonical === '' ? '[' : ','}[${name},${text}]`
  }
  return messages.length === 0 ? { published: '[]', canonical: '[]' } : { published: `${published}]`, canonical: `${canonical}]` }
}

export interface SplitLine {
  /** JSON of the messages. */
  messages: Buffer
  rest: Omit<Stored, 'messages'>
}

export function splitLine(line: Buffer): SplitLine {
  const tab = line.indexOf(9)
  return { messages: line.subarray(0, tab), rest: JSON.parse(line.toString('utf8', tab + 1)) as SplitLine['rest'] }
}

export function parseStored(line: Buffer): Stored {
  const { messages, rest } = splitLine(line)
  return { ...rest, messages: JSON.parse(messages.toString('utf8')) as Message[] }
}

/** The texts alone. What follows the messages is read where it begins with a rejected side: it is the first that `storedLine` writes there. */
export function parseTexts(line: Buffer): Pick<Stored, 'messages' | 'rejected'> {
  const tab = line.indexOf(9)
  const messages = JSON.parse(line.toString('utf8', 0, tab)) as Message[]
  if (!line.subarray(tab + 1, tab + 1 + REJECTED.length).equals(REJECTED)) return { messages }
  const { rejected } = JSON.parse(line.toString('utf8', tab + 1)) as SplitLine['rest']
  return rejected === undefined ? { messages } : { messages, rejected }
}

const REJECTED = Buffer.from('{"rejected":')

/** The published record. Fields in one fixed order, so that equal records are equal bytes. */
export function toRecord(stored: Stored, config: Config, of: { split: Split; dedup: DedupStatus; processedAt: string }): DatasetRecord {
  const source = config.sources[stored.source]!
  const licensed = config.sources[stored.parent ?? stored.source]!
  return {
    messages: stored.messages.map(({ role, content }) => ({ role, content })),
    metadata: {
      id: stored.id,
      source_family: stored.family,
      source_key: stored.source_key,
      document_id: stored.document_id,
      source_group: source.name,
      content_hash: stored.content_hash,
      pii_status: stored.pii_status,
      license_tag: licensed.licence,
      ...(licensed.licenseDetail === undefined ? {} : { license_detail: licensed.licenseDetail }),
      split: of.split,
      phase: stored.phase,
      provenance: {
        original_s3_key: stored.source_key,
        processing_pipeline: PIPELINE,
        processed_at: of.processedAt,
        dedup_status: of.dedup,
        processing_steps: [...stored.steps, 'dedup'],
        ...(stored.encoding_fixes === undefined ? {} : { encoding_fixes: stored.encoding_fixes }),
        ...(stored.pii_entities === undefined ? {} : { pii_entities: stored.pii_entities }),
        ...(stored.generator === undefined ? {} : { generator: stored.generator }),
        ...(stored.speaker === undefined ? {} : { speaker: stored.speaker }),
      },
      conversation_length: stored.turns,
      total_tokens: stored.tokens,
      ...(stored.quality === undefined ? {} : { quality_score: stored.quality }),
      ...(stored.bias_flags === undefined ? {} : { bias_flags: stored.bias_flags }),
      ...(stored.rejected === undefined
        ? {}
        : { preference: { rejected: stored.rejected.map(({ role, content }) => ({ role, content })) } }),
    },
  }
}
