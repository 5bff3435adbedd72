/** Lists of strings as Python prints them, found in cells of tables: `['a', "it's"]`. */

const WHOLE = /^\s*\[\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*,\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*\s*,?\s*\]\s*$/s
const STRING = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' }

/** The strings of such a list, or undefined for any other text. */
export function pythonStrings(text: string): string[] | undefined {
  // The first two characters settle nearly every text without the expression.
  if (!/^\s*\[\s*['"]/.test(text.slice(0, 64)) || !WHOLE.test(text)) return undefined
  return [...text.matchAll(STRING)].map((match) => (match[1] ?? match[2] ?? '').replace(/\\(.)/gs, (whole, char: string) => ESCAPES[char] ?? whole))
}
