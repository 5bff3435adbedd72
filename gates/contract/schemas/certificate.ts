/** JSON Schemas of `signoff.json`: the statement, and the envelope that holds it where it is signed. */
import { DATASET_SUBJECT, PAYLOAD_TYPE, REFUSAL_TYPE, SIGNOFF_TYPE, STATEMENT_TYPE } from '../certificate.ts'

const GATES = ['coverage', 'leakage', 'distribution', 'pii', 'provenance', 'hash', 'split', 'stats', 'contract'] as const
const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string' } as const
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
const moment = { type: 'string', format: 'date-time' } as const
const state = { enum: ['passed', 'waived', 'failed'] } as const

/** Every field is required and no other is known: a statement that says more is another one. */
const closed = <P extends Record<string, unknown>>(properties: P, optional: readonly string[] = []) =>
  ({
    type: 'object',
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
    properties,
  }) as const

const gate = closed({
  claim: text,
  state,
  records: count,
  population: count,
  examined: count,
  rules: closed({ passed: count, waived: count, failed: count }),
  violations: { type: 'object', additionalProperties: count },
  failed_tests: { type: 'array', items: text },
})

const waiver = closed(
  {
    gate: { enum: GATES },
    rule: text,
    subject: text,
    owner: text,
    reason: text,
    expires: { type: 'string', format: 'date' },
    dataset: { type: 'string', pattern: '^(\\*|[0-9a-f]{64})$' },
    covers: count,
    problem: text,
  },
  ['problem'],
)

const predicate = closed({
  verdict: state,
  all_gates_passed: { type: 'boolean' },
  dataset: closed({
    name: text,
    digest: sha256,
    manifest_sha256: sha256,
    conversations: count,
    previous: { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' },
  }),
  gates: closed(Object.fromEntries(GATES.map((name) => [name, gate]))),
  waivers: { type: 'array', items: waiver },
  lifted: {
    type: 'object',
    additionalProperties: closed({ share: { type: 'number', minimum: 0, maximum: 1 }, owner: text, reason: text }),
  },
  profile_sha256: sha256,
  seed: { type: 'integer' },
  contract_version: text,
  tool: closed({ name: text, version: text, rules: { type: 'string', pattern: '^([0-9a-f]{64})?$' } }),
  census: closed({
    from: { enum: ['bytes', 'cache', 'parts'] },
    shards_examined: count,
    shards_reused: count,
    records_examined: count,
    records_reused: count,
  }),
  started_at: moment,
  finished_at: moment,
  integrity: sha256,
})

export const statementSchema = {
  $id: 'signoff:statement',
  title: 'Signoff certificate: an in-toto statement about every byte of one dataset',
  ...closed({
    _type: { const: STATEMENT_TYPE },
    subject: {
      type: 'array',
      minItems: 2,
      description: `The dataset as a whole ("${DATASET_SUBJECT}", by its digest), manifest.json, and every file by its path below the root.`,
      items: closed({ name: { type: 'string', pattern: '\\S' }, digest: closed({ sha256 }) }),
    },
    predicateType: {
      enum: [SIGNOFF_TYPE, REFUSAL_TYPE],
      description: `"${REFUSAL_TYPE}" where the verdict is failed: it is no signoff.`,
    },
    predicate,
  }),
} as const

export const envelopeSchema = {
  $id: 'signoff:envelope',
  title: 'Signed signoff certificate: a DSSE envelope around the statement, signed with Ed25519',
  ...closed({
    payloadType: { const: PAYLOAD_TYPE },
    payload: { type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' },
    signatures: {
      type: 'array',
      minItems: 1,
      items: closed({ keyid: text, sig: { type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' } }),
    },
  }),
} as const
