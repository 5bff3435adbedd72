/** JSON Schema of a configuration file's value; the profile inside is checked by its own. */
import { LICENSE_TAGS } from '#contract/record.ts'

const text = { type: 'string', pattern: '\\S' } as const
const share = { type: 'number', minimum: 0, maximum: 1 } as const
const positive = { type: 'integer', minimum: 1 } as const

const optionsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    fields: { type: 'object', additionalProperties: text },
    roles: { type: 'object', additionalProperties: { enum: ['system', 'user', 'assistant', 'tool'] } },
    chunkWords: positive,
    system: text,
    where: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 1 } },
    whereNot: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 1 } },
    minTurns: positive,
    maxTurns: positive,
  },
} as const

const sourceSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'family', 'licence', 'group'],
  properties: {
    name: text,
    family: text,
    path: text,
    root: text,
    generator: text,
    count: positive,
    from: { type: 'array', items: text, minItems: 1, uniqueItems: true },
    generate: { type: 'object' },
    shape: text,
    container: text,
    options: optionsSchema,
    encoding: text,
    licence: { enum: LICENSE_TAGS },
    licenseDetail: text,
    phase: text,
    group: text,
    quality: share,
    limit: positive,
    maxRejectedShare: share,
  },
} as const

export const configSchema = {
  $id: 'signoff:config',
  type: 'object',
  additionalProperties: false,
  required: ['sources'],
  properties: {
    sources: { type: 'array', items: sourceSchema, minItems: 1 },
    output: text,
    seed: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    keep: { enum: ['keep_first', 'keep_longest', 'keep_best_quality'] },
    previous: text,
    clock: text,
    review: text,
    decisions: text,
    canonicalRoot: { type: 'string', pattern: '^s3://[a-z0-9][a-z0-9.-]+/(.*/)?$' },
    pii: { enum: ['placeholder', 'drop'] },
    encoding: {
      type: 'object',
      additionalProperties: false,
      properties: {
        mojibake: { type: 'boolean' },
        lineEndings: { type: 'boolean' },
        controls: { type: 'boolean' },
        nbsp: { type: 'boolean' },
        zeroWidth: { type: 'boolean' },
        htmlEntities: { type: 'boolean' },
        htmlTags: { type: 'boolean' },
        nfc: { type: 'boolean' },
        lossy: { enum: ['keep', 'reject'] },
      },
    },
    crisis: {
      type: ['object', 'boolean'],
      additionalProperties: false,
      properties: { families: { type: 'array', items: text, minItems: 1, uniqueItems: true }, level: { enum: ['crisis', 'elevated'] } },
      not: { const: true },
    },
    benchmarks: { type: 'array', items: text, uniqueItems: true },
    inventory: text,
    drift: {
      type: 'object',
      additionalProperties: false,
      properties: { distance: { type: 'number', exclusiveMinimum: 0, maximum: 1 }, factor: { type: 'number', exclusiveMinimum: 1 } },
    },
    mayBeEmpty: { type: 'array', items: text },
    limits: {
      type: 'object',
      additionalProperties: false,
      properties: { recordBytes: positive, nesting: positive, inflation: positive },
    },
    workers: positive,
    s3: {
      type: 'object',
      additionalProperties: false,
      properties: {
        endpoint: text,
        region: text,
        pathStyle: { type: 'boolean' },
        checksums: { enum: ['when_supported', 'when_required'] },
        profile: text,
        cache: text,
        cacheBytes: { type: 'integer', minimum: 0 },
      },
    },
    publishTo: text,
    keepVersions: { type: 'integer', minimum: 0 },
    profile: { type: 'object' },
  },
} as const
