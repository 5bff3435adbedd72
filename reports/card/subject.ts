import families from '#contract/families.json' with { type: 'json' }
import type { CardFacts } from './facts.ts'

/** Whether the families of the contract are in the data: a signer's own ones may be about anything. */
export const holdsMentalHealth = ({ manifest }: Pick<CardFacts, 'manifest'>): boolean =>
  Object.entries(manifest.source_families).some(
    ([family, { conversations }]) => conversations > 0 && Object.hasOwn(families.families, family),
  )
