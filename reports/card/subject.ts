import families from '#contract/families.json' with { type: 'json' }
import type { CardFacts } from './facts.ts'

/** Whether the families of the contract are in the data: a signer's own ones may be about anything. */
export const holdsMentalHealth = ({ tally }: Pick<CardFacts, 'tally'>): boolean =>
  Object.keys(tally.families).some((family) => Object.hasOwn(families.families, family))
