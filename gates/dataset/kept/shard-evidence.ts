/**
 * The evidence of one shard as bytes: its records' columns, then the summary of every examiner. About 110 bytes a record and what the
 * examiners keep. Positions in the dataset (which shard, first record) are not in it: a shard keeps its evidence when others change.
 */
import { deserialize, serialize } from 'node:v8'
import type { Columns } from '../census.ts'
import { COLUMN_NAMES, COLUMN_TYPES } from '../columns.ts'

export interface ShardEvidence {
  records: number
  /** Names that the shard's `family` and `phase` columns are indices into. */
  families: string[]
  phases: string[]
  /** By examiner. */
  summaries: unknown[]
}

interface Layout {
  records: number
  families: string[]
  phases: string[]
  /** Bytes of each summary, and which of its fields are what its examiner had prepared: that is kept once, and not for every shard. */
  summaries: { bytes: number; prepared: string[] }[]
}

/** What follows from the place in the dataset: not stored. */
const DERIVED: ReadonlySet<keyof Columns> = new Set(['shard', 'line'])
const STORED = COLUMN_NAMES.filter((name) => !DERIVED.has(name))

const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength)

/** The bytes of one column that belong to records `[first, first + records)`. */
function part(columns: Columns, name: keyof Columns, first: number, records: number): Uint8Array {
  const [type, width] = COLUMN_TYPES[name]
  const size = width * type.BYTES_PER_ELEMENT
  return bytesOf(columns[name]).subarray(first * size, (first + records) * size)
}

const isView = (value: unknown): value is ArrayBufferView => ArrayBuffer.isView(value)

function sameBytes(a: unknown, b: unknown): boolean {
  if (a === b) return a !== undefined && a !== null && typeof a === 'object'
  return isView(a) && isView(b) && a.byteLength === b.byteLength && Buffer.compare(bytesOf(a), bytesOf(b)) === 0
}

/** Takes the shard's columns from `columns`, where `family` and `phase` still hold indices into the shard's own names. */
export function encodeShard(
  { records, families, phases, summaries }: ShardEvidence,
  columns: Columns,
  first: number,
  prepared: readonly unknown[],
): { layout: Layout; body: Uint8Array[] } {
  const encoded = summaries.map((summary, at) => {
    if (summary === null || typeof summary !== 'object') return { fields: [], bytes: serialize(summary) }
    const own = summary as Record<string, unknown>
    const fields = Object.keys(own).filter((field) => sameBytes(own[field], prepared[at]))
    return {
      fields,
      bytes: serialize(fields.length === 0 ? summary : { ...own, ...Object.fromEntries(fields.map((field) => [field, null])) }),
    }
  })
  return {
    layout: { records, families, phases, summaries: encoded.map(({ fields, bytes }) => ({ bytes: bytes.length, prepared: fields })) },
    body: [...STORED.map((name) => part(columns, name, first, records)), ...encoded.map(({ bytes }) => bytes)],
  }
}

/**
 * Undoes `encodeShard`: fills the columns of records `[first, first + records)`. Throws, before it touches a column, where layout and body
 * do not fit each other.
 */
export function decodeShard(
  layout: Layout,
  body: Uint8Array,
  columns: Columns,
  first: number,
  prepared: readonly unknown[],
): ShardEvidence {
  const { records, families, phases } = layout
  const targets = STORED.map((name) => part(columns, name, first, records))
  const lengths = [...targets.map(({ length }) => length), ...layout.summaries.map(({ bytes }) => bytes)]
  if (lengths.reduce((sum, length) => sum + length, 0) !== body.length) throw new Error('the body is not as long as its layout says')
  let at = 0
  const pieces = lengths.map((length) => body.subarray(at, (at += length)))
  const summaries = layout.summaries.map(({ prepared: fields }, index) => {
    // Copied: views of a summary must start where their elements can, and must not hold the columns in memory.
    const summary: unknown = deserialize(Uint8Array.from(pieces[targets.length + index]!))
    for (const field of fields) (summary as Record<string, unknown>)[field] = prepared[index]
    return summary
  })
  for (const [index, target] of targets.entries()) target.set(pieces[index]!)
  return { records, families, phases, summaries }
}

export type { Layout as ShardLayout }
