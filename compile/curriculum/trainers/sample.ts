/** A small curriculum for tests: pretraining, two stages of which one is starved, alignment. Nothing of it is the product's. */
import type { Alignment, Curriculum, Export, StageConfig, StageReport } from '../plan.ts'

const file = { path: 'x', size_bytes: 1, sha256: '0'.repeat(64) }

const made = (lines: number, context: number): Export => ({
  data: file,
  records: file,
  lines,
  units: lines,
  unique: lines,
  tokens: lines * 100,
  longest: 200,
  histogram: [lines],
  truncated: 0,
  truncated_share: 0,
  sessions: 0,
  packing: { bins: Math.ceil((lines * 100) / context), efficiency: 1 },
})

export interface SampleStage {
  name: string
  objective: StageConfig['objective']
  lines?: number
  val?: number
  alignment?: Alignment
}

export const FOUR_STAGES: readonly SampleStage[] = [
  { name: 'phase_a', objective: 'causal_lm' },
  { name: 'stage1', objective: 'sft' },
  { name: 'stage2', objective: 'sft', lines: 0 },
  { name: 'stage3', objective: 'sft' },
  { name: 'phase_c', objective: 'preference', alignment: { algorithm: 'orpo', beta: 0.1 } },
]

export function sampleCurriculum(
  stages: readonly SampleStage[] = FOUR_STAGES,
  changes: Partial<Curriculum> = {},
): { curriculum: Curriculum; reports: StageReport[] } {
  const configs = stages.map(({ name, objective, alignment = null }): StageConfig => ({
    ...{ name, objective, alignment },
    mix: { general: 1 },
    context: objective === 'causal_lm' ? 8192 : 4096,
    learning_rate: objective === 'preference' ? 3e-5 : 3e-4,
    epochs: 2,
    too_long: 'leave_out',
    sampling: { by: 'tokens', replacement: false, oversample_cap: 4, when_short: 'shrink' },
    early_stopping: { patience: 3, min_delta: 0.001, eval_steps: 100 },
    checkpoint_in: null,
    checkpoint_out: `checkpoints/${name}`,
  }))
  const curriculum: Curriculum = {
    version: '1.0',
    name: 'a_curriculum',
    seed: 7,
    base_model: 'org/base',
    chat_template: 'chatml',
    tokenizer: 'o200k_base',
    stages: configs,
    ...changes,
  }
  let from = curriculum.base_model
  const reports = curriculum.stages.map((stage, index): StageReport => {
    const { lines = 50_000, val = 100 } = stages[index]!
    const starved = lines === 0
    const report: StageReport = {
      ...{ name: stage.name, objective: stage.objective, context: stage.context, learning_rate: stage.learning_rate, epochs: stage.epochs },
      ...{ algorithm: stage.alignment?.algorithm ?? null, sampled_by: 'tokens', starved, checkpoint_out: stage.checkpoint_out },
      remarks: starved ? [`${stage.name} has nothing to train on.`] : [],
      starts_from: starved ? null : (stage.checkpoint_in ?? from),
      parts: [],
      train: starved ? null : made(lines, stage.context),
      val: starved || val === 0 ? null : made(val, stage.context),
      left_out: [],
    }
    if (!starved) from = stage.checkpoint_out
    return report
  })
  return { curriculum, reports }
}
