/**
 * Lists in the cells of tables: as JSON, or as Python prints them (`["it's", 'b']`, `[{'role': 'user', 'content': None}]`), also without
 * the commas that numpy leaves out. One pass, no recursion deeper than the limit, and undefined for anything else.
 */

const DEEPEST = 20
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' }
const BARE = /[^\s,:[\](){}'"]{1,40}/y
const WORDS: Record<string, unknown> = { None: null, True: true, False: false, nan: null, null: null, true: true, false: false }

class NoLiteral extends Error {}

interface Reader {
  text: string
  at: number
}

const skip = (reader: Reader): void => {
  while (' \t\n\r'.includes(reader.text[reader.at] ?? 'x')) reader.at++
}

function readString(reader: Reader): string {
  const quote = reader.text[reader.at]
  const parts: string[] = []
  let start = ++reader.at
  for (;;) {
    const char = reader.text[reader.at]
    if (char === undefined) throw new NoLiteral()
    if (char !== quote && char !== '\\') {
      reader.at++
      continue
    }
    parts.push(reader.text.slice(start, reader.at))
    if (char === quote) {
      reader.at++
      return parts.join('')
    }
    const { value, length } = readEscape(reader.text, reader.at + 1)
    parts.push(value)
    reader.at += 1 + length
    start = reader.at
  }
}

function readEscape(text: string, at: number): { value: string; length: number } {
  const char = text[at] ?? ''
  const digits = { x: 2, u: 4, U: 8 }[char]
  const code = digits === undefined ? '' : text.slice(at + 1, at + 1 + digits)
  if (digits !== undefined && code.length === digits && /^[0-9a-fA-F]+$/.test(code) && parseInt(code, 16) <= 0x10ffff)
    return { value: String.fromCodePoint(parseInt(code, 16)), length: digits + 1 }
  return { value: ESCAPES[char] ?? `\\${char}`, length: char.length }
}

function readValue(reader: Reader, depth: number): unknown {
  if (depth > DEEPEST) throw new NoLiteral()
  skip(reader)
  const char = reader.text[reader.at]
  if (char === "'" || char === '"') return readString(reader)
  if (char === '[' || char === '(') return readItems(reader, char === '[' ? ']' : ')', depth)
  if (char === '{') return Object.fromEntries(readItems(reader, '}', depth) as [string, unknown][])
  BARE.lastIndex = reader.at
  const word = BARE.exec(reader.text)?.[0]
  if (word === undefined) throw new NoLiteral()
  reader.at += word.length
  if (Object.hasOwn(WORDS, word)) return WORDS[word]
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(word)) return Number(word)
  throw new NoLiteral()
}

/** Items up to the closing bracket: values, or for a brace pairs of a string key and a value. */
function readItems(reader: Reader, close: string, depth: number): unknown[] {
  const items: unknown[] = []
  reader.at++
  for (;;) {
    skip(reader)
    if (reader.text[reader.at] === close) {
      reader.at++
      return items
    }
    const item = readValue(reader, depth + 1)
    if (close === '}') {
      skip(reader)
      if (typeof item !== 'string' || reader.text[reader.at] !== ':') throw new NoLiteral()
      reader.at++
      items.push([item, readValue(reader, depth + 1)])
    } else items.push(item)
    skip(reader)
    if (reader.text[reader.at] === ',') reader.at++
  }
}

/** The list that a cell holds as text, or undefined for any other text. */
export function listInText(text: string): unknown[] | undefined {
  // The first characters settle nearly every text without a parser.
  if (!/^\s{0,8}\[\s{0,8}['"{[]/.test(text.slice(0, 32))) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch {
    // Not JSON: as Python writes it.
  }
  try {
    const reader = { text, at: 0 }
    const value = readValue(reader, 0)
    skip(reader)
    return Array.isArray(value) && reader.at === text.length ? value : undefined
  } catch (error) {
    if (error instanceof NoLiteral) return undefined
    throw error
  }
}

/** A value that is a list, or a cell that holds one as text. */
export const asList = (value: unknown): unknown[] | undefined =>
  Array.isArray(value) ? value : typeof value === 'string' ? listInText(value) : undefined
