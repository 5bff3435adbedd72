/**
 * What the join has to know of a record, computed while its text is in hand during ingestion, so that no later pass reads all
 * text again. The result is typed arrays and numbers: a worker thread can post it.
 */
import { hash } from 'node:crypto'
import { contentHash } from '#contract/content-hash.ts'
import { lower, strip } from '#contract/python-text.ts'
import type { Message } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { distinctWords } from './distinct.ts'
import { appendWords, reset, wordHashes } from './word-hashes.ts'

export interface RecordKeys {
  /** One 32-bit hash for each distinct word, in order of first use; two words may share one. Its length is the size of the word set. */
  words: Uint32Array
  /** First 8 bytes of the contract's shared-prefix key; 0 where the record has none. */
  prefix: bigint
  /** For pairs: first 8 bytes of the content hash of the rejected side; 0 for conversations. */
  rejected: bigint
  /** UTF-16 units of all contents, both sides: what keep_longest compares. Characters, because not every script has words. */
  length: number
}

const sequence = wordHashes()

/** Keys of one record. Throws UnhashableError where a rejected side has no content hash; all texts must be well-formed. */
export function describeRecord(messages: readonly Message[], rejected?: readonly Message[]): RecordKeys {
  reset(sequence)
  let length = 0
  const counts: number[] = []
  for (const { content } of messages) {
    counts.push(appendWords(content, sequence))
    length += content.length
  }
  for (const { content } of rejected ?? []) {
    appendWords(content, sequence)
    length += content.length
  }
  return {
    words: distinctWords(sequence),
    prefix: prefixKey(messages, counts),
    rejected: rejected === undefined ? 0n : key64(contentHash(rejected).slice('sha256:'.length)),
    length,
  }
}

/** First 8 bytes of 64 hex digits as a key that is never 0, which stands for none. */
export function key64(hex: string): bigint {
  return BigInt(`0x${hex.slice(0, 16)}`) || 1n
}

/** Key of a document: first 8 bytes of SHA-256 of its document_id. */
export const documentKey = (documentId: string): bigint => key64(hash('sha256', documentId))

/** `sharedPrefixKey` of the contract, from the word counts at hand. */
function prefixKey(messages: readonly Message[], counts: readonly number[]): bigint {
  const prefix: string[][] = []
  let total = 0
  for (const [i, { role, content }] of messages.entries()) {
    if (role === 'system') continue
    total += counts[i]!
    prefix.push([role, lower(strip(content))])
    if (prefix.length >= splits.sharedPrefix.messages && total >= splits.sharedPrefix.words)
      return key64(hash('sha256', JSON.stringify(prefix)))
  }
  return 0n
}
