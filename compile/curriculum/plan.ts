/**
 * What a training curriculum is (contract section 7), in types: the total configuration, the folder that `npm run curriculum` writes,
 * and the manifest in which it says what it did. The trainers' configurations are made from these alone.
 */
import type { LearningObjective } from '#contract/curriculum.ts'
import type { FileEntry } from '#contract/manifest.ts'

export type Objective = LearningObjective

export const ALGORITHMS = ['orpo', 'simpo', 'dpo', 'kto'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Phase C's algorithm with all of its parameters. `reference_model` null: the checkpoint that the stage starts from. */
export type Alignment =
  | { algorithm: 'orpo'; beta: number }
  | { algorithm: 'simpo'; beta: number; gamma: number }
  | { algorithm: 'dpo'; beta: number; reference_model: string | null }
  | { algorithm: 'kto'; beta: number; desirable_weight: number; undesirable_weight: number; reference_model: string | null }

/**
 * What becomes of a record that is longer than the stage's context. truncate: cut behind the last answer that fits, so that no trainer
 * cuts within one; leave_out; split: at the boundaries of its sessions, see cut.ts. Phase A cuts documents into blocks and knows none of this.
 */
export const TOO_LONG = ['truncate', 'leave_out', 'split'] as const
export type TooLong = (typeof TOO_LONG)[number]

export const SAMPLE_BY = ['tokens', 'records'] as const
export const WHEN_SHORT = ['shrink', 'renormalise'] as const

export interface Sampling {
  /** What the weights of a mix are shares of. */
  by: (typeof SAMPLE_BY)[number]
  /** false: every record of a part is used as often as any other, or once more. true: each draw is from all of them. */
  replacement: boolean
  /** How often a part may be repeated in one epoch, 1 or more. */
  oversample_cap: number
  /** What gives way where a part is too small at the cap: the stage's size (the mix stays exact) or the weights of the others. */
  when_short: (typeof WHEN_SHORT)[number]
}

export interface EarlyStopping {
  /** Evaluations without an improvement of at least `min_delta` of the loss on val after which the stage ends. */
  patience: number
  min_delta: number
  /** Optimiser steps between evaluations. */
  eval_steps: number
}

export interface StageConfig {
  /** A name that is safe as a folder: [a-z][a-z0-9_]*. */
  name: string
  objective: Objective
  /** Weight by part of the data, sum 1; see #contract/mix-parts.ts. */
  mix: Record<string, number>
  /** Tokens. */
  context: number
  learning_rate: number
  epochs: number
  too_long: TooLong
  sampling: Sampling
  /** null where the objective is none of preference. */
  alignment: Alignment | null
  early_stopping: EarlyStopping | null
  /** Checkpoint or model that the stage starts from; null: what the stage before it left (the base model for the first). */
  checkpoint_in: string | null
  /** Path below the curriculum's folder, unless absolute. */
  checkpoint_out: string
}

/** `training_curriculum_2025.json` after the contract's defaults were filled in. Stages stand in the order in which they are trained. */
export interface Curriculum {
  version: '1.0'
  name: string
  seed: number
  /** Name on a hub, or a path. */
  base_model: string
  /** `chatml`, or the path of a chat_template.jinja or tokenizer_config.json. */
  chat_template: string
  /** `o200k_base`, `cl100k_base`, or the path of a tokenizer.json. */
  tokenizer: string
  stages: StageConfig[]
}

// --- the folder ---

/** Written last; a folder without one is not whole. */
export const CURRICULUM_MANIFEST = 'curriculum_manifest.json'
/** The total configuration that the folder was made with. */
export const CURRICULUM_CONFIG = 'training_curriculum_2025.json'

/** Exports of a stage; a starved one has none. `records`: which record of the dataset stands in which line, see RecordUse. */
export const stagePaths = (stage: string, split: 'train' | 'val'): { data: string; records: string } => ({
  data: `${stage}/${split}.jsonl`,
  records: `${stage}/${split}.records.jsonl`,
})

/** A message as every trainer reads it. */
export interface ChatMessage {
  role: string
  content: string
}

/**
 * Where a line comes from: `source` is `<shard>:<line>` of the dataset. Of a record that was split, `session` is its number from 1; 0: the whole
 * record. Never absent: trainers read the files through Hugging Face datasets, which takes the columns of the first 10 MB for those of the file.
 */
export interface Origin {
  id: string
  source_family: string
  source: string
  session: number
}

/** A line of phase A: a block of one document, the pieces of which it was made in `sources`. */
export interface TextLine {
  text: string
  document_id: string
  /** Number of the block in its document, from 1. */
  block: number
  source_family: string
  sources: string[]
}
/** A line of a stage. */
export interface ChatLine extends Origin {
  messages: ChatMessage[]
}
/** A line of phase C for ORPO, SimPO and DPO: `prompt` ends before the first message in which the sides differ. */
export interface PairLine extends Origin {
  prompt: ChatMessage[]
  chosen: ChatMessage[]
  rejected: ChatMessage[]
}
/** A line of phase C for KTO; each pair makes two. */
export interface LabelledLine extends Origin {
  prompt: ChatMessage[]
  completion: ChatMessage[]
  label: boolean
}

/** A line of `<split>.records.jsonl`: a record that the stage used, once, sorted by id. */
export interface RecordUse {
  id: string
  source: string
  part: string
  /** How often it stands in the export. */
  times: number
  /** Tokens each time, as the stage counts them. */
  tokens: number
}

// --- the manifest ---

export interface Packing {
  /** Sequences of `context` tokens that first-fit decreasing needs. */
  bins: number
  /** Share of their tokens that is used, 0..1. */
  efficiency: number
}

export interface Export {
  data: FileEntry
  records: FileEntry
  /** Lines of the data file. */
  lines: number
  /** Records or documents, repetitions counted; and how many different ones. */
  units: number
  unique: number
  /** As the stage counts them: see tokens.ts. */
  tokens: number
  longest: number
  /** Lines by length, in eighths of the context: [0, 1/8), ... */
  histogram: number[]
  /** Units that were cut behind their last answer that fits, and the share of all units. */
  truncated: number
  truncated_share: number
  /** Sessions that longer records were split into. */
  sessions: number
  packing: Packing
}

/** Records that a stage could have used and did not, by why. */
export interface LeftOut {
  split: 'train' | 'val'
  reason: 'longer_than_context' | 'no_answer_fits' | 'no_shared_prompt' | 'not_drawn'
  records: number
  /** The first of them, `<shard>:<line>`. */
  first: string
}

export interface PartReport {
  part: string
  /** Weight in the configuration; after what is starved or short gave its weight away; and in the export. */
  target: number
  expected: number
  actual: number
  available: { records: number; tokens: number }
  /** Repetitions counted. */
  used: { records: number; tokens: number }
  /** Different records. */
  unique: number
  /** used / available, in what the mix is measured in; above 1 the part is oversampled. */
  repeated: number
  starved: boolean
  /** Why it is starved, empty, short or oversampled; null where nothing is to be said. */
  reason: string | null
}

export interface StageReport {
  name: string
  objective: Objective
  algorithm: Algorithm | null
  context: number
  learning_rate: number
  epochs: number
  sampled_by: Sampling['by']
  /** No part has anything to train on: no export, no training, the stage after it starts from what this one would have started from. */
  starved: boolean
  /** Sentences; of a starved stage with its price. */
  remarks: string[]
  /** What it starts from: a checkpoint path or the base model; null for a starved stage. */
  starts_from: string | null
  checkpoint_out: string
  parts: PartReport[]
  train: Export | null
  val: Export | null
  left_out: LeftOut[]
}

/** One bar of the chart of target against actual mix. */
export interface MixRow {
  phase: string
  part: string
  target: number
  actual: number
  starved: boolean
  reason: string | null
}

export interface CurriculumManifest {
  manifest_version: '1.0'
  contract_version: string
  curriculum: string
  dataset: { digest: string; conversations: number; generated_at: string; signoff: { state: 'passed' | 'waived'; profile_sha256?: string } }
  /** Holdouts that the signer lifted, and how much of each. */
  lifted: Record<string, number>
  /** `sha256` of a tokenizer.json; null for one that is built in. */
  tokenizer: { name: string; sha256: string | null }
  seed: number
  stages: StageReport[]
  mix: MixRow[]
  /** Train records that no stage uses, by family. */
  unused: Record<string, number>
  /** Every file of the folder but this one, sorted by path. */
  files: FileEntry[]
}
