/** The walk in TypeScript. */
import { normalise } from '../normalise.ts'
import { DIGIT, LETTER, MIXED, SKIP, type Stops, type Walker, WORD } from './walker.ts'

/** Letters whatever their case; beyond ASCII all alike, because case is no single bit there. */
const step = (hash: number, unit: number): number => (Math.imul(hash, 31) + (unit < 128 ? unit | 32 : 33)) | 0
const worthOf = (hash: number): number => (hash ^ (hash >>> 16)) & 65535

/** Which word hashes are worth a look-up, of 64K. */
function worthOfWords(words: Iterable<string>): Uint8Array {
  const worth = new Uint8Array(65536)
  for (const word of words) {
    let hash = 0
    for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i))
    worth[worthOf(hash)] = 1
  }
  return worth
}

export function typescriptWalker({ kinds, words }: Stops): Walker {
  const worth = worthOfWords(words)
  /** Units are read from here, cheaper than by `charCodeAt`. Grown to the longest text, and let go where that was a giant. */
  let buffer = Buffer.allocUnsafeSlow(1 << 17)
  let units = new Uint16Array(buffer.buffer)
  let length = 0
  let text = ''
  return {
    start: 0,
    end: 0,
    load(original, ascii = false) {
      // oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
      text = ascii || !/[^\x00-\x7f]/.test(original) ? original : normalise(original).text
      length = text.length
      const bytes = length * 2
      if (buffer.length < bytes || (buffer.length > 1 << 25 && bytes < 1 << 20)) {
        buffer = Buffer.allocUnsafeSlow(Math.max(1 << 17, 2 ** Math.ceil(Math.log2(bytes + 2))))
        units = new Uint16Array(buffer.buffer)
      }
      buffer.write(text, 'utf16le')
    },
    text: () => text,
    next(from) {
      let i = from
      while (i < length) {
        let unit = units[i]!
        const kind = kinds[unit]!
        if (kind === SKIP) {
          i++
          continue
        }
        this.start = i
        if (kind !== LETTER) return kind
        let hash = 0
        let next = SKIP
        do {
          hash = step(hash, unit)
          if (++i === length) {
            next = SKIP
            break
          }
          unit = units[i]!
          next = kinds[unit]!
        } while (next === LETTER)
        this.end = i
        if (next === DIGIT) return MIXED
        if (worth[worthOf(hash)] === 1) return WORD
      }
      return SKIP
    },
  }
}
