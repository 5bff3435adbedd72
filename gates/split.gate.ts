/**
 * Split: holdout families lie in test alone, and every record, shard and list says the same about it (contract sections 1 and 4). The
 * holdouts are the signer's: a list that the manifest under test brings along would let it choose its own exam.
 */
import fc from 'fast-check'
import { hardHoldouts } from '#contract/profile.ts'
import { SPLITS } from '#contract/record.ts'
import { examineRecord, fired } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'
import { splitExaminer } from './split/examiner.ts'
import { splitGate } from './split/gate.ts'

gateSuite(splitGate, ({ property }) => {
  property('Any record, filed under a hard holdout and moved to train or val, fires the gate', async (index, { census, profile }, draw) => {
    const holdouts = [...hardHoldouts(profile)]
    if (holdouts.length === 0) return true
    const record = await census.record(index)
    record.metadata.source_family = draw(fc.constantFrom, ...holdouts)
    record.metadata.split = draw(fc.constantFrom, 'train', 'val')
    return fired(examineRecord(splitExaminer, profile, record).tally).includes('holdout_outside_test')
  })

  property('Any record in the file of another split fires the gate', async (index, { census, profile }) => {
    const record = await census.record(index)
    return SPLITS.filter((split) => split !== record.metadata.split).every((split) =>
      fired(examineRecord(splitExaminer, profile, record, split).tally).includes('split_mismatch'),
    )
  })
})
