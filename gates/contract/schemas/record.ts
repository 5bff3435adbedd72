/**
 * JSON Schema of one record (contract section 2), for a profile: its families and phases are the choices. What a schema says badly or
 * slowly is checked in code beside it: white space, NFC, two sides, the rejected side.
 */
import type { Profile } from '../profile.ts'
import { LABEL_TOKEN, LICENSE_TAGS, PII_STATUSES, ROLES, SPEAKER_ID, SPLITS } from '../record.ts'

const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
/** Something other than white space; that of Python is checked in code. */
const text = { type: 'string', pattern: '\\S' } as const
/** A word of a vocabulary that other programs may add to; never prose. */
const word = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_.:-]*$' } as const
const count = { type: 'integer', minimum: 0 } as const

const message = {
  type: 'object',
  required: ['role', 'content'],
  additionalProperties: false,
  properties: { role: { enum: ROLES }, content: { type: 'string' } },
} as const

const token = { type: 'string', pattern: LABEL_TOKEN } as const
const labels = {
  type: 'object',
  propertyNames: token,
  additionalProperties: { anyOf: [token, { type: 'number' }, { type: 'boolean' }] },
} as const

const generator = {
  type: 'object',
  required: ['name', 'version', 'seed'],
  properties: { name: text, version: text, seed: { type: 'integer' }, parents: { type: 'array', items: text }, labels },
} as const

const provenance = {
  type: 'object',
  required: ['original_s3_key', 'processing_pipeline', 'processed_at', 'dedup_status', 'processing_steps'],
  properties: {
    original_s3_key: text,
    processing_pipeline: { type: 'object', required: ['name', 'version'], properties: { name: text, version: text } },
    processed_at: { type: 'string', format: 'date-time' },
    dedup_status: word,
    processing_steps: { type: 'array', minItems: 1, items: word },
    encoding_fixes: { type: 'array', items: text },
    pii_entities: { type: 'object', additionalProperties: count },
    generator,
    speaker: { type: 'string', pattern: SPEAKER_ID },
  },
} as const

export function recordSchema(profile: Pick<Profile, 'families' | 'phases'>) {
  return {
    $id: 'signoff:record',
    title: 'Conversation record: one line of a shard',
    type: 'object',
    required: ['messages', 'metadata'],
    additionalProperties: false,
    properties: {
      messages: { type: 'array', minItems: 1, items: message },
      metadata: {
        type: 'object',
        required: [
          'id',
          'source_family',
          'source_key',
          'document_id',
          'source_group',
          'content_hash',
          'pii_status',
          'license_tag',
          'split',
          'phase',
          'provenance',
        ],
        properties: {
          id: sha256,
          source_family: { enum: Object.keys(profile.families) },
          source_key: text,
          document_id: text,
          source_group: text,
          content_hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
          pii_status: { enum: PII_STATUSES.filter((status) => status !== 'requires_review') },
          license_tag: { enum: LICENSE_TAGS },
          license_detail: text,
          split: { enum: SPLITS },
          phase: { enum: profile.phases },
          provenance,
          conversation_length: count,
          total_tokens: count,
          quality_score: { type: 'number', minimum: 0, maximum: 1 },
          bias_flags: { type: 'array', items: text },
          preference: {
            type: 'object',
            required: ['rejected'],
            additionalProperties: false,
            properties: { rejected: { type: 'array', minItems: 1, items: message } },
          },
        },
        if: { properties: { license_tag: { const: 'custom' } }, required: ['license_tag'] },
        // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
        then: { properties: { license_detail: text }, required: ['license_detail'] },
      },
    },
  } as const
}
