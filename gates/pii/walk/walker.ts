/**
 * The walk over a text: letters are hashed as they pass, and only a word, number or mark that somebody asked for stops it. One interface for
 * two implementations: WebAssembly (default) and TypeScript (SIGNOFF_CORE=typescript, and very long texts). Both stop at every number, mark,
 * bracket and mixed token, and at every word of the list; each may stop at a few words beside, which whoever asked looks up.
 */
export const SKIP = 0
export const LETTER = 1
export const DIGIT = 2
export const MARK = 3
export const BRACKET = 4
/** A run of letters that may be a word of the list; letters that go on in digits. */
export const WORD = 5
export const MIXED = 6

/** What the walk stops at: the kind of every UTF-16 unit, and words in lower case. No control character but white space may have a kind. */
export interface Stops {
  kinds: Uint8Array
  words: Iterable<string>
}

export interface Walker {
  /** Takes a text; `ascii` where it is known to hold ASCII alone, and no control character but white space and backspace. */
  load(text: string, ascii?: boolean): void
  /** The text that is walked, disguises undone (../normalise.ts): what was given, where there was none. */
  text(): string
  /** Goes on from `from`; returns a kind, WORD or MIXED, or 0 at the end. */
  next(from: number): number
  /** Where the last stop begins, and for WORD and MIXED where its letters end. */
  start: number
  end: number
}
