import { at, before, gapEnd, readCode, type Detector } from '../detector.ts'
import type { PiiType } from '#contract/pii.ts'

/** Numbers that only their cue explains: records, policies, cases, passports, licences, devices. */
interface Kind {
  type: PiiType
  /** Tested on the lower-case text that ends with the calling word. */
  cue: RegExp
  fewest: number
  confidence?: number
}

const NUMBERED = /(?:number|num|no\b|nr\b|#|id\b|:|is\b|№)/i
const KINDS: readonly Kind[] = [
  {
    type: 'MEDICAL_RECORD',
    cue: /\b(?:mrn|medical record|health record|patient id|patient|chart|hospital|medical record number|nhs|ehr|prescription|rx)$/,
    fewest: 4,
  },
  {
    type: 'INSURANCE_ID',
    cue: /\b(?:insurance(?: policy| member| id)?|policy|member(?:ship)?|subscriber|medicare|medicaid|group|beneficiary|claim|aetna|cigna|humana|blue cross|kaiser|anthem|bcbs|health plan|plan)$/,
    fewest: 5,
  },
  {
    type: 'CASE_NUMBER',
    cue: /\b(?:case|docket|file|court|complaint|incident|police report|report|reference|ref|ticket|petition|booking|inmate|badge|warrant|citation|cause|cps case)$/,
    fewest: 4,
  },
  { type: 'PASSPORT', cue: /\b(?:passports?|pasaporte|passeport|reisepass|passaporto)$/, fewest: 6 },
  { type: 'DRIVER_LICENSE', cue: /\b(?:driver'?s?['’]? ?licen[cs]e|driving licen[cs]e|licen[cs]e|dl|führerschein)$/, fewest: 5 },
  {
    type: 'NATIONAL_ID',
    cue: /\b(?:national id|identity (?:card|number)|state id|student|employee|id card|green card|alien|visa|voter|plates?|tax id|ein|dni|nie|curp|utr|cedula|cédula|tin|vin|registration|tax file|military|service|dod|license plate)$/,
    fewest: 5,
  },
  { type: 'DEVICE_ID', cue: /\b(?:imei|udid|serial|device|idfa|android id|meid|iccid|sim|pacemaker|implant)$/, fewest: 6 },
  {
    type: 'ACCOUNT',
    cue: /\b(?:venmo|paypal|swift|bic|customer|loan|student loan|invoice|order|tracking|confirmation|account|acct)$/,
    fewest: 5,
  },
]
const CALLS =
  'mrn record patient chart hospital nhs ehr prescription rx insurance policy member membership subscriber medicare medicaid group beneficiary claim aetna cigna humana cross kaiser anthem bcbs plan case docket file court complaint incident report reference ref ticket petition booking inmate badge warrant citation cause passport passports pasaporte passeport reisepass passaporto license licence dl führerschein identity student employee card alien visa voter plate plates ein dni nie curp utr cedula cédula tin vin registration military service dod imei udid serial device idfa meid iccid sim pacemaker implant swift bic customer loan invoice order tracking confirmation'.split(
    ' ',
  )

export const records: Detector = {
  name: 'records',
  calls: { words: CALLS },
  find(scene, start, end, found) {
    const { text } = scene
    const close = gapEnd(text, end)
    // "my passport number, C01X00T47, was": in apposition, closed by another mark
    const apposed = text.startsWith(', ', close)
    const stop = apposed ? gapEnd(text, close + 2) : close
    if (stop === end) return
    const gap = text.slice(end, stop)
    const code = readCode(text, stop)
    if (code === undefined || (apposed && !(NUMBERED.test(gap) && /^[,.;)]/.test(text.slice(code.end, code.end + 1))))) return
    const cue = `${before(scene, start, 24)}${text.slice(start, end).toLowerCase()}`
    const kind = KINDS.find((candidate) => candidate.cue.test(cue))
    const long = kind?.type === 'DEVICE_ID' && code.digits > 2 && code.end - stop > 8
    if (kind === undefined || (code.digits < kind.fewest && !long)) return
    const value = text.slice(stop, code.end)
    const figures =
      /^\d{1,3}$|^(?:19|20)\d\d$|^\d+(?:st|nd|rd|th)$|^\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?$|^[A-Z]?\d{1,2}(?:\.\d{1,2})?$|^\d+\s?(?:mg|ml|kg|lb|lbs|am|pm|min|hrs?)$/i
    if (
      figures.test(value) &&
      !(kind.type === 'MEDICAL_RECORD' && /number|#|mrn/i.test(text.slice(start, stop)) && /^\d{2}-\d{2}-\d{2}$/.test(value))
    )
      return
    const named = NUMBERED.test(gap) || /^(?:mrn|imei|dl|vin|rx|meid|iccid|udid)$/i.test(text.slice(start, end))
    // "case 12345": a bare cue wants a code of its own shape
    if (!named && !/[A-Za-z].*\d|\d.*[A-Za-z]/.test(value) && !(kind.type === 'PASSPORT' || kind.type === 'DRIVER_LICENSE')) return
    if (
      /^(?:order|service|plan|group|file|report|card|visa|device|student|hospital|customer|tracking)$/i.test(text.slice(start, end)) &&
      !/number|num|no\b|#|id\b|№/i.test(gap)
    )
      return
    found(kind.type, stop, code.end, kind.confidence ?? 0.85)
  },
  examples: {
    finds: [
      { text: 'MRN: 00482913', values: [['MEDICAL_RECORD', '00482913']] },
      { text: 'Medical record number 44-81-20', values: [['MEDICAL_RECORD', '44-81-20']] },
      { text: 'My insurance ID is XQW883712301.', values: [['INSURANCE_ID', 'XQW883712301']] },
      { text: 'policy number HN-4471-22', values: [['INSURANCE_ID', 'HN-4471-22']] },
      { text: 'Case No. 22-CV-1043 was closed', values: [['CASE_NUMBER', '22-CV-1043']] },
      { text: 'Passport no. C01X00T47', values: [['PASSPORT', 'C01X00T47']] },
      { text: "my driver's license is K55810239", values: [['DRIVER_LICENSE', 'K55810239']] },
      {
        text: 'My passport number, C01X00T47, and my license, number D4471-22034, are gone.',
        values: [
          ['PASSPORT', 'C01X00T47'],
          ['DRIVER_LICENSE', 'D4471-22034'],
        ],
      },
      { text: 'Case No. 22-cv-01043 was closed', values: [['CASE_NUMBER', '22-cv-01043']] },
      { text: 'UTR: 2938471650', values: [['NATIONAL_ID', '2938471650']] },
      { text: 'passeport n° 93XK21847', values: [['PASSPORT', '93XK21847']] },
      { text: 'serial number C02XL0GTJGH5', values: [['DEVICE_ID', 'C02XL0GTJGH5']] },
      { text: 'IMEI 490154203237518', values: [['DEVICE_ID', '490154203237518']] },
    ],
    leaves: [
      'Case study 5, lines 20-24.',
      'in case 50 people come',
      'in my case, 12345, they said',
      'the group, number 7, met',
      'Form W-9, line 3B.',
      'Group 4C is in room 310.',
      'plan number 2',
      'the case of 2019',
      'policy is 12 pages',
      'We had session 9 out of 20.',
    ],
  },
}

