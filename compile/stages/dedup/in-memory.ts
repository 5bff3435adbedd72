/** A working set of records that are in memory anyway: for tests, and for small inputs. */
import { contentHash } from '#contract/content-hash.ts'
import { recordId } from '#contract/identity.ts'
import type { Message } from '#contract/record.ts'
import { describeRecord, documentKey } from './describe.ts'
import { createWorkingSet, type RecordFacts, type WorkingSet } from './working-set.ts'
import type { WordSetsOptions } from './word-sets.ts'

export interface InMemoryRecord {
  messages: readonly Message[]
  rejected?: readonly Message[]
  /** Default: a document of its own. */
  document?: string
  holdout?: boolean
  quality?: number
  source?: number
}

export function inMemorySet(records: readonly InMemoryRecord[], options: WordSetsOptions = {}): WorkingSet {
  const builder = createWorkingSet(options)
  for (const [index, { messages, rejected, document, holdout, quality, source }] of records.entries()) {
    const facts: RecordFacts = {
      source: source ?? 0,
      family: 0,
      holdout: holdout ?? false,
      pair: rejected !== undefined,
      contentHash: contentHash(messages),
      id: recordId(messages, rejected),
      document: documentKey(document ?? `own:${index}`),
      ...(quality !== undefined && { quality }),
    }
    builder.add(facts, describeRecord(messages, rejected))
  }
  return builder.finish((index) => records[index]!)
}
