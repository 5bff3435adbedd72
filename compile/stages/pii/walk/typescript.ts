/** The walk in TypeScript: for texts that are too long for the other one, and as its twin in tests. */
import { END, LETTER, LONG, type Tables, UNIT, type Walker, WORD } from './walker.ts'

export function typescriptWalker({ classes, filter }: Tables): Walker {
  let text = ''
  return {
    start: 0,
    end: 0,
    hash: 0,
    load: (given) => void (text = given),
    next(from) {
      for (let i = from; i < text.length;) {
        const kind = classes[text.charCodeAt(i)]!
        if (kind === 0) {
          i++
          continue
        }
        this.start = i
        this.end = i + 1
        if (kind !== LETTER) return UNIT
        let hash = 0
        do hash = (Math.imul(hash, 31) + (text.charCodeAt(i++) | 32)) | 0
        while (i < text.length && classes[text.charCodeAt(i)] === LETTER)
        this.end = i
        this.hash = hash
        if (filter[hash & 0xffff] === 1 || i - this.start > LONG) return WORD
      }
      return END
    },
  }
}
