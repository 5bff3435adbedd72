/** The word core in WebAssembly: ./assembly/words.ts, compiled to ./words.wasm by `npm run core`. One a thread, with memory of its own. */
import { readFileSync } from 'node:fs'

export const WORDS_FILE = new URL('./words.wasm', import.meta.url)

interface Exports {
  memory: WebAssembly.Memory
  words(text: number, length: number, low: number, high: number): number
  distinct(low: number, high: number, count: number, slots: number, mask: number, out: number): number
}

const PAGE = 65_536
const ROOM = 64
/** UTF-16 units of a text, and words of a record, beyond which the TypeScript twins are asked: their memory is freed again. */
export const LONGEST = 2 ** 20
export const MOST_WORDS = 2 ** 19
const TEXT = ROOM
const LOW = TEXT + LONGEST * 3 + ROOM
const HIGH = LOW + MOST_WORDS * 4 + ROOM
const OUT = HIGH + MOST_WORDS * 4 + ROOM
const SLOTS = OUT + MOST_WORDS * 4 + ROOM
/** Address space: pages that nothing was written to take no memory. */
const END = SLOTS + MOST_WORDS * 8

const wasm = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(WORDS_FILE))).exports as unknown as Exports
const missing = END - wasm.memory.buffer.byteLength
if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE))
const bytes = Buffer.from(wasm.memory.buffer)
// Views are made once: to make one takes longer than to hash a short text.
const lows = new Int32Array(wasm.memory.buffer, LOW, MOST_WORDS + 1)
const highs = new Int32Array(wasm.memory.buffer, HIGH, MOST_WORDS + 1)
const out = new Uint32Array(wasm.memory.buffer, OUT, MOST_WORDS)

/** Puts a text of at most LONGEST units into the core; returns its length in UTF-8. */
export const load = (text: string): number => bytes.write(text, TEXT, LONGEST * 3, 'utf8')

/** Words of the text that was loaded; ASCII capitals count as small letters. Their hashes are then at hand, until the next call. */
export const hashLoaded = (length: number): number => wasm.words(TEXT, length, LOW, HIGH)

/** Copies the hashes of `count` words. */
export function copyHashes(count: number, low: Int32Array, high: Int32Array, at: number): void {
  if (count > FEW) {
    low.set(lows.subarray(0, count), at)
    high.set(highs.subarray(0, count), at)
    return
  }
  for (let i = 0; i < count; i++) {
    low[at + i] = lows[i]!
    high[at + i] = highs[i]!
  }
}

/** Below it a loop is faster than a copy, which needs a view of its own. */
const FEW = 256

/** One 32-bit hash for each distinct word of at most MOST_WORDS, in order of first use. */
export function distinctInCore(low: Int32Array, high: Int32Array, count: number): Uint32Array {
  if (count > FEW) {
    lows.set(low.subarray(0, count))
    highs.set(high.subarray(0, count))
  } else {
    for (let i = 0; i < count; i++) {
      lows[i] = low[i]!
      highs[i] = high[i]!
    }
  }
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2))) - 1
  return out.slice(0, wasm.distinct(LOW, HIGH, count, SLOTS, mask, OUT))
}
