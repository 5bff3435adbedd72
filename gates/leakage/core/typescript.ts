/** The word core in TypeScript: the reference that the other one is tested against. */
import { bitOf, GRAM, type GramFilter, type GramHashes, keyOf, type WordCore } from './word-core.ts'
import { textFacts } from '../../dataset/text-facts.ts'
import { lowered, spacedBytes } from './lowered.ts'

/** ASCII bytes that Python takes for white space; the other control characters are parts of words. */
const SPACE = new Uint8Array(256)
for (const byte of [9, 10, 11, 12, 13, 28, 29, 30, 31, 32]) SPACE[byte] = 1

/** Above every hash. */
const NO_BOUND = 2 ** 32

/** Bytes of a text whose memory is not kept. */
const GIANT = 1 << 25

const KEY_BITS = 27
const KEY_MASK = 2 ** KEY_BITS - 1
const BASE_LOW = 0x2c1b3c6d
const BASE_HIGH = 0x297a2d39

function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function mix(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return h ^ (h >>> 16)
}

function power(base: number): number {
  let value = 1
  for (let i = 0; i < GRAM; i++) value = Math.imul(value, base)
  return value
}

export function typescriptCore(): WordCore {
  let low = new Int32Array(1 << 12)
  let high = new Int32Array(1 << 12)
  let table = new Int32Array(1 << 12)
  let keys = new Uint32Array(1 << 12)
  let count = 0
  let text = Buffer.allocUnsafeSlow(1 << 16)
  let view = new DataView(text.buffer)
  const found: GramHashes = { low: new Uint32Array(1 << 12), high: new Uint32Array(1 << 12), count: 0 }

  const grow = (): void => {
    const [largerLow, largerHigh] = [new Int32Array(low.length * 2), new Int32Array(high.length * 2)]
    largerLow.set(low)
    largerHigh.set(high)
    low = largerLow
    high = largerHigh
  }

  /** Four bytes at a time, the first the lowest; what is missing of the last four is zero. One loop over local names: calls and fields cost more than the arithmetic. */
  const addWords = (end: number): number => {
    const [bytes, groups] = [text, view]
    let [lows, highs, number] = [low, high, count]
    for (let i = 0; i < end;) {
      if (SPACE[bytes[i]!] === 1) {
        i++
        continue
      }
      const from = i
      do i++
      while (i < end && SPACE[bytes[i]!] === 0)
      let h1 = 0x811c9dc5
      let h2 = 0x9747b28c
      for (let at = from; at < i; at += 4) {
        let group = groups.getInt32(at, true)
        if (at + 4 > i) group &= (1 << ((i - at) << 3)) - 1
        h1 = Math.imul(h1 ^ group, 0x85ebca6b)
        h1 ^= h1 >>> 13
        h2 = Math.imul(((h2 << 13) | (h2 >>> 19)) ^ group, 0xc2b2ae35)
      }
      if (number === lows.length) {
        grow()
        lows = low
        highs = high
      }
      lows[number] = finish(h1 ^ (i - from))
      highs[number++] = finish((h2 + (i - from)) | 0)
    }
    return (count = number)
  }
  /** Room for so many bytes, and for the last group to be read whole. Let go where a text was a giant. */
  const hold = (length: number): void => {
    if (length + 4 <= text.length && (text.length <= GIANT || length > GIANT)) return
    text = Buffer.allocUnsafeSlow(Math.max(1 << 16, 2 ** Math.ceil(Math.log2(length + 4))))
    view = new DataView(text.buffer)
  }

  return {
    name: 'typescript',
    get count() {
      return count
    },
    get low() {
      return low
    },
    get high() {
      return high
    },
    load(line) {
      count = 0
      return textFacts(line)
    },
    // Strings are made of every line anyhow, and are lower-cased sooner than bytes one by one.
    quotes: () => -1,
    messages: () => null,
    normalised() {
      throw new Error('found no messages of a line; expected that messages() gave some')
    },
    begin() {
      count = 0
    },
    take(lows, highs) {
      while (count + lows.length > low.length) grow()
      low.set(lows, count)
      high.set(highs, count)
      return (count += lows.length)
    },
    add(given, ascii) {
      const plain = ascii ? given.toLowerCase() : lowered(given)
      hold(ascii ? plain.length : plain.length * 3)
      return addWords(text.write(plain, ascii ? 'latin1' : 'utf8'))
    },
    addLowered(given) {
      const cut = spacedBytes(given)
      hold(cut.length)
      text.set(cut)
      return addWords(cut.length)
    },
    unique() {
      const size = tableSize(count)
      if (table.length < size) table = new Int32Array(size)
      else table.fill(0, 0, size)
      let kept = 0
      for (let i = 0; i < count; i++) {
        const [l, h] = [low[i]!, high[i]!]
        let slot = h & (size - 1)
        let at = table[slot]!
        while (at !== 0 && (low[at - 1] !== l || high[at - 1] !== h)) {
          slot = (slot + 1) & (size - 1)
          at = table[slot]!
        }
        if (at !== 0) continue
        low[kept] = l
        high[kept] = h
        table[slot] = ++kept
      }
      return (count = kept)
    },
    grams(filter) {
      if (found.low.length < count) Object.assign(found, { low: new Uint32Array(count * 2), high: new Uint32Array(count * 2) })
      found.count = gramsOf(low, high, count, found, filter, NO_BOUND)
      return found
    },
    gramsBelow(bound) {
      if (found.low.length < count) Object.assign(found, { low: new Uint32Array(count * 2), high: new Uint32Array(count * 2) })
      found.count = gramsOf(low, high, count, found, undefined, bound)
      return found
    },
    joinKeys(classes, length) {
      const signature = new Uint32Array(16)
      const set = new Uint32Array(4)
      signatureOf(low, high, count, signature, set)
      if (keys.length < count) keys = new Uint32Array(count * 2)
      prefixOf(low, high, count, classes, length, keys)
      return { signature, set, prefix: keys.subarray(0, length) }
    },
    passage(from, to) {
      let [a, b] = [to - from, to - from]
      for (let i = from; i < to; i++) {
        a = (Math.imul(a, BASE_LOW) + low[i]!) | 0
        b = (Math.imul(b, BASE_HIGH) + high[i]!) | 0
      }
      return keyOf(mix(a) >>> 11, mix(b ^ (a >>> 16)) >>> 0)
    },
  }
}

