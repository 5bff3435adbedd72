/** The distinct words of a sequence, by all 64 bits: one 32-bit hash each, in order of first use. */
import { distinctInCore, MOST_WORDS } from './core/wasm.ts'
import { fold, type WordHashes } from './word-hashes.ts'

let slots = new Int32Array(2 ** 12)
let used = new Uint32Array(2 ** 11)

export const distinctWords = (sequence: WordHashes): Uint32Array =>
  sequence.count > MOST_WORDS ? distinctWordsHere(sequence) : distinctInCore(sequence.low, sequence.high, sequence.count)

/** The same without the core: for records that are too long for it, and as its twin in tests. Slots hold index + 1 of a word's first use and are cleared after each record. */
export function distinctWordsHere({ low, high, count }: WordHashes): Uint32Array {
  const needed = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))
  if (needed > slots.length) {
    slots = new Int32Array(needed)
    used = new Uint32Array(needed / 2)
  }
  const mask = needed - 1
  const out = new Uint32Array(count)
  let size = 0
  for (let i = 0; i < count; i++) {
    const a = low[i]!
    const b = high[i]!
    let slot = (b ^ (b >>> 15) ^ a) & mask
    let first = slots[slot]!
    while (first !== 0 && (low[first - 1] !== a || high[first - 1] !== b)) {
      slot = (slot + 1) & mask
      first = slots[slot]!
    }
    if (first !== 0) continue
    slots[slot] = i + 1
    used[size] = slot
    out[size++] = fold(a, b)
  }
  for (let i = 0; i < size; i++) slots[used[i]!] = 0
  return out.slice(0, size)
}
