/** The word core in WebAssembly: ./assembly/words.ts, compiled to ./words.wasm by `npm run core`. */
import { readFileSync } from 'node:fs'
import { NO_FACTS, type TextFacts, textFacts } from '../../dataset/text-facts.ts'
import { GRAM, type GramFilter, type GramHashes, keyOf, type LineMessages, type WordCore } from './word-core.ts'
import { lowered, spacedBytes } from './lowered.ts'
import { tableSize, typescriptCore } from './typescript.ts'

export const WASM_FILE = new URL('./words.wasm', import.meta.url)

interface Exports {
  memory: WebAssembly.Memory
  lower(text: number, length: number): void
  words(text: number, length: number, low: number, high: number, count: number): number
  unique(low: number, high: number, count: number, table: number, mask: number): number
  grams(low: number, high: number, count: number, size: number, lows: number, highs: number, last: number): number
  filtered(
    low: number,
    high: number,
    count: number,
    size: number,
    lows: number,
    highs: number,
    bitmap: number,
    shift: number,
    above: number,
    aboveShift: number,
  ): number
  facts(line: number, length: number): number
  quotes(): number
  messages(line: number, length: number, out: number, low: number, high: number, marks: number): number
  normalised(marks: number, count: number, to: number): number
  passage(low: number, high: number, from: number, to: number, out: number): void
  signature(low: number, high: number, count: number, signature: number, sums: number): void
  prefix(low: number, high: number, count: number, classes: number, classShift: number, length: number, keys: number): void
}

const PAGE = 65_536
/** Small results: the parts of a passage at 0, a signature, and the sums of a set. */
const SIGNATURE = 64
const SUMS = 128
/** Sixteen set bytes, and sixteen clear ones behind them. */
const FIRST = 192
/** Bytes that a vector load may read behind a region. */
const ROOM = 64
/** Longest record in bytes: what is longer goes to the TypeScript core, whose memory is freed again. */
const LONGEST = 2 ** 20

/** Where everything lies: small results, the bitmap (or the classes of words), text, halves of the words, table, halves of the grams. */
interface Regions {
  bitmap: number
  text: number
  low: number
  high: number
  table: number
  lows: number
  highs: number
  end: number
}

/** More messages than this are not sorted by insertion. */
const MANY_MESSAGES = 256
/** Numbers to a message, as `messages` marks them. */
const MARKS = 4

/** As in assembly/words.ts. */
const [NOT_ASCII, DELETE_OR_BACKSPACE, UNIT_ESCAPE, SLASH_ESCAPE, CASED_OTHERWISE] = [1, 2, 4, 8, 16]

function factsOf(bits: number): TextFacts {
  if ((bits & UNIT_ESCAPE) !== 0) return NO_FACTS
  const ascii = (bits & NOT_ASCII) === 0
  return {
    ascii,
    plain: ascii && (bits & DELETE_OR_BACKSPACE) === 0,
    lowersAlike: (bits & CASED_OTHERWISE) === 0,
    canonical: (bits & SLASH_ESCAPE) === 0,
  }
}
/** One object for each set of bits: every line has one of a few. */
const FACTS = Array.from({ length: 32 }, (_, bits) => Object.freeze(factsOf(bits)))

const aligned = (bytes: number): number => (bytes + ROOM + 63) & ~63

function layOut(bitmapBytes: number, words: number): Regions {
  const bitmap = 256
  const text = bitmap + aligned(bitmapBytes)
  // A word and its space are at least two bytes: a text of 2n bytes holds at most n words.
  const low = text + aligned(words * 2)
  const high = low + aligned(words * 4)
  const table = high + aligned(words * 4)
  const lows = table + aligned(tableSize(words) * 4)
  const highs = lows + aligned(words * 4)
  return { bitmap, text, low, high, table, lows, highs, end: highs + aligned(words * 4) }
}

let compiled: WebAssembly.Module | undefined

