/** JSON Schema of a curriculum's configuration as it is written, `training_curriculum_2025.json`. */
import { LEARNING_OBJECTIVES } from '../curriculum.ts'
import { PART } from '../mix-parts.ts'

const text = { type: 'string', pattern: '\\S' } as const
const positive = { type: 'number', exclusiveMinimum: 0 } as const
const count = { type: 'integer', minimum: 1 } as const

const sampling = {
  type: 'object',
  additionalProperties: false,
  properties: {
    by: { enum: ['tokens', 'records'], description: 'what the weights of a mix are shares of' },
    replacement: { type: 'boolean', description: 'every draw is from all records of a part' },
    oversample_cap: { type: 'number', minimum: 1, maximum: 1000, description: 'how often a part may be repeated in one epoch' },
    when_short: {
      enum: ['shrink', 'renormalise'],
      description: 'what gives way where a part is too small at the cap: the size of the stage, or the weights of the other parts',
    },
  },
} as const

const earlyStopping = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    patience: { ...count, description: 'evaluations without an improvement' },
    min_delta: { type: 'number', minimum: 0, description: 'smallest improvement of the loss on val' },
    eval_steps: { ...count, description: 'optimiser steps between evaluations' },
  },
} as const

const alignment = {
  type: 'object',
  additionalProperties: false,
  required: ['algorithm'],
  properties: {
    algorithm: { enum: ['orpo', 'simpo', 'dpo', 'kto'] },
    beta: positive,
    gamma: { type: 'number', minimum: 0, description: 'simpo: the margin' },
    reference_model: {
      type: ['string', 'null'],
      pattern: '\\S',
      description: 'dpo, kto: null is the checkpoint that the stage starts from',
    },
    desirable_weight: { ...positive, description: 'kto' },
    undesirable_weight: { ...positive, description: 'kto' },
  },
} as const

const stage = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' },
    enabled: { type: 'boolean' },
    objective: { enum: LEARNING_OBJECTIVES },
    mix: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: PART.source },
      additionalProperties: { ...positive, maximum: 1 },
      description:
        'weight by part: family, family:class, family:text, family:chain_of_thought, family:pairs; edge_case is all its families',
    },
    context: { ...count, minimum: 16, description: 'tokens' },
    learning_rate: { ...positive, maximum: 1 },
    epochs: { ...positive, maximum: 1000 },
    too_long: { enum: ['truncate', 'leave_out', 'split'], description: 'what becomes of a record that is longer than the context' },
    sampling,
    alignment,
    early_stopping: earlyStopping,
    checkpoint_in: { type: ['string', 'null'], pattern: '\\S', description: 'null: what the stage before it left' },
    checkpoint_out: text,
  },
} as const

export const curriculumInputSchema = {
  $id: 'signoff:curriculum',
  title: 'Training curriculum',
  type: 'object',
  additionalProperties: false,
  required: ['version'],
  properties: {
    $schema: { type: 'string' },
    version: { const: '1.0' },
    name: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$' },
    seed: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
    base_model: { ...text, description: 'name on a hub, or a path' },
    chat_template: { ...text, description: 'chatml, or the path of a chat_template.jinja or tokenizer_config.json' },
    tokenizer: { ...text, description: 'o200k_base, cl100k_base, or the path of a tokenizer.json' },
    sampling,
    early_stopping: earlyStopping,
    checkpoints: { ...text, description: 'folder of the checkpoints, below the folder of the curriculum unless absolute' },
    stages: {
      type: 'array',
      minItems: 1,
      items: stage,
      description: 'in the order in which they are trained; what is not given is the contract’s',
    },
  },
} as const
