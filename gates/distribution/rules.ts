/** Rules of the distribution gate (contract sections 4 and 7). */
import type { Rule } from '../kit/gate.ts'

export const distributionRules = {
  pool_share: {
    says: 'Of the pool (what no holdout forces to test) train, val and test hold their shares: 85-95%, 3-7% and 3-7%, or the profile’s.',
    section: 4,
    todo: 'Split again by the seeded hash of the group; where one group is a large part of the pool, look at what joins it.',
  },
  family_share: {
    says: 'Every family of at least 200 groups lies within the binomial 99.9% bounds of 90/5/5 over its groups.',
    section: 4,
    todo: 'The split is not by a hash of the group, or depends on the family: split again.',
  },
  stage_unsatisfiable: {
    says: 'Every part of every stage’s mix that the data holds has records to train on, or is starved by a holdout.',
    section: 7,
    todo: 'Records of this part lie in val or test alone: split again, or add sources.',
  },
} as const satisfies Record<string, Rule>

export type DistributionCode = keyof typeof distributionRules
