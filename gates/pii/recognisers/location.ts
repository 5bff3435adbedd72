import type { Recogniser } from '../finding.ts'
import { after } from '../window.ts'

const DECIMAL = /(?<![\d.])([-+]?\d{1,2}\.\d{4,15})\s?°?\s?([NSns])?\s?[,;\s]\s{0,2}([-+]?\d{1,3}\.\d{4,15})\s?°?\s?([EWew])?(?!\d|\.\d)/
const DEGREES =
  /\d{1,3}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?["″]\s?)?[NS][,;\s]{1,3}\d{1,3}\s?°\s?\d{1,2}\s?['′]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?["″]\s?)?[EW]/i
const CUE = /\b(?:gps|coord\w*|location|latitude|longitude|lat|lng|lon|map|pin|located|at)\b/i

/** Coordinates that name a house: four decimals or more, or minutes of arc. */
export const location: Recogniser = {
  name: 'location',
  types: ['LOCATION'],
  onNumber(text, phrase, report) {
    // the comma between the two ends a phrase: the second number is looked for behind the first
    if (!phrase.written.includes('.')) return
    look(text, phrase.start, report)
  },
  marks: '°',
  onMark(text, at, report) {
    const from = Math.max(0, at - 4)
    const match = DEGREES.exec(text.slice(from, at + 48))
    // minutes of arc are a parish, seconds are a house
    if (match !== null) report('LOCATION', from + match.index, from + match.index + match[0].length, /["″]/.test(match[0]) ? 0.85 : 0.4)
    else look(text, Math.max(0, at - 16), report)
  },
  words: ['gps', 'coordinates', 'lat', 'latitude', 'location'],
  onWord(text, _start, end, report) {
    look(text, end, report, 80)
  },
  examples: {
    found: [
      ['LOCATION', 'my pin is «40.712776, -74.005974»'],
      ['LOCATION', 'found at «51.5074° N, 0.1278° W» yesterday'],
      ['LOCATION', 'near 48°51\'24"N 2°21\'03"E'.replace(/(48.*)/, '«$1»')],
    ],
    clean: ['values 0.1234, 0.5678 and 0.9123', 'it is 98.6° here', '1.00000, 2.00000'],
  },
}

function look(text: string, from: number, report: Parameters<NonNullable<Recogniser['onWord']>>[3], size = 48): void {
  const begin = Math.max(0, from - 1)
  const match = DECIMAL.exec(after(text, begin, size))
  if (match === null) return
  const latitude = Math.abs(Number(match[1]))
  const longitude = Math.abs(Number(match[3]))
  if (latitude > 90 || longitude > 180) return
  const lead = text.slice(Math.max(0, begin + match.index - 40), begin + match.index)
  const compass = match[2] !== undefined && match[4] !== undefined
  const sure = compass || CUE.test(lead) || (latitude > 1 && longitude > 1 && match[1]!.length >= 8 && match[3]!.length >= 8)
  report('LOCATION', begin + match.index, begin + match.index + match[0].length, compass ? 0.85 : sure && latitude > 1 ? 0.7 : 0.3)
}
