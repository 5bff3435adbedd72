/** Rules of the split gate (contract sections 1 and 4). */
import type { Rule } from '../kit/gate.ts'

export const splitRules = {
  holdout_outside_test: {
    says: 'Every record of a hard holdout family lies in test.',
    section: 4,
    todo: 'Compile again with the profile’s holdouts. To train on a holdout on purpose, lift it in the profile, with owner and reason.',
  },
  lifted_share_exceeded: {
    says: 'Of a lifted holdout no larger share is trained on than the signer allowed.',
    section: 4,
    todo: 'Compile again with the profile’s shares, or have the signer raise the share.',
  },
  split_mismatch: {
    says: 'Every record’s split is that of the file it lies in.',
    section: 2,
    todo: 'Compile again: records were moved between files after the split.',
  },
  holdout_list_mismatch: {
    says: 'The manifest’s list of holdouts is the profile’s: each for test only, with its rationale.',
    section: 9,
    todo: 'Compile again with the profile that the signer uses.',
  },
  shard_misplaced: {
    says: 'Every shard is listed under the split of its folder, with the id and the number of its path.',
    section: 1,
    todo: 'Compile again; shards are named <split>/<split>_<number>.jsonl and numbered from 000 without gaps.',
  },
} as const satisfies Record<string, Rule>

export type SplitCode = keyof typeof splitRules
