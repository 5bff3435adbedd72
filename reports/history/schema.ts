/** JSON Schema of a line of the history: a line that is something else is set aside, never drawn. */
import { GATES } from '../../gates/kit/gate.ts'
import { METRICS_VERSION } from './metrics.ts'

const GATE_NAMES = [...GATES, 'contract']
const STATES = ['passed', 'waived', 'failed', 'not run']

const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const
const countOrNull = { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const
const rate = { type: ['number', 'null'], minimum: 0, maximum: 1 } as const

const whole = (properties: Record<string, unknown>): Record<string, unknown> => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const each = (names: readonly string[], of: unknown): Record<string, unknown> => whole(Object.fromEntries(names.map((name) => [name, of])))

const tallies = {
  type: 'object',
  maxProperties: 1000,
  propertyNames: { type: 'string', maxLength: 200 },
  additionalProperties: whole({ conversations: count, tokens: count }),
} as const

const OUTCOMES = ['in', 'kept', 'exact_duplicate', 'near_duplicate', 'excluded_holdout', 'in_review', 'rejected']

export const metricsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'One judgement of a dataset, as its history keeps it',
  ...whole({
    metrics_version: { const: METRICS_VERSION },
    dataset: { type: 'string', maxLength: 4096 },
    dataset_digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    judged_at: { type: 'string', format: 'date-time' },
    contract_version: { type: 'string', maxLength: 40 },
    verdict: { enum: STATES },
    gates: each(GATE_NAMES, { enum: STATES }),
    violations: each(GATE_NAMES, count),
    conversations: countOrNull,
    tokens: countOrNull,
    duplicate_rate: rate,
    review_rate: rate,
    rejected_rate: rate,
    pii_residual: countOrNull,
    outcomes: { anyOf: [{ type: 'null' }, each(OUTCOMES, count)] },
    by_family: tallies,
    by_split: tallies,
  }),
}
