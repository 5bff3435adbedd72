import { at, before, type Detector } from '../detector.ts'
import { isHelpLineDigits } from '../help-lines.ts'

/** Numbers said digit by digit, words and figures mixed: "six one six five five five zero one seven seven", "616 five five five 0177". */
const WORDS: Record<string, string> = {
  zero: '0',
  oh: '0',
  o: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  double: '',
  triple: '',
}
const PIECE = /(?:(zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)(?![a-z])|(\d{1,4})(?!\d))/iy
const BETWEEN = /[\s,.-]{1,3}(?:and\s|then\s|dash\s|area code\s)?/iy
const CUE = /\b(?:phone|number|cell|mobile|call|text|reach|dial|ring|digits|whatsapp|contact)\b/

const ORDER = 'zero one two three four five six seven eight nine'.split(' ')
/** Counting up: "six, seven, eight, nine, 10, 11". */
function isAscending(spoken: string): boolean {
  const numbers = (spoken.toLowerCase().match(/[a-z]+|\d+/g) ?? []).map((piece) =>
    /\d/.test(piece) ? Number(piece) : ORDER.indexOf(piece),
  )
  return numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1)
}

export const spokenPhone: Detector = {
  name: 'spoken-phone',
  calls: { words: ['zero', 'oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'double', 'triple'] },
  find(scene, start, end, found) {
    const { text } = scene
    // only the first spoken digit of a run looks: the ones after it were read with it
    const lead = /(?:^|[^\p{L}\p{N}])(zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\d{1,4})[\s,.-]{1,3}$/iu.exec(
      text.slice(Math.max(0, start - 12), start),
    )
    if (lead !== null && !/\d/.test(lead[1]!)) return
    let from = start
    if (lead !== null) {
      from = start - (lead[0].length - lead[0].indexOf(lead[1]!))
      const further = /(?:^|[^\d])(\d{1,4})[\s,.-]{1,3}$/.exec(text.slice(Math.max(0, from - 8), from))
      if (further !== null) from -= further[0].length - further[0].indexOf(further[1]!)
    }
    let [digits, spoken, stop, times] = ['', 0, from, 1]
    for (let i = from, pieces = 0; pieces < 24; pieces++) {
      const piece = at(PIECE, text, i)
      if (piece === null) break
      const word = piece[1]?.toLowerCase()
      if (word === 'double' || word === 'triple') times = word === 'double' ? 2 : 3
      else {
        digits += (word === undefined ? piece[2]! : WORDS[word]!).repeat(times)
        times = 1
        if (word !== undefined) spoken++
        stop = i + piece[0].length
      }
      i += piece[0].length
      const gap = at(BETWEEN, text, i)
      if (gap === null) break
      i += gap[0].length
    }
    if (spoken < 3 || stop < end || digits.length < 7 || digits.length > 13 || isHelpLineDigits(digits)) return
    if (isAscending(text.slice(from, stop))) return
    // counting ("one two three four five six seven") is no number
    if ('01234567890123'.includes(digits) || '9876543210'.includes(digits)) return
    const cued = CUE.test(before(scene, from))
    if (cued || digits.length === 10 || digits.length === 11 || digits.length === 7) found('PHONE', from, stop, cued ? 0.9 : 0.75)
  },
  examples: {
    finds: [
      { text: 'try 616 five five five 0177 then, my cell', values: [['PHONE', '616 five five five 0177']] },
      {
        text: 'my number is five one two, five five five, oh one three two',
        values: [['PHONE', 'five one two, five five five, oh one three two']],
      },
      { text: 'call four one five triple five zero one nine nine', values: [['PHONE', 'four one five triple five zero one nine nine']] },
    ],
    leaves: [
      'one two three four five six seven',
      'nine eight eight',
      'one or two, three at most',
      'In for four, hold for four, out for six',
    ],
  },
}
