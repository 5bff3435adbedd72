/**
 * Finds where JSON values end, without parsing them: it knows strings, escapes and brackets, and nothing else. One state
 * is carried over pieces of any length, so nothing depends on how a text is cut, and depth is a number, so no nesting
 * overflows a stack. Along the way it counts what JSON.parse can not tell afterwards: depth, and fields (for duplicates).
 */
export interface Scan {
  depth: number
  deepest: number
  inString: boolean
  /** The piece before ended within a string, behind an odd run of backslashes. */
  escaped: boolean
  /** Colons outside strings: the fields of all objects, as written. */
  fields: number
  /** A closing bracket had no opening one. */
  unbalanced: boolean
}

export const startScan = (): Scan => ({ depth: 0, deepest: 0, inString: false, escaped: false, fields: 0, unbalanced: false })

/** Index behind the closing quote, or -1 where the piece ends within the string. `at` is within the string. */
function endOfString(scan: Scan, text: string, at: number): number {
  let from = at
  if (scan.escaped && from < text.length) {
    from++
    scan.escaped = false
  }
  for (;;) {
    const quote = text.indexOf('"', from)
    const end = quote === -1 ? text.length : quote
    let backslashes = 0
    while (end - 1 - backslashes >= from && text.charCodeAt(end - 1 - backslashes) === 92) backslashes++
    if (quote === -1) {
      if (from < text.length || backslashes > 0) scan.escaped = backslashes % 2 === 1
      return -1
    }
    if (backslashes % 2 === 0) return quote + 1
    from = quote + 1
  }
}

/**
 * Advances from `at` to behind the end of the value that the scan is in: the bracket or quote that closes it, or, for a
 * bare word or number, the character that ends it. -1 where the piece ends first. White space before the value is skipped.
 */
export function scanValue(scan: Scan, text: string, at: number): number {
  let i = at
  if (scan.inString) {
    i = endOfString(scan, text, i)
    if (i === -1) return -1
    scan.inString = false
    if (scan.depth === 0) return i
  }
  while (i < text.length) {
    const code = text.charCodeAt(i++)
    if (code === 34) {
      i = endOfString(scan, text, i)
      if (i === -1) {
        scan.inString = true
        return -1
      }
      if (scan.depth === 0) return i
    } else if (code === 123 || code === 91) {
      if (++scan.depth > scan.deepest) scan.deepest = scan.depth
    } else if (code === 125 || code === 93) {
      if (scan.depth === 0) {
        scan.unbalanced = true
        return i
      }
      if (--scan.depth === 0) return i
    } else if (code === 58) scan.fields++
  }
  return -1
}

/** Scans a text that should be one value. `open`: it ends before the value does, so it was cut off. */
export function scanWhole(text: string): Scan & { open: boolean } {
  const scan = startScan()
  const end = scanValue(scan, text, 0)
  return { ...scan, open: end === -1 && (scan.depth > 0 || scan.inString) }
}
