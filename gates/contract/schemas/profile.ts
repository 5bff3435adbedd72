/** JSON Schema of the profile as a signer writes it. */
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const band = { type: 'array', items: share, minItems: 2, maxItems: 2 } as const
const text = { type: 'string', pattern: '\\S' } as const

/** A phrase has a word in it: what holds none could never be found. */
const phrases = { type: 'array', items: { type: 'string', pattern: '[\\p{L}\\p{N}]' }, minItems: 1 } as const

const evidence = {
  type: 'object',
  additionalProperties: false,
  required: ['rules'],
  properties: {
    rules: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'any'],
        properties: {
          id: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' },
          any: phrases,
          in: { enum: ['name', 'folder'] },
          with: phrases,
          without: phrases,
        },
      },
    },
    without: phrases,
  },
} as const

export const profileInputSchema = {
  $id: 'signoff:profile',
  title: 'Signer’s profile',
  type: 'object',
  additionalProperties: false,
  properties: {
    families: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9_]*$' },
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: { holds: text, phase: text, required: { type: 'boolean' }, minimum: { type: 'integer', minimum: 0 }, evidence },
      },
    },
    phases: { type: 'array', items: { type: 'string', pattern: '^[a-z][a-z0-9_]*$' } },
    holdouts: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: false, required: ['rationale'], properties: { rationale: text } },
    },
    lifted: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['share', 'owner', 'reason'],
        properties: { share, owner: text, reason: text },
      },
    },
    claims: {
      type: 'object',
      additionalProperties: false,
      properties: { order: { type: 'array', items: text, uniqueItems: true }, shares: { type: 'object', additionalProperties: share } },
    },
    thresholds: {
      type: 'object',
      additionalProperties: false,
      properties: {
        near_duplicate: { type: 'number', minimum: 0.5, maximum: 1 },
        holdout_text: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        benchmark: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        overlap: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        overlap_records: share,
        pii_review: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        train: band,
        val: band,
        test: band,
      },
    },
    waivers: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['gate', 'rule', 'subject', 'owner', 'reason', 'expires', 'dataset'],
        properties: {
          gate: { enum: ['coverage', 'leakage', 'distribution', 'pii', 'provenance', 'hash', 'split', 'stats', 'contract'] },
          rule: text,
          subject: text,
          owner: text,
          reason: text,
          expires: { type: 'string', format: 'date' },
          dataset: { type: 'string', pattern: '^(\\*|[0-9a-f]{64})$' },
        },
      },
    },
    pii_decisions: {
      type: 'object',
      propertyNames: { pattern: '^[0-9a-f]{64}$' },
      additionalProperties: { enum: ['accept', 'mask', 'reject'] },
    },
    pii_allowed: { type: 'array', items: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
  },
} as const
