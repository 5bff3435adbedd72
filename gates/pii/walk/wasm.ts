/** The walk in WebAssembly: ./assembly/walk.ts, compiled to ./walk.wasm by `npm run core`. */
import { readFileSync } from 'node:fs'
import { FOLD, normalise } from '../normalise.ts'
import { typescriptWalker } from './typescript.ts'
import { BRACKET, DIGIT, LETTER, MARK, type Stops, type Walker } from './walker.ts'

export const WALK_FILE = new URL('./walk.wasm', import.meta.url)

interface Exports {
  memory: WebAssembly.Memory
  place(units: number, bytes: number, letters: number, others: number): void
  fold(length: number, folds: boolean): number
  classify(length: number): void
  mark(length: number): void
  walk(length: number, from: number): number
}

const PAGE = 65_536
/** As in assembly/walk.ts. */
const FIRST = 32
const BYTE_KINDS = 64
const KINDS = 256 + 32_768
const FOLDS = KINDS + 65_536
const TEXT = FOLDS + 131_072
/** What `fold` says of a text. */
const [ASCII, OTHER, NEEDS_HOST] = [1, 2, 3]
/** Bytes that a vector load may read behind a region. */
const ROOM = 64
/** Longest text in UTF-16 units: what is longer goes to the TypeScript walker, whose memory is freed again. */
const LONGEST = 2 ** 20

const aligned = (bytes: number): number => (bytes + ROOM + 63) & ~63

let compiled: WebAssembly.Module | undefined

export function wasmWalker(stops: Stops): Walker {
  compiled ??= new WebAssembly.Module(readFileSync(WALK_FILE))
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports
  let memory = Buffer.alloc(0)
  let results = new Uint32Array(0)
  let capacity = 0
  let bytesAt = 0
  const hold = (units: number): void => {
    if (units <= capacity) return
    capacity = Math.max(1 << 14, 2 ** Math.ceil(Math.log2(units)))
    bytesAt = TEXT + aligned(capacity * 2)
    const letters = bytesAt + aligned(capacity)
    const others = letters + aligned(capacity / 8 + 8)
    const missing = others + aligned(capacity / 8 + 8) - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE))
    memory = Buffer.from(wasm.memory.buffer)
    results = new Uint32Array(wasm.memory.buffer, 0, 3)
    wasm.place(TEXT, bytesAt, letters, others)
  }
  /** Units to bytes; says what became of them. */
  const folded = (text: string, folds: boolean): number => {
    hold(text.length)
    memory.write(text, TEXT, text.length * 2, 'utf16le')
    return wasm.fold(text.length, folds)
  }
  hold(1)
  memory.fill(255, FIRST, FIRST + 16)
  memory.set(stops.kinds, KINDS)
  memory.set(new Uint8Array(FOLD.buffer), FOLDS)
  memory.set(stops.kinds.subarray(0, 128), BYTE_KINDS)
  // Units beyond ASCII are told from ASCII by bytes that no text has: their kinds.
  memory.fill(0, BYTE_KINDS, BYTE_KINDS + 32)
  for (const kind of [LETTER, DIGIT, MARK, BRACKET]) memory[BYTE_KINDS + kind] = kind
  for (const word of stops.words) {
    folded(word, false)
    wasm.mark(word.length)
  }

  const other = typescriptWalker(stops)
  let length = 0
  let isLong = false
  let given: string | null = ''
  let isAscii = false
  return {
    start: 0,
    end: 0,
    load(text, ascii = false) {
      isLong = text.length > LONGEST
      if (isLong) return other.load(text, ascii)
      given = text
      if (ascii) {
        length = text.length
        hold(length)
        memory.write(text, bytesAt, length, 'latin1')
      } else {
        const became = folded(text, true)
        if (became === NEEDS_HOST) folded((given = normalise(text).text), false)
        else if (became === ASCII || became === OTHER) given = null
        isAscii = became === ASCII
        length = results[2]!
      }
      wasm.classify(length)
    },
    text() {
      if (isLong) return other.text()
      return (given ??= isAscii
        ? memory.toString('latin1', bytesAt, bytesAt + length)
        : memory.toString('utf16le', TEXT, TEXT + length * 2))
    },
    next(from) {
      const stop = isLong ? other.next(from) : wasm.walk(length, from)
      this.start = isLong ? other.start : results[0]!
      this.end = isLong ? other.end : results[1]!
      return stop
    },
  }
}
