/**
 * The one form of a source: bytes are opened by a container (JSONL, JSON, CSV, text), which yields raw units;
 * a shape turns units into conversations. One file a container, one file a shape; the registries in `containers/index.ts` and
 * `shapes/index.ts` list them in order of preference.
 */
import type { Converted, Reject } from '../conversation.ts'
import type { Position } from '#contract/ledger.ts'

/** One raw unit: a parsed JSON value, a CSV row as an object by column, or a whole text. */
export interface Unit {
  position: Position
  value: unknown
  /** Key under which it stood, in a JSON object of records. */
  key?: string
}

/** What a container yields: a unit, or why there is none. */
export type Read = { unit: Unit } | { reject: Reject }

export interface Limits {
  /** Longest raw unit in bytes (default 64 MiB). */
  recordBytes: number
  /** Deepest nesting of a JSON unit (default 200). */
  nesting: number
  /** Most bytes that a compressed object may unfold to, as a multiple of its own size (default 200) once it passes 64 MiB. */
  inflation: number
}

export const DEFAULT_LIMITS: Limits = { recordBytes: 64 * 2 ** 20, nesting: 200, inflation: 200 }

/** The opened object: decoded text in pieces. `key` names it in messages and decides nothing but hints by its ending. */
export interface OpenedText {
  key: string
  /** Decoded pieces of any length; a piece never ends inside a character. */
  chunks: AsyncIterable<string>
  /** What stands before it in its object, where it is a later part of one: records and lines are numbered on from there. */
  before?: Before
}

export interface Before {
  records: number
  lines: number
}

export interface Container {
  name: string
  /** True where the head of the object (decoded, up to 64 KiB) is of this container. Asked in the order of the registry. */
  detect(head: string, key: string): boolean
  read(text: OpenedText, limits: Limits): AsyncIterable<Read>
}

/** Options of a shape that a source may set in the configuration; each shape documents which it reads. */
export interface ShapeOptions {
  /** Column or field names, where they are not the usual ones: e.g. { user: 'questionText', assistant: 'answerText', session: 'transcript_id' }. */
  fields?: Record<string, string>
  /** Maps speaker labels to roles, e.g. { therapist: 'assistant', client: 'user', '*': 'user' }. */
  roles?: Record<string, 'system' | 'user' | 'assistant' | 'tool'>
  /** Words to a chunk of plain transcripts (default 600). A dialogue of turns, labels or rows is cut into such pieces only where this is set. */
  chunkWords?: number
  /** A system message that is put before every conversation. */
  system?: string
  /** Keeps only units whose field has one of these values; the others are counted as ceded, with their reason. */
  where?: Record<string, string[]>
  /** The reverse: keeps only units whose field has none of these values. */
  whereNot?: Record<string, string[]>
  /** Keeps only conversations of at least, or at most, so many turns; the others are ceded. */
  minTurns?: number
  maxTurns?: number
}

/**
 * What a shape yields, with what became of the raw units: of the units read, each is rejected, ceded, has `joined` a session that
 * another one stands for, or stands for a conversation (kept or rejected), of which those `cut` from the same unit have none of their own:
 * read = rejected + ceded + joined + (conversations − cut).
 * A session of 12 rows is one conversation with `joined: 11`; a transcript in 5 pieces is five, of which four have `cut: 1`.
 */
export type Piece = Converted & { joined?: number; cut?: number }

export interface Shape {
  name: string
  /** One sentence for the documentation: which records it reads. */
  reads: string
  /** Containers whose units it understands. */
  containers: readonly string[]
  /** How sure it is that these units (up to 50, from the head of the object) are its own: 0..1. The highest wins; ties go to the order of the registry. */
  detect(units: readonly Unit[], key: string): number
  /** Units in, conversations and rejects out, in order. Holds no more than a bounded number of open sessions in memory. */
  convert(units: AsyncIterable<Unit>, options: ShapeOptions & { key: string }): AsyncIterable<Piece>
}
