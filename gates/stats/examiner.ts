/** Compares the counts that a record states of itself with its messages. */
import { approximateTokens, countTurns } from '#contract/counts.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { list, named, own } from '../kit/untrusted.ts'
import { cellKey, cellOf, mergeTokens, noTokens, possibleTokens, type Range, type StatedTokens } from './token-method.ts'

type Code = 'length_wrong' | 'tokens_wrong'
export interface StatsSummary {
  /** `tokens_wrong` by our definition. */
  tally: Tally<Code>
  /** `tokens_wrong` for a dataset that counts by a method of its own. */
  impossible: Tally<'tokens_wrong'>
  tokens: StatedTokens
}

interface Counts {
  turns: number
  tokens: number
  possible: Range
}

/** Null for messages of the wrong type: nothing that is stated of them can be right. */
function countsOf(messages: Message[], rejected: Message[] | undefined, known: number | null | undefined): Counts | null {
  if (known === null) return null
  try {
    const tokens = known ?? approximateTokens(messages, rejected)
    // A quarter of the bytes, rounded up: the bounds are wide enough for the three bytes that this may add.
    return { turns: countTurns(messages), tokens, possible: possibleTokens(4 * tokens, messages.length + list(rejected).length) }
  } catch {
    return null
  }
}

export const statsExaminer: Examiner<StatsSummary> = {
  name: 'stats',
  version: '2',
  start() {
    const tally = newTally<Code>(['length_wrong', 'tokens_wrong'])
    const impossible = newTally(['tokens_wrong'])
    const tokens = noTokens()
    const compare = <C extends Code>(
      into: Tally<C>,
      code: C,
      subject: string,
      found: unknown,
      expected: string,
      isRight: boolean,
    ): void => {
      examined(into[code])
      if (!isRight) violate(into, { code, subject, expected, found: named(found) })
    }
    return {
      examine({ record }, { ref, fileSplit, tokens: known }) {
        const metadata = own(record, 'metadata')
        const rejected = own(own(metadata, 'preference'), 'rejected') as Message[] | undefined
        const counts = countsOf(own(record, 'messages') as Message[], rejected, known)
        const or = (number: number | undefined): string => (number === undefined ? 'messages that can be counted' : String(number))
        const length = own(metadata, 'conversation_length')
        if (length !== undefined) compare(tally, 'length_wrong', ref, length, or(counts?.turns), length === counts?.turns)
        const cell = cellOf(tokens, cellKey(own(metadata, 'source_family'), own(metadata, 'phase'), fileSplit))
        const { low, high } = counts?.possible ?? { low: 0, high: 0 }
        const stated = own(metadata, 'total_tokens')
        if (stated === undefined) {
          tokens.unstated++
          cell.low += low
          cell.high += high
          return
        }
        tokens.stated++
        if (stated === counts?.tokens) tokens.equal++
        compare(tally, 'tokens_wrong', ref, stated, or(counts?.tokens), stated === counts?.tokens)
        const isPossible = Number.isSafeInteger(stated) && (stated as number) >= low && (stated as number) <= high
        compare(
          impossible,
          'tokens_wrong',
          ref,
          stated,
          counts === null ? or(undefined) : `${low} to ${high}`,
          counts !== null && isPossible,
        )
        if (Number.isSafeInteger(stated)) cell.stated += stated as number
      },
      finish: () => ({ tally, impossible, tokens }),
    }
  },
  merge: (a, b) => ({
    tally: mergeTally(a.tally, b.tally),
    impossible: mergeTally(a.impossible, b.impossible),
    tokens: mergeTokens(a.tokens, b.tokens),
  }),
}