export function wasmCore(): WordCore {
  compiled ??= new WebAssembly.Module(readFileSync(WASM_FILE))
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports
  let capacity = 1 << 14
  /** The bitmap or the classes: a core serves the one or the other. */
  let bitmap: Uint32Array | Uint8Array | undefined
  let regions = layOut(0, capacity)
  let count = 0
  /** Bytes added since `begin`, which bound the words. */
  let bytes = 0
  let long: WordCore | null = null
  let memory = new Uint8Array(wasm.memory.buffer)
  /** Bytes of the line that was loaded, -1 where none was; its marks. */
  let line = -1
  let marks = new Uint32Array(0)
  let marked = 0
  const messages: LineMessages = {
    count: 0,
    role: (at) => marks[at * MARKS]!,
    wordsUntil: (at) => marks[at * MARKS + 1]!,
    text: (at) => Buffer.from(wasm.memory.buffer, marks[at * MARKS + 2]!, marks[at * MARKS + 3]! - marks[at * MARKS + 2]!),
  }

  const reach = (end: number): void => {
    const missing = end - wasm.memory.buffer.byteLength
    if (missing <= 0) return
    wasm.memory.grow(Math.ceil(missing / PAGE))
    memory = new Uint8Array(wasm.memory.buffer)
  }
  const move = (words: number, filter = bitmap): void => {
    const before = regions
    const hashes = [before.low, before.high].map((at) => new Int32Array(wasm.memory.buffer, at, count).slice())
    capacity = words
    regions = layOut(filter?.byteLength ?? 0, capacity)
    reach(regions.end)
    new Int32Array(wasm.memory.buffer, regions.low, count).set(hashes[0]!)
    new Int32Array(wasm.memory.buffer, regions.high, count).set(hashes[1]!)
    if (filter !== undefined)
      new Uint8Array(wasm.memory.buffer, regions.bitmap, filter.byteLength).set(
        new Uint8Array(filter.buffer, filter.byteOffset, filter.byteLength),
      )
    bitmap = filter
  }
  /** Makes room for so many more bytes; false where the record has become too long. */
  const hold = (more: number): boolean => {
    bytes += more + 1
    if (bytes > LONGEST) return false
    if ((bytes >>> 1) + 1 > capacity) move(Math.max(capacity * 2, (bytes >>> 1) + 1))
    return true
  }
  /** The record goes on in the other core, with the words that there are. */
  const handOver = (): WordCore => {
    long = typescriptCore()
    const at = (from: number): Int32Array => new Int32Array(wasm.memory.buffer, from, count)
    long.take(at(regions.low), at(regions.high))
    return long
  }
  const gramsAt = (written: number): GramHashes => ({
    low: new Uint32Array(wasm.memory.buffer, regions.lows, written),
    high: new Uint32Array(wasm.memory.buffer, regions.highs, written),
    count: written,
  })
  reach(regions.end)
  memory.fill(255, FIRST, FIRST + 16)

  return {
    name: 'wasm',
    get count() {
      return long === null ? count : long.count
    },
    get low() {
      return long === null ? new Int32Array(wasm.memory.buffer, regions.low, capacity) : long.low
    },
    get high() {
      return long === null ? new Int32Array(wasm.memory.buffer, regions.high, capacity) : long.high
    },
    load(bytesOf) {
      this.begin()
      if (!hold(bytesOf.length)) return textFacts(bytesOf)
      line = bytesOf.length
      memory.set(bytesOf, regions.text)
      return FACTS[wasm.facts(regions.text, line)]!
    },
    quotes: () => (line === -1 ? -1 : wasm.quotes()),
    messages() {
      if (line === -1) return null
      const found = wasm.messages(regions.text, line, regions.table, regions.low, regions.high, regions.lows)
      if (found === 0 || found > MANY_MESSAGES) return null
      if (marks.buffer !== wasm.memory.buffer || marked !== regions.lows || marks.length < found * MARKS) {
        marked = regions.lows
        marks = new Uint32Array(wasm.memory.buffer, marked, MANY_MESSAGES * MARKS)
      }
      messages.count = found
      count = messages.wordsUntil(found - 1)
      return messages
    },
    normalised() {
      const end = wasm.normalised(regions.lows, messages.count, regions.highs)
      return Buffer.from(wasm.memory.buffer, regions.highs, end - regions.highs)
    },
    begin() {
      line = -1
      count = 0
      bytes = 0
      long = null
    },
    take(low, high) {
      if (!hold(low.length * 2)) return handOver().take(low, high)
      new Int32Array(wasm.memory.buffer, regions.low + count * 4, low.length).set(low)
      new Int32Array(wasm.memory.buffer, regions.high + count * 4, high.length).set(high)
      return (count += low.length)
    },
    add(text, ascii) {
      if (long !== null) return long.add(text, ascii)
      const plain = ascii ? text : lowered(text)
      const length = ascii ? plain.length : Buffer.byteLength(plain)
      if (!hold(length)) return handOver().add(text, ascii)
      const memory = Buffer.from(wasm.memory.buffer, regions.text, length)
      if (ascii) {
        memory.write(plain, 0, length, 'latin1')
        wasm.lower(regions.text, length)
      } else memory.write(plain, 0, length, 'utf8')
      return (count = wasm.words(regions.text, length, regions.low, regions.high, count))
    },
    addLowered(text) {
      if (long !== null) return long.addLowered(text)
      const cut = spacedBytes(text)
      if (!hold(cut.length)) return handOver().addLowered(text)
      new Uint8Array(wasm.memory.buffer, regions.text, cut.length).set(cut)
      return (count = wasm.words(regions.text, cut.length, regions.low, regions.high, count))
    },
    unique() {
      if (long !== null) return long.unique()
      return (count = wasm.unique(regions.low, regions.high, count, regions.table, tableSize(count) - 1))
    },
    grams(filter?: GramFilter): GramHashes {
      if (long !== null) return long.grams(filter)
      if (filter === undefined) return this.gramsBelow(2 ** 32)
      if (filter.bitmap !== bitmap) move(capacity, filter.bitmap)
      const { low, high, lows, highs } = regions
      const { shift, above, aboveShift } = filter
      return gramsAt(wasm.filtered(low, high, count, GRAM, lows, highs, regions.bitmap, shift, above, aboveShift))
    },
    gramsBelow(bound) {
      if (long !== null) return long.gramsBelow(bound)
      const { low, high, lows, highs } = regions
      // The last hash that is wanted, because the bound may be one more than a number of 32 bits.
      return gramsAt(bound < 1 ? 0 : wasm.grams(low, high, count, GRAM, lows, highs, Math.ceil(Math.min(bound, 2 ** 32)) - 1))
    },
    joinKeys(classes, length) {
      if (long !== null) return long.joinKeys(classes, length)
      if (classes !== bitmap) move(capacity, classes)
      const { low, high, lows } = regions
      const { buffer } = wasm.memory
      wasm.signature(low, high, count, SIGNATURE, SUMS)
      wasm.prefix(low, high, count, regions.bitmap, Math.clz32(classes.length) + 1, length, lows)
      return {
        signature: new Uint32Array(buffer, SIGNATURE, 16),
        set: new Uint32Array(buffer, SUMS, 4),
        prefix: new Uint32Array(buffer, lows, length),
      }
    },
    passage(from, to) {
      if (long !== null) return long.passage(from, to)
      wasm.passage(regions.low, regions.high, from, to, 0)
      const [low, high] = new Uint32Array(wasm.memory.buffer, 0, 2)
      return keyOf(low!, high!)
    },
  }
}
