/**
 * Identity and hash: what a conversation is called from here on. Also the place where a conversation that its source marks as crisis-level,
 * or the crisis stage found to be, is refiled under the crisis holdout (contract section 3), because family is part of what the record is.
 */
import { hash } from 'node:crypto'
import { contentHash, UnhashableError } from '#contract/content-hash.ts'
import { approximateTokens, countTurns } from '#contract/counts.ts'
import { hasText, strip } from '#contract/python-text.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import type { ProcessingStep } from '#contract/record.ts'
import type { Config, Source } from '../config.ts'
import type { Conversation, Reject } from '../conversation.ts'
import { type Stored, type WrittenTexts, writeTexts } from '../ingest/stored.ts'
import { CRISIS_FAMILY } from './crisis/index.ts'
import { describeRecord, type RecordKeys } from './dedup/describe.ts'

/** A record's metadata adds to its texts: leave it room below the size of a shard. */
const LONGEST = splits.shard.bytes / 2

export interface Origin {
  config: Config
  source: number
  /** Source whose document it is, where a generator took it from there. */
  parent?: number | undefined
  key: string
  document: string
  format: string
}

export interface Identified {
  stored: Stored
  keys: RecordKeys
  texts: WrittenTexts
}

/** The stored form and its join keys, or why there is none. */
export function identify(conversation: Conversation, origin: Origin): Identified | Reject {
  const { position } = conversation
  // Cleaning may have taken all there was of a message: markup, control characters. Shapes drop empty turns; so does this.
  const messages = conversation.messages.filter(({ content }) => hasText(content))
  const rejected = conversation.rejected?.filter(({ content }) => hasText(content))
  const reject = (reason: Reject['reason'], detail?: string): Reject => ({ position, reason, ...(detail === undefined ? {} : { detail }) })
  if (messages.length === 0) return reject('empty_messages')
  if (!['user', 'assistant'].every((role) => messages.some((message) => message.role === role))) return reject('one_sided')
  if (rejected?.length === 0) return reject('preference_incomplete')
  const bytes = [...messages, ...(rejected ?? [])].reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
  if (bytes > LONGEST) return reject('too_long', `${bytes} bytes; at most ${LONGEST}`)
  if (rejected !== undefined && sameText(messages, rejected)) return reject('preference_equal')
  const texts = writeTexts(messages)
  try {
    const source = origin.config.sources[origin.source]!
    const crisis = conversation.crisis === true || conversation.crisisCategories !== undefined
    const refiled = crisis && source.family !== CRISIS_FAMILY && CRISIS_FAMILY in origin.config.profile.families
    const family = refiled ? CRISIS_FAMILY : source.family
    const stored: Stored = {
      messages,
      ...(rejected === undefined ? {} : { rejected }),
      source: origin.source,
      ...(origin.parent === undefined ? {} : { parent: origin.parent }),
      source_key: origin.key,
      position,
      document_id: origin.document,
      format: origin.format,
      family,
      phase: refiled ? origin.config.profile.families[CRISIS_FAMILY]!.phase : source.phase,
      ...(refiled ? { refiled_from: source.family } : {}),
      ...(refiled && conversation.crisisCategories !== undefined ? { crisis_categories: conversation.crisisCategories } : {}),
      steps: ['chatml_convert', ...made(source, conversation), ...conversation.steps, ...(refiled ? (['refile'] as const) : [])],
      ...qualityOf(conversation, origin.config.sources[origin.parent ?? origin.source]!.quality ?? source.quality),
      ...(conversation.biasFlags === undefined ? {} : { bias_flags: conversation.biasFlags }),
      ...(conversation.generator === undefined ? {} : { generator: conversation.generator }),
      ...(conversation.speaker === undefined ? {} : { speaker: conversation.speaker }),
      ...(conversation.encodingFixes === undefined ? {} : { encoding_fixes: conversation.encodingFixes }),
      pii_status: conversation.piiStatus ?? 'none_detected',
      ...(conversation.piiEntities === undefined ? {} : { pii_entities: conversation.piiEntities }),
      id: hash('sha256', texts.canonical + (rejected === undefined ? '' : writeTexts(rejected).canonical)),
      content_hash: contentHash(messages),
      turns: countTurns(messages),
      tokens: approximateTokens(messages, rejected),
    }
    return { stored, keys: describeRecord(messages, rejected), texts }
  } catch (error) {
    if (error instanceof UnhashableError) return reject('lone_surrogate', error.message)
    throw error
  }
}

/** What was done to a document of another source before and while it was taken from there. */
function made({ made: by }: Source, { origin }: Conversation): ProcessingStep[] {
  if (by === undefined || by.kind === 'written' || origin === undefined) return []
  return [...origin.steps, by.kind === 'extracted' ? 'extract' : 'derive']
}

function qualityOf(conversation: Conversation, ofSource: number | undefined): { quality?: number } {
  const quality = conversation.quality ?? ofSource
  return quality === undefined ? {} : { quality }
}

/** Masking may have made both sides of a pair equal: then nothing is left to prefer. */
function sameText(messages: Conversation['messages'], rejected: Conversation['messages']): boolean {
  const answer = messages.slice(-rejected.length)
  return (
    answer.length === rejected.length &&
    answer.every(({ content }, i) => strip(content).toLowerCase() === strip(rejected[i]!.content).toLowerCase())
  )
}
