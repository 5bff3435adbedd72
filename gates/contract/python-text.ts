/**
 * Text as Python 3.11 (Unicode 14) sees it, to the bit: consumers recompute the content hash there (contract section 5).
 * JavaScript's `trim`, `toLowerCase` and `sort` each differ from it somewhere.
 */
import { CASED_SINCE, CASED_THEN, IGNORABLE_THEN, NEITHER_THEN } from './unicode14.ts'

const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const OUTER_SPACE = new RegExp(`^[${SPACE}]`)
const SPACES = new RegExp(`[${SPACE}]+`)

/** `str.isspace` of one UTF-16 unit; all of Python's white space lies in the BMP. */
export function isPythonSpace(unit: number): boolean {
  if (unit <= 0x20) return unit >= 0x1c || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0x85) return false
  if (unit === 0x85 || unit === 0xa0 || unit === 0x1680 || unit === 0x3000) return true
  return unit >= 0x2000 && unit <= 0x205f && (unit <= 0x200a || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f)
}

/** `str.strip()`. */
export function strip(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isPythonSpace(text.charCodeAt(start))) start++
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** `str.split()`. */
export function splitWords(text: string): string[] {
  const stripped = strip(text)
  return stripped === '' ? [] : stripped.split(SPACES)
}

/** True where a text holds something other than Python's white space. */
export function hasText(text: string): boolean {
  return text !== '' && (!OUTER_SPACE.test(text) || strip(text) !== '')
}

const KNOWN = 1
const IGNORABLE = 2
const CASED = 4
/** Case classes by code point, found on first use: the property look-ups cost more than everything else for Greek text. */
const classes = new Uint8Array(0x110000)

function classOf(char: string): number {
  const point = char.codePointAt(0)!
  const known = classes[point]!
  if (known !== 0) return known
  const then = !NEITHER_THEN.test(char)
  const ignorable = (then && /\p{Case_Ignorable}/u.test(char)) || char === IGNORABLE_THEN
  const cased = (then && /\p{Cased}/u.test(char)) || char === CASED_THEN
  return (classes[point] = KNOWN | (ignorable ? IGNORABLE : 0) | (cased ? CASED : 0))
}

const isIgnorable = (char: string): boolean => (classOf(char) & IGNORABLE) !== 0
const isCased = (char: string): boolean => (classOf(char) & CASED) !== 0

/** CPython's `handle_capital_sigma`: final after a cased letter and not before one, ignorables looked through. */
function isFinalSigma(chars: readonly string[], at: number): boolean {
  let i = at - 1
  while (i >= 0 && isIgnorable(chars[i]!)) i--
  if (i < 0 || !isCased(chars[i]!)) return false
  i = at + 1
  while (i < chars.length && isIgnorable(chars[i]!)) i++
  return i === chars.length || !isCased(chars[i]!)
}

/** `str.lower()`. */
export function lower(text: string): string {
  const sigma = text.includes('\u03a3')
  if (!sigma && !CASED_SINCE.test(text)) return text.toLowerCase()
  const chars = Array.from(text)
  // Runs of ignorable characters make the naive look-around quadratic ("Σ'''…Σ'''…"): the two nearest
  // deciding neighbours of every position are found in one sweep each way.
  if (sigma && chars.length > 4096) return lowerLong(chars)
  return chars.map((char, at) => (char === '\u03a3' ? (isFinalSigma(chars, at) ? '\u03c2' : '\u03c3') : lowerChar(char))).join('')
}

const lowerChar = (char: string): string => (char >= '\u1c89' && CASED_SINCE.test(char) ? char : char.toLowerCase())

function lowerLong(chars: readonly string[]): string {
  const casedAfter = new Uint8Array(chars.length + 1)
  for (let i = chars.length - 1; i >= 0; i--) {
    casedAfter[i] = isIgnorable(chars[i]!) ? casedAfter[i + 1]! : Number(isCased(chars[i]!))
  }
  let casedBefore = false
  const out: string[] = []
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!
    if (char === '\u03a3') out.push(casedBefore && casedAfter[i + 1] === 0 ? '\u03c2' : '\u03c3')
    else out.push(lowerChar(char))
    if (!isIgnorable(char)) casedBefore = isCased(char)
  }
  return out.join('')
}

/** Order of Python's `sorted` for strings: by code point, where JavaScript sorts by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) {
      // Surrogates stand for code points above the BMP, so they sort after U+E000..U+FFFF.
      const xHigh = x >= 0xd800 && x <= 0xdfff
      const yHigh = y >= 0xd800 && y <= 0xdfff
      return xHigh === yHigh ? x - y : xHigh ? 1 : -1
    }
  }
  return a.length - b.length
}
