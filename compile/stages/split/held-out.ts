/** Which records may only be in test, the signer's liftings included. */
import type { Profile } from '#contract/profile.ts'
import { draw } from './keyed-hash.ts'

/**
 * True for a record of a holdout family, unless the profile lifts the family and the record's document falls into the lifted share: a
 * document is lifted whole, and a larger share lifts what a smaller one did and more.
 */
export function isHeldOut(profile: Pick<Profile, 'holdouts' | 'lifted'>, family: string, documentId: string, seed: number): boolean {
  if (!Object.hasOwn(profile.holdouts, family)) return false
  const share = Object.hasOwn(profile.lifted, family) ? profile.lifted[family]!.share : 0
  return draw('lift', seed, documentId) >= share
}
