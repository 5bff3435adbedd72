import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min'
import { after, at, before, isAlone, type Detector, type Found, type Scene } from '../detector.ts'
import { isHelpLine } from '../help-lines.ts'

/** Telephone numbers in figures: international, national by shape, local by cue. Help lines are never reported. */
const INTERNATIONAL = /(?:\+|00|011[ -])[ ]?(?:\(?\d\)?[ ./\u00a0\u2011\u2013-]{0,2}){8,16}(?!\d)/y
/** North American 3-3-4, with or without the leading 1; one separator at least. */
const NANP = /(?:1[ .-]{0,2})?\(?[2-9]\d{2}\)?[ .\-/\u00a0\u2011\u2013]{0,3}\d{3}[ .\-\u00a0\u2011\u2013]{1,2}\d{4}(?!\d|[-.]\d)/y
const TRUNK = /\(?0(?:\d\)?[ ./\u00a0\u2011\u2013-]{0,2}){7,12}(?!\d)/y
const GROUPED = /\d{2,4}(?:(?:[ .\u00a0\u2011\u2013-]| - )\d{2,5}){1,4}(?!\d|[-.]\d)/y
const PLAIN = /\d{7,13}(?!\d|\.\d)/y
const EXTENSION = /\s{0,2},?\s?(?:ext\.?|extension|x|#|durchwahl|poste)\s{0,2}\d{1,6}(?!\d)/iy
const CUE =
  /(?:\b(?:phones?|tele(?:phone|fon|fono)?|tel|cell|cellphone|mobile|mobil|handy|land\s?line|call|called|calling|text|texted|texting|reach|ring|dial|fax|whats\s?app|signal|viber|pager|number|numbers|contact|home|work|office|celular|móvil|numéro|nummer|numero|phone's|hotline|voicemail|sms|international|numarası|numaram|telepono)\b|电话|手机|电話|전화|☎|📞)[^\n]{0,40}$/i
const NO_PHONE =
  /(?:\b(?:isbn|issn|doi|pmid|id|order|invoice|case|ssn|social|account|acct|routing|card|iban|policy|claim|mrn|record|passport|licen[cs]e|zip|serial|tracking|ticket|npi|nhs|petition|range|sin|tfn|medicare|tin|pin|code|version|nin|imei|steuer\w*|abn|acn)\b\.?\s?(?:number|no|num|nr|#)?)[\s:.#is-]{0,6}$/i
/** Countries whose national form without a code is recognised by its exact rules. */
const COUNTRIES: readonly CountryCode[] = [
  'GB',
  'AU',
  'DE',
  'FR',
  'IN',
  'PH',
  'TR',
  'JP',
  'IL',
  'IE',
  'NZ',
  'ZA',
  'NG',
  'IT',
  'ES',
  'NL',
  'BR',
  'MX',
  'KR',
  'CN',
  'BE',
  'SE',
  'CH',
]

const isPossible = (value: string): boolean => parsePhoneNumberFromString(value)?.isPossible() ?? false
const validIn = (value: string, countries: readonly CountryCode[]): boolean =>
  countries.some((country) => parsePhoneNumberFromString(value, country)?.isValid() ?? false)

/** A day in figures with its year: "02/14/2021", "02.14.2021". */
const DATED = /^(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:19|20)\d\d$/
/** Ten to twelve figures one by one: "0 7 7 0 0 9 0 0 1 2 3". */
const APART = /\d(?:[ -]\d){9,11}(?![ -]?\d)/y

/** Confidence that the match at `from` is a number of this kind; 0 for none. */
function judge(scene: Scene, from: number, kind: (typeof KINDS)[number][0], value: string): number {
  const digits = value.replace(/\D/g, '')
  const head = before(scene, from)
  if (kind === 'international') {
    const e164 = value.startsWith('+') ? value : `+${value.replace(/^(?:00|011)/, '')}`
    return isPossible(e164.replace(/\(0\)/, '')) ? 0.95 : CUE.test(head) ? 0.7 : 0
  }
  if (NO_PHONE.test(head) || DATED.test(value) || isInAddress(scene.text, from)) return 0
  const cued =
    CUE.test(head) ||
    /^\s{0,2}(?:is|was)?\s{0,2}(?:my|the|a|our)?\s?(?:\w+ )?(?:number|cell|phone|mobile|landline)/.test(after(scene, from + value.length))
  const alone = isAlone(scene, from, from + value.length)
  if (kind === 'apart') return cued && validIn(digits, ['US', ...COUNTRIES]) ? 0.75 : 0
  // six figures in a row and four more are a difference of two numbers, unless somebody says what they are
  if (kind === 'nanp') {
    if (/^\(?\d{6}/.test(value) && !cued) return 0
    // a code that no area has is an invented number or one of another kind: kinds with a check of their own come first
    return cued || validIn(value, ['US']) ? 0.9 : 0.6
  }
  if (kind === 'trunk') {
    if (digits.length < 8 || digits.length > 12 || /^0+$/.test(digits) || (digits.startsWith('00') && !cued)) return 0
    // nine figures in one, and nothing else: as likely a number of another kind
    if (alone && !cued && /^\d{9}$/.test(value)) return validIn(value, COUNTRIES) ? 0.58 : 0
    if (validIn(value, COUNTRIES)) return /\D/.test(value) || cued || alone || digits.length >= 10 ? 0.85 : 0
    return cued && digits.length >= 9 ? 0.7 : 0
  }
  if (kind === 'grouped') {
    const date = /^\d{1,4}[-. ]\d{1,2}[-. ]\d{1,4}$/.test(value)
    if (date || digits.length < 7 || digits.length > 13 || /^\d{1,2}(?: \d{1,2}){2,}$/.test(value)) return 0
    if (digits.length === 7) return cued && /^\d{3}(?:[-. ]| - )\d{4}$/.test(value) ? 0.8 : 0
    if (/^(\d)\d{3}[-–]\1\d{3}$/.test(value) && /\b(?:range|between|from|years?|pages?|lines?)\b[^.]{0,16}$/.test(head)) return 0
    const national =
      digits.length >= 9 &&
      /^\+?\d/.test(value) &&
      (isPossible(`+${digits}`) && digits.length >= 11 && alone === false ? true : validIn(value, COUNTRIES))
    return national && (cued || alone) ? (cued ? 0.8 : 0.62) : cued && digits.length >= 8 ? 0.6 : 0
  }
  if (digits.length < 9)
    return cued && digits.length >= 7 && /(?:phone|number|cell|mobile|call|text|dial|tel)\W{1,3}(?:\w+\W{1,2}){0,3}$/.test(head) ? 0.6 : 0
  if (digits.length === 10 && digits[0] === '1' && !cued) return 0
  // so long a number without its + or a word for it is an account
  if (digits.length > 11 && !cued) return 0
  const plausible =
    (digits.length === 10 && /^[2-9]\d{2}[2-9]\d{6}$/.test(digits)) ||
    (digits.length === 11 && /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits)) ||
    validIn(digits, COUNTRIES)
  return plausible && (cued || alone) ? (cued ? 0.8 : 0.58) : cued && digits.length >= 9 && plausible ? 0.7 : 0
}

/** A figure in the address of a web page: "example.org/item/0062270451". */
const isInAddress = (text: string, from: number): boolean =>
  text[from - 1] === '/' && /(?:https?:\/|www\.|\.\p{Ll}{2,6}\/)\S{0,120}$/u.test(text.slice(Math.max(0, from - 128), from))

const SEPARATORS = /[ (./\u00a0\u2011\u2013-]+$/
const LAST_GROUP = /[ ()./\u00a0\u2011\u2013-]{1,3}\d{1,15}\)?$/

const KINDS = [
  ['international', INTERNATIONAL],
  ['nanp', NANP],
  ['trunk', TRUNK],
  ['grouped', GROUPED],
  ['plain', PLAIN],
  ['apart', APART],
] as const

function first(scene: Scene, from: number): { start: number; end: number; confidence: number } | undefined {
  for (const [kind, pattern] of KINDS) {
    // a number may run into the figure after it: what is too long is cut at its last separator
    // a local number in brackets: "the cell (555-0142)"
    const bracket = (kind === 'grouped' || kind === 'plain') && scene.text[from] === '(' ? 1 : 0
    let value = at(pattern, scene.text, from + bracket)?.[0].replace(SEPARATORS, '')
    if (kind === 'grouped' && (bracket === 1) !== (scene.text[from + bracket + (value?.length ?? 0)] === ')')) value = undefined
    for (let cuts = 0; value !== undefined && cuts < 3; cuts++) {
      const confidence = judge(scene, from, kind, value)
      if (confidence > 0) return { start: from + bracket, end: from + bracket + value.length, confidence }
      const cut = kind === 'international' || kind === 'trunk' ? value.search(LAST_GROUP) : -1
      value = cut > 6 ? value.slice(0, cut) : undefined
    }
  }
  return undefined
}

function groups(scene: Scene, start: number, end: number, found: Found): void {
  const { text } = scene
  let from = start
  if (text[start - 1] === '(') from--
  if (text[from - 1] === '+' || (text[from - 1] === '(' && text[from - 2] === '+')) from -= text[from - 1] === '+' ? 1 : 2
  if (/[\p{L}\p{N}_$€£¥#=]/u.test(text[from - 1] ?? '') && !/[\u4e00-\u9fff\uac00-\ud7af]/.test(text[from - 1]!)) return
  for (let tries = 0; from < end && tries < 24; tries++) {
    const hit = first(scene, from)
    if (hit === undefined) {
      // the next group of the same run of digits
      const next = /[ ,;/]\(?\d/.exec(text.slice(from, end))
      if (next === null) return
      from += next.index + 1
      continue
    }
    if (
      !/[\p{L}_]/u.test(text[hit.end] ?? '') ||
      EXTENSION.test(text.slice(hit.end, hit.end + 12)) ||
      /[\u4e00-\u9fff\uac00-\ud7af]/.test(text[hit.end] ?? '') ||
      text[hit.end] === 'x'
    ) {
      const extension = at(EXTENSION, text, hit.end)
      if (!isHelpLine(scene, hit.start, hit.end)) found('PHONE', hit.start, hit.end + (extension?.[0].length ?? 0), hit.confidence)
    }
    from = hit.end
    while (from < end && !/[\d(]/.test(text[from]!)) from++
  }
}

export const phone: Detector = {
  name: 'phone',
  calls: { digits: 7 },
  find: groups,
  examples: {
    finds: [
      { text: 'Ring me back on (616) 555-0177, before noon.', values: [['PHONE', '(616) 555-0177']] },
      { text: 'The desk answers 802.555.0148 ext. 7.', values: [['PHONE', '802.555.0148 ext. 7']] },
      { text: 'Our landline: 0117 496 0331.', values: [['PHONE', '0117 496 0331']] },
      { text: '+61 491 570 006 was his', values: [['PHONE', '+61 491 570 006']] },
      {
        text: '(907) 555-0121 or (907) 555-0122',
        values: [
          ['PHONE', '(907) 555-0121'],
          ['PHONE', '(907) 555-0122'],
        ],
      },
      { text: 'and my international one is 91-415-555-0132', values: [['PHONE', '91-415-555-0132']] },
      { text: 'home: 555-0142', values: [['PHONE', '555-0142']] },
      {
        text: 'her cell phone number (555-0142) and fax (555-0143) are listed',
        values: [
          ['PHONE', '555-0142'],
          ['PHONE', '555-0143'],
        ],
      },
      { text: 'My telephone number is 555 - 0142 .', values: [['PHONE', '555 - 0142']] },
      { text: 'call 0 7 7 0 0 9 0 0 4 5 6 tonight', values: [['PHONE', '0 7 7 0 0 9 0 0 4 5 6']] },
      { text: '5125550132', previous: 'What is your phone number?', values: [['PHONE', '5125550132']] },
    ],
    leaves: [
      'Call 1-800-273-8255 or text 741741.',
      'Samaritans: 116 123',
      'Some 2,345,678 votes',
      'We drew 3 9 14 17 25 41',
      'from 2019-2023',
      'We talked at work on 04/16/2020 and again on 03.05.2021',
      'he repeated the digits 5 8 2 9 4 1 7 3 6 1',
      '2020-05-12',
      'turn 14-18',
      'a score of 21 28 35',
      'x = (314159 - 2653) / 4',
      'x = (314159-2653) / 4',
      'calls in the range of 4000-4999',
      '945456780012',
      'a number at www.example.org/item/0202555019',
    ],
  },
}
