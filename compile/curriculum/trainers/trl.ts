/**
 * Configurations for TRL. All of them are read by TRL's own parser; `trl sft`, `trl dpo` and `trl kto` take them as they are. TRL has no command for ORPO
 * and SimPO (trl.experimental) and no option for early stopping: trl_stage.py, which lies beside them, calls the same trainers and adds both.
 */
import { configName, TEMPLATE_PATH, type Training } from './training.ts'
import { DEFAULTS } from './defaults.ts'
import { evaluation } from './trainer-arguments.ts'
import { yamlText, type YamlValue } from './yaml.ts'
import type { TrainerFile } from './files.ts'

type Yaml = Record<string, YamlValue>

export function trlFiles(training: Training): TrainerFile[] {
  const name = configName(training)
  const card = training.isExported ? [{ path: `trainers/trl/data/${training.stage}/README.md`, text: dataCard(training) }] : []
  return [...card, { path: `trainers/trl/${name}.yaml`, text: yamlText(trlConfig(training), { comments: commentsOf(training) }) }]
}

const commentsOf = ({ comments, alignment, earlyStopping, template }: Training): string[] => [
  ...comments,
  ...(alignment?.algorithm === 'orpo' || alignment?.algorithm === 'simpo'
    ? ['TRL has no command for this algorithm: trl_stage.py calls its trainer.']
    : []),
  ...(earlyStopping === null
    ? []
    : [
        `trl_stage.py stops early (patience ${earlyStopping.patience}, at least ${earlyStopping.min_delta}); TRL's own commands know no early stopping.`,
      ]),
  ...(template === 'chatml' ? [] : ['A template without generation tags is masked by TRL only where TRL knows it.']),
]

/** datasets reads train.jsonl and val.jsonl, and none of the files beside them, because this says so. */
function dataCard({ stage, val }: Training): string {
  const files = [
    { split: 'train', path: `../../../../${stage}/train.jsonl` },
    ...(val === null ? [] : [{ split: 'validation', path: `../../../../${stage}/val.jsonl` }]),
  ]
  return `---\n${yamlText({ configs: [{ config_name: 'default', data_files: files }] })}---\n`
}

export function trlConfig(training: Training): Yaml {
  const { objective, val, earlyStopping } = training
  return {
    model_name_or_path: training.startsFrom,
    dtype: 'bfloat16',
    // Packed sequences are kept apart by it alone.
    attn_implementation: 'flash_attention_2',
    dataset_name: `./trainers/trl/data/${training.stage}`,
    dataset_train_split: 'train',
    ...(val === null ? {} : { dataset_test_split: 'validation' }),
    output_dir: training.output,
    ...(objective === 'preference' ? alignmentKeys(training) : sftKeys(training)),
    max_length: training.context,
    learning_rate: training.learningRate,
    num_train_epochs: training.epochs,
    per_device_train_batch_size: DEFAULTS.microBatch,
    per_device_eval_batch_size: DEFAULTS.microBatch,
    gradient_accumulation_steps: DEFAULTS.accumulation,
    gradient_checkpointing: true,
    lr_scheduler_type: DEFAULTS.scheduler,
    // Below 1 it is a share of the steps.
    warmup_steps: DEFAULTS.warmup,
    optim: DEFAULTS.optimizer,
    weight_decay: DEFAULTS.weightDecay,
    max_grad_norm: DEFAULTS.maxGradNorm,
    bf16: true,
    seed: training.seed,
    logging_steps: DEFAULTS.loggingSteps,
    report_to: 'none',
    ...evaluation({ earlyStopping, val }),
  }
}

const sftKeys = ({ objective }: Training): Yaml =>
  objective === 'causal_lm'
    ? { dataset_text_field: 'text', packing: true, packing_strategy: 'bfd_split', assistant_only_loss: false }
    : { chat_template_path: TEMPLATE_PATH, packing: true, packing_strategy: 'bfd', assistant_only_loss: true }

function alignmentKeys({ alignment }: Training): Yaml {
  switch (alignment!.algorithm) {
    case 'orpo':
      return { beta: alignment!.beta }
    case 'simpo':
      // CPO without its own term and with a margin is SimPO.
      return { beta: alignment!.beta, loss_type: 'simpo', cpo_alpha: 0, simpo_gamma: alignment!.gamma }
    case 'dpo':
      return { beta: alignment!.beta, loss_type: ['sigmoid'] }
    case 'kto':
      return {
        beta: alignment!.beta,
        loss_type: 'kto',
        desirable_weight: alignment!.desirable_weight,
        undesirable_weight: alignment!.undesirable_weight,
      }
  }
}
