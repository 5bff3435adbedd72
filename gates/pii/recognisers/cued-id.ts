import type { PiiType } from '#contract/pii.ts'
import { luhn } from '../checksums.ts'
import type { Recogniser } from '../finding.ts'

/** Between the name of an id and the id: "number", "no.", "is", ":", "#", brackets with an abbreviation. */
const LINK = String.raw`(?:\s{0,2}(?:\([A-Za-z#]{1,8}\)|number|num|nr|no\.?|id|card|code|is|was|ends? in|[:#=.]|-(?=\s))){1,5}\s{0,2}`
const ID = String.raw`(?<id>[A-Za-z0-9][A-Za-z0-9-]{3,23}(?:[ -][0-9]{2,6}){0,4})(?![A-Za-z0-9])`
const rest = (before: string, link = LINK): RegExp => new RegExp(`^(?:${before})${link}${ID}`, 'i')

interface Cue {
  type: PiiType
  /** What the trigger word and what follows must be. */
  shape: RegExp
  /** Fewest digits of the id. */
  digits: number
  confidence: number
}

const CUES: Record<string, Cue[]> = {
  mrn: [{ type: 'MEDICAL_RECORD', shape: rest('mrn', `(?:${LINK}|\\s)`), digits: 4, confidence: 0.9 }],
  medical: [
    { type: 'MEDICAL_RECORD', shape: rest('medical record'), digits: 4, confidence: 0.9 },
    { type: 'MEDICAL_RECORD', shape: rest('medical license'), digits: 5, confidence: 0.6 },
  ],
  chart: [{ type: 'MEDICAL_RECORD', shape: rest('chart (?=no|num|#|id)'.replace(' (', '\\s?(')), digits: 4, confidence: 0.7 }],
  patient: [{ type: 'MEDICAL_RECORD', shape: rest('patient\\s(?=id|no|num|#)'), digits: 4, confidence: 0.8 }],
  hospital: [{ type: 'MEDICAL_RECORD', shape: rest('hospital\\s(?=id|no|num|#)'), digits: 4, confidence: 0.8 }],
  policy: [{ type: 'INSURANCE_ID', shape: rest('policy\\s?(?=no|num|#|id)'), digits: 5, confidence: 0.75 }],
  member: [{ type: 'INSURANCE_ID', shape: rest('member(?:ship)?\\s?(?=id|no|num|#)'), digits: 5, confidence: 0.75 }],
  membership: [{ type: 'INSURANCE_ID', shape: rest('membership\\s?(?=id|no|num|#)'), digits: 5, confidence: 0.7 }],
  insurance: [
    { type: 'INSURANCE_ID', shape: rest('insurance\\s(?:policy\\s)?(?=id\\b|no\\b|no\\.|num|#|card)'), digits: 5, confidence: 0.75 },
  ],
  medicare: [{ type: 'INSURANCE_ID', shape: rest('medicare(?:\\s(?:beneficiary|card))?'), digits: 5, confidence: 0.75 }],
  medicaid: [{ type: 'INSURANCE_ID', shape: rest('medicaid'), digits: 5, confidence: 0.75 }],
  mbi: [{ type: 'INSURANCE_ID', shape: rest('mbi'), digits: 5, confidence: 0.75 }],
  case: [
    { type: 'CASE_NUMBER', shape: rest('case\\s?(?=no\\b|no\\.|num|#|id|file|ref)(?:file|ref(?:erence)?)?'), digits: 4, confidence: 0.75 },
  ],
  docket: [{ type: 'CASE_NUMBER', shape: rest('docket'), digits: 4, confidence: 0.75 }],
  claim: [{ type: 'CASE_NUMBER', shape: rest('claim\\s?(?=no\\b|no\\.|num|#|id)'), digits: 5, confidence: 0.65 }],
  account: [{ type: 'ACCOUNT', shape: rest('account\\s?(?=no\\b|no\\.|num|#|:|is)'), digits: 6, confidence: 0.75 }],
  acct: [{ type: 'ACCOUNT', shape: rest('acct\\.?'), digits: 6, confidence: 0.75 }],
  routing: [{ type: 'ACCOUNT', shape: rest('routing', `(?:${LINK}|\\s)`), digits: 9, confidence: 0.75 }],
  sort: [{ type: 'ACCOUNT', shape: /^sort\scode(?:\s?(?:is|:))?\s{0,2}(?<id>\d\d-\d\d-\d\d)(?!\d)/i, digits: 6, confidence: 0.7 }],
  passport: [{ type: 'PASSPORT', shape: rest('passport', `(?:${LINK}|\\s)`), digits: 6, confidence: 0.85 }],
  driver: [{ type: 'DRIVER_LICENSE', shape: rest("driver'?s?'?\\slicen[cs]e"), digits: 5, confidence: 0.8 }],
  drivers: [{ type: 'DRIVER_LICENSE', shape: rest("drivers'?\\slicen[cs]e"), digits: 5, confidence: 0.8 }],
  driving: [{ type: 'DRIVER_LICENSE', shape: rest('driving\\slicen[cs]e'), digits: 5, confidence: 0.8 }],
  licence: [{ type: 'DRIVER_LICENSE', shape: rest('licence\\s?(?=no\\b|no\\.|num|#|is)'), digits: 5, confidence: 0.6 }],
  license: [{ type: 'DRIVER_LICENSE', shape: rest('license\\s?(?=no\\b|no\\.|num|#|is)'), digits: 5, confidence: 0.6 }],
  dl: [{ type: 'DRIVER_LICENSE', shape: rest('dl\\s?(?=no\\b|no\\.|num|#|:)'), digits: 5, confidence: 0.6 }],
  plate: [{ type: 'DRIVER_LICENSE', shape: rest('plate(?=\\s(?:no\\b|num|is)|#|:)'), digits: 2, confidence: 0.55 }],
  imei: [{ type: 'DEVICE_ID', shape: rest('imei', `(?:${LINK}|\\s)`), digits: 14, confidence: 0.85 }],
  udid: [{ type: 'DEVICE_ID', shape: rest('udid', `(?:${LINK}|\\s)`), digits: 6, confidence: 0.8 }],
  device: [{ type: 'DEVICE_ID', shape: rest('device\\s?(?=id|no\\b|num|serial)(?:serial)?'), digits: 5, confidence: 0.7 }],
  serial: [{ type: 'DEVICE_ID', shape: rest('serial\\s?(?=no\\b|no\\.|num|#)'), digits: 5, confidence: 0.6 }],
  ssn: [{ type: 'SSN', shape: /^ssn(?:\s?(?:is|:|#|number))*\s{0,2}(?<id>\d{9})(?!\d)/i, digits: 9, confidence: 0.85 }],
  tin: [
    {
      type: 'NATIONAL_ID',
      shape: /^tin(?:\s?(?:is|:|#|number|no\.?))+\s{0,2}(?<id>\d{3}-?\d{3}-?\d{3}(?:-?\d{3})?)(?!\d)/i,
      digits: 9,
      confidence: 0.7,
    },
  ],
  nin: [{ type: 'NATIONAL_ID', shape: /^nin(?:\s?(?:is|:|#|number|no\.?))+\s{0,2}(?<id>\d{11})(?!\d)/i, digits: 11, confidence: 0.75 }],
  national: [
    {
      type: 'NATIONAL_ID',
      shape: rest('national\\s(?:id(?:entity)?|insurance)\\s?(?:card\\s)?(?=no\\b|num|is|:|#)'),
      digits: 6,
      confidence: 0.75,
    },
  ],
  student: [{ type: 'NATIONAL_ID', shape: rest('student\\s(?=id|no\\b|num|#)'), digits: 5, confidence: 0.65 }],
  employee: [{ type: 'NATIONAL_ID', shape: rest('employee\\s(?=id|no\\b|num|#)'), digits: 4, confidence: 0.65 }],
  inmate: [{ type: 'CASE_NUMBER', shape: rest('inmate\\s?(?=id|no\\b|num|#)'), digits: 4, confidence: 0.7 }],
}

/** "is five to 10000" and years are no ids: 12345 and 00000 are made up, a year after "is" is a date. */
const MADE_UP = /^(?:0+|(?:19|20)\d\d|x+)$/i

/** Ids that only their names give away: records, policies, cases, accounts, passports, licences, devices. */
export const cuedId: Recogniser = {
  name: 'cued-id',
  types: ['MEDICAL_RECORD', 'INSURANCE_ID', 'CASE_NUMBER', 'ACCOUNT', 'PASSPORT', 'DRIVER_LICENSE', 'DEVICE_ID', 'NATIONAL_ID', 'SSN'],
  words: Object.keys(CUES),
  onWord(text, start, end, report) {
    const window = text.slice(start, start + 96)
    // no id without a digit soon
    if (!/\d{2}/.test(window.slice(end - start))) return
    for (const { type, shape, digits, confidence } of CUES[text.slice(start, end).toLowerCase()]!) {
      const match = shape.exec(window)
      const id = match?.groups?.['id']
      if (match === null || id === undefined) continue
      const count = id.replace(/\D/g, '').length
      const imei = type === 'DEVICE_ID' && count === 15 && !luhn(id.replace(/\D/g, ''))
      if (count >= digits && !MADE_UP.test(id) && !imei)
        report(type, start + match[0].length - id.length, start + match[0].length, confidence)
    }
  },
  examples: {
    found: [
      ['MEDICAL_RECORD', 'MRN: «00482913»'],
      ['MEDICAL_RECORD', 'Her medical record number is «A-4829137».'],
      ['INSURANCE_ID', 'policy number «XJK-448291»'],
      ['INSURANCE_ID', 'my member ID is «W2249 18830»'],
      ['CASE_NUMBER', 'case no. «2021-CF-004821» at court'],

      ['DRIVER_LICENSE', "my driver's license is «D1234562»"],
      ['DEVICE_ID', 'IMEI «490154203237518»'],
    ],
    clean: [
      'In that case number 12 is right.',
      'My account is 10 years old.',
      'The patient number 3 in group 7B',
      'passport to 2019',
      'in case I am 12345',
      'insurance is about 20000 a year',
    ],
  },
}
