/**
 * Stats: the statistics exist, and every number in them is the one that the published records give (contract section 9). Mixing weights,
 * budgets and the dataset card are computed from them.
 */
import { approximateTokens, countTurns } from '#contract/counts.ts'
import { examineRecord, fired } from './kit/examine.ts'
import { gateSuite } from './kit/suite.ts'
import { statsExaminer } from './stats/examiner.ts'
import { statsGate } from './stats/gate.ts'

gateSuite(statsGate, ({ property }) => {
  property('Any record that states one turn or one token too many fires the gate', async (index, { census, profile }) => {
    const record = await census.record(index)
    record.metadata.conversation_length = countTurns(record.messages) + 1
    record.metadata.total_tokens = approximateTokens(record.messages, record.metadata.preference?.rejected) + 1
    return fired(examineRecord(statsExaminer, profile, record).tally).length === 2
  })

  property('The census counted the turns and tokens of any record as a second reading does', async (index, { census }) => {
    const record = await census.record(index)
    return (
      census.columns.turns[index] === countTurns(record.messages) &&
      census.columns.tokens[index] === approximateTokens(record.messages, record.metadata.preference?.rejected)
    )
  })
})
