/**
 * Configurations for Axolotl. Preference data is given without a `type`: Axolotl then hands the conversational fields to TRL's trainers as they are,
 * which keeps answers of several turns and system messages that its own strategies for ORPO and KTO lose.
 */
import { configName, TEMPLATE_PATH, type Training } from './training.ts'
import { CHATML_END } from '../templates/chatml.ts'
import { DEFAULTS } from './defaults.ts'
import { yamlText, type YamlValue } from './yaml.ts'
import type { TrainerFile } from './files.ts'

type Yaml = Record<string, YamlValue>

export function axolotlFiles(training: Training): TrainerFile[] {
  const { alignment, comments, earlyStopping } = training
  const reference = alignment !== null && 'reference_model' in alignment ? alignment.reference_model : null
  // It would train against another reference than was asked for, and say nothing.
  if (reference !== null) return []
  const more =
    earlyStopping === null
      ? []
      : [`Axolotl knows patience and no smallest improvement: min_delta ${earlyStopping.min_delta} is not applied.`]
  return [
    {
      path: `trainers/axolotl/${configName(training)}.yaml`,
      text: yamlText(axolotlConfig(training), { comments: [...comments, ...more] }),
    },
  ]
}

export function axolotlConfig(training: Training): Yaml {
  const { objective, train, val, template } = training
  const data = dataKeys(training)
  return {
    base_model: training.startsFrom,
    ...(objective === 'preference' ? alignmentKeys(training) : {}),
    datasets: [{ path: train, ...data }],
    ...(val === null ? {} : { test_datasets: [{ path: val, ...data }] }),
    auto_resume_from_checkpoints: true,
    dataset_prepared_path: `./trainers/axolotl/prepared/${configName(training)}`,
    ...(objective === 'causal_lm'
      ? {}
      : { chat_template: 'jinja', chat_template_jinja: TEMPLATE_PATH, ...(template === 'chatml' ? { eot_tokens: [CHATML_END] } : {}) }),
    output_dir: training.output,
    sequence_len: training.context,
    ...(objective === 'preference'
      ? {}
      : {
          // What is longer in the model's own tokens than in the counted ones is dropped and told, never cut.
          excess_length_strategy: 'drop',
          sample_packing: true,
          eval_sample_packing: false,
          pad_to_sequence_len: true,
          train_on_inputs: false,
        }),
    attn_implementation: 'flash_attention_2',
    learning_rate: training.learningRate,
    num_epochs: training.epochs,
    micro_batch_size: DEFAULTS.microBatch,
    eval_batch_size: DEFAULTS.microBatch,
    gradient_accumulation_steps: DEFAULTS.accumulation,
    gradient_checkpointing: true,
    lr_scheduler: DEFAULTS.scheduler,
    ...warmup(training),
    optimizer: DEFAULTS.optimizer,
    weight_decay: DEFAULTS.weightDecay,
    max_grad_norm: DEFAULTS.maxGradNorm,
    bf16: true,
    seed: training.seed,
    logging_steps: DEFAULTS.loggingSteps,
    ...evaluation(training),
  }
}

/** Its SimPO takes no share of the steps. */
const warmup = ({ alignment, steps }: Training): Yaml =>
  alignment?.algorithm === 'simpo' ? { warmup_steps: Math.max(1, Math.round(DEFAULTS.warmup * steps)) } : { warmup_ratio: DEFAULTS.warmup }

const dataKeys = ({ objective }: Training): Yaml => ({
  ds_type: 'json',
  split: 'train',
  ...(objective === 'causal_lm'
    ? { type: 'completion', field: 'text' }
    : objective === 'sft'
      ? { type: 'chat_template', field_messages: 'messages', roles_to_train: ['assistant'], train_on_eos: 'turn' }
      : {}),
})

const evaluation = ({ earlyStopping: stopping, val }: Training): Yaml =>
  stopping === null
    ? { save_strategy: 'epoch', save_total_limit: DEFAULTS.checkpointsKept, ...(val === null ? {} : { eval_strategy: 'epoch' }) }
    : {
        eval_strategy: 'steps',
        eval_steps: stopping.eval_steps,
        save_strategy: 'steps',
        save_steps: stopping.eval_steps,
        save_total_limit: DEFAULTS.checkpointsKept,
        early_stopping_patience: stopping.patience,
        load_best_model_at_end: true,
        metric_for_best_model: 'eval_loss',
        greater_is_better: false,
      }

/** Not prepared: that is for texts, and would measure lists as such. */
const PREPARED = { skip_prepare_dataset: true }

function alignmentKeys({ alignment }: Training): Yaml {
  switch (alignment!.algorithm) {
    case 'orpo':
      return { rl: 'orpo', rl_beta: alignment!.beta, ...PREPARED, remove_unused_columns: false }
    case 'simpo':
      return {
        rl: 'simpo',
        rl_beta: alignment!.beta,
        simpo_gamma: alignment!.gamma,
        cpo_alpha: 0,
        ...PREPARED,
        remove_unused_columns: false,
      }
    case 'dpo':
      return { rl: 'dpo', rl_beta: alignment!.beta, ...PREPARED, remove_unused_columns: false }
    case 'kto':
      return {
        rl: 'kto',
        rl_beta: alignment!.beta,
        kto_desirable_weight: alignment!.desirable_weight,
        kto_undesirable_weight: alignment!.undesirable_weight,
        ...PREPARED,
        remove_unused_columns: false,
      }
  }
}
