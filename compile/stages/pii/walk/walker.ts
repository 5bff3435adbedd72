/** Where the shared scan stops in a text: at words that may be cues, at long ones, and at units that are cues by themselves. */

export const LETTER = 1
/** Stops. */
export const END = 0
export const WORD = 1
export const UNIT = 2
/** A word longer than this stops the walk whatever it is: it may be a code. */
export const LONG = 24

export interface Tables {
  /** By UTF-16 unit: 0 is skipped, LETTER makes words, anything else stops. */
  classes: Uint8Array
  /** 1 for the lower 16 bits of the hashes of words that stop. */
  filter: Uint8Array
}

export interface Walker {
  load(text: string): void
  /** From `from` on, which is not within a word, to the next stop; `start`, `end` and, for a word, `hash` then tell of it. */
  next(from: number): number
  start: number
  end: number
  hash: number
}

/** Of a word in any case of ASCII letters. */
export function hashOf(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + (word.charCodeAt(i) | 32)) | 0
  return hash
}
