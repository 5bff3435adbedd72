/** The walk in TypeScript. */
import { DIGIT, LETTER, MIXED, SKIP, step, type Stops, type Walker, WORD, worthOf } from './walker.ts'

export function typescriptWalker({ kinds, worth }: Stops): Walker {
  /** Units are read from here, cheaper than by `charCodeAt`. Grown to the longest text, and let go where that was a giant. */
  let buffer = Buffer.allocUnsafeSlow(1 << 17)
  let units = new Uint16Array(buffer.buffer)
  let length = 0
  return {
    start: 0,
    end: 0,
    load(text) {
      length = text.length
      const bytes = length * 2
      if (buffer.length < bytes || (buffer.length > 1 << 25 && bytes < 1 << 20)) {
        buffer = Buffer.allocUnsafeSlow(Math.max(1 << 17, 2 ** Math.ceil(Math.log2(bytes + 2))))
        units = new Uint16Array(buffer.buffer)
      }
      buffer.write(text, 'utf16le')
      // oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
      return !/[^\x00-\x7f]/.test(text)
    },
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
