/** Looks at family and split of every record, against the signer's holdouts and the file that it lies in. */
import { hardHoldouts } from '#contract/profile.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { own, token } from '../kit/untrusted.ts'

type Code = 'holdout_outside_test' | 'split_mismatch'

export interface SplitSummary {
  tally: Tally<Code>
  /** Lifted families: records in train or val, and in all. */
  lifted: Record<string, { trained: number; all: number }>
}

export const splitExaminer: Examiner<SplitSummary> = {
  name: 'split',
  version: '1',
  start({ profile }) {
    const holdouts = hardHoldouts(profile)
    const tally = newTally<Code>(['holdout_outside_test', 'split_mismatch'])
    const lifted: SplitSummary['lifted'] = Object.fromEntries(Object.keys(profile.lifted).map((family) => [family, { trained: 0, all: 0 }]))
    return {
      examine({ record }, { ref, fileSplit }) {
        const metadata = own(record, 'metadata')
        const family = own(metadata, 'source_family')
        examined(tally.holdout_outside_test)
        // A record without a family may be a holdout: outside test it is not shown to be none.
        const mayBe = typeof family !== 'string' || holdouts.has(family)
        if (mayBe && fileSplit !== 'test') {
          violate(tally, {
            code: 'holdout_outside_test',
            subject: ref,
            expected: 'test',
            found: `${fileSplit}, of ${token(family)}`,
            names: [token(family), fileSplit],
          })
        }
        if (typeof family === 'string' && Object.hasOwn(lifted, family)) {
          lifted[family]!.all++
          if (fileSplit === 'train') lifted[family]!.trained++
        }
        examined(tally.split_mismatch)
        const split = own(metadata, 'split')
        if (split !== fileSplit) violate(tally, { code: 'split_mismatch', subject: ref, expected: fileSplit, found: token(split) })
      },
      finish: () => ({ tally, lifted }),
    }
  },
  merge: (a, b) => ({
    tally: mergeTally(a.tally, b.tally),
    lifted: Object.fromEntries(
      Object.entries(a.lifted).map(([family, { trained, all }]) => [
        family,
        { trained: trained + b.lifted[family]!.trained, all: all + b.lifted[family]!.all },
      ]),
    ),
  }),
}
