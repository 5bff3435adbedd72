/**
 * Objects that name a field twice. JSON allows it and parsers differ: most keep the last, some the first. What we did not see would be
 * trained on, or read by whoever opens the file, without ever having been judged.
 */

/** Quotation marks of a JSON text that begin or end a string. */
function quotesOf(text: string): number {
  let quotes = 0
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text.charCodeAt(at - 1) === 92) {
      let before = at - 2
      while (text.charCodeAt(before) === 92) before--
      // An odd number of backslashes escapes the mark.
      if ((at - before) % 2 === 0) continue
    }
    quotes++
  }
  return quotes
}

/** Strings of a parsed value: names of fields, and texts. Not recursive: nesting is the writer's to choose. */
function stringsOf(value: unknown): number {
  let strings = 0
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string') strings++
    else if (Array.isArray(next)) for (const part of next) left.push(part)
    else if (next !== null && typeof next === 'object') {
      for (const name in next) {
        strings++
        const part = (next as Record<string, unknown>)[name]
        if (typeof part === 'string') strings++
        else if (typeof part === 'object' && part !== null) left.push(part)
      }
    }
  }
  return strings
}

/**
 * True where `text`, from which `value` was parsed, holds more strings than `value`: each repeated field loses at least its name. `quotes`: how many
 * quotation marks begin or end a string, where that is known; -1 where it is not.
 */
export const repeatsField = (text: string, value: unknown, quotes = -1): boolean =>
  (quotes === -1 ? quotesOf(text) : quotes) !== 2 * stringsOf(value)