/** "the last four of my social are 6789": a part that opens accounts. */
const PART_OF =
  /\s(?:four|4|five|5)(?:\s(?:digits?|numbers?|figures))?\s(?:of|on)\s(?:my|his|her|our|the|your)\s(?:(?:debit|credit|bank)\s)?(ssn|social(?:\ssecurity)?|card|account|visa|licen[cs]e|passport)(?:\s(?:number|card))?(?:\s(?:is|are|was|were)|:)?\s(\d{4,5})(?!\d)/iy
export const lastFour: Detector = {
  name: 'last-four',
  calls: { words: ['last', 'first'] },
  find({ text }, _start, end, found) {
    const match = at(PART_OF, text, end)
    if (match === null) return
    const type = /^s/i.test(match[1]!) ? 'SSN' : /^p/i.test(match[1]!) ? 'PASSPORT' : /^l/i.test(match[1]!) ? 'DRIVER_LICENSE' : 'ACCOUNT'
    found(type, end + match[0].length - match[2]!.length, end + match[0].length, 0.85)
  },
  examples: {
    finds: [{ text: 'the last four of my social are 6789', values: [['SSN', '6789']] }],
    leaves: ['the last four of my friends', 'the last 4 of the card games'],
  },
}

const IMEI = /\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?!\d)/y
export const imei: Detector = {
  name: 'imei',
  calls: { digits: 15 },
  find(scene, start, _end, found) {
    const match = at(IMEI, scene.text, start)
    if (match !== null && /\b(?:imei|device|phone id|handset)\b/.test(before(scene, start)))
      found('DEVICE_ID', start, start + match[0].length, 0.9)
  },
  examples: {
    finds: [{ text: 'device 49-015420-323751-8', values: [['DEVICE_ID', '49-015420-323751-8']] }],
    leaves: ['a 49-015420-323751-8'],
  },
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-zA-Z-])/iy
export const uuid: Detector = {
  name: 'uuid',
  calls: { codes: true },
  find({ text }, start, _end, found) {
    const match = at(UUID, text, start)
    if (match !== null && text[start - 1] !== '/' && !/^0{8}/.test(match[0])) found('DEVICE_ID', start, start + match[0].length, 0.7)
  },
  examples: {
    finds: [{ text: 'id 6F9619FF-8B86-D011-B42D-00CF4FC964FF', values: [['DEVICE_ID', '6F9619FF-8B86-D011-B42D-00CF4FC964FF']] }],
    leaves: ['00000000-0000-0000-0000-000000000000', 'a1-b2'],
  },
}

/** A message that is nothing but a code: an answer whose question we may not have. Kinds with rules of their own are surer and win. */
export const bareCode: Detector = {
  name: 'bare-code',
  calls: { answer: true },
  find({ text }, _start, _end, found) {
    const lead = /^[\s"'(]*/.exec(text)![0].length
    const body = text.slice(lead).replace(/[\s"').!]*$/, '')
    if (/^\d{9,19}$/.test(body) && !/^(\d)\1+$/.test(body) && !/^(?:0?123456789)/.test(body))
      found('ACCOUNT', lead, lead + body.length, 0.5)
    else if (/^[A-Za-z]\d{7,8}$/.test(body)) found('DRIVER_LICENSE', lead, lead + body.length, 0.55)
  },
  examples: {
    finds: [
      { text: '731209944861', values: [['ACCOUNT', '731209944861']] },
      { text: 'K55810239', values: [['DRIVER_LICENSE', 'K55810239']] },
    ],
    leaves: ['2019', '1234', 'F41.1', '000000000', 'COVID19'],
  },
}
