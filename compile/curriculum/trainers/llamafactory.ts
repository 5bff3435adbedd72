/**
 * Configurations for LLaMA-Factory, and its dataset_info.json. Its preference data has another form than TRL's (one answer a side, as an object beside the
 * conversation): pairs.ts writes it from the export.
 */
import { configName, type Training } from './training.ts'
import { DEFAULTS } from './defaults.ts'
import { evaluation } from './trainer-arguments.ts'
import { yamlText, type YamlValue } from './yaml.ts'
import type { TrainerFile } from './files.ts'

type Yaml = Record<string, YamlValue>

/** Folder of dataset_info.json, below which its paths lie. */
const DATA = 'trainers/llamafactory/data'

export const pairsPath = (stage: string, split: 'train' | 'val'): string => `${DATA}/${stage}.${split}.jsonl`

export function llamafactoryFiles(all: readonly Training[]): TrainerFile[] {
  if (all.length === 0) return []
  const info = Object.fromEntries(all.filter(({ isExported }) => isExported).flatMap(datasets))
  return [
    { path: `${DATA}/dataset_info.json`, text: `${JSON.stringify(info, null, 2)}\n` },
    ...all.map((training) => ({
      path: `trainers/llamafactory/${configName(training)}.yaml`,
      text: yamlText(llamafactoryConfig(training), { comments: commentsOf(training), omegaconf: true }),
    })),
  ]
}

const commentsOf = ({ comments, earlyStopping, objective, template }: Training): string[] => [
  ...comments,
  ...(earlyStopping === null
    ? []
    : [`LLaMA-Factory knows patience and no smallest improvement: min_delta ${earlyStopping.min_delta} is not applied.`]),
  ...(objective === 'causal_lm' || template === 'chatml' ? [] : ['No template is named: LLaMA-Factory takes the one of the tokenizer.']),
  ...(objective === 'causal_lm'
    ? []
    : ['Conversations whose turns do not alternate are passed over, and printed whole in the log: see what the template proof counts.']),
]

const names = (stage: string): { train: string; val: string } => ({ train: `${stage}_train`, val: `${stage}_val` })

function datasets(training: Training): [name: string, info: object][] {
  const { stage, objective, alignment, val } = training
  const info = (split: 'train' | 'val'): object => ({
    file_name: objective === 'preference' ? pairsPath(stage, split).slice(DATA.length + 1) : `../../../${stage}/${split}.jsonl`,
    ...(objective === 'causal_lm'
      ? { columns: { prompt: 'text' } }
      : { formatting: 'sharegpt', ...columns(alignment !== null, alignment?.algorithm === 'kto') }),
  })
  return [[names(stage).train, info('train')], ...(val === null ? [] : [[names(stage).val, info('val')] as [string, object]])]
}

const columns = (isPreference: boolean, isLabelled: boolean): object => ({
  ...(isPreference && !isLabelled ? { ranking: true } : {}),
  columns: {
    messages: 'messages',
    ...(isPreference ? (isLabelled ? { kto_tag: 'label' } : { chosen: 'chosen', rejected: 'rejected' }) : {}),
  },
  tags: { role_tag: 'role', content_tag: 'content', user_tag: 'user', assistant_tag: 'assistant', system_tag: 'system' },
})

export function llamafactoryConfig(training: Training): Yaml {
  const { objective, stage, val, template } = training
  return {
    model_name_or_path: training.startsFrom,
    ...(objective === 'preference' ? alignmentKeys(training) : { stage: objective === 'sft' ? 'sft' : 'pt' }),
    do_train: true,
    finetuning_type: 'full',
    dataset_dir: `./${DATA}`,
    dataset: names(stage).train,
    ...(val === null ? {} : { eval_dataset: names(stage).val }),
    ...(objective === 'causal_lm' || template !== 'chatml' ? {} : { template: 'chatml' }),
    cutoff_len: training.context,
    ...(objective === 'causal_lm'
      ? { packing: true }
      : objective === 'sft'
        ? { neat_packing: true, train_on_prompt: false, mask_history: false }
        : {}),
    flash_attn: 'fa2',
    output_dir: training.output,
    learning_rate: training.learningRate,
    num_train_epochs: training.epochs,
    per_device_train_batch_size: DEFAULTS.microBatch,
    per_device_eval_batch_size: DEFAULTS.microBatch,
    gradient_accumulation_steps: DEFAULTS.accumulation,
    lr_scheduler_type: DEFAULTS.scheduler,
    warmup_ratio: DEFAULTS.warmup,
    optim: DEFAULTS.optimizer,
    weight_decay: DEFAULTS.weightDecay,
    max_grad_norm: DEFAULTS.maxGradNorm,
    bf16: true,
    seed: training.seed,
    logging_steps: DEFAULTS.loggingSteps,
    report_to: 'none',
    ...evaluation(training, ({ patience }) => ({ early_stopping_steps: patience })),
  }
}

function alignmentKeys({ alignment }: Training): Yaml {
  const pairs = { stage: 'dpo', pref_beta: alignment!.beta }
  switch (alignment!.algorithm) {
    case 'orpo':
      return { ...pairs, pref_loss: 'orpo' }
    case 'simpo':
      return { ...pairs, pref_loss: 'simpo', simpo_gamma: alignment!.gamma }
    case 'dpo':
      return { ...pairs, pref_loss: 'sigmoid', ...reference(alignment!.reference_model) }
    case 'kto':
      return {
        stage: 'kto',
        pref_beta: alignment!.beta,
        kto_chosen_weight: alignment!.desirable_weight,
        kto_rejected_weight: alignment!.undesirable_weight,
        ...reference(alignment!.reference_model),
      }
  }
}

/** Without one, LLaMA-Factory loads what the stage starts from a second time. */
const reference = (model: string | null): Yaml => (model === null ? {} : { ref_model: model })
