import { after, at, before, type Detector } from '../detector.ts'

/** Days: of birth, and of events in one's own life (admission, discharge, assault). Other dates stay. */
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)'
const YEAR = "(?:(?:19|20)\\d{2}|['’]\\d{2})"
const FULL = new RegExp(
  `(?:(?:19|20)\\d{2}[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])|(?:3[01]|[12]\\d|0?[1-9])[-/.](?:3[01]|[12]\\d|0?[1-9])[-/.](?:(?:19|20)\\d{2}|\\d{2})|${MONTH}\\.?\\s(?:the\\s)?(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?:,?\\s(?:of\\s)?|,)${YEAR}|(?:the\\s)?(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|\\.)?\\s(?:of\\s|de\\s)?${MONTH}\\.?,?\\s(?:de\\s)?${YEAR}|(?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日)(?!\\d)`,
  'iuy',
)
const DAY = new RegExp(
  `(?:${MONTH}\\.?\\s(?:the\\s)?(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?|(?:the\\s)?(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|\\.)?\\s(?:of\\s)?${MONTH}|(?:1[0-2]|0?[1-9])\\/(?:3[01]|[12]\\d|0?[1-9]))(?![\\p{L}\\d/]|\\syears)`,
  'iuy',
)
/** "19900517", on a form. */
const COMPACT = /(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/y
const BEGIN = /(?<![\p{L}\d/-])(?=\d|[jfmasondeäé])/giu

/** The first date within `reach` characters from `index`, sentence ends stop the search. */
function dateFrom(text: string, index: number, reach: number, patterns: readonly RegExp[]): { start: number; end: number } | undefined {
  const window = text.slice(index, index + reach)
  BEGIN.lastIndex = 0
  for (let hit = BEGIN.exec(window); hit !== null; hit = BEGIN.exec(window)) {
    for (const pattern of patterns) {
      const match = at(pattern, text, index + hit.index)
      if (match !== null) return { start: index + hit.index, end: index + hit.index + match[0].length }
    }
    BEGIN.lastIndex = hit.index + 1
  }
  return undefined
}

const NOT_MINE = /\b(?:battle|company|band|album|film|movie|nation|republic|league|published|released|founded)\b/

export const dateOfBirth: Detector = {
  name: 'date-of-birth',
  calls: {
    words: [
      'born',
      'dob',
      'birthday',
      'birthdate',
      'birth',
      'bday',
      'turned',
      'turn',
      'nacimiento',
      'nací',
      'geboren',
      'geburtsdatum',
      'née',
      'né',
      'nacido',
      'nacida',
      'nato',
      'nata',
      'naissance',
      'd',
    ],
  },
  find(scene, start, end, found) {
    const { text } = scene
    const cue = text.slice(start, end).toLowerCase()
    if (cue === 'd' && at(/d\.o\.b/iy, text, start) === null) return
    const sentence = /^[^!?\n]{0,64}/.exec(text.slice(end, end + 64))![0]
    if (cue === 'turn' || cue === 'turned') {
      if (!/^\s\d{1,3}\s(?:years\sold\s)?(?:on|this)\b/i.test(sentence)) return
    }
    const form = /^(?:dob|d|birthdate|geburtsdatum)$/.test(cue) || (cue === 'birth' && /date of\s$/.test(before(scene, start, 9)))
    const date = dateFrom(text, end, sentence.length, form ? [FULL, DAY, COMPACT] : [FULL, DAY])
    if (date !== undefined) {
      const year = /(?:1[0-9]|20)\d{2}/.exec(text.slice(date.start, date.end + 7))
      if ((year && Number(year[0]) < 1905) || NOT_MINE.test(before(scene, start, 40))) return
      found('DATE_OF_BIRTH', date.start, date.end, form || year !== null || cue !== 'birth' ? 0.9 : 0.6)
      return
    }
    if (cue !== 'birthday' && cue !== 'bday' && !/date of\s$/.test(before(scene, start, 9))) return
    // "1979-06-21 is my birthday"
    const head = text.slice(Math.max(0, start - 48), start)
    const possessed = /\s(?:is|was|'s)\s(?:my|his|her|our|their|\p{L}+['’]s)\s(?:\d+(?:st|nd|rd|th)\s|date of\s)?$/iu.exec(head)
    if (possessed === null) return
    const from = Math.max(0, start - 48)
    for (let i = 0; i < possessed.index; i++) {
      const close = dateFrom(head, i, possessed.index - i, [FULL, DAY])
      if (close === undefined) return
      if (close.end >= possessed.index - 1) return found('DATE_OF_BIRTH', from + close.start, from + close.end, 0.9)
      i = close.start
    }
  },
  examples: {
    finds: [
      { text: 'She was born on October 12th, 1977, at home.', values: [['DATE_OF_BIRTH', 'October 12th, 1977']] },
      { text: 'birthdate 19900517', values: [['DATE_OF_BIRTH', '19900517']] },
      { text: 'je suis né le 14 juillet 1980', values: [['DATE_OF_BIRTH', '14 juillet 1980']] },
      { text: 'DOB: 04/12/1990', values: [['DATE_OF_BIRTH', '04/12/1990']] },
      { text: 'I turned 40 on June 23rd 2022.', values: [['DATE_OF_BIRTH', 'June 23rd 2022']] },
      { text: '1979-06-21 is his date of birth.', values: [['DATE_OF_BIRTH', '1979-06-21']] },
      { text: '1979-06-21 is his birthday.', values: [['DATE_OF_BIRTH', '1979-06-21']] },
      { text: 'My birthday is June 3rd', values: [['DATE_OF_BIRTH', 'June 3rd']] },
    ],
    leaves: [
      'Freud was born on May 6, 1856',
      'I was born in 1985',
      'It was born of pain',
      'I turned 30',
      'my birthday is coming up',
      'The fair always opens on September 9.',
    ],
  },
}

