/** The one form of a raw shape: items in, files out, and where each item ended up. */
import type { Item } from '../item.ts'

export interface File {
  path: string
  bytes: Uint8Array
}

export interface Written {
  files: File[]
  /** Raw units in all files: lines, rows, records, documents. */
  units: number
  /** By item: the file, the 1-based number of its (first) unit, its key. */
  at: { path: string; record: number; key?: string }[]
}

export type Format = (items: readonly Item[], path: string) => Written

/** One file of one unit an item. `join` makes the text of the file of the units' texts. */
export function units(
  items: readonly Item[],
  path: string,
  texts: readonly string[],
  join: (texts: readonly string[]) => string | Uint8Array,
  keys?: readonly string[],
): Written {
  const whole = join(texts)
  return {
    files: [{ path, bytes: typeof whole === 'string' ? Buffer.from(whole) : whole }],
    units: items.length,
    at: items.map((_, i) => ({ path, record: i + 1, ...(keys !== undefined && { key: keys[i]! }) })),
  }
}
