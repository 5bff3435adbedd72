/** What Hugging Face's TrainingArguments say of validation and checkpoints, which TRL and LLaMA-Factory both take. */
import { DEFAULTS } from './defaults.ts'
import type { Training } from './training.ts'
import type { YamlValue } from './yaml.ts'

/** `more`: what a trainer has of its own to say of early stopping. */
export const evaluation = (
  { earlyStopping: stopping, val }: Pick<Training, 'earlyStopping' | 'val'>,
  more: (stopping: NonNullable<Training['earlyStopping']>) => Record<string, YamlValue> = () => ({}),
): Record<string, YamlValue> => ({
  eval_strategy: val === null ? 'no' : stopping === null ? 'epoch' : 'steps',
  save_strategy: val === null || stopping === null ? 'epoch' : 'steps',
  save_total_limit: DEFAULTS.checkpointsKept,
  ...(stopping === null
    ? {}
    : {
        eval_steps: stopping.eval_steps,
        save_steps: stopping.eval_steps,
        ...more(stopping),
        load_best_model_at_end: true,
        metric_for_best_model: 'eval_loss',
        greater_is_better: false,
      }),
})
