/** JSON Schemas of a ledger line and of a line of a provenance sidecar (contract sections 9 and 10). Closed: no field that could hold a text. */
import { LEDGER_KINDS, REASONS } from '../ledger.ts'
import { provenanceEntryProperties } from './manifest.ts'

const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
const text = { type: 'string', pattern: '\\S' } as const
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const position = { type: 'integer', minimum: 1 } as const

const DUPLICATES = ['exact_duplicate', 'near_duplicate', 'excluded_holdout'] as const

export const ledgerEntrySchema = {
  $id: 'signoff:ledger-entry',
  title: 'Ledger entry: what became of a conversation or raw unit that was not kept, or changed its family',
  type: 'object',
  required: ['kind', 'reason', 'source', 'source_key', 'position', 'source_family'],
  additionalProperties: false,
  properties: {
    kind: { enum: LEDGER_KINDS },
    reason: { enum: Object.keys(REASONS) },
    source: text,
    source_key: text,
    position: {
      type: 'object',
      required: ['record'],
      additionalProperties: false,
      properties: { record: position, line: position, part: position },
    },
    source_family: text,
    id: sha256,
    document_id: text,
    survivor: sha256,
    similarity: share,
    other_family: text,
    // A remark of the program's own: an offset, a type, a limit.
    detail: { type: 'string', maxLength: 300 },
  },
  // oxlint-disable unicorn/no-thenable -- JSON Schema's own keyword
  allOf: [
    {
      if: { properties: { kind: { enum: DUPLICATES } } },
      then: { properties: { survivor: sha256, similarity: share }, required: ['survivor', 'similarity'] },
    },
    // What its own source leaves out (`not_selected`) is given to nobody.
    {
      if: { properties: { reason: { enum: ['crisis_marked', 'crisis_classified', 'claimed'] } } },
      then: { properties: { other_family: text }, required: ['other_family'] },
    },
    { if: { properties: { kind: { const: 'refiled' } } }, then: { properties: { id: sha256 }, required: ['id'] } },
  ],
} as const

export const provenanceLineSchema = {
  $id: 'signoff:provenance-line',
  title: 'Line of a provenance sidecar',
  type: 'object',
  required: ['id', ...Object.keys(provenanceEntryProperties)],
  properties: { id: sha256, ...provenanceEntryProperties },
} as const
