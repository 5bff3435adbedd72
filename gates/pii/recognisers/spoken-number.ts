import type { Recogniser } from '../finding.ts'
import { isCrisisLine } from '../survive.ts'
import { before } from '../window.ts'

const VALUE: Record<string, string> = {
  zero: '0',
  oh: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}
const NEXT =
  /^(?:[\s,-]{1,3}(?:(?:double|triple)\s)?|)(?:(zero|oh|one|two|three|four|five|six|seven|eight|nine)\b|(\d{1,6})(?![\d/:.]|\s?(?:am|pm|years?|days?|weeks?|minutes?)\b))/i
const CUE = /\b(?:call|text|phone|cell|mobile|number|reach|dial|ring|whatsapp|it's|tel|contact|digits)\b[^\n]{0,48}$/

/** Telephone numbers spelt in words, in part or whole. Counting (one two three) is no number. */
export const spokenNumber: Recogniser = {
  name: 'spoken-number',
  types: ['PHONE'],
  words: Object.keys(VALUE),
  onWord(text, start, end, report) {
    // only the first word of a run: what stands before it is no digit word
    const lead = text.slice(Math.max(0, start - 9), start).toLowerCase()
    if (/\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)[\s,-]{1,3}$/.test(lead)) return
    const head = /(?<![\d.])(?:\+?\d{1,4}[\s-]{1,2}){0,3}$/.exec(text.slice(Math.max(0, start - 16), start))?.[0] ?? ''
    let digits = head.replace(/\D/g, '') + VALUE[text.slice(start, end).toLowerCase()]!
    let at = end
    let spoken = 1
    while (digits.length < 15) {
      const next = NEXT.exec(text.slice(at, at + 24))
      if (next === null || next[0] === '') break
      digits += next[1] === undefined ? next[2]! : VALUE[next[1].toLowerCase()]!
      if (next[1] !== undefined) spoken++
      at += next[0].length
    }
    if (spoken < 3 || digits.length < 7 || isCrisisLine(digits) || counting(digits)) return
    const cued = CUE.test(before(text, start - head.length, 56))
    const whole = /^1?[2-9]\d\d[2-9]\d{6}$/.test(digits)
    report('PHONE', start - head.length, at, whole ? (cued ? 0.8 : 0.65) : cued && digits.length >= 7 ? 0.55 : 0.35)
  },
  examples: {
    found: [['PHONE', 'call me: «four one five, five five five, zero one three two»']],
    clean: [
      'one two three four five six seven eight nine',
      'five four three two one zero breathe',
      'one nine eight four',
      'call nine eight eight',
      'two or three times, four maybe',
    ],
  },
}

/** Up, down or the same all along. */
function counting(digits: string): boolean {
  const steps = new Set(Array.from(digits.slice(1), (digit, i) => Number(digit) - Number(digits[i])))
  return steps.size === 1
}
