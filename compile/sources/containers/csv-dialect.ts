/** Tells CSV and TSV by the head of a text: a header of names, and rows that have as many fields. */
import { readRow } from './csv-row.ts'

const DELIMITERS = [',', '\t', ';', '|'] as const
const NAME = /\.(csv|tsv|tab)(\.(gz|zst|gzip|zstd))?$/i
const HEAD = 65_536
const ROWS = 50

export interface Dialect {
  delimiter: string
}

function rowsOf(head: string, delimiter: string): string[][] {
  const rows: string[][] = []
  const whole = head.length < HEAD
  for (let at = head.startsWith('\ufeff') ? 1 : 0; at < head.length && rows.length < ROWS;) {
    const row = readRow(head, at, delimiter, whole)
    if (row === 'open') break
    if (row === 'broken') {
      const next = head.indexOf('\n', at)
      if (next === -1) break
      rows.push([])
      at = next + 1
    } else {
      if (!(row.fields.length === 1 && row.fields[0]!.trim() === '')) rows.push(row.fields)
      at = row.end
    }
  }
  return rows
}

/** A header holds names: short, not all numbers, no sentences, hardly one twice. */
function isHeader(fields: readonly string[], named: boolean): boolean {
  const names = fields.map((field) => field.trim())
  const filled = names.filter((name) => name !== '')
  if (filled.length === 0 || filled.length < fields.length - 1) return false
  const isSentence = (name: string): boolean => /[.?!,] \S/.test(name) || (!named && /[.?!]["']?$/.test(name))
  if (names.some((name) => name.length > 60 || name.includes('\n') || isSentence(name) || name.split(/\s+/).length > 6)) return false
  if (filled.every((name) => /^[\d.,:%-]+$/.test(name))) return false
  return new Set(filled.map((name) => name.toLowerCase())).size >= filled.length - 1 && filled.some((name) => /\p{L}/u.test(name))
}

/** The dialect, or null for a text that is no table. */
export function dialectOf(head: string, key: string): Dialect | null {
  const named = NAME.exec(key)?.[1]?.toLowerCase()
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of DELIMITERS) {
    const rows = rowsOf(head, delimiter)
    const header = rows[0]
    if (header === undefined || header.length < 2 || !isHeader(header, named !== undefined)) continue
    const body = rows.slice(1)
    // What stands again below in its own column is a value and no name: rows of labels and texts (`A|Okay,|b`) have no header.
    if (named === undefined && header.some((name, column) => name.trim() !== '' && body.some((row) => row[column]?.trim() === name.trim())))
      continue
    const even = body.filter((row) => row.length === header.length).length
    const share = body.length === 0 ? 1 : even / body.length
    // Prose has commas too: without the name of a table, nearly every row must fit, and there must be one.
    if (named === undefined && (share < 0.8 || body.length === 0)) continue
    const preferred = (named === 'csv' && delimiter === ',') || (named !== undefined && named !== 'csv' && delimiter === '\t')
    const score = share + header.length / 1000 + (preferred ? 0.3 : 0)
    if (best === null || score > best.score) best = { delimiter, score }
  }
  if (best !== null) return { delimiter: best.delimiter }
  // A table of one column has no delimiter at all; only its name tells it from plain text.
  if (named === undefined) return null
  const first = rowsOf(head, ',')[0]
  return named === 'csv' && first !== undefined && first.length === 1 && isHeader(first, true) ? { delimiter: ',' } : null
}
