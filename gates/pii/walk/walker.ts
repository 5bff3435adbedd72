/**
 * The walk over a text: letters are hashed as they pass, and only a word, number or mark that somebody asked for stops it. One interface
 * for two implementations that agree in every stop: WebAssembly (default) and TypeScript (SIGNOFF_CORE=typescript, and very long texts).
 */
export const SKIP = 0
export const LETTER = 1
export const DIGIT = 2
export const MARK = 3
export const BRACKET = 4
/** A run of letters whose hash is worth a look-up; letters that go on in digits. */
export const WORD = 5
export const MIXED = 6

/** What the walk stops at: the kind of every UTF-16 unit, and the word hashes (16 bits) that are worth a look. */
export interface Stops {
  kinds: Uint8Array
  worth: Uint8Array
}

export interface Walker {
  /** Takes a text; true where it holds nothing but ASCII. */
  load(text: string): boolean
  /** Goes on from `from`; returns a kind, WORD or MIXED, or 0 at the end. */
  next(from: number): number
  /** Where the last stop begins, and for WORD and MIXED where its letters end. */
  start: number
  end: number
}

export const step = (hash: number, unit: number): number => (Math.imul(hash, 31) + (unit | 32)) | 0
/** The 16 bits of a word's hash that `worth` is asked for. */
export const worthOf = (hash: number): number => (hash ^ (hash >>> 16)) & 65535
