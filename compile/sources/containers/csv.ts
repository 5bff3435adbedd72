/**
 * CSV and TSV with a header: every row is an object by column. A row with other columns than the header is
 * `malformed_row`; a quote that never closes, or is followed by text, costs its row, and reading goes on with the next line.
 */
import { isDecodable } from '../open/utf8.ts'
import type { Container, Limits, OpenedText, Read } from '../shape.ts'
import { dialectOf } from './csv-dialect.ts'
import { readRow } from './csv-row.ts'
import { isTooLarge, tooLarge, undecodable } from './json-unit.ts'

/** Column names, unique and never empty: a second `text` is `text_2`, a column without a name `column_3`. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>()
  return header.map((field, i) => {
    const base = field.trim() === '' ? (i === 0 ? 'index' : `column_${i + 1}`) : field.trim()
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`
    taken.add(name)
    return name
  })
}

/** An own property for every column, `__proto__` too. */
function toObject(columns: readonly string[], fields: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {}
  for (const [i, column] of columns.entries()) {
    if (column === '__proto__')
      Object.defineProperty(row, column, { value: fields[i]!, enumerable: true, writable: true, configurable: true })
    else row[column] = fields[i]!
  }
  return row
}

/** A row's text, or that it is broken, with the line it begins on. */
interface RawRow {
  /** null: longer than the limit, and not held. */
  fields: string[] | null
  broken?: string
  line: number
  text: string
}

const HEAD = 65_536

async function* rawRows(text: OpenedText, limits: Limits): AsyncGenerator<RawRow, void> {
  const iterator = text.chunks[Symbol.asyncIterator]()
  let held = ''
  let at = 0
  let line = 1
  let done = false
  /** Length of what is held when a row was last found open: it is not read again before it has doubled, so that a long row is not read over and over. */
  let openAt = 0
  const more = async (): Promise<void> => {
    const pieces = [held.slice(at)]
    let size = pieces[0]!.length
    const wanted = Math.max(1, openAt * 2)
    do {
      const next = await iterator.next()
      if (next.done === true) done = true
      else {
        pieces.push(next.value)
        size += next.value.length
      }
    } while (!done && size < wanted)
    held = pieces.join('')
    at = 0
  }
  const linesIn = (from: number, to: number): number => {
    let count = 0
    for (let i = held.indexOf('\n', from); i !== -1 && i < to; i = held.indexOf('\n', i + 1)) count++
    return count
  }
  /** Takes the rest of the line as a broken row. */
  const giveUp = async function* (broken: string | null): AsyncGenerator<RawRow> {
    const start = line
    let end = held.indexOf('\n', at)
    while (end === -1 && !done) {
      at = held.length
      await more()
      end = held.indexOf('\n', at)
    }
    const stop = end === -1 ? held.length : end + 1
    const row = held.slice(at, stop)
    at = stop
    if (end !== -1) line++
    openAt = 0
    yield { fields: null, line: start, text: row, ...(broken !== null && { broken }) }
  }

  await more()
  while (held.length - at < HEAD && !done) await more()
  const delimiter = dialectOf(held.slice(0, HEAD), text.key)?.delimiter ?? ','
  const lenient = delimiter === '\t'
  if (held.startsWith('\ufeff')) at = 1
  while (at < held.length || !done) {
    if (at >= held.length) {
      await more()
      continue
    }
    const row = readRow(held, at, delimiter, done)
    if (row === 'open') {
      const size = held.length - at
      if (size > limits.recordBytes)
        yield* giveUp(
          held[at] === '"' || held.includes(`${delimiter}"`) ? 'a quote does not close within the longest record allowed' : null,
        )
      else if (!done) {
        openAt = size
        await more()
      } else if (lenient) yield literal()
      else yield* giveUp('a quote never closes')
    } else if (row === 'broken') {
      if (lenient) yield literal()
      else yield* giveUp('text stands behind a closing quote')
    } else {
      const start = line
      line += linesIn(at, row.end)
      const raw = held.slice(at, row.end)
      at = row.end
      openAt = 0
      yield { fields: row.fields, line: start, text: raw }
    }
  }
  /** Many TSV writers know no quotes: what is not sound quoting there is text. */
  function literal(): RawRow {
    const end = held.indexOf('\n', at)
    const raw = held.slice(at, end === -1 ? undefined : end)
    at = end === -1 ? held.length : end + 1
    openAt = 0
    return { fields: raw.replace(/\r$/, '').split('\t'), line: line++, text: raw }
  }
}

export const csv: Container = {
  name: 'csv',
  detect: (head, key) => dialectOf(head, key) !== null,
  async *read(text, limits): AsyncGenerator<Read> {
    let columns: string[] | null = null
    let record = 0
    for await (const { fields, broken, line, text: raw } of rawRows(text, limits)) {
      if (fields !== null && fields.length === 1 && fields[0]!.trim() === '' && (columns?.length ?? 0) !== 1) continue
      if (columns === null && fields !== null) {
        columns = columnNames(fields)
        continue
      }
      const position = { record: ++record, line }
      if (broken !== undefined)
        yield { reject: { position, reason: isDecodable(raw) ? 'malformed_row' : 'invalid_encoding', detail: broken } }
      else if (fields === null || isTooLarge(raw, limits)) yield tooLarge(position, limits)
      else if (!isDecodable(raw)) yield undecodable(position)
      else if (fields.length !== columns!.length) {
        yield { reject: { position, reason: 'malformed_row', detail: `found ${fields.length} fields; the header has ${columns!.length}` } }
      } else yield { unit: { position, value: toObject(columns!, fields) } }
    }
  },
}
