/** The typed columns of the census, over shared memory so that every worker writes its own records in place. */
import type { Columns } from './census.ts'

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array | BigUint64Array
export type ColumnType = new (buffer: ArrayBufferLike) => Column

/** Type and elements a record. About 150 bytes a record together. */
export const COLUMN_TYPES = {
  shard: [Uint32Array, 1],
  line: [Uint32Array, 1],
  offset: [Float64Array, 1],
  length: [Uint32Array, 1],
  id: [Uint8Array, 32],
  contentHash: [Uint8Array, 32],
  family: [Int32Array, 1],
  phase: [Int32Array, 1],
  tokens: [Uint32Array, 1],
  turns: [Uint32Array, 1],
  pair: [Uint8Array, 1],
  document: [BigUint64Array, 1],
  prefix: [BigUint64Array, 1],
} as const satisfies Record<keyof Columns, readonly [ColumnType & { BYTES_PER_ELEMENT: number }, number]>

export const COLUMN_NAMES = Object.keys(COLUMN_TYPES) as (keyof Columns)[]

/** Zeroed columns of `population` records. */
export function makeColumns(population: number): Columns {
  const columns: Record<string, Column> = {}
  for (const name of COLUMN_NAMES) {
    const [type, width] = COLUMN_TYPES[name]
    columns[name] = new (type as ColumnType)(new SharedArrayBuffer(population * width * type.BYTES_PER_ELEMENT))
  }
  return columns as unknown as Columns
}
