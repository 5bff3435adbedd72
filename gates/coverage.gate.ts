/**
 * Coverage: every family that the dataset must hold is in it, and every record comes from a source that is known (contract sections 3, 9
 * and 11). A family that vanished on the way is noticed here, not by the model.
 */
import { coverageExaminer } from './coverage/examiner.ts'
import { coverageGate } from './coverage/gate.ts'
import { examineRecord } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'
import { failureOf } from './kit/violation.ts'

gateSuite(coverageGate, ({ property }) => {
  property(
    'Any record that named an unknown source would fire the gate',
    async (index, context) => {
      const record = await context.census.record(index)
      record.metadata.source_key = `nowhere/${index}`
      const summaries = { ...context.census.summaries, coverage: examineRecord(coverageExaminer, context.profile, record) }
      const results = await coverageGate.check({ ...context, census: { ...context.census, summaries } })
      return failureOf(results.find(({ code }) => code === 'source_unlisted')!) !== null
    },
    { runs: 20 },
  )
})
