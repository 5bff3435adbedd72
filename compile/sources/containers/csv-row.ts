/**
 * One CSV or TSV row from a text. Quoting as in RFC 4180: a field that begins with a quote ends with one, and a quote
 * within it is written twice; a quote elsewhere in a field is a quote. Hand-written because a row with a quote that never
 * closes must cost that row only: csv-parse (the oracle of the tests) would take the rest of the file for it.
 */
export interface Row {
  fields: string[]
  /** Behind the line break that ends it. */
  end: number
}

/** `open`: the text ends before the row does. `broken`: text stands behind a closing quote. */
export type RowRead = Row | 'open' | 'broken'

/** `last`: nothing follows the text, so that its end ends the row. Line endings are \n and \r\n. */
export function readRow(text: string, start: number, delimiter: string, last: boolean): RowRead {
  const fields: string[] = []
  let at = start
  for (;;) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1)
      let doubled = false
      while (close !== -1 && text[close + 1] === '"') {
        doubled = true
        close = text.indexOf('"', close + 2)
      }
      // A quote at the very end of what is known may be the first of two.
      if (close === -1 || (close + 1 === text.length && !last)) return 'open'
      const field = text.slice(at + 1, close)
      fields.push(doubled ? field.replaceAll('""', '"') : field)
      at = close + 1
      if (text[at] === '\r' && (text[at + 1] === '\n' || (at + 1 === text.length && last))) at++
      else if (text[at] === '\r' && at + 1 === text.length) return 'open'
      if (at >= text.length) return last ? { fields, end: at } : 'open'
      if (text[at] === '\n') return { fields, end: at + 1 }
      if (text[at] !== delimiter) return 'broken'
      at++
    } else {
      const line = text.indexOf('\n', at)
      if (line === -1 && !last) return 'open'
      const lineEnd = line === -1 ? text.length : line
      const next = text.indexOf(delimiter, at)
      if (next !== -1 && next < lineEnd) {
        fields.push(text.slice(at, next))
        at = next + 1
      } else {
        const end = text[lineEnd - 1] === '\r' && lineEnd > at ? lineEnd - 1 : lineEnd
        fields.push(text.slice(at, end))
        return { fields, end: Math.min(text.length, lineEnd + 1) }
      }
    }
  }
}
