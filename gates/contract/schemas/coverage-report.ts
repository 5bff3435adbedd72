/** JSON Schema of `dataset_coverage_report.json`: of an inventory alone, and in a dataset's `reports/` (contract sections 1 and 3). */
const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string', pattern: '\\S' } as const
const status = { enum: ['present', 'partial', 'missing'] } as const
const extent = { objects: count, size_bytes: count, sizes_unknown: count } as const

const inventoryEvidence = {
  type: 'object',
  description: 'an object of the inventory, and every rule that it is evidence by',
  additionalProperties: false,
  required: ['key', 'matches'],
  properties: {
    key: { type: 'string', minLength: 1 },
    size_bytes: count,
    last_modified: text,
    etag: text,
    matches: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'matched', 'at'],
        properties: { rule: text, matched: text, at: count },
      },
    },
  },
} as const

const sourceEvidence = {
  type: 'object',
  description: 'a source that the dataset was made of',
  required: ['source', 'source_key'],
  properties: { source: text, source_key: text, size_bytes: count, generated: { type: 'boolean' } },
} as const

const inventoryCoverage = {
  type: 'object',
  required: ['status', 'evidence_count', 'evidence'],
  properties: { status, evidence_count: count, evidence: { type: 'array', items: inventoryEvidence } },
} as const

const inventoryFacts = {
  type: 'object',
  required: ['listing', 'form', 'complete', 'problems', 'totals', 'excluded', 'unmatched', 'anomalies'],
  properties: {
    listing: text,
    form: text,
    bucket: text,
    complete: { type: 'boolean', description: 'false where the listing breaks off or disagrees with itself' },
    problems: { type: 'array', items: text },
    totals: {
      type: 'object',
      required: ['listed', 'objects', 'size_bytes', 'sizes_unknown', 'matched', 'excluded', 'unmatched'],
      properties: { listed: count, ...extent, matched: count, excluded: count, unmatched: count },
    },
    excluded: {
      type: 'array',
      items: {
        type: 'object',
        required: ['rule', 'says', 'objects', 'size_bytes', 'sizes_unknown', 'keys'],
        properties: { rule: text, says: text, ...extent, keys: { type: 'array', items: { type: 'string' } } },
      },
    },
    unmatched: {
      type: 'object',
      required: ['prefixes', 'objects'],
      properties: {
        prefixes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['prefix', 'objects', 'size_bytes', 'sizes_unknown'],
            properties: { prefix: { type: 'string' }, ...extent },
          },
        },
        objects: {
          type: 'array',
          items: { type: 'object', required: ['key'], properties: { key: { type: 'string' }, size_bytes: count } },
        },
      },
    },
    anomalies: { type: 'object', additionalProperties: count },
  },
} as const

export const coverageReportSchema = {
  $id: 'signoff:coverage-report',
  title: 'Coverage report: what the inventory and the data hold, by family',
  type: 'object',
  required: ['contract_version', 'families', 'summary'],
  properties: {
    contract_version: text,
    families: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['required', 'status', 'evidence_count', 'evidence'],
        properties: {
          required: { type: 'boolean' },
          status,
          conversations: { ...count, description: 'in the data; absent in a report of an inventory alone' },
          evidence_count: count,
          evidence: { type: 'array', items: { anyOf: [sourceEvidence, inventoryEvidence] } },
          inventory: { ...inventoryCoverage, description: 'in a dataset’s report: what the inventory holds for the family' },
        },
      },
    },
    summary: {
      type: 'object',
      required: ['present', 'partial', 'missing'],
      properties: { present: count, partial: count, missing: count },
    },
    inventory: inventoryFacts,
    claims: {
      description: 'Documents that several families could use, by family: how many it contested and got, and who got the others.',
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['contested', 'got', 'lost_to'],
        properties: { contested: count, got: count, lost_to: { type: 'object', additionalProperties: count } },
      },
    },
  },
} as const
