/** JSON Schema of `dataset_routing_config.json`. */
import { LOADERS, ROUTE_STATUSES } from './routing.ts'

const count = { type: 'integer', minimum: 0 } as const
const text = { type: 'string', pattern: '\\S' } as const
const key = { type: 'string', minLength: 1 } as const

const expansion = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'conversion', 'objects', 'size_bytes', 'sizes_unknown', 'keys'],
  properties: {
    kind: { enum: ['evidence', 'unmatched'] },
    family: text,
    conversion: text,
    objects: count,
    size_bytes: count,
    sizes_unknown: count,
    keys: { type: 'array', items: key },
  },
} as const

const family = {
  type: 'object',
  additionalProperties: false,
  required: ['required', 'loader', 'status', 'evidence_count', 'objects', 'left_out', 'generator', 'action', 'expansion'],
  properties: {
    required: { type: 'boolean' },
    loader: { enum: LOADERS },
    status: { enum: ROUTE_STATUSES },
    evidence_count: count,
    objects: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['key', 'path'], properties: { key, path: key, size_bytes: count } },
    },
    left_out: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['key', 'why'], properties: { key, why: text } },
    },
    generator: {
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['name', 'kind', 'makes'],
      properties: { name: text, kind: { enum: ['written', 'extracted', 'derived'] }, makes: text },
    },
    action: text,
    expansion: { type: 'array', items: expansion },
    stub: text,
  },
} as const

export const routingSchema = {
  $id: 'signoff:routing-config',
  title: 'Routing configuration: where each family comes from',
  type: 'object',
  additionalProperties: false,
  required: ['contract_version', 'inventory', 'notes', 'families', 'summary', 'sources'],
  properties: {
    contract_version: text,
    inventory: {
      type: 'object',
      additionalProperties: false,
      required: ['listing', 'form', 'complete'],
      properties: { listing: text, form: text, complete: { type: 'boolean' }, bucket: text, root: text },
    },
    notes: { type: 'array', items: text },
    families: { type: 'object', additionalProperties: family },
    summary: {
      type: 'object',
      additionalProperties: false,
      required: ROUTE_STATUSES,
      properties: Object.fromEntries(ROUTE_STATUSES.map((status) => [status, count])),
    },
    sources: {
      type: 'array',
      description: 'accepted as sources of a configuration',
      items: {
        type: 'object',
        required: ['name', 'family', 'licence', 'group'],
        properties: { name: text, family: text, licence: text, group: text },
      },
    },
  },
} as const
