/** The walk in WebAssembly: ./assembly/walk.ts, compiled to ./walk.wasm by `npm run core`. */
import { readFileSync } from 'node:fs'
import { typescriptWalker } from './typescript.ts'
import type { Stops, Walker } from './walker.ts'

export const WALK_FILE = new URL('./walk.wasm', import.meta.url)

interface Exports {
  memory: WebAssembly.Memory
  walk(text: number, length: number, from: number): number
  beyond(text: number, length: number): number
}

const PAGE = 65_536
const KINDS = 64
const WORTH = KINDS + 65_536
const TEXT = WORTH + 65_536
/** Longest text in UTF-16 units: what is longer goes to the TypeScript walker, whose memory is freed again. */
const LONGEST = 2 ** 20

let compiled: WebAssembly.Module | undefined

export function wasmWalker(stops: Stops): Walker {
  compiled ??= new WebAssembly.Module(readFileSync(WALK_FILE))
  const wasm = new WebAssembly.Instance(compiled).exports as unknown as Exports
  let bytes = Buffer.alloc(0)
  let results = new Uint32Array(0)
  const reach = (end: number): void => {
    const missing = end - wasm.memory.buffer.byteLength
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / PAGE))
    if (bytes.length === wasm.memory.buffer.byteLength) return
    bytes = Buffer.from(wasm.memory.buffer)
    results = new Uint32Array(wasm.memory.buffer, 0, 2)
  }
  reach(TEXT + PAGE)
  bytes.set(stops.kinds, KINDS)
  bytes.set(stops.worth, WORTH)
  const other = typescriptWalker(stops)
  let length = 0
  let long = false
  return {
    start: 0,
    end: 0,
    load(text) {
      length = text.length
      long = length > LONGEST
      if (long) return other.load(text)
      reach(TEXT + length * 2 + 16)
      bytes.write(text, TEXT, length * 2, 'utf16le')
      return wasm.beyond(TEXT, length) === 0
    },
    next(from) {
      const stop = long ? other.next(from) : wasm.walk(TEXT, length, from)
      this.start = long ? other.start : results[0]!
      this.end = long ? other.end : results[1]!
      return stop
    },
  }
}
