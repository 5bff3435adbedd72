/** JSON Schema of `verification_report.json`: what a training job or a pull request reads before it goes on. */
const GATES = ['coverage', 'leakage', 'distribution', 'pii', 'provenance', 'hash', 'split', 'stats'] as const
const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string' } as const
const texts = { type: 'array', items: text } as const
const state = { enum: ['passed', 'waived', 'failed', 'not run'] } as const
const each = <T>(additionalProperties: T) => ({ type: 'object', additionalProperties }) as const
const named = <T>(names: readonly string[], schema: T) =>
  ({
    type: 'object',
    required: [...names],
    additionalProperties: false,
    properties: Object.fromEntries(names.map((name) => [name, schema])),
  }) as const

const violation = {
  type: 'object',
  required: ['code', 'subject', 'expected', 'found'],
  properties: { code: text, subject: text, expected: text, found: text, cause: text, names: texts },
} as const

const waiver = {
  type: 'object',
  description: 'a waiver of the profile, how many failures it covers, and why it is itself one',
  required: ['gate', 'rule', 'subject', 'owner', 'reason', 'expires', 'dataset', 'covers'],
  properties: {
    gate: text,
    rule: text,
    subject: text,
    owner: text,
    reason: text,
    expires: text,
    dataset: text,
    covers: count,
    problem: text,
  },
} as const

const details = {
  type: 'object',
  required: [
    'claim',
    'state',
    'records',
    'population',
    'examined',
    'rules',
    'violations',
    'warnings',
    'measures',
    'waivers',
    'failed_tests',
    'errors',
  ],
  properties: {
    claim: text,
    state,
    records: count,
    population: count,
    examined: count,
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'says', 'state', 'population', 'examined', 'violations', 'failure'],
        properties: {
          code: text,
          says: text,
          state,
          population: count,
          examined: count,
          violations: count,
          failure: { type: ['string', 'null'] },
        },
      },
    },
    violations: each({
      type: 'object',
      required: ['count', 'says', 'todo', 'references', 'samples'],
      properties: { count, says: text, todo: text, references: texts, samples: { type: 'array', items: violation } },
    }),
    warnings: texts,
    measures: each(each({ type: 'number' })),
    waivers: { type: 'array', items: waiver },
    failed_tests: texts,
    errors: texts,
  },
} as const

export const verificationReportSchema = {
  $id: 'signoff:verification-report',
  title: 'Verification report: the verdict over one dataset',
  type: 'object',
  required: [
    ...['report_version', 'verification_timestamp', 'verdict', 'all_gates_passed', 'gate_results', 'states', 'verification_details'],
    ...['statistics', 'dataset', 'dataset_digest', 'seed', 'contract_version'],
  ],
  properties: {
    report_version: { const: '1.0' },
    verification_timestamp: { type: 'string', format: 'date-time' },
    verdict: state,
    all_gates_passed: { type: 'boolean' },
    gate_results: named(GATES, { type: 'boolean' }),
    states: named([...GATES, 'contract'], state),
    verification_details: named([...GATES, 'contract'], details),
    statistics: { type: ['object', 'null'] },
    dataset: text,
    dataset_digest: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
    manifest_sha256: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
    started_at: { type: 'string', format: 'date-time' },
    seed: { type: 'integer' },
    contract_version: text,
    profile_sha256: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
    census: {
      type: ['object', 'null'],
      description: 'How many shards were examined in this run, and of how many the evidence of an earlier or another run was used.',
      required: ['rules', 'from', 'shards_examined', 'shards_reused', 'records_examined', 'records_reused'],
      properties: {
        rules: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
        from: { enum: ['bytes', 'cache', 'parts'] },
        shards_examined: count,
        shards_reused: count,
        records_examined: count,
        records_reused: count,
      },
    },
    note: { type: 'string', description: 'What went wrong with the run besides its gates: with it, nothing has passed.' },
  },
  // A report that calls itself a pass is one in every part, or it is no report.
  allOf: [
    {
      if: { type: 'object', properties: { all_gates_passed: { const: true } } },
      then: {
        type: 'object',
        properties: {
          verdict: { const: 'passed' },
          gate_results: { type: 'object', additionalProperties: { const: true } },
          states: { type: 'object', additionalProperties: { const: 'passed' } },
          dataset_digest: { type: 'string', minLength: 64 },
        },
      },
      else: { type: 'object', properties: { verdict: { not: { const: 'passed' } } } },
    },
  ],
} as const
