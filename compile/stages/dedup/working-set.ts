/**
 * What deduplication and splitting see of an ingested corpus: typed columns by record (about 200 bytes each) and random
 * access to the texts. Records are added in configuration order of their sources, then position: the index is that order.
 */
import type { Message } from '#contract/record.ts'
import type { TextPlaces } from '../../ingest/segments.ts'
import { Column } from './column.ts'
import type { RecordKeys } from './describe.ts'
import { createWordSets, type WordSets, type WordSetsOptions } from './word-sets.ts'

export interface RecordTexts {
  messages: readonly Message[]
  rejected?: readonly Message[]
}

export interface Columns {
  /** Index of the source in the configuration. */
  source: Uint16Array
  /** Index in the caller's list of families. */
  family: Int32Array
  /** 1 for records that may only be in test (`isHeldOut`). */
  holdout: Uint8Array
  /** 1 for a preference pair. */
  pair: Uint8Array
  /** 32 bytes a record. */
  contentHash: Uint8Array
  /** 32 bytes a record. */
  id: Uint8Array
  /** 8-byte key of the document; never 0. */
  document: BigUint64Array
  /** 8-byte key of the shared prefix; 0 for none. */
  prefix: BigUint64Array
  /** Pairs: 8-byte key of the rejected side; 0 for conversations. */
  rejected: BigUint64Array
  /** NaN for none. */
  quality: Float32Array
  /** UTF-16 units of all contents. */
  length: Float64Array
  /** 512-bit XOR signature of the word set, 16 words a record. */
  signature: Uint32Array
}

export interface WorkingSet {
  size: number
  columns: Columns
  wordSets: WordSets
  /** Reads a record's texts again, from disk. Synchronous: the join asks for single records, millions of awaits would cost more than the reads. */
  texts(index: number): RecordTexts
  /** Where the texts stand on disk, if they do: other threads can then read them too. */
  places?: TextPlaces
}

/** What the caller states of a record beside its keys. */
export interface RecordFacts {
  source: number
  family: number
  holdout: boolean
  pair: boolean
  /** `sha256:` and 64 hex digits, or the digits alone. */
  contentHash: string
  /** 64 hex digits. */
  id: string
  /** 8-byte key of document_id, e.g. `documentKey`. */
  document: bigint
  quality?: number
}

export interface WorkingSetBuilder {
  readonly size: number
  /** Adds the next record and returns its index. */
  add(facts: RecordFacts, keys: RecordKeys): number
  finish(texts: (index: number) => RecordTexts): WorkingSet
}

const SIGNATURE_WORDS = 16

export interface WorkingSetOptions extends WordSetsOptions {
  /** Records that will be added at most, where that is known: the columns then take just that. */
  expected?: number
}

export function createWorkingSet(options: WorkingSetOptions = {}): WorkingSetBuilder {
  const { expected = 1024 } = options
  const sets = createWordSets(options)
  const source = new Column(Uint16Array, expected)
  const family = new Column(Int32Array, expected)
  const holdout = new Column(Uint8Array, expected)
  const pair = new Column(Uint8Array, expected)
  const contentHash = new Column(Uint8Array, expected * 32)
  const id = new Column(Uint8Array, expected * 32)
  const document = new Column(BigUint64Array, expected)
  const prefix = new Column(BigUint64Array, expected)
  const rejected = new Column(BigUint64Array, expected)
  const quality = new Column(Float32Array, expected)
  const length = new Column(Float64Array, expected)
  const signature = new Column(Uint32Array, expected * SIGNATURE_WORDS)
  let size = 0
  return {
    get size() {
      return size
    },
    add(facts, keys) {
      source.push(facts.source)
      family.push(facts.family)
      holdout.push(Number(facts.holdout))
      pair.push(Number(facts.pair))
      contentHash.append(digest(facts.contentHash))
      id.append(digest(facts.id))
      document.push(facts.document)
      prefix.push(keys.prefix)
      rejected.push(keys.rejected)
      quality.push(facts.quality ?? NaN)
      length.push(keys.length)
      signature.append(signatureOf(keys.words))
      sets.add(keys.words)
      return size++
    },
    finish(texts) {
      const columns: Columns = {
        source: source.finish(),
        family: family.finish(),
        holdout: holdout.finish(),
        pair: pair.finish(),
        contentHash: contentHash.finish(),
        id: id.finish(),
        document: document.finish(),
        prefix: prefix.finish(),
        rejected: rejected.finish(),
        quality: quality.finish(),
        length: length.finish(),
        signature: signature.finish(),
      }
      return { size, columns, wordSets: sets.finish(), texts }
    },
  }
}

function digest(hex: string): Buffer {
  const bytes = Buffer.from(hex.startsWith('sha256:') ? hex.slice('sha256:'.length) : hex, 'hex')
  if (bytes.length !== 32) throw new Error(`found a digest of ${bytes.length} bytes; expected 64 hex digits`)
  return bytes
}

/**
 * Each word flips one of 512 bits. Words that two records share flip the same bits in both, so the signatures differ in at
 * most as many bits as the sets differ in words: an exact bound, never an estimate.
 */
function signatureOf(words: Uint32Array): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_WORDS)
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    signature[word & 15]! ^= 1 << ((word >>> 4) & 31)
  }
  return signature
}

/** The 32 bytes of record `index` in an id or hash column, as 64 hex digits. */
export function hexAt(column: Uint8Array, index: number): string {
  return Buffer.from(column.buffer, column.byteOffset + index * 32, 32).toString('hex')
}