const EVENTS =
  'admitted discharged hospitalized hospitalised admission discharge assault assaulted raped attacked arrested sectioned overdosed overdose attempt attempted miscarried miscarriage died passed killed accident crash surgery appointment diagnosed married wedding divorced divorce sentenced incarcerated sober incident evicted deployed fired funeral'.split(
    ' ',
  )
const OWN = /\b(?:i|i'm|we|he|she|they|my|his|her|our|their|me|him|client|patient|the|that|this)\b/

export const eventDate: Detector = {
  name: 'event-date',
  calls: { words: EVENTS },
  find(scene, start, end, found) {
    const { text } = scene
    const head = before(scene, start, 72)
    if (!OWN.test(head) && !/^\p{Lu}/u.test(text.slice(start, end))) return
    const own = /\b(?:i|we|my|me|our|client|patient)\b/.test(`${head} ${after(scene, end, 40)}`)
    const clinical =
      /^(?:admitted|discharged|hospitali[sz]ed|admission|discharge|assault(?:ed)?|raped|attacked|sectioned|overdosed?|miscarried|miscarriage|incident)$/i.test(
        text.slice(start, end),
      )
    if (!own && !clinical) return
    const sentence = /^[^.!?\n]{0,56}/.exec(text.slice(end, end + 56))![0]
    const date = dateFrom(text, end, sentence.length, [FULL])
    if (date === undefined) return
    found('DATE', date.start, date.end, 0.8)
    // "and let out on 2/28/2021", "to March 9, 2021": the stay's other end
    const further = /^(?:,?\s(?:and|then|to|until|till|through)\b|\s?[-–]\s?)[^.!?\n]{0,40}/.exec(text.slice(date.end, date.end + 48))
    const second = further === null ? undefined : dateFrom(text, date.end + 1, further[0].length, [FULL])
    if (second !== undefined) found('DATE', second.start, second.end, 0.8)
  },
  examples: {
    finds: [
      {
        text: 'I was hospitalized on February 8, 2021, then discharged on 2/19/2021.',
        values: [
          ['DATE', 'February 8, 2021'],
          ['DATE', '2/19/2021'],
        ],
      },
      {
        text: 'I was admitted on 02/14/2021 and let out on 02/28/2021.',
        values: [
          ['DATE', '02/14/2021'],
          ['DATE', '02/28/2021'],
        ],
      },
      { text: 'That assault was on the evening of June 19, 2014.', values: [['DATE', 'June 19, 2014']] },
    ],
    leaves: [
      'On March 3, 2020 they only spoke of the weather.',
      'I was admitted on Tuesday',
      'It has been hard since 2019, when he died',
      'Kennedy was killed on November 22, 1963.',
    ],
  },
}

/** The age with its unit: "a 93-year-old widow" becomes "a [AGE_1] widow". */
const OLD = /(?:9\d|1[0-2]\d)(?:[\s-]{1,2}(?:years?|yrs?|yr)[\s-]{1,2}(?:old|of age)|[\s-]?y\/?o)\b/iy
const THING =
  /^[\s-]{1,2}(?:years?|yrs?)[\s-]{1,2}old[\s-]{1,2}(?:house|home|building|tree|church|school|company|tradition|book|wine|castle|brand|institution|farm|hotel|city|town|theory|law|rule|practice|idea|text|song|film|movie|game|club|team|organization|technique)/
const TENS = /ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?[\s-]years?[\s-]old\b/iy
const AGE_CUE =
  /(?:\b(?:age|aged|turned|turning|turns|is now|age of|age is|age:)\s?[:=]?\s?|\b(?:grand(?:mother|father|ma|pa)|nana?|gran|granny|oma|opa|abuel[oa]|mother|father|mom|dad|mum|aunt|uncle|he|she|client|patient|resident|great-aunt|neighbor|husband|wife)(?:['’]s|\sis|\swas|,)\s(?:already |now |almost |nearly |about )?)$/

export const age: Detector = {
  name: 'age',
  calls: { digits: 2, words: ['ninety'] },
  find(scene, start, _end, found) {
    const { text } = scene
    const match = at(OLD, text, start) ?? at(TENS, text, start)
    const numeric = at(
      /(?:9\d|1[0-2]\d)(?![\d%.,:/°-]{0,12}\d|%|\s?(?:%|percent|minutes?|mins?|days?|hours?|hrs?|lbs?|pounds?|kg|kgs|degrees?|times|miles|km|points?|people|dollars|mg|weeks?|months?|seconds?|calories|cents|bucks|th|feet|meters|mph|bpm))/iy,
      text,
      start,
    )
    if (/[\d.$€£#-]/.test(text[start - 1] ?? '') || /\d/.test(text[start - 1] ?? '')) return
    if (match !== null && (start === 0 || !/\p{L}/u.test(text[start - 1]!))) {
      if (!THING.test(after(scene, start + /^(?:\d+|ninety(?:[- ]\p{Ll}{3,5})??)(?=[\s-]|y)/iu.exec(match[0])![0].length, 40)))
        found('AGE', start, start + match[0].length, 0.9)
      return
    }
    if (numeric === null) return
    const head = before(scene, start, 40)
    // "at age 91 of": after the word itself anything may follow
    const told = /\bage[d]?\s$/.test(head)
    if (
      AGE_CUE.test(head) &&
      (told || /^(?:\s(?:and|when|but|in|this|last|now|with|years?)\b|[,.;!?)\n]|\s?$)/.test(after(scene, start + numeric[0].length, 8)))
    )
      found('AGE', start, start + numeric[0].length, 0.85)
  },
  examples: {
    finds: [
      { text: 'Her landlady is 97 years old by now.', values: [['AGE', '97 years old']] },
      { text: 'He turned 101 last week', values: [['AGE', '101']] },
      { text: 'My gran is 96 and sharp.', values: [['AGE', '96']] },
      { text: 'Grandfather passed at age 94 of old age', values: [['AGE', '94']] },
      { text: 'she is ninety-four years old', values: [['AGE', 'ninety-four years old']] },
      { text: 'a 93-year-old widow', values: [['AGE', '93-year-old']] },
    ],
    leaves: [
      'Part 93 of the series',
      'he is 90% sure',
      'a 100 year old house',
      'And after 104 years, it still stands.',
      'I am 34 years old',
      'it is 95 degrees',
      'she was 110 pounds',
      '90 days sober',
    ],
  },
}
