/**
 * Words as 64-bit hashes, taken from bytes. The words are the contract's (`#contract/word-set.ts`): this file only avoids making
 * strings of them. Collisions can cost a candidate with a chance of about 1e-7 for a whole dataset; they never make a finding,
 * because every finding is verified on the words themselves.
 */
import { isAscii } from 'node:buffer'
import { words } from '#contract/word-set.ts'

/** One interface, so that a faster core can take this one's place. */
export interface WordHasher {
  /** The two halves of the hashes that the last call left; they may be other arrays after every call. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** Hashes the distinct words of a lower-cased text in UTF-8; returns their number. */
  distinct(text: Uint8Array): number
  /** Hashes all words in order. */
  sequence(text: Uint8Array): number
}

/** ASCII bytes that Python takes for white space; the other control characters are parts of words. */
const SPACE = new Uint8Array(256)
for (const byte of [9, 10, 11, 12, 13, 28, 29, 30, 31, 32]) SPACE[byte] = 1

/** UTF-16 units that may be white space beyond ASCII, or of a script without spaces: wider than those, never narrower. */
const NEEDS_CUTTING =
  /[\x85\xa0\u0e00-\u0eff\u1000-\u109f\u1680\u1780-\u17ff\u19e0-\u19ff\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\ua4cf\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff00-\uffff\ud800-\ud83c\ud840-\udbff]/

/** The text with its words parted by ASCII spaces. */
function spaced(text: Uint8Array): Uint8Array {
  if (isAscii(text)) return text
  const decoded = Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')
  return NEEDS_CUTTING.test(decoded) ? Buffer.from(words(decoded).join(' ')) : text
}

const finish = (hash: number): number => {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

export function makeWordHasher(): WordHasher {
  let low = new Int32Array(1 << 12)
  let high = new Int32Array(1 << 12)
  let table = new Int32Array(1 << 12)

  const grow = (): void => {
    const [largerLow, largerHigh] = [new Int32Array(low.length * 2), new Int32Array(high.length * 2)]
    largerLow.set(low)
    largerHigh.set(high)
    low = largerLow
    high = largerHigh
  }

  /** Open addressing over positions in low/high, at most half full. */
  const rebuild = (size: number, count: number): number => {
    if (table.length < size) table = new Int32Array(size)
    else table.fill(0, 0, size)
    for (let i = 0; i < count; i++) {
      let slot = high[i]! & (size - 1)
      while (table[slot] !== 0) slot = (slot + 1) & (size - 1)
      table[slot] = i + 1
    }
    return size
  }

  const run = (text: Uint8Array, once: boolean): number => {
    const bytes = spaced(text)
    const end = bytes.length
    let size = once ? rebuild(1 << Math.max(8, 29 - Math.clz32(end)), 0) : 0
    let count = 0
    for (let i = 0; i < end;) {
      if (SPACE[bytes[i]!] === 1) {
        i++
        continue
      }
      let h1 = 0x811c9dc5
      let h2 = 0x9747b28c
      do {
        const byte = bytes[i]!
        h1 = Math.imul(h1 ^ byte, 0x01000193)
        h2 = Math.imul(((h2 << 5) | (h2 >>> 27)) ^ byte, 0x9e3779b1)
        i++
      } while (i < end && SPACE[bytes[i]!] === 0)
      h1 = finish(h1)
      h2 = finish(h2)
      if (once) {
        let slot = h2 & (size - 1)
        let at = table[slot]!
        while (at !== 0 && (low[at - 1] !== h1 || high[at - 1] !== h2)) {
          slot = (slot + 1) & (size - 1)
          at = table[slot]!
        }
        if (at !== 0) continue
        table[slot] = count + 1
      }
      if (count === low.length) grow()
      low[count] = h1
      high[count++] = h2
      if (once && count * 2 > size) size = rebuild(size * 2, count)
    }
    return count
  }
  return {
    get low() {
      return low
    },
    get high() {
      return high
    },
    distinct: (text) => run(text, true),
    sequence: (text) => run(text, false),
  }
}
