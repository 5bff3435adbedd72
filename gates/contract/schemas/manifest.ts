/** JSON Schema of `manifest.json` (contract section 9). The profile in it is compared with the signer's, not described here. */
import { SPLITS } from '../record.ts'

const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
const text = { type: 'string', pattern: '\\S' } as const
const count = { type: 'integer', minimum: 0 } as const
const file = { path: text, size_bytes: count, sha256 } as const
const outcomes = {
  in: count,
  kept: count,
  exact_duplicate: count,
  near_duplicate: count,
  excluded_holdout: count,
  in_review: count,
  rejected: count,
} as const
const tally = {
  type: 'object',
  required: ['conversations', 'total_tokens_approx'],
  properties: { conversations: count, total_tokens_approx: count },
} as const
const each = <T>(additionalProperties: T) => ({ type: 'object', additionalProperties }) as const

const shard = {
  type: 'object',
  required: ['shard_id', 'path', 's3_path', 'size_bytes', 'sha256', 'conversation_count', 'source_families'],
  properties: {
    ...file,
    shard_id: text,
    s3_path: text,
    conversation_count: count,
    source_families: { type: 'array', items: text, uniqueItems: true },
  },
} as const

const fileEntry = { type: 'object', required: ['path', 'size_bytes', 'sha256'], properties: file } as const

const split = {
  type: 'object',
  required: ['conversations', 'total_tokens_approx', 'shards'],
  properties: { conversations: count, total_tokens_approx: count, shards: { type: 'array', items: shard } },
} as const

export const provenanceEntryProperties = {
  content_hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
  source_key: text,
  source_family: text,
  original_format: text,
  processing_steps: { type: 'array', items: text },
} as const

export const provenanceEntrySchema = {
  type: 'object',
  required: Object.keys(provenanceEntryProperties),
  properties: provenanceEntryProperties,
} as const

const accounting = {
  type: 'object',
  required: ['sources', 'families'],
  properties: {
    sources: each({
      type: 'object',
      required: [...Object.keys(outcomes), 'source_family', 'units'],
      properties: {
        ...outcomes,
        source_family: text,
        units: {
          type: 'object',
          required: ['read', 'rejected', 'ceded', 'joined', 'cut'],
          properties: { read: count, rejected: count, ceded: count, joined: count, cut: count },
        },
      },
    }),
    families: each({
      type: 'object',
      required: [...Object.keys(outcomes), 'refiled_in', 'refiled_out', 'generated'],
      properties: { ...outcomes, refiled_in: count, refiled_out: count, generated: count },
    }),
  },
} as const

export const statisticsSchema = {
  $id: 'signoff:statistics',
  title: 'Statistics: counts and approximate tokens',
  type: 'object',
  required: ['total', 'by_split', 'by_family', 'by_phase', 'by_family_phase_split'],
  properties: {
    total: tally,
    by_split: each(tally),
    by_family: each(tally),
    by_phase: each(tally),
    by_family_phase_split: each(each(each(tally))),
  },
} as const

const { $id: _id, ...statistics } = statisticsSchema

export const manifestSchema = {
  $id: 'signoff:manifest',
  title: 'Manifest of a final training dataset',
  type: 'object',
  required: [
    ...[
      'manifest_version',
      'contract_version',
      'generated_at',
      'dataset_digest',
      'profile',
      'total_conversations',
      'total_tokens_approx',
      'splits',
    ],
    ...[
      'source_families',
      'provenance_map',
      'holdout_families',
      'compiled_export',
      'files',
      'sources',
      'accounting',
      'statistics',
      'previous',
    ],
  ],
  properties: {
    manifest_version: text,
    contract_version: text,
    generated_at: { type: 'string', format: 'date-time' },
    dataset_digest: sha256,
    seed: { type: 'integer' },
    profile: { type: 'object' },
    total_conversations: count,
    total_tokens_approx: count,
    splits: { type: 'object', required: [...SPLITS], additionalProperties: false, properties: { train: split, val: split, test: split } },
    source_families: each({
      type: 'object',
      required: ['conversations', 'splits'],
      properties: { conversations: count, splits: each(count) },
    }),
    provenance_map: {
      if: { type: 'object', properties: { sidecars: {} }, required: ['sidecars'] },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
      then: { type: 'object', additionalProperties: false, properties: { sidecars: { type: 'array', minItems: 1, items: fileEntry } } },
      else: { type: 'object', propertyNames: { pattern: '^[0-9a-f]{64}$' }, additionalProperties: provenanceEntrySchema },
    },
    holdout_families: each({
      type: 'object',
      required: ['test_split_only', 'rationale'],
      properties: { test_split_only: { const: true }, rationale: text },
    }),
    compiled_export: {
      type: 'object',
      required: ['path', 's3_path', 'size_bytes', 'sha256', 'conversation_count'],
      properties: { ...file, s3_path: text, conversation_count: count },
    },
    files: { type: 'array', items: fileEntry },
    sources: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'source_family'],
        anyOf: ['source_key', 'key'].map((name) => ({ required: [name], properties: { [name]: text } })),
        properties: {
          name: text,
          source_key: text,
          key: text,
          source_family: text,
          size_bytes: count,
          sha256,
          generator: {
            type: 'object',
            required: ['name', 'version', 'seed'],
            properties: { name: text, version: text, seed: { type: 'integer' } },
          },
        },
      },
    },
    accounting,
    statistics,
    previous: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
  },
} as const
