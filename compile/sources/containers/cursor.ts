/** A reader's place in a text that comes in pieces: looks ahead, skips white space, and cuts out JSON values. */
import type { Limits } from '../shape.ts'
import { isTooLarge } from './json-unit.ts'
import { scanValue, startScan, type Scan } from './json-scan.ts'

export interface Value {
  /** Null where it was longer than the limit or nested too deeply, and so was not kept. */
  text: string | null
  scan: Scan & { open: boolean }
  /** Line on which it begins. */
  line: number
}

export interface Cursor {
  /** The next character that is no white space, not taken; '' at the end. */
  peek(): Promise<string>
  /** Takes one character. */
  take(): void
  /** Takes all that has been read so far. */
  skip(): void
  /** Takes a whole JSON value. */
  value(limits: Limits): Promise<Value>
  /** Up to `length` characters from here on, not taken. */
  ahead(length: number): Promise<string>
  line(): number
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff
/** Ends a bare word or number. */
const ENDS_WORD = /[ \n\r\t\ufeff,:[\]{}"]/

export function createCursor(chunks: AsyncIterable<string>): Cursor {
  const iterator = chunks[Symbol.asyncIterator]()
  let text = ''
  let at = 0
  let line = 1
  /** Where the next line break stands in the text that is held; found only once each. */
  let newline = -1

  /** Lines are counted only up to where the cursor stands. */
  const lineHere = (): number => {
    if (newline === -1) newline = nextBreak(0)
    while (newline < at) {
      line++
      newline = nextBreak(newline + 1)
    }
    return line
  }
  const nextBreak = (from: number): number => {
    const found = text.indexOf('\n', from)
    return found === -1 ? Infinity : found
  }
  const replaceText = (by: string): void => {
    lineHere()
    text = by
    at = 0
    newline = -1
  }
  /** Replaces what was taken by the next piece; false at the end. */
  const refill = async (): Promise<boolean> => {
    const next = await iterator.next()
    if (next.done === true) return false
    replaceText(at === text.length ? next.value : text.slice(at) + next.value)
    return true
  }
  /** A bare word or number; null where it is longer than the limit. */
  const word = async (limits: Limits): Promise<string | null> => {
    const pieces: string[] = []
    let size = 0
    for (;;) {
      const rest = text.slice(at)
      const end = rest.search(ENDS_WORD)
      const length = end === -1 ? rest.length : end
      at += length
      size += length
      if (size > limits.recordBytes) pieces.length = 0
      else pieces.push(rest.slice(0, length))
      if (end === -1 && (await refill())) continue
      const bare = size > limits.recordBytes ? null : pieces.join('')
      return bare === null || isTooLarge(bare, limits) ? null : bare
    }
  }

  return {
    async peek() {
      for (;;) {
        while (at < text.length && isSpace(text.charCodeAt(at))) at++
        if (at < text.length) return text[at]!
        if (!(await refill())) return ''
      }
    },
    take() {
      at++
    },
    skip() {
      at = text.length
    },
    line: lineHere,
    async ahead(length) {
      const pieces = [text.slice(at)]
      let size = pieces[0]!.length
      while (size < length) {
        const next = await iterator.next()
        if (next.done === true) break
        pieces.push(next.value)
        size += next.value.length
      }
      if (pieces.length > 1) replaceText(pieces.join(''))
      return text.slice(at, at + length)
    },
    async value(limits) {
      const first = await this.peek()
      const startLine = lineHere()
      if (first === '' || !'{["'.includes(first))
        return { text: await word(limits), scan: { ...startScan(), open: false }, line: startLine }
      const pieces: string[] = []
      const scan = startScan()
      let size = 0
      for (;;) {
        const end = scanValue(scan, text, at)
        const stop = end === -1 ? text.length : end
        size += stop - at
        if (size > limits.recordBytes || scan.deepest > limits.nesting) pieces.length = 0
        else pieces.push(text.slice(at, stop))
        at = stop
        if (end !== -1 || !(await refill())) {
          const kept = size > limits.recordBytes || scan.deepest > limits.nesting ? null : pieces.join('')
          return { text: kept === null || isTooLarge(kept, limits) ? null : kept, scan: { ...scan, open: end === -1 }, line: startLine }
        }
      }
    },
  }
}
