import { at, before, type Detector } from '../detector.ts'

/** Places precise to a few houses: coordinates, crossings, plus codes, what3words. Towns, states and countries stay. */
const DECIMAL = /[-+]?\d{1,3}\.\d{4,12}°?\s?[NS]?,\s?[-+]?\d{1,3}\.\d{4,12}°?\s?[EW]?/iy
const CUED_DECIMAL = /[-+]?\d{1,3}\.\d{2,12}°?\s?[NS]?[,;/ ]\s?(?:(?:long?(?:itude)?|lng)\s?[:=]?\s?)?[-+]?\d{1,3}\.\d{2,12}°?\s?[EW]?/iy
const DEGREES =
  /\d{1,3}°\s?\d{1,2}[′'’]\s?(?:\d{1,2}(?:\.\d{1,4})?[″"”]\s?)?[NS],?\s?\d{1,3}°\s?\d{1,2}[′'’]\s?(?:\d{1,2}(?:\.\d{1,4})?[″"”]\s?)?[EW]/iy
const CUE = /\b(?:coordinates?|gps|lat(?:itude)?|geo|location|pin(?:ned)?|co-?ords?)\b[^.!?]{0,24}$/

export const coordinates: Detector = {
  name: 'coordinates',
  calls: { digits: 3 },
  find(scene, start, _end, found) {
    const { text } = scene
    const from = /[-+]/.test(text[start - 1] ?? '') ? start - 1 : start
    const match =
      at(DEGREES, text, from) ?? at(DECIMAL, text, from) ?? (CUE.test(before(scene, from)) ? at(CUED_DECIMAL, text, from) : null)
    if (match === null) return
    // more than two in a row are a table of figures
    const inList =
      /[\d)],\s?$/.test(text.slice(Math.max(0, from - 3), from)) ||
      /^,\s?[-+]?\d/.test(text.slice(from + match[0].length, from + match[0].length + 3))
    if (inList && !match[0].includes('°') && !CUE.test(before(scene, from))) return
    const [north, east] = match[0].match(/[-+]?\d{1,3}(?:\.\d+)?/g)!.map(Number)
    if (match[0].includes('°') || (Math.abs(north!) <= 90 && Math.abs(east!) <= 180))
      found('LOCATION', from, from + match[0].trimEnd().length, 0.9)
  },
  examples: {
    finds: [
      { text: 'I am at 45.52306, -122.67648 now', values: [['LOCATION', '45.52306, -122.67648']] },
      { text: 'GPS: 45.52,-122.67', values: [['LOCATION', '45.52,-122.67']] },
    ],
    leaves: ['weights 0.12345, 0.67891, 0.23456', 'an interval of 0.42-0.77', 'between 1.25, 2.75 and 3', '3.14159 is pi'],
  },
}

const ROAD = "(?:\\d{1,3}(?:st|nd|rd|th)|\\p{Lu}[\\p{L}'’.-]{1,18})(?:\\s(?:\\p{Lu}[\\p{L}'’.-]{1,18}|\\d{1,3}))?"
const CROSSING = new RegExp(`\\s(?:of|at)\\s(${ROAD}(?:\\sand\\s|\\s&\\s|\\/)${ROAD})`, 'uy')

export const crossing: Detector = {
  name: 'crossing',
  calls: { words: ['corner', 'intersection', 'junction'] },
  find({ text }, start, end, found) {
    const match = at(CROSSING, text, end)
    if (match !== null && start >= 0) found('LOCATION', end + match[0].length - match[1]!.length, end + match[0].length, 0.85)
  },
  examples: {
    finds: [{ text: 'on the corner of 5th and Alder Street', values: [['LOCATION', '5th and Alder Street']] }],
    leaves: ['in the corner of my eye', 'the intersection of race and gender', 'corner of the room'],
  },
}

const PLUS = /[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Za-z0-9])/y
export const plusCode: Detector = {
  name: 'plus-code',
  calls: { codes: true },
  find({ text }, start, _end, found) {
    const match = at(PLUS, text, start)
    if (match !== null && /[A-Z]/.test(match[0])) found('LOCATION', start, start + match[0].length, 0.85)
  },
  examples: { finds: [{ text: 'meet at 84QVG8C5+XX please', values: [['LOCATION', '84QVG8C5+XX']] }], leaves: ['10+2 eggs', 'ages 18+'] },
}

const WORDS = /\/\/\/?[a-z]{3,16}\.[a-z]{3,16}\.[a-z]{3,16}(?![\w./])/y
export const threeWords: Detector = {
  name: 'three-words',
  calls: { chars: '/' },
  find({ text }, start, _end, found) {
    if (text.slice(start, start + 3) !== '///' || text[start - 1] === '/') return
    const match = at(WORDS, text, start)
    if (match !== null) found('LOCATION', start, start + match[0].length, 0.9)
  },
  examples: {
    finds: [{ text: 'I am at ///filled.count.soap', values: [['LOCATION', '///filled.count.soap']] }],
    leaves: ['and/or', 'https://www.nami.org'],
  },
}
