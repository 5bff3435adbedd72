/** JSON Schema of `curriculum_manifest.json`. */
import { LEARNING_OBJECTIVES } from '../curriculum.ts'

const text = { type: 'string', pattern: '\\S' } as const
const optionalText = { type: ['string', 'null'], pattern: '\\S' } as const
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const count = { type: 'integer', minimum: 0 } as const
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const
const flag = { type: 'boolean' } as const

const strict = <Properties extends Record<string, unknown>>(properties: Properties, optional: readonly string[] = []) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  }) as const

const file = strict({ path: { type: 'string', pattern: '^(?!/)(?!.*(?:^|/)\\.\\.(?:/|$)).+$' }, size_bytes: count, sha256 })
const amount = strict({ records: count, tokens: count })

const exported = {
  ...strict({
    data: file,
    records: file,
    lines: count,
    units: count,
    unique: count,
    tokens: count,
    longest: count,
    histogram: { type: 'array', items: count, minItems: 8, maxItems: 8 },
    truncated: count,
    truncated_share: share,
    sessions: count,
    packing: strict({ bins: count, efficiency: share }),
  }),
  type: ['object', 'null'],
} as const

const part = strict({
  part: text,
  target: share,
  expected: share,
  actual: share,
  available: amount,
  used: amount,
  unique: count,
  repeated: { type: 'number', minimum: 0 },
  starved: flag,
  reason: optionalText,
})

const stage = strict({
  name: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' },
  objective: { enum: LEARNING_OBJECTIVES },
  algorithm: { enum: ['orpo', 'simpo', 'dpo', 'kto', null] },
  context: { type: 'integer', minimum: 1 },
  learning_rate: { type: 'number', exclusiveMinimum: 0 },
  epochs: { type: 'number', exclusiveMinimum: 0 },
  sampled_by: { enum: ['tokens', 'records'] },
  starved: flag,
  remarks: { type: 'array', items: text },
  starts_from: optionalText,
  checkpoint_out: text,
  parts: { type: 'array', minItems: 1, items: part },
  train: exported,
  val: exported,
  left_out: {
    type: 'array',
    items: strict({
      split: { enum: ['train', 'val'] },
      reason: { enum: ['longer_than_context', 'no_answer_fits', 'no_shared_prompt', 'not_drawn'] },
      records: count,
      first: text,
    }),
  },
})

export const curriculumManifestSchema = {
  $id: 'signoff:curriculum-manifest',
  title: 'Manifest of a curriculum',
  ...strict({
    manifest_version: { const: '1.0' },
    contract_version: text,
    curriculum: text,
    dataset: strict({
      digest: sha256,
      conversations: count,
      generated_at: { type: 'string', format: 'date-time' },
      signoff: strict({ state: { enum: ['passed', 'waived'] }, profile_sha256: sha256 }, ['profile_sha256']),
    }),
    lifted: { type: 'object', additionalProperties: share },
    tokenizer: strict({ name: text, sha256: { ...sha256, type: ['string', 'null'] } }),
    seed: count,
    stages: { type: 'array', minItems: 1, items: stage },
    mix: {
      type: 'array',
      items: strict({ phase: text, part: text, target: share, actual: share, starved: flag, reason: optionalText }),
    },
    unused: { type: 'object', additionalProperties: count },
    files: { type: 'array', items: file },
  }),
} as const
