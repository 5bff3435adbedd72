/**
 * How a gate takes part in the one pass over the published bytes: its examiner sees every line of every shard once, inside a
 * worker, and hands back a summary that can be structured-cloned. Summaries are merged in dataset order, so the
 * result does not depend on the number of workers. Examiners are listed in `examiners.ts`, which the workers import.
 */
import type { Profile } from '#contract/profile.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import type { WordCore } from '../leakage/core/word-core.ts'
import type { TextFacts } from './text-facts.ts'

/** One line of a shard. */
export interface Line {
  /** `train/train_000.jsonl:12`, 1-based: how a violation names it. */
  ref: string
  /** Split of the file that it lies in. */
  fileSplit: Split
  /** Path of the shard. */
  path: string
  /** Bytes without the line feed. */
  length: number
  /** Recomputed content hash, `sha256:<hex>`; null where the record has none. Absent in a census that does not compute it beforehand. */
  contentHash?: string | null
  /** UTF-8 of the normalised text that was hashed (contract section 5); null where there is none. Valid during the call only. */
  normalised?: Uint8Array | null
  /**
   * Holds the words of the messages, and nothing else, where they could be read from the bytes. For one examiner, which may change it, and with
   * it `normalised`: the leakage gate's, the last of the registry.
   */
  words?: WordCore
  /** Recomputed approximate tokens; null where the messages can not be counted. Absent in a census that does not compute it beforehand. */
  tokens?: number | null
  /** The bytes themselves; valid during the call only. Absent for a line that was too long to be kept. */
  bytes?: Buffer
  /** What is known of every text of the record from the bytes alone (text-facts.ts). Absent where nothing is. */
  facts?: TextFacts
}

/**
 * What could be made of a line. `record` is the parsed JSON where it is an object: it has NOT been validated, any field may be
 * missing or of another type, and examiners must survive that (a field that is not what they need is the contract gate's
 * violation, and counts as examined and failed for the rule that needed it).
 */
export type Parsed =
  | { record: Partial<DatasetRecord> & Record<string, unknown>; problem?: undefined }
  | { record?: undefined; problem: string }

export interface Examiner<Summary = unknown> {
  name: string
  /** Changes whenever the examiner's verdicts could: part of the key of cached evidence. */
  version: string
  /**
   * Runs once before the pass, over a deterministic sample of the records. What it returns is cloned to every worker (a
   * SharedArrayBuffer is shared) and handed to `start`.
   */
  prepare?(sample: Iterable<Partial<DatasetRecord> & Record<string, unknown>>, context: { profile: Profile }): unknown
  start(context: { profile: Profile; prepared?: unknown }): {
    examine(parsed: Parsed, line: Line): void
    finish(): Summary
  }
  /** `a` lies before `b` in the dataset. */
  merge(a: Summary, b: Summary): Summary
}
