/**
 * Columns of a record in Parquet: `messages`, each field of `metadata` as a column of its own (readers filter and count by columns, and few see
 * into a struct), and `extra`, JSON text of what other programs add. Nothing is lost: `record-row.ts` goes both ways.
 *
 * Points in time stay RFC 3339 texts: a timestamp column would drop the offset and the digits that the ids of a provenance are compared by.
 */
import { MESSAGES, type Shape } from '../shape.ts'

const strings: Shape = { list: 'string' }

export const METADATA_COLUMNS = {
  id: 'string',
  source_family: 'string',
  source_key: 'string',
  document_id: 'string',
  source_group: 'string',
  content_hash: 'string',
  pii_status: 'string',
  license_tag: 'string',
  license_detail: 'string',
  split: 'string',
  phase: 'string',
  provenance: {
    struct: {
      original_s3_key: 'string',
      processing_pipeline: { struct: { name: 'string', version: 'string' } },
      processed_at: 'string',
      dedup_status: 'string',
      processing_steps: strings,
      encoding_fixes: strings,
      pii_entities: { entries: { key: 'type', value: 'count', of: 'int' } },
      generator: {
        struct: {
          name: 'string',
          version: 'string',
          seed: 'int',
          parents: strings,
          labels: { entries: { key: 'name', value: 'value', of: 'json' } },
        },
      },
      speaker: 'string',
    },
  },
  conversation_length: 'int',
  total_tokens: 'int',
  quality_score: 'double',
  bias_flags: strings,
  preference: { struct: { rejected: MESSAGES } },
} as const satisfies Record<string, Shape>

export const RECORD_COLUMNS: Readonly<Record<string, Shape>> = { messages: MESSAGES, ...METADATA_COLUMNS, extra: 'string' }
