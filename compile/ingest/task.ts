/** What a worker is handed and what it hands back: plain data and typed arrays. */
import type { LedgerEntry, Position } from '#contract/ledger.ts'
import type { SourceEntry } from '#contract/manifest.ts'
import type { Config } from '../config.ts'
import type { Before } from '../sources/shape.ts'
import type { RecordKeys } from '../stages/dedup/describe.ts'
import type { EncodingProfile } from '../stages/encoding/mojibake.ts'
import type { InputObject } from '../stores/input.ts'

export interface TaskObject {
  /** Index into the configuration's sources. */
  source: number
  object: InputObject
  /** True where sources of another family read this object too. */
  contested: boolean
  /** A part of the object, where it is read in several tasks. */
  part?: ObjectPart
}

/** Lines of a large object, with what was found out about the whole (survey.ts). */
export interface ObjectPart {
  /** Bytes; `end` is not in it. */
  start: number
  end: number
  /** What stands before the part. */
  before: Before
  shape: string
  /** How the head of the object shows its texts to be damaged; the first part sees it for itself. */
  damage?: EncodingProfile
  /** Facts of the whole, with the first part. */
  facts?: { size_bytes: number; sha256: string }
  /** Changes whenever the file is written to or replaced. */
  fingerprint: string
  /** SHA-256 of the whole object. */
  whole: string
}

export interface IngestTask {
  config: Config
  /** Folder for segments. */
  folder: string
  /** Number of the task: segments and results are put in this order. */
  number: number
  /** What compile it is a task of (resume/identity.ts): what an earlier one made of the same task is then taken over. */
  identity: string
  objects: TaskObject[]
}

/** One conversation in the segment file. */
export interface Placed {
  /** Its number among all conversations of the compile. */
  ordinal: number
  offset: number
  length: number
  source: number
  family: string
  /** The configured family, where the conversation was refiled. */
  refiledFrom?: string
  /** Evidence that the crisis stage refiled it for; absent where its source marked it. */
  crisisCategories?: string[]
  document: string
  key: string
  position: Position
  /** Sources of other families read its document too. */
  contested?: true
  /** It comes of a unit that made an earlier conversation. */
  furtherPiece?: true
  pair: boolean
  id: string
  contentHash: string
  quality?: number
  /** The join keys; the hashed words themselves, a fifth of the text, stand in the task's words file in this order. */
  keys: Omit<RecordKeys, 'words'> & { words: number }
}

export interface UnitCounts {
  read: number
  rejected: number
  ceded: number
  joined: number
  cut: number
}

export interface IngestResult {
  number: number
  /** Conversations in its segment; what is known of each stands in the task's places file (placed.ts). */
  placed: number
  /** True where sources of other families read one of its objects too. */
  contested: boolean
  /** By source index. */
  units: Record<number, UnitCounts>
  /** Rejected and in review, by source index and family: they never reach the working set. */
  settled: { source: number; family: string; outcome: 'rejected' | 'in_review' }[]
  ledger: LedgerEntry[]
  sources: SourceEntry[]
  /** Objects of other sources that generated records were taken from, by the generator's source. */
  drawn: { source: number; key: string }[]
  /** What stages counted, e.g. `encoding.mojibake`, by source index. */
  counts: Record<number, Record<string, number>>
  /** Keyed hashes of the profile's review decisions that something was found for. */
  decisionsUsed: string[]
  /** Objects that could not be read: they stop the compile after everything was read. */
  problems: { source: number; key: string; message: string }[]
  bytes: number
  /** Digest of its checkpoint; absent where it has none, because of a problem. */
  seal?: string
  /** It was read by an earlier compile that was interrupted. */
  takenOver?: true
}

/** Bytes that are read of an object. */
export const bytesOf = ({ object, part }: TaskObject): number => (part === undefined ? object.size : part.end - part.start)

export const segmentName = (number: number): string => `segment-${String(number).padStart(6, '0')}.jsonl`
export const wordsName = (number: number): string => `words-${String(number).padStart(6, '0')}.u32`
export const reviewName = (number: number): string => `review-${String(number).padStart(6, '0')}.jsonl`

/** What the ledger says of a conversation that a source's `limit` leaves out. */
export const beyond = (limit: number): string => `beyond the limit of ${limit}`
