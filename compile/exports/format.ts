/**
 * One shape of an export format: a record in, lines out, or the reason why the format can not say it. A format is one file in `formats/`.
 * Converters change no text and no order: what a format can not hold as it is is left out, counted and listed, never bent until it fits.
 */
import type { DatasetRecord } from '#contract/record.ts'

/** Of which records a format is made; those of the other kind are counted, and are the subject of another format. */
export const RECORD_KINDS = ['conversations', 'pairs'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export interface Reason {
  /** Stable, snake case. */
  code: string
  says: string
}

/** Lines as values for JSON.stringify. */
export type Converted = { lines: readonly object[] } | { reason: string }

export interface ExportFormat {
  name: string
  /** One sentence: which program reads it. */
  says: string
  /** Where the rules come from. */
  rules: string
  of: RecordKind
  /** Columns of a line, for the card; see `shape.ts`. */
  columns: Readonly<Record<string, import('./shape.ts').Shape>>
  reasons: readonly Reason[]
  convert(record: DatasetRecord): Converted
}

/** Another program may write null where there is no pair. */
export const kindOf = ({ metadata }: DatasetRecord): RecordKind => ((metadata.preference ?? null) === null ? 'conversations' : 'pairs')
