/** What a manifest says for the card. A dataset that is exported unsigned may be another program's: what is missing or of another type is left out. */
import { SPLITS } from '#contract/record.ts'
import type { CardFacts, WaiverFact } from '../../reports/card/facts.ts'

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The texts of one field of each entry; entries without it are left out. */
const fieldOf = (entries: unknown, field: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(objectOf(entries)).flatMap(([name, entry]) => {
      const text = objectOf(entry)[field]
      return typeof text === 'string' ? [[name, text]] : []
    }),
  )

export function statedIn(manifest: object): CardFacts['stated'] {
  const { contract_version: contract, generated_at: generated, splits, holdout_families: holdouts, profile } = objectOf(manifest)
  const tokens = SPLITS.flatMap((split) => {
    const count = objectOf(objectOf(splits)[split])['total_tokens_approx']
    return typeof count === 'number' && Number.isSafeInteger(count) ? [[split, count] as const] : []
  })
  return {
    contractVersion: textOf(contract),
    generatedAt: textOf(generated),
    tokens: Object.fromEntries(tokens),
    holdouts: fieldOf(holdouts, 'rationale'),
    lifted: Object.entries(objectOf(objectOf(profile)['lifted'])).map(([family, entry]) => {
      const { share, owner, reason } = objectOf(entry)
      return { family, share: typeof share === 'number' ? share : Number.NaN, owner: textOf(owner), reason: textOf(reason) }
    }),
    holds: fieldOf(objectOf(profile)['families'], 'holds'),
  }
}

export function waiversIn(manifest: object): WaiverFact[] {
  const { waivers } = objectOf(objectOf(manifest)['profile'])
  return (Array.isArray(waivers) ? waivers : []).map((waiver: unknown) => {
    const { gate, rule, subject, owner, reason, expires } = objectOf(waiver)
    return {
      gate: textOf(gate),
      rule: textOf(rule),
      subject: textOf(subject),
      owner: textOf(owner),
      reason: textOf(reason),
      expires: textOf(expires),
    }
  })
}
