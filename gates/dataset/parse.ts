/** Makes what can be made of one line, and says in our own words why nothing could. Never quotes the line. */
import { isAscii, isUtf8 } from 'node:buffer'
import type { Parsed } from './examiner.ts'
import { repeatsField } from './repeated-field.ts'
import { NO_FACTS, type TextFacts, textFacts } from './text-facts.ts'

/** What reads a line that holds a record once more, as bytes; a word core is one. */
export interface LineReader {
  load(bytes: Buffer, ascii: boolean): TextFacts
  /** Quotation marks of that line that no backslash escapes; -1 where it does not count them. */
  quotes(): number
}

const STRINGS: LineReader = { load: textFacts, quotes: () => -1 }

export function parseLine(bytes: Buffer, reader: LineReader = STRINGS): Parsed & { ascii: boolean; facts: TextFacts } {
  const problem = (why: string): Parsed & { ascii: boolean; facts: TextFacts } => ({ problem: why, ascii: false, facts: NO_FACTS })
  if (bytes.length === 0) return problem('a blank line')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return problem('a byte order mark')
  const ascii = isAscii(bytes)
  if (!ascii && !isUtf8(bytes)) return problem('not UTF-8')
  const text = bytes.toString(ascii ? 'latin1' : 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The engine's message quotes the text, which may be private.
    return problem(/^\s*$/.test(bytes.subarray(0, 4096).toString('latin1')) && bytes.length <= 4096 ? 'a blank line' : 'not JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return problem(`JSON of ${value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`}, not of an object`)
  }
  if (bytes[bytes.length - 1] === 0x0d) return problem('a carriage return at its end')
  const facts = reader.load(bytes, ascii)
  if (repeatsField(text, value, reader.quotes())) return problem('an object that names a field twice')
  return { record: value as NonNullable<Parsed['record']>, ascii: facts.ascii, facts }
}
