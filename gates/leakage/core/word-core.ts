/**
 * Words as 64-bit hashes, and what is made of them: one interface for two implementations that agree to the bit.
 *
 * The words are the contract's (`#contract/word-set.ts`): the core only avoids making strings of them. Two words share a hash with a chance
 * of about 1e-7 for a whole dataset; that can cost a candidate, never make a finding: every finding is verified on the words themselves.
 */
import splits from '#contract/splits.json' with { type: 'json' }
import type { TextFacts } from '../../dataset/text-facts.ts'

/** Words to a gram. */
export const GRAM: number = splits.holdoutText.gram

/** Hashes of grams in two parts of 21 and 32 bits: most are turned away by a few of their bits. */
export interface GramHashes {
  low: Uint32Array
  high: Uint32Array
  count: number
}

/**
 * Which grams are wanted: those whose bit is set. Samples are the smallest keys of long texts, so that most wanted hashes lie below `LOW_HASHES` and most
 * hashes that are asked for above: these have bits of their own, few enough to stay near the processor.
 */
export interface GramFilter {
  bitmap: Uint32Array
  /** A hash below `LOW_HASHES` has bit `hash >>> shift`. */
  shift: number
  /** Any other has bit `above + (hash >>> aboveShift)`. */
  above: number
  aboveShift: number
}
export const LOW_HASHES = 2 ** 29

/** Roles as a line's messages have them. */
export const USER = 0
export const ASSISTANT = 1
export const SYSTEM = 2

/** The messages of a line, in order: role, and number of words until the end of each. */
export interface LineMessages {
  count: number
  role(at: number): number
  wordsUntil(at: number): number
  /** The text, lower-cased and without white space around, in UTF-8; until `normalised` is asked for. */
  text(at: number): Buffer
}

export interface WordCore {
  name: 'typescript' | 'wasm'
  /** Words so far. */
  readonly count: number
  /** The halves of the hashes of the words so far; they may be other arrays after every call. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** Takes a line of a shard, in UTF-8, and says what is known of it (../../dataset/text-facts.ts). Forgets all words. */
  load(line: Buffer): TextFacts
  /** Quotation marks of the line that was loaded last, but for escaped ones; -1 where this core does not count them. */
  quotes(): number
  /**
   * Adds the words of all messages of the line, which is valid JSON and names no field twice, without making strings of them; of a rejected side
   * nothing. Null, and no word is added, where the line is written in another way than this project's compiler writes it, or holds
   * a character that needs more than a table. Valid until the next call.
   */
  messages(): LineMessages | null
  /** After `messages`, and before anything else: the normalised text of the line's messages (contract section 5). Valid until the next call. */
  normalised(): Buffer
  /** Forgets all words. */
  begin(): void
  /** Adds the words of a text, in order; `ascii` where it is known to hold nothing else. Returns how many words there are now. */
  add(text: string, ascii: boolean): number
  /** Adds the words of a text that is lower-cased already, in UTF-8. */
  addLowered(text: Uint8Array): number
  /** Adds words by their hashes. */
  take(low: Int32Array, high: Int32Array): number
  /** Keeps the first of equal words, in order; returns how many are kept. */
  unique(): number
  /** The grams of all words in order, repeats included, or those that pass the filter; valid until the next call. */
  grams(filter?: GramFilter): GramHashes
  /** The same, of those whose upper part is below `bound`. */
  gramsBelow(bound: number): GramHashes
  /**
   * Keys of the near-duplicate join of all words, which are distinct: a 512-bit signature, a 128-bit name of the set, and the `length` smallest
   * keys, ascending. `classes` has a byte (below 32) for the upper bits of a hash. Valid until the next call.
   */
  joinKeys(classes: Uint8Array, length: number): { signature: Uint32Array; set: Uint32Array; prefix: Uint32Array }
  /** Hash of the words `[from, to)` in order, as a 53-bit number. */
  passage(from: number, to: number): number
}

export const keyOf = (low: number, high: number): number => high * 2_097_152 + low
export const lowOf = (key: number): number => key % 2_097_152
export const highOf = (key: number): number => Math.floor(key / 2_097_152)
/** Where a gram's bit stands in a bitmap. */
export const bitOf = (high: number, { shift, above, aboveShift }: Omit<GramFilter, 'bitmap'>): number =>
  high < LOW_HASHES ? high >>> shift : above + (high >>> aboveShift)
