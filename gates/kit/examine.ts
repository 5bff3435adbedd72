/** One record shown to one examiner: how properties ask what a gate would say of a record that was changed in memory. */
import type { Profile } from '#contract/profile.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import type { Tally } from './tally.ts'

export function examineRecord<Summary>(
  examiner: Examiner<Summary>,
  profile: Profile,
  record: DatasetRecord,
  fileSplit: Split = record.metadata.split,
): Summary {
  const running = examiner.start({ profile })
  const path = `${fileSplit}/${fileSplit}_000.jsonl`
  running.examine({ record: record as DatasetRecord & Record<string, unknown> }, { ref: `${path}:1`, path, fileSplit, length: 0 })
  return running.finish()
}

/** Codes that a tally counts violations of. */
export const fired = (tally: Tally): string[] => Object.entries(tally).flatMap(([code, { violations }]) => (violations > 0 ? [code] : []))
