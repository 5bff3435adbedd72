/** Lines of a text that comes in pieces of any length. A line over the limit is skipped to its end and never held. */
import type { Limits } from '../shape.ts'
import { isTooLarge } from './json-unit.ts'

export interface Line {
  /** Without its line ending; null where it was longer than the limit. */
  text: string | null
  /** 1-based. */
  number: number
  /** False for the last line of an object that does not end with a line break. */
  ended: boolean
}

/** `keepReturn` leaves the \r of a \r\n at the end of the line; `before` lines were read elsewhere. */
export async function* lines(chunks: AsyncIterable<string>, limits: Limits, keepReturn = false, before = 0): AsyncGenerator<Line> {
  let held: string[] = []
  let size = 0
  let number = before + 1
  const take = (tail: string, ended: boolean): Line => {
    const whole = size > limits.recordBytes ? null : held.length === 0 ? tail : held.join('') + tail
    held = []
    size = 0
    const text = whole === null || isTooLarge(whole, limits) ? null : !keepReturn && whole.endsWith('\r') ? whole.slice(0, -1) : whole
    return { text, number: number++, ended }
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      yield take(chunk.slice(start, end), true)
      start = end + 1
    }
    if (start === chunk.length) continue
    size += chunk.length - start
    if (size > limits.recordBytes) held = []
    else held.push(start === 0 ? chunk : chunk.slice(start))
  }
  if (size > 0) yield take('', false)
}
