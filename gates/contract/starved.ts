/**
 * A stage that would train on a hard holdout is starved (contract section 7): the holdouts win. The sentence says what is missing and what
 * lifting would cost, so that the signer decides with numbers; the distribution gate and the curriculum say the same.
 */
import { familiesOf, partName } from './mix-parts.ts'
import { hardHoldouts, type Profile } from './profile.ts'
import splits from './splits.json' with { type: 'json' }

/** The share that the price is given for: enough to train on, and a fifth that nothing of the family was trained on. */
const LIFTED_SHARE = 0.8

/** The holdout that a part of a mix is starved by: all families that it could draw from are hard holdouts. */
export function starvingHoldout(part: string, profile: Pick<Profile, 'families' | 'holdouts' | 'lifted'>): string | undefined {
  const holdouts = hardHoldouts(profile)
  const families = familiesOf(part, Object.keys(profile.families))
  return families.length > 0 && families.every((family) => holdouts.has(family)) ? families[0] : undefined
}

/** What a family of `count` conversations gives to each split once `share` of it is lifted: the lifted share is drawn as the pool is. */
export function priceOfLifting(count: number, share: number = LIFTED_SHARE): { train: number; val: number; test: number } {
  const lifted = Math.round(count * share)
  const train = Math.round(lifted * splits.ratios.train)
  const val = Math.min(lifted - train, Math.round(lifted * splits.ratios.val))
  return { train, val, test: count - train - val }
}

export interface StarvedPart {
  phase: string
  part: string
  /** The holdout, see starvingHoldout. */
  family: string
  /** Of the part in its mix, 0..1. */
  weight: number
  /** Conversations of the part in test. */
  test: number
  /** The whole stage draws from this part. */
  only: boolean
}

/** "stage5 has 0 training conversations: its only family is a hard holdout (120 in test). Lifting 80% of it would train on ..." */
export function starvedSentence({ phase, part, family, weight, test, only }: StarvedPart): string {
  const held = partName(part).kind === null ? family : `${part}, of ${family},`
  const what = only
    ? `${phase} has 0 training conversations: its only family${partName(part).kind === null ? '' : `, ${family},`} is a hard holdout (${test} in test).`
    : `${phase} is starved of ${percent(weight)} of its mix: ${held} is a hard holdout (${test} in test), and the other parts take its weight.`
  if (test === 0) return what
  const { train, val, test: left } = priceOfLifting(test)
  return `${what} Lifting ${percent(LIFTED_SHARE)} of it would train on about ${train}, validate on ${val} and leave ${left} for evaluation.`
}

const percent = (share: number): string => `${Number((100 * share).toFixed(2))}%`
