import {
  cpf,
  elevenTest,
  finnishId,
  fiscalCode,
  luhn,
  nhs,
  nric,
  pesel,
  residentId,
  spanishId,
  taxFileNumber,
  verhoeff,
} from '../checksums.ts'
import type { Recogniser } from '../finding.ts'
import { before, digitsOf, matches } from '../window.ts'

const SSN = /(?<![\d.-])(?!000|666)\d{3}([- .])(?!00)\d\d\1(?!0000)\d{4}(?![\d]|-\d)/g
const SSN_CUE = /\b(?:ssn|social(?: security)?(?: number| no\.?| #)?|itin|tax(?:payer)? id)\b[^\n]{0,14}$/
const mmdd = (digits: string): boolean => /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits)
const ddmm = (digits: string): boolean => mmdd(digits.slice(2) + digits.slice(0, 2))

interface NumberRule {
  shape: RegExp
  holds(digits: string): boolean
  /** What must be said before it, where shape and check digit alone are too weak. */
  cue?: RegExp
  confidence: number
}

const cue = (words: string): RegExp =>
  new RegExp(`(?:^|[^\\p{L}])(?:${words})[^\\p{L}\\n]{0,4}(?:number|no\\.?|nr\\.?|n[º°]|is|:|#|[^\\p{L}\\n]){0,4}$`, 'u')

/** All of digits. Separators are in the shape; `holds` gets the digits. */
const RULES: NumberRule[] = [
  { shape: /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d\d(?!\d)/g, holds: cpf, confidence: 0.9 },
  { shape: /(?<![\d.])\d{11}(?![\d.])/g, holds: cpf, cue: cue('cpf'), confidence: 0.8 },
  {
    shape: /(?<![\d.])[1-9]\d{5}(?:19|20)\d{9}(?!\d)/g,
    holds: (digits) => mmdd(digits.slice(10, 14)) && residentId(digits),
    confidence: 0.9,
  },
  { shape: /(?<![\d.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g, holds: nhs, cue: cue('nhs(?: number)?'), confidence: 0.9 },
  { shape: /(?<![\d.-])[2-9]\d{3}([ -])\d{4}\1\d{4}(?![\d]| \d)/g, holds: verhoeff, confidence: 0.7 },
  { shape: /(?<![\d.-])[2-9]\d{11}(?!\d)/g, holds: verhoeff, cue: cue('aadhaar|aadhar|uidai?'), confidence: 0.85 },
  {
    shape: /(?<![\d.-])\d{3}([ -])\d{3}\1\d{3}(?![\d]|-\d)/g,
    holds: luhn,
    cue: cue('sin|nas|social insurance|insurance'),
    confidence: 0.85,
  },
  { shape: /(?<![\d.-])\d{3} ?\d{3} ?\d{3}(?!\d)/g, holds: taxFileNumber, cue: cue('tfn|tax file'), confidence: 0.85 },
  { shape: /(?<![\d.-])\d{9}(?!\d)/g, holds: elevenTest, cue: cue('bsn|burgerservicenummer'), confidence: 0.85 },
  { shape: /(?<![\d.-])\d{11}(?!\d)/g, holds: pesel, cue: cue('pesel'), confidence: 0.9 },
  // Swedish personal number: a date, a dash, four digits, Luhn over the last ten
  {
    shape: /(?<![\d.-])(?:19|20)?\d{6}-\d{4}(?![\d-])/g,
    holds: (digits) => mmdd(digits.slice(-8, -4)) && luhn(digits.slice(-10)),
    confidence: 0.75,
  },
  // Korean resident number: a date, a dash, century digit 1-8
  { shape: /(?<![\d.-])\d{6}-[1-8]\d{6}(?![\d-])/g, holds: (digits) => mmdd(digits.slice(2, 6)), confidence: 0.7 },
  // French social security number: sex, year, month, department, order, key = 97 - n mod 97
  {
    shape: /(?<![\d.-])[12] ?\d\d ?(?:0[1-9]|1[0-2]|20) ?\d\d ?\d{3} ?\d{3} ?\d\d(?!\d)/g,
    holds: (digits) => digits.length === 15 && 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13)),
    confidence: 0.8,
  },
]

interface IdRule {
  shape: RegExp
  holds(id: string): boolean
  confidence: number
}

/** Prefixes of national insurance numbers that are not given out. */
const BARRED = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/i

/** Of letters and digits: their shapes are rare enough to need no cue. In upper case, without separators. */
const IDS: IdRule[] = [
  { shape: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/, holds: (id) => !BARRED.test(id), confidence: 0.75 },
  { shape: /^(?:\d{8}|[XYZ]\d{7})[A-Z]$/, holds: spanishId, confidence: 0.75 },
  { shape: /^[STFGM]\d{7}[A-Z]$/, holds: nric, confidence: 0.8 },
  { shape: /^[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]$/, holds: fiscalCode, confidence: 0.95 },
  { shape: /^[1-9]\d{5}(?:19|20)\d{9}X$/, holds: residentId, confidence: 0.9 },
  { shape: /^[A-Z]{3}[PCHABGJLFT][A-Z]\d{4}[A-Z]$/, holds: () => true, confidence: 0.6 },
  { shape: /^[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d$/, holds: (id) => mmdd(id.slice(6, 10)), confidence: 0.9 },
]
const FINNISH = /^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/
const SPACED_NINO = /^[A-Za-z]{2} ?\d\d ?\d\d ?\d\d ?[A-Da-d](?![A-Za-z0-9])/

/** National identity numbers that carry a check digit or an unmistakable shape; where the shape is weak, with its name said before it. */
export const nationalId: Recogniser = {
  name: 'national-id',
  types: ['SSN', 'NATIONAL_ID'],
  onNumber(text, phrase, report) {
    if (phrase.digits < 9) return
    for (const { start, end, match } of matches(SSN, phrase.written, phrase.start)) {
      const cued = SSN_CUE.test(before(text, start, 40))
      const area = match[0].slice(0, 3)
      // an area above 899 is an ITIN's (second group 50-65, 70-88, 90-99)
      if (area >= '900' && !/^9\d\d.(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(match[0])) continue
      report('SSN', start, end, match[1] === '-' ? (cued ? 0.95 : 0.8) : cued ? 0.85 : 0.4)
    }
    for (const { start, end } of matches(/(?<![\d.-])\d{9}(?![\d-])/g, phrase.written, phrase.start)) {
      if (SSN_CUE.test(before(text, start, 40))) report('SSN', start, end, 0.8)
    }
    for (const { shape, holds, cue: needed, confidence } of RULES) {
      for (const { start, end, match } of matches(shape, phrase.written, phrase.start)) {
        const digits = digitsOf(match[0])
        if (!/^(\d)\1+$/.test(digits) && holds(digits) && (needed === undefined || needed.test(before(text, start, 40))))
          report('NATIONAL_ID', start, end, confidence)
      }
    }
    // 010594-9032 is walked as a number, its check sign may be one too
    const finnish = /(?<![\d.-])\d{6}[-+]\d{3}[0-9A-FHJ-NPR-Y](?![\dA-Za-z-])/.exec(text.slice(phrase.start, phrase.end + 2))
    if (finnish !== null) judgeFinnish(finnish[0], phrase.start + finnish.index, report)
  },
  onMixed(text, start, end, report) {
    const length = end - start
    if (length > 20) return
    const id = text.slice(start, end).toUpperCase()
    for (const { shape, holds, confidence } of IDS)
      if (shape.test(id) && holds(id)) report('NATIONAL_ID', start, end, id === text.slice(start, end) ? confidence : confidence - 0.15)
    if (FINNISH.test(id)) judgeFinnish(id, start, report)
    if (length <= 10) {
      const spaced = SPACED_NINO.exec(text.slice(start, start + 14))?.[0]
      if (spaced?.includes(' ') && IDS[0]!.shape.test(spaced.replaceAll(' ', '').toUpperCase()))
        report('NATIONAL_ID', start, start + spaced.length, 0.75)
    }
  },
  words: ['nino', 'insurance', 'ni'],
  onWord(text, _start, end, report) {
    const lead = /^[^\n]{0,24}?(?=\b[A-Z]{2} \d\d \d\d \d\d [A-D]\b)/i.exec(text.slice(end, end + 48))
    if (lead === null) return
    const from = end + lead[0].length
    const spaced = SPACED_NINO.exec(text.slice(from, from + 14))?.[0]
    if (spaced !== undefined && !BARRED.test(spaced)) report('NATIONAL_ID', from, from + spaced.length, 0.75)
  },
  examples: {
    found: [
      ['SSN', 'ssn «078051120»'],
      ['NATIONAL_ID', 'CPF «111.444.777-35»'],
      ['NATIONAL_ID', 'NHS number «943 476 5919»'],
      ['NATIONAL_ID', '我的身份证是«11010519491231002X»'],
      ['NATIONAL_ID', 'mi DNI es «12345678Z»'],
      ['NATIONAL_ID', 'it is «131052-308T» here'],
      ['NATIONAL_ID', 'my NINO is «AB123456C»'],
      ['NATIONAL_ID', 'national insurance number «QQ 12 34 56 C»'],
      ['NATIONAL_ID', 'my SIN is «046 454 286»'],
      ['NATIONAL_ID', 'CF «RSSMRA85T10A562S»'],
    ],
    clean: [
      '000-12-3456',
      '666-12-3456',
      'In 2019-20-2021 nothing',
      'NHS 987 654 4321 was a slip',
      '12345678A',
      '111.444.777-36',
      'page 219 09 9999',
    ],
  },
}

function judgeFinnish(id: string, start: number, report: Parameters<NonNullable<Recogniser['onWord']>>[3]): void {
  if (ddmm(id.slice(0, 4)) && finnishId(id)) report('NATIONAL_ID', start, start + id.length, 0.85)
}
