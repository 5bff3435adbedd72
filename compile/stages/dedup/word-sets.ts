/**
 * The hashed word sets of all records, one after the other: in memory while they are small, else in a scratch file (about
 * a fifth of the text's size). They are written once during ingestion and read twice in order, to count words and to choose
 * prefixes; after that only those of candidates.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { Column } from './column.ts'

export interface WordSets {
  /** Number of distinct words of a record. */
  sizes: Uint32Array
  /** The hashed words of one record. Valid until the next call. */
  of(index: number): Uint32Array
  /** Bytes on disk. */
  scratchBytes: number
  /** Removes the scratch file. */
  close(): void
}

export interface WordSetsOptions {
  /** Scratch file, made when `memoryBytes` are exceeded. Without it everything stays in memory. */
  scratch?: string
  /** Default 64 MiB. */
  memoryBytes?: number
}

const BLOCK = 2 ** 16

export function createWordSets({ scratch, memoryBytes = 64 * 2 ** 20 }: WordSetsOptions = {}): {
  add(words: Uint32Array): void
  finish(): WordSets
} {
  const sizes = new Column(Uint32Array)
  const blocks: Uint32Array[] = []
  let block = new Uint32Array(0)
  let fill = 0
  let written = 0
  let file: number | null = null

  const spill = (words: Uint32Array): void => {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength)
    for (let done = 0; done < bytes.length;) done += writeSync(file!, bytes, done, bytes.length - done, written + done)
    written += bytes.length
  }
  const flush = (): void => {
    if (fill === 0) return
    const full = block.subarray(0, fill)
    if (file === null && scratch !== undefined && (blocks.length + 1) * BLOCK * 4 > memoryBytes) {
      file = openSync(scratch, 'wx+', 0o600)
      for (const earlier of blocks.splice(0)) spill(earlier)
    }
    if (file === null) blocks.push(full)
    else spill(full)
    block = file === null ? new Uint32Array(0) : block
    fill = 0
  }
  return {
    add(words) {
      sizes.push(words.length)
      for (let done = 0; done < words.length;) {
        if (fill === block.length) flush()
        if (block.length === 0) block = new Uint32Array(BLOCK)
        const part = words.subarray(done, done + block.length - fill)
        block.set(part, fill)
        fill += part.length
        done += part.length
      }
    },
    finish() {
      flush()
      const close = (): void => {
        if (file === null) return
        closeSync(file)
        rmSync(scratch!, { force: true })
        file = null
      }
      return { ...readers(sizes.finish(), blocks, () => file), scratchBytes: written, close }
    },
  }
}

/** Random access to the sets: all blocks but the last are full, so a set's place is arithmetic. */
function readers(sizes: Uint32Array, blocks: readonly Uint32Array[], file: () => number | null): Pick<WordSets, 'sizes' | 'of'> {
  const starts = new Float64Array(sizes.length + 1)
  for (let i = 0; i < sizes.length; i++) starts[i + 1] = starts[i]! + sizes[i]!
  let buffer = new Uint32Array(2 ** 12)
  let ahead = new Uint32Array(0)
  let aheadStart = -1
  let aheadEnd = -1
  let last = -2

  const readFile = (into: Uint32Array, start: number, length: number): number => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, length * 4)
    let done = 0
    for (let got = 1; got > 0 && done < bytes.length; done += got)
      got = readSync(file()!, bytes, done, bytes.length - done, start * 4 + done)
    return Math.floor(done / 4)
  }
  const fromFile = (index: number, start: number, size: number): Uint32Array => {
    if (start >= aheadStart && start + size <= aheadEnd) return ahead.subarray(start - aheadStart, start - aheadStart + size)
    if (index !== last + 1) return readFile(buffer, start, size) === size ? buffer.subarray(0, size) : short(index)
    if (size > ahead.length || ahead.length === 0) ahead = new Uint32Array(Math.max(size, 2 ** 16))
    aheadStart = start
    aheadEnd = start + readFile(ahead, start, ahead.length)
    return aheadEnd >= start + size ? ahead.subarray(0, size) : short(index)
  }
  return {
    sizes,
    of(index) {
      const size = sizes[index]!
      const start = starts[index]!
      if (size > buffer.length) buffer = new Uint32Array(size * 2)
      if (file() !== null) {
        const set = fromFile(index, start, size)
        last = index
        return set
      }
      const first = Math.floor(start / BLOCK)
      const at = start - first * BLOCK
      if (size === 0 || at + size <= BLOCK) return blocks[first]?.subarray(at, at + size) ?? new Uint32Array(0)
      for (let done = 0, b = first, from = at; done < size; b++, from = 0) {
        const part = blocks[b]!.subarray(from, from + size - done)
        buffer.set(part, done)
        done += part.length
      }
      return buffer.subarray(0, size)
    },
  }
}

function short(index: number): never {
  throw new Error(
    `The scratch file of the word sets ended inside record ${index}; expected it to stay untouched during a run. Start the run again.`,
  )
}
