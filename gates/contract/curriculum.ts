/** The contract's curriculum with its types. */
import curriculum from './curriculum.json' with { type: 'json' }

/** causal_lm: plain text (phase A); sft: chat records (the stages); preference: pairs (phase C). */
export const LEARNING_OBJECTIVES = ['causal_lm', 'sft', 'preference'] as const
export type LearningObjective = (typeof LEARNING_OBJECTIVES)[number]

export interface ContractPhase {
  objective: LearningObjective
  /** Weight by part, see mix-parts.ts. */
  mix: Record<string, number>
  /** Tokens. */
  context: number
  learning_rate: number
  /** Fewest and most. */
  epochs: [number, number]
}

/** In the order in which they are trained. */
export const PHASES = curriculum.phases as unknown as Record<string, ContractPhase>

/** Off unless a curriculum's configuration names them. */
export const OPTIONAL_PHASES = curriculum.optional as unknown as Record<string, ContractPhase>

/** One part of one phase's mix. */
export interface MixPart {
  phase: string
  objective: LearningObjective
  part: string
  weight: number
}

export const MIX_PARTS: readonly MixPart[] = Object.entries(PHASES).flatMap(([phase, { objective, mix }]) =>
  Object.entries(mix).map(([part, weight]) => ({ phase, objective, part, weight })),
)
