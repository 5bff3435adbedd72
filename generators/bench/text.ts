/** Invented prose, written as the bytes of a JSON string: sentences of words drawn by frequency, with a topic's own words among them. */
import type { Draw } from './random.ts'
import { rankOf, type Vocabulary, VOCABULARY } from './vocabulary.ts'

/** A growing buffer; `room` makes sure of space before a run of writes. */
export interface Bytes {
  buffer: Buffer
  at: number
}

export function room(out: Bytes, length: number): void {
  if (out.at + length <= out.buffer.length) return
  const larger = Buffer.allocUnsafe(Math.max(out.buffer.length * 2, out.at + length))
  out.buffer.copy(larger, 0, 0, out.at)
  out.buffer = larger
}

export function put(out: Bytes, text: string): void {
  room(out, text.length * 3)
  out.at += out.buffer.write(text, out.at, 'utf8')
}

export interface Style {
  /** First rank of the topic's words. */
  topic: number
  /** Typographic apostrophes and dashes. */
  typographic: boolean
  /** Those read as Windows-1252 and written again: the damage that the encoding stage undoes. */
  damaged: boolean
}

const TOPIC_WORDS = 400
const LONGEST_WORD = 40
const APOSTROPHE = 0x27
const DASH = Buffer.from(' —', 'utf8')
const CURLY = Buffer.from('’', 'utf8')
const asDamaged = (bytes: Buffer): Buffer => Buffer.from(new TextDecoder('windows-1252').decode(bytes), 'utf8')
const DAMAGED_DASH = Buffer.concat([Buffer.from(' '), asDamaged(DASH.subarray(1))])
const DAMAGED_CURLY = asDamaged(CURLY)

/** Topics overlap: their words are of the middle ranks, and some of the rare ones. */
export const topicOf = (draw: Draw): number => 600 + Math.floor((VOCABULARY - 600 - TOPIC_WORDS) * draw.unit() ** 3)

/** Appends `count` words; line breaks stand as JSON escapes. */
export function prose(out: Bytes, vocabulary: Vocabulary, draw: Draw, count: number, style: Style): void {
  room(out, count * LONGEST_WORD + 64)
  const { bytes, start } = vocabulary
  const { buffer } = out
  const curly = style.damaged ? DAMAGED_CURLY : CURLY
  const dash = style.damaged ? DAMAGED_DASH : DASH
  let at = out.at
  let left = 0
  let sentences = 0
  for (let i = 0; i < count; i++) {
    const bits = draw.bits()
    // Three of twenty words are the topic's, the nearer to its first the more often.
    const low = bits & 0x3ff
    const rank =
      low < 154
        ? style.topic + Math.floor(TOPIC_WORDS * ((bits >>> 10) / 2 ** 22) ** 2)
        : rankOf(vocabulary, bits ^ Math.imul(low, 0x2545f491))
    const begins = left === 0
    if (begins) left = 5 + ((bits >>> 12) % 15)
    const from = start[rank]!
    const end = start[rank + 1]!
    for (let b = from; b < end; b++) {
      const byte = bytes[b]!
      if (byte === APOSTROPHE && (style.typographic || style.damaged)) {
        curly.copy(buffer, at)
        at += curly.length
      } else buffer[at++] = begins && b === from ? byte - 0x20 : byte
    }
    left--
    const last = i === count - 1
    if (left === 0 || last) {
      buffer[at++] = (bits & 0xf000) === 0 ? 0x3f : 0x2e
      left = 0
      if (!last && ++sentences % 5 === 0) {
        buffer.write('\\n\\n', at, 'latin1')
        at += 4
        continue
      }
    } else if ((bits & 0xf0000) === 0) buffer[at++] = 0x2c
    else if (style.typographic && (bits & 0x1ff00000) === 0) {
      dash.copy(buffer, at)
      at += dash.length
    }
    if (!last) buffer[at++] = 0x20
  }
  out.at = at
}
