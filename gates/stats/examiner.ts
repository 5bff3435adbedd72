/** Compares the counts that a record states of itself with its messages. */
import { approximateTokens, countTurns } from '#contract/counts.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { named, own } from '../kit/untrusted.ts'

type Code = 'length_wrong' | 'tokens_wrong'
export type StatsSummary = Tally<Code>

export const statsExaminer: Examiner<StatsSummary> = {
  name: 'stats',
  version: '1',
  start() {
    const tally = newTally<Code>(['length_wrong', 'tokens_wrong'])
    const compare = (code: Code, subject: string, found: unknown, recompute: () => number): void => {
      if (found === undefined) return
      examined(tally[code])
      let expected = 'messages that can be counted'
      try {
        const number = recompute()
        if (found === number) return
        expected = String(number)
      } catch {
        // messages of the wrong type: nothing that is stated of them can be right
      }
      violate(tally, { code, subject, expected, found: named(found) })
    }
    return {
      examine({ record }, { ref }) {
        const metadata = own(record, 'metadata')
        const messages = own(record, 'messages') as Message[]
        const rejected = own(own(metadata, 'preference'), 'rejected') as Message[] | undefined
        compare('length_wrong', ref, own(metadata, 'conversation_length'), () => countTurns(messages))
        compare('tokens_wrong', ref, own(metadata, 'total_tokens'), () => approximateTokens(messages, rejected))
      },
      finish: () => tally,
    }
  },
  merge: mergeTally,
}
