/** The walk in WebAssembly: ./assembly/walk.ts, compiled to ./walk.wasm by `npm run core`. */
import { readFileSync } from 'node:fs'
import { typescriptWalker } from './typescript.ts'
import { LONG, type Tables, type Walker } from './walker.ts'

export const SCAN_FILE = new URL('./walk.wasm', import.meta.url)

interface Exports {
  memory: WebAssembly.Memory
  walk(text: number, length: number, from: number, longest: number): number
}

const PAGE = 65_536
const CLASSES = 64
const FILTER = CLASSES + 65_536
const TEXT = FILTER + 65_536
/** Longest text in UTF-16 units: what is longer goes to the twin, whose memory is freed again. */
const LONGEST = 2 ** 20

const compiled = new WebAssembly.Module(readFileSync(SCAN_FILE))

export function wasmWalker(tables: Tables): Walker {
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports
  let size = 0
  let bytes = Buffer.alloc(0)
  let results = new Int32Array(0)
  const reach = (end: number): void => {
    if (end <= size) return
    const missing = end - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE))
    bytes = Buffer.from(wasm.memory.buffer)
    results = new Int32Array(wasm.memory.buffer, 0, 3)
    size = bytes.length
  }
  reach(TEXT + PAGE)
  bytes.set(tables.classes, CLASSES)
  bytes.set(tables.filter, FILTER)
  const twin = typescriptWalker(tables)
  let length = 0
  return {
    start: 0,
    end: 0,
    hash: 0,
    load(text) {
      length = text.length
      if (length > LONGEST) return twin.load(text)
      reach(TEXT + length * 2)
      bytes.write(text, TEXT, length * 2, 'utf16le')
    },
    next(from) {
      if (length > LONGEST) {
        const stop = twin.next(from)
        this.start = twin.start
        this.end = twin.end
        this.hash = twin.hash
        return stop
      }
      const stop = wasm.walk(TEXT, length, from, LONG)
      this.start = results[0]!
      this.end = results[1]!
      this.hash = results[2]!
      return stop
    },
  }
}
