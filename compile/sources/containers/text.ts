/**
 * A whole plain text: one unit a file. There is no container of lines: what a line of plain text means (a turn, a
 * paragraph, a new session) is for the shape to say, and it needs the neighbours for that.
 */
import type { Container } from '../shape.ts'
import { isTooLarge, tooLarge, undecodable } from './json-unit.ts'
import { isDecodable } from '../open/utf8.ts'

export const text: Container = {
  name: 'text',
  detect: () => true,
  async *read({ chunks }, limits) {
    let pieces: string[] = []
    let size = 0
    for await (const chunk of chunks) {
      size += chunk.length
      if (size > limits.recordBytes) pieces = []
      else pieces.push(chunk)
    }
    const position = { record: 1, line: 1 }
    const whole = pieces.join('')
    if (size > limits.recordBytes || isTooLarge(whole, limits)) yield tooLarge(position, limits)
    else if (!isDecodable(whole)) yield undecodable(position)
    else if (whole.trim() !== '') yield { unit: { position, value: whole.startsWith('\ufeff') ? whole.slice(1) : whole } }
  },
}
