/** JSON Schema of `export_manifest.json`. */
import { SPLITS } from '#contract/record.ts'

const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string', pattern: '\\S' } as const

const splitCount = {
  type: 'object',
  required: ['records', 'lines', 'left_out', 'other_kind'],
  additionalProperties: false,
  properties: { records: count, lines: count, left_out: { type: 'object', additionalProperties: count }, other_kind: count },
} as const

export const exportManifestSchema = {
  $id: 'signoff:export-manifest',
  title: 'Manifest of an export: what it was made from, and every file of it',
  type: 'object',
  required: ['export_version', 'dataset', 'signoff', 'formats', 'files'],
  additionalProperties: false,
  properties: {
    export_version: { const: '1.0' },
    dataset: {
      type: 'object',
      required: ['digest', 'manifest_sha256', 'contract_version', 'generated_at', 'total_conversations'],
      additionalProperties: false,
      properties: { digest: sha256, manifest_sha256: sha256, contract_version: text, generated_at: text, total_conversations: count },
    },
    signoff: {
      type: 'object',
      required: ['state'],
      additionalProperties: false,
      properties: { state: { enum: ['passed', 'waived', 'unsigned'] }, reason: text, profile_sha256: sha256 },
    },
    formats: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: { train: splitCount, val: splitCount, test: splitCount },
      },
    },
    files: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'size_bytes', 'sha256', 'format'],
        additionalProperties: false,
        properties: { path: text, size_bytes: count, sha256, format: text, split: { enum: SPLITS }, source: text, records: count },
      },
    },
  },
} as const
