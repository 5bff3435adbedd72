/** Bounded looks around a place in a text. Expressions are run only over such windows. */

/** Up to `size` characters before `at`, in lower case, cut at a line's start. */
export function before(text: string, at: number, size = 48): string {
  const window = text.slice(Math.max(0, at - size), at)
  return window.slice(window.lastIndexOf('\n') + 1).toLowerCase()
}

/** Up to `size` characters from `at` on, as written. */
export const after = (text: string, at: number, size = 48): string => text.slice(at, at + size)

/** All matches of a global expression in a window that starts at `offset`, with the offsets of the text. */
export function* matches(
  expression: RegExp,
  window: string,
  offset: number,
): Generator<{ match: RegExpExecArray; start: number; end: number }> {
  for (const match of window.matchAll(expression)) yield { match, start: offset + match.index, end: offset + match.index + match[0].length }
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '')
