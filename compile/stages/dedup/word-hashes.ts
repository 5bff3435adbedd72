/**
 * The words of a text as 64-bit hashes, in order: the same words that `#contract/word-set.ts` defines, an order of magnitude
 * faster, because most text needs no strings: a loop over UTF-8 bytes folds case, splits and hashes at once. Text in which
 * that loop could disagree with the definition goes through the definition itself; word-hashes.test.ts holds the two together.
 */
import { lower } from '#contract/python-text.ts'
import { words } from '#contract/word-set.ts'
import { copyHashes, hashLoaded, load, LONGEST } from './core/wasm.ts'

/** A growing sequence of word hashes; `count` of the entries are in use. */
export interface WordHashes {
  low: Int32Array
  high: Int32Array
  count: number
}

export const wordHashes = (): WordHashes => ({ low: new Int32Array(4096), high: new Int32Array(4096), count: 0 })

/** Empties the sequence for the next record, and gives back what one huge record took. */
export function reset(out: WordHashes): void {
  if (out.low.length > 2 ** 21) Object.assign(out, wordHashes())
  out.count = 0
}

/** Folds a word's 64 bits into 32, each input bit reaching each output bit (Murmur3's finaliser). */
export function fold(low: number, high: number): number {
  let h = low ^ Math.imul(high ^ (high >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * Characters for which splitting at ASCII white space is not enough: other white space, and the ranges that hold the scripts
 * written without spaces. Wider than those scripts, which costs time and never correctness. U+1F200 is kana among emoji.
 */
export const NEEDS_DEFINITION =
  /[\u0085\u00a0\u0e00-\u1dff\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\uabff\ud800-\ud83b\ud83f-\udbff\uf900-\ufaff\uff00-\uffef]|\ud83c\ude00/

/** Byte -> lower-case byte; all of Python's ASCII white space -> blank. */
const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => {
  if ((byte >= 0x09 && byte <= 0x0d) || (byte >= 0x1c && byte <= 0x20)) return 0x20
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
})

const KEPT_BYTES = 8 * 2 ** 20
let bytes = Buffer.allocUnsafeSlow(2 ** 16)

/** Room for a text; one huge record must not pin its buffer for the rest of the run. */
function room(units: number): Buffer {
  const needed = units * 3
  if (needed > KEPT_BYTES) return Buffer.allocUnsafeSlow(needed)
  if (needed > bytes.length) bytes = Buffer.allocUnsafeSlow(Math.min(KEPT_BYTES, needed * 2))
  return bytes
}

function grow(out: WordHashes, capacity: number): void {
  if (capacity <= out.low.length) return
  const length = Math.max(capacity, out.low.length * 2)
  for (const half of ['low', 'high'] as const) {
    const larger = new Int32Array(length)
    larger.set(out[half])
    out[half] = larger
  }
}

/** Appends the hashes of a text's words and returns how many there were. The text must be well-formed (no lone surrogates). */
export function appendWords(text: string, out: WordHashes): number {
  if (text === '') return 0
  if (text.length > LONGEST) return appendWordsHere(text, out)
  const length = load(text)
  if (length === text.length) return appendLoaded(length, out) // nothing but ASCII
  const lowered = NEEDS_DEFINITION.test(text) ? words(text).join(' ') : lower(text)
  return lowered.length > LONGEST ? appendText(lowered, out) : appendLoaded(load(lowered), out)
}

function appendLoaded(length: number, out: WordHashes): number {
  const count = hashLoaded(length)
  grow(out, out.count + count)
  copyHashes(count, out.low, out.high, out.count)
  out.count += count
  return count
}

/** The same without the core: for texts that are too long for it, and as its twin in tests. */
export function appendWordsHere(text: string, out: WordHashes): number {
  const buffer = room(text.length)
  const length = buffer.write(text, 'utf8')
  if (length === text.length) return appendBytes(buffer, length, out) // nothing but ASCII
  if (!NEEDS_DEFINITION.test(text)) return appendText(lower(text), out)
  return appendText(words(text).join(' '), out)
}

function appendText(text: string, out: WordHashes): number {
  const buffer = room(text.length)
  return appendBytes(buffer, buffer.write(text, 'utf8'), out)
}

/** Lowers and splits byte by byte, hashes word by word. */
function appendBytes(buffer: Buffer, length: number, out: WordHashes): number {
  const before = out.count
  grow(out, before + (length >> 1) + 1)
  let start = -1
  for (let i = 0; i < length; i++) {
    const byte = (buffer[i] = FOLD[buffer[i]!]!)
    if (byte !== 0x20) {
      if (start === -1) start = i
    } else if (start !== -1) {
      append(buffer, start, i, out)
      start = -1
    }
  }
  if (start !== -1) append(buffer, start, length, out)
  return out.count - before
}

/** Two independent multiplicative hashes over groups of four bytes; the second rotates, so that its low bits see the high ones. */
function append(buffer: Buffer, start: number, end: number, out: WordHashes): void {
  let a = 0x811c9dc5 | 0
  let b = 0x9747b28c | 0
  for (let i = start; i < end; i += 4) {
    let four = buffer[i]!
    for (let k = 1; k < 4 && i + k < end; k++) four |= buffer[i + k]! << (8 * k)
    a = Math.imul(a ^ four, 0x01000193)
    a ^= a >>> 15
    b = Math.imul(((b << 13) | (b >>> 19)) ^ four, 0x5bd1e995)
    b ^= b >>> 17
  }
  out.low[out.count] = Math.imul(a ^ (end - start), 0x2c1b3c6d)
  out.high[out.count++] = Math.imul((b + (end - start)) | 0, 0x85ebca6b)
}
