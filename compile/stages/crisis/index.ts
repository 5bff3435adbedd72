/**
 * The crisis stage: conversations of the edge-case families that the classifier finds at crisis level are marked for the crisis holdout, with
 * the categories that decided. It runs last, on the text that is published, so that what it says can be said again of the record.
 *
 * A source's own mark (`crisis: true`) goes first and keeps its reason, `crisis_marked`. A source's `crisis: false` does not overrule the
 * classifier: exports write false by default, and a holdout record in train costs more than a training record in test.
 */
import type { Profile } from '#contract/profile.ts'
import { classifyCrisis } from '../../taggers/crisis/classify.ts'
import { type Level, LEVELS } from '../../taggers/crisis/levels.ts'
import type { Conversation } from '../../conversation.ts'
import type { Stage } from '../stage.ts'

export const CRISIS_FAMILY = 'edge_case_crisis'

export interface CrisisOptions {
  /** Families whose conversations are classified. */
  families: string[]
  /** `elevated` holds out what is no crisis yet, too. */
  level: Exclude<Level, 'none'>
}

/** Families that the contract derives the holdout from; none where the profile has no such holdout. */
export const edgeFamilies = ({ families }: Pick<Profile, 'families'>): string[] =>
  Object.hasOwn(families, CRISIS_FAMILY)
    ? Object.keys(families).filter((name) => name.startsWith('edge_case_') && name !== CRISIS_FAMILY)
    : []

/**
 * `familiesOf` are those that a conversation comes under: that of its source, and where a generator took it from another, that one's too. A crisis
 * of an edge-case family stays one under whatever family it is extracted to.
 */
export function crisisStage({ families, level }: CrisisOptions, familiesOf: (conversation: Conversation) => readonly string[]): Stage {
  const least = LEVELS.indexOf(level)
  return async function* crisis(conversations, context) {
    for await (const conversation of conversations) {
      if (conversation.crisis === true || !familiesOf(conversation).some((family) => families.includes(family))) {
        yield conversation
        continue
      }
      const verdict = classifyCrisis(conversation.messages)
      context.count(`crisis.${verdict.level}`)
      for (const category of verdict.categories) context.count(`crisis.${category}`)
      yield LEVELS.indexOf(verdict.level) >= least ? { ...conversation, crisisCategories: verdict.categories } : conversation
    }
  }
}