/** Slots for so many words: at most half full. */
export const tableSize = (count: number): number => 1 << Math.max(8, 33 - Math.clz32(count))

/** The upper half is rolled along and asked for first; the lower one is made of the words where it is wanted. */
function gramsOf(low: Int32Array, high: Int32Array, count: number, out: GramHashes, filter: GramFilter | undefined, bound: number): number {
  const drop = power(BASE_HIGH)
  const { low: lows, high: highs } = out
  let [b, written] = [0, 0]
  for (let i = 0; i < count; i++) {
    b = (Math.imul(b, BASE_HIGH) + high[i]!) | 0
    if (i >= GRAM) b = (b - Math.imul(drop, high[i - GRAM]!)) | 0
    if (i < GRAM - 1) continue
    const h = mix(b) >>> 0
    if (h >= bound) continue
    if (filter !== undefined) {
      const bit = bitOf(h, filter)
      if (((filter.bitmap[bit >>> 5]! >>> (bit & 31)) & 1) === 0) continue
    }
    let a = b
    for (let k = i + 1 - GRAM; k <= i; k++) a = (Math.imul(a, BASE_LOW) + low[k]!) | 0
    highs[written] = h
    lows[written++] = mix(a) >>> 11
  }
  return written
}

/** Each word flips one of 512 bits, and is added to four sums: both ignore order. */
function signatureOf(low: Int32Array, high: Int32Array, count: number, signature: Uint32Array, sums: Uint32Array): void {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const l = low[i]!
    const h = high[i]!
    const bit = l ^ (h >>> 7)
    signature[bit & 15]! ^= 1 << ((bit >>> 9) & 31)
    a = (a + l) | 0
    b = (b + h) | 0
    c = (c + Math.imul(l ^ (h >>> 15), 0x85ebca6b)) | 0
    d = (d + Math.imul(h ^ (l >>> 13), 0xc2b2ae35)) | 0
  }
  sums.set([a, b, c, d])
}

/** Leaves the `length` smallest keys in `keys`, ascending. */
function prefixOf(low: Int32Array, high: Int32Array, count: number, classes: Uint8Array, length: number, keys: Uint32Array): void {
  const shift = Math.clz32(classes.length) + 1 // classes.length is a power of two: the upper bits of a hash name a class
  let rare = 0
  for (let i = 0; i < count; i++) {
    const key = ((classes[high[i]! >>> shift]! << KEY_BITS) | (low[i]! & KEY_MASK)) >>> 0
    keys[i] = key
    if (key <= KEY_MASK) rare++
  }
  // Where rare words suffice, their hashes are uniform: a bound is guessed, so that few are sorted.
  let kept = count
  if (rare > length) {
    const bound = Math.min(1, (length + 4 * Math.sqrt(length) + 6) / rare) * KEY_MASK
    let below = 0
    for (let i = 0; i < count; i++) if (keys[i]! <= bound) below++
    if (below >= length) {
      kept = 0
      for (let i = 0; i < count; i++) if (keys[i]! <= bound) keys[kept++] = keys[i]!
    }
  }
  const candidates = keys.subarray(0, kept)
  if (kept <= 48) insertionSort(candidates)
  else candidates.sort()
}

function insertionSort(values: Uint32Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!
    let j = i
    while (j > 0 && values[j - 1]! > value) {
      values[j] = values[j - 1]!
      j--
    }
    values[j] = value
  }
}
