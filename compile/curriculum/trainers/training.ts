/**
 * What every trainer is told of a stage: the curriculum and the report of its exports, brought together once. A starved stage is none: the stage
 * after it starts from the last real checkpoint, and its configuration says so in a comment.
 */
import contract from '#contract/curriculum.json' with { type: 'json' }
import { ConfigError } from '../../config-error.ts'
import { alignmentOf } from '../alignment.ts'
import { DEFAULTS } from './defaults.ts'
import {
  type Algorithm,
  type Alignment,
  type Curriculum,
  type EarlyStopping,
  type Objective,
  type StageConfig,
  stagePaths,
  type StageReport,
} from '../plan.ts'

export interface Training {
  stage: string
  objective: Objective
  alignment: Alignment | null
  /** What its data was exported for; other algorithms on pairs read the same file. */
  isExported: boolean
  context: number
  learningRate: number
  epochs: number
  seed: number
  /** Checkpoint or model. */
  startsFrom: string
  output: string
  train: string
  /** null: nothing to evaluate on, and so no early stopping. */
  val: string | null
  /** Of the optimiser on one device, about. */
  steps: number
  earlyStopping: StageConfig['early_stopping']
  /** `chatml`, or the name of the file that the template was read from. */
  template: string
  comments: string[]
}

/** Below the curriculum's folder: what was proven is what is trained with. */
export const TEMPLATE_PATH = './templates/chat_template.jinja'

/** ORPO, SimPO and DPO read the same pairs; KTO reads labelled answers. */
const ON_PAIRS: readonly Algorithm[] = ['orpo', 'simpo', 'dpo']

/** In order of training. A preference stage on pairs is given for each algorithm on pairs: train.sh chooses. Throws ConfigError for names that no shell should see. */
export function trainings(curriculum: Curriculum, reports: readonly StageReport[], template: string): Training[] {
  const problems = [...unspeakable(curriculum)]
  if (problems.length > 0) throw new ConfigError(problems.join('\n'))
  const passed: string[] = []
  return curriculum.stages.flatMap((stage) => {
    const report = reports.find(({ name }) => name === stage.name)
    if (report === undefined || report.starved || report.train === null || report.starts_from === null) {
      passed.push(`${stage.name}: starved, not trained${report === undefined ? '' : `. ${report.remarks.join(' ')}`}`)
      return []
    }
    const hasVal = report.val !== null && report.val.lines > 0
    const perEpoch = stage.objective === 'preference' ? report.train.lines : report.train.packing.bins
    const steps = Math.ceil((perEpoch * stage.epochs) / (DEFAULTS.microBatch * DEFAULTS.accumulation))
    const earlyStopping = hasVal && stage.early_stopping !== null ? withinReach(stage.early_stopping, steps) : null
    const comments = [
      `Stage ${stage.name} of curriculum ${curriculum.name}. Paths are below the folder of the curriculum: start it there, or by train.sh.`,
      `Starts from: ${report.starts_from}`,
      ...passed.splice(0),
      ...(hasVal ? [] : ['Nothing to evaluate on (val is empty): no evaluation and no early stopping.']),
      ...(earlyStopping !== null && earlyStopping.eval_steps !== stage.early_stopping!.eval_steps
        ? [
            `About ${steps} steps on one device: evaluated every ${earlyStopping.eval_steps} and not every ${stage.early_stopping!.eval_steps}.`,
          ]
        : []),
    ]
    return variants(stage).map(({ alignment, learningRate, isExported }) => ({
      stage: stage.name,
      objective: stage.objective,
      alignment,
      isExported,
      context: stage.context,
      learningRate,
      epochs: stage.epochs,
      seed: curriculum.seed % 2 ** 32, // NumPy takes no larger one
      startsFrom: placed(report.starts_from!, curriculum),
      output: below(stage.checkpoint_out),
      train: below(stagePaths(stage.name, 'train').data),
      val: hasVal ? below(stagePaths(stage.name, 'val').data) : null,
      steps,
      earlyStopping,
      template,
      comments,
    }))
  })
}

/** A short stage would end before it is evaluated for the first time: at least as often as patience needs. */
function withinReach(stopping: EarlyStopping, steps: number): EarlyStopping {
  const most = Math.max(1, Math.floor(steps / (stopping.patience + 1)))
  return { ...stopping, eval_steps: Math.min(stopping.eval_steps, most) }
}

interface Variant {
  alignment: Alignment | null
  learningRate: number
  isExported: boolean
}

function variants({ alignment, learning_rate: learningRate }: StageConfig): Variant[] {
  const own = { alignment, learningRate, isExported: true }
  if (alignment === null || !ON_PAIRS.includes(alignment.algorithm)) return [own]
  return ON_PAIRS.map((algorithm) =>
    algorithm === alignment.algorithm
      ? own
      : { alignment: alignmentOf(undefined, algorithm), learningRate: rateOf(algorithm), isExported: false },
  )
}

/** DPO is trained at a lower rate than the others (contract section 7). */
const rateOf = (algorithm: Algorithm): number =>
  (contract.alignment.algorithms[algorithm] as { learning_rate?: number }).learning_rate ??
  contract.phases.phase_c_preference_alignment.learning_rate

/** `./` says to every loader that this is a folder and no name on a hub. */
const below = (path: string): string => (path.startsWith('/') ? path : `./${path.replace(/^(\.\/)+/, '')}`)

/** A checkpoint of the chain lies below the folder; a model is named as the configuration names it. */
const placed = (from: string, { stages }: Curriculum): string =>
  stages.some(({ checkpoint_out: out }) => out === from) ? below(from) : from

function* unspeakable({ base_model: model, chat_template: template, stages }: Curriculum): Generator<string> {
  const named: [string, string | null | undefined][] = [
    ['base_model', model],
    ['chat_template', template],
    ...stages.flatMap(({ name, checkpoint_in: from, checkpoint_out: out, alignment }): [string, string | null | undefined][] => [
      [`stages.${name}.checkpoint_in`, from],
      [`stages.${name}.checkpoint_out`, out],
      [`stages.${name}.alignment.reference_model`, alignment !== null && 'reference_model' in alignment ? alignment.reference_model : null],
    ]),
  ]
  for (const [field, value] of named)
    if (typeof value === 'string' && /[\p{Cc}\u2028\u2029]/u.test(value))
      yield `  curriculum.${field}: found a control character (a line feed, a tab) in ${JSON.stringify(value)}; expected a name or path without`
}

/** The name of a configuration: `stage3_edge_stress_test`, `phase_c_preference_alignment.orpo`. */
export const configName = ({ stage, alignment }: Training): string => (alignment === null ? stage : `${stage}.${alignment.algorithm}`)
