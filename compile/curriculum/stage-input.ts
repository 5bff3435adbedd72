/** A stage as it is written, and the file that `--init` writes. */
import contract from '#contract/curriculum.json' with { type: 'json' }
import { OPTIONAL_PHASES, PHASES } from '#contract/curriculum.ts'
import type { AlignmentInput } from './alignment.ts'
import type { EarlyStopping, Objective, Sampling, TooLong } from './plan.ts'

/** What is not given is that of the contract's phase of the same name. */
export interface StageInput {
  name: string
  enabled?: boolean
  objective?: Objective
  mix?: Record<string, number>
  context?: number
  learning_rate?: number
  epochs?: number
  too_long?: TooLong
  sampling?: Partial<Sampling>
  alignment?: AlignmentInput
  early_stopping?: Partial<EarlyStopping> | null
  checkpoint_in?: string | null
  checkpoint_out?: string
}

/** The contract's phases; the optional warm-up stands before the first stage, switched off. */
export const contractStages = (): StageInput[] => {
  const [first, ...others] = Object.keys(PHASES)
  return [{ name: first! }, ...Object.keys(OPTIONAL_PHASES).map((name) => ({ name, enabled: false })), ...others.map((name) => ({ name }))]
}

/** The default configuration, written out to be edited. */
export function initialCurriculum(): unknown {
  const { defaults, alignment } = contract
  const phases = { ...PHASES, ...OPTIONAL_PHASES }
  const { learning_rate: rate, ...orpo } = { learning_rate: undefined, ...alignment.algorithms.orpo }
  void rate
  return {
    version: '1.0',
    name: defaults.name,
    seed: defaults.seed,
    base_model: defaults.base_model,
    chat_template: defaults.chat_template,
    tokenizer: defaults.tokenizer,
    sampling: defaults.sampling,
    early_stopping: defaults.early_stopping,
    checkpoints: 'checkpoints',
    stages: contractStages().map(({ name, enabled }) => {
      const { objective, mix, context, learning_rate, epochs } = phases[name]!
      return {
        name,
        ...(enabled === undefined ? {} : { enabled }),
        objective,
        mix,
        context,
        // Phase C's rate is its algorithm's, and follows when another one is chosen.
        ...(objective === 'preference' ? {} : { learning_rate }),
        epochs: epochs[1],
        ...(Object.hasOwn(mix, 'long_running_therapy') ? { too_long: 'leave_out' } : {}),
        ...(objective === 'preference' ? { alignment: { algorithm: alignment.recommended, ...orpo } } : {}),
      }
    }),
  }
}
