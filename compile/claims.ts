/**
 * One document, one family (contract section 3). Where sources of several families read the same object, each of its documents is given
 * to one of them by the profile's claims, by hash of document_id: every reader of the object decides alike, without talking to the others.
 */
import { createHmac } from 'node:crypto'
import { HOLDOUT_SHARE, type Profile } from '#contract/profile.ts'

/**
 * Shares of the contesting families, in claim order, summing to 1: a share that the profile names, a fifth for a holdout,
 * and what is left evenly among the others.
 */
export function claimShares(families: readonly string[], profile: Profile): [family: string, share: number][] {
  const order = [...families].sort((a, b) => profile.claims.order.indexOf(a) - profile.claims.order.indexOf(b))
  const fixed = order.map((family) => profile.claims.shares[family] ?? (family in profile.holdouts ? HOLDOUT_SHARE : null))
  const free = fixed.filter((share) => share === null).length
  const taken = fixed.reduce((sum: number, share) => sum + (share ?? 0), 0)
  const rest = Math.max(0, 1 - taken)
  const shares = fixed.map((share) => share ?? rest / free)
  const sum = shares.reduce((a, b) => a + b, 0)
  return order.map((family, i) => [family, sum === 0 ? 1 / order.length : shares[i]! / sum])
}

/** Which of the contesting families gets the document. */
export function claimant(documentId: string, families: readonly string[], profile: Profile, seed: number): string {
  const draw = createHmac('sha256', `claims:${seed}`).update(documentId).digest().readUIntBE(0, 6) / 2 ** 48
  let edge = 0
  const shares = claimShares(families, profile)
  for (const [family, share] of shares) {
    edge += share
    if (draw < edge) return family
  }
  return shares.at(-1)![0]
}
