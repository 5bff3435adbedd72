/** JSON Schema of `reports/dataset_coverage_report.json` (contract sections 1 and 3). */
const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string', pattern: '\\S' } as const

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
        required: ['required', 'status', 'conversations', 'evidence_count', 'evidence'],
        properties: {
          required: { type: 'boolean' },
          status: { enum: ['present', 'partial', 'missing'] },
          conversations: count,
          evidence_count: count,
          evidence: {
            type: 'array',
            items: {
              type: 'object',
              required: ['source', 'source_key'],
              properties: { source: text, source_key: text, size_bytes: count, generated: { type: 'boolean' } },
            },
          },
        },
      },
    },
    summary: {
      type: 'object',
      required: ['present', 'partial', 'missing'],
      properties: { present: count, partial: count, missing: count },
    },
  },
} as const
