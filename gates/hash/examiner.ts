/** Recomputes hash and identity of every record. */
import { contentHash } from '#contract/content-hash.ts'
import type { Message } from '#contract/record.ts'
import type { Examiner } from '../dataset/examiner.ts'
import { makeIdentityReader } from '../dataset/identity-bytes.ts'
import { examined, mergeTally, newTally, type Tally, violate } from '../kit/tally.ts'
import { own, token } from '../kit/untrusted.ts'

type Code = 'content_hash_mismatch' | 'id_mismatch'
export type HashSummary = Tally<Code>

/** Null where the messages have no such value. */
function attempt(compute: () => string): string | null {
  try {
    return compute()
  } catch {
    return null
  }
}

export const hashExaminer: Examiner<HashSummary> = {
  name: 'hash',
  version: '1',
  start() {
    const tally = newTally<Code>(['content_hash_mismatch', 'id_mismatch'])
    const identity = makeIdentityReader()
    return {
      examine({ record }, { ref, contentHash: known, bytes, facts }) {
        const messages = own(record, 'messages') as Message[]
        const metadata = own(record, 'metadata')
        const compare = (code: Code, found: unknown, recomputed: string | null): void => {
          examined(tally[code])
          if (recomputed !== null && found === recomputed) return
          violate(tally, {
            code,
            subject: ref,
            expected: recomputed ?? 'messages that can be hashed',
            found: recomputed === null ? 'none that can' : token(found),
          })
        }
        const rejected = own(own(metadata, 'preference'), 'rejected') as Message[] | undefined
        compare(
          'content_hash_mismatch',
          own(metadata, 'content_hash'),
          Array.isArray(messages) ? (known ?? attempt(() => contentHash(messages))) : null,
        )
        compare(
          'id_mismatch',
          own(metadata, 'id'),
          Array.isArray(messages) ? attempt(() => identity(messages, rejected, bytes, facts)) : null,
        )
      },
      finish: () => tally,
    }
  },
  merge: mergeTally,
}
