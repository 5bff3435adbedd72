import type { NumberPhrase, Recogniser, Report } from '../finding.ts'
import { isCrisisLine, isHelpLineHere } from '../survive.ts'
import { after, before, digitsOf, matches } from '../window.ts'

/** Words that say "a telephone number follows", near the end of what stands before it. */
const CUE =
  /(?:\b(?:phone|mobile|mobil|cell(?:phone)?|landline|telephone|tel|telefon|teléfono|fax|whatsapp|signal|pager|dial|sms|(?:call|text|ring|reach|contact|phone)(?: (?:me|him|her|us|them|my \w{1,12}|at|on|back))?|(?:my|her|his|their|our|work|home|new) (?:number|#|no\.?|digits)(?: is|'s|:)?|number(?: is|'s|:)|home|office|work|cell|(?:handy|ruf|telefon)?nummer(?: (?:ist|lautet)|:)?|ruf(?:en|t)? (?:mich|uns)(?: an)?|num[eé]ro(?: est|:)?|n[uú]mero(?: es|:)?|m[oó]vil|celular|portable|cellulare)\b|电话|手机|號碼|号码|联系|致电|微信)[^\n!?]{0,20}$/
const PERSONAL =
  /\bmeine (?:\p{L}{0,9}nummer|handy)\b|\bmein handy\b|\bmon (?:num[eé]ro|portable|t[eé]l[eé]phone)\b|\bmi (?:n[uú]mero|tel[eé]fono|m[oó]vil|celular)\b|\b(?:my|her|his|their) (?:\w{1,12} )?(?:phone|mobile|cell|landline|number|digits|line)\b|\b(?:call|text|reach|ring) me\b|\bi(?:'m| am) (?:on|at)\b/u
/** What a number is that is no telephone's, said just before it. */
const OTHER =
  /(?:\b(?:isbn|issn|doi|pmid|pmc|arxiv|version|v|rfc|iso|order|invoice|patent|grant|nct|id|ssn|account|routing|zip|serial|model|part|ticket|issue|pr|tracking|ref(?:erence)?|case|policy|mrn|nhs|timestamp|unix)\b|[$€£¥#])[ .:#]{0,3}(?:no|number|is)?[ .:#]{0,3}$/

const NANP = /(?<![\d.])(?:\+?1[-. ]{0,2})?(\()?([2-9]\d\d)\)?[-. /]{0,3}([2-9]\d\d)[-. ]{1,3}(\d{4})(?![\d])/g
const BARE_NANP = /(?<![\d.-])1?[2-9]\d\d[2-9]\d{6}(?![\d.-])/g
const WORLD = /\+\d[\d().\s/-]{5,22}\d/g
/** Country calling codes, by ITU E.164. */
const CODES =
  /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-69]\d|3[578]\d|42\d|5[09]\d|67\d|68\d|69\d|80\d|85\d|88\d|96\d|97\d|99\d)/
/** A national number: a leading 0, nine to eleven digits in two to five groups. */
const NATIONAL = /(?<![\d.-])\(?0\d{1,4}\)?(?:[-. /]\d{2,8}){1,5}(?![\d-])/g
const CHINA = /(?<![\d.-])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d-])/g
const SEVEN = /(?<![\d).-]\s?)[2-9]\d\d[-.]\d{4}(?![\d-])/g
const ANY = /(?<![\d.])\d[\d ().-]{5,18}\d(?!\d)/g
const EXTENSION = /^[ ,]{0,2}(?:ext\.?|extension|x)[ .]{0,2}\d{1,6}/i

const TOLL_FREE = /^1?(?:800|888|877|866|855|844|833)/

/** A number that is worked with: between spaced signs of arithmetic, or ungrouped behind a plus that a figure stands before. */
function isSum(text: string, start: number, end: number): boolean {
  const lead = text.slice(Math.max(0, start - 6), start)
  const written = text.slice(start, end)
  if (/^\+\d+$/.test(written)) return /\d[)\s]*\+?\s*$/.test(lead)
  return /\s[=×÷^*+]\s\(?$/.test(lead) || /^\)?\s[=×÷^]\s/.test(text.slice(end, end + 5))
}

function judge(text: string, phrase: NumberPhrase, report: Report): void {
  const { written, start: offset } = phrase
  // cut in an odd way, a part of a help line may look like a number of its own
  const wholeIsLine = isCrisisLine(digitsOf(written))
  const told = (start: number): string => before(text, start, 56)
  const tell = (start: number, end: number, confidence: number): void => {
    const digits = digitsOf(text.slice(start, end))
    if (isCrisisLine(digits) || wholeIsLine || /^(\d)\1+$/.test(digits.slice(-7))) return
    // a help line that ends its sentence, and a figure that begins the next
    const stop = text.slice(start, end).search(/[.)]\s/)
    if (stop > 0 && isCrisisLine(digitsOf(text.slice(start, start + stop)))) return
    if (isSum(text, start, end) || isHelpLineHere(digits, before(text, start, 100), after(text, end, 60).toLowerCase())) return
    if (/[\p{L}_$€£#]$/u.test(text.slice(start - 1, start)) && !/[\p{Script=Han}s]$/u.test(text.slice(start - 1, start))) return
    report('PHONE', start, end + (EXTENSION.exec(after(text, end, 20))?.[0].length ?? 0), confidence)
  }
  for (const { start, end, match } of matches(WORLD, written, offset)) {
    const digits = digitsOf(match[0])
    if (digits.length >= 8 && digits.length <= 15 && CODES.test(digits)) tell(start, end, 0.85)
  }
  for (const { start, end, match } of matches(NANP, written, offset)) {
    const lead = told(start)
    const digits = digitsOf(match[0])
    if (OTHER.test(lead)) continue
    // six figures in a row and four more, or a bracket that is not closed after the area code: a sum
    if (/^\(?\d{6}[\s.-]/.test(match[0]) || (match[1] === '(' && !match[0].includes(')'))) continue
    const sameBreaks = match[1] === '(' || new Set(match[0].replace(/[\d()]/g, '')).size <= 1 || digits.length === 11
    tell(start, end, TOLL_FREE.test(digits) ? (PERSONAL.test(lead) ? 0.6 : 0.4) : sameBreaks || CUE.test(lead) ? 0.8 : 0.45)
  }
  for (const { start, end, match } of matches(BARE_NANP, written, offset)) {
    const lead = told(start)
    if (!OTHER.test(lead) && CUE.test(lead) && !TOLL_FREE.test(match[0])) tell(start, end, 0.75)
  }
  for (const { start, end, match } of matches(CHINA, written, offset)) {
    const lead = told(start)
    const near = /\p{Script=Han}/u.test(text.slice(Math.max(0, start - 8), end + 8))
    if (!OTHER.test(lead)) tell(start, end, CUE.test(lead) || near || /\D/.test(match[0]) ? 0.75 : 0.45)
  }
  for (const { start, end, match } of matches(NATIONAL, written, offset)) {
    const digits = digitsOf(match[0])
    const lead = told(start)
    if (digits.length < 9 || digits.length > 12 || OTHER.test(lead) || /^0[08]00|^00/.test(digits)) continue
    const grouped = /^\(?0\d{1,4}\)?[-. ]\d{3,4}[-. ]\d{3,4}$|^0\d(?:[-. ]\d\d){4}$|^0\d{3} \d{3} \d\d \d\d$|^0\d{4} \d{6}$/.test(match[0])
    tell(start, end, CUE.test(lead) ? 0.8 : grouped ? 0.65 : 0.4)
  }
  for (const { start, end, match } of matches(/(?<![\d.-])0[1-9]\d{8,10}(?![\d-]|\.\d)/g, written, offset)) {
    const lead = told(start)
    if (!OTHER.test(lead)) tell(start, end, CUE.test(lead) ? 0.75 : /^0[579]\d{9}$/.test(match[0]) ? 0.55 : 0.4)
  }
  for (const { start, end } of matches(SEVEN, written, offset)) {
    const lead = told(start)
    if (CUE.test(lead) && !OTHER.test(lead)) tell(start, end, 0.65)
  }
  const lead = told(offset)
  const personal = PERSONAL.exec(lead)
  // the cue must lead to the number: no end of a sentence, no row of a table between them
  if (phrase.digits >= 7 && personal !== null && !/[.!?"]\s|[",]\d*[.,]/.test(lead.slice(personal.index)) && !OTHER.test(lead)) {
    for (const { start, end, match } of matches(ANY, written, offset)) {
      const digits = digitsOf(match[0])
      if (digits.length >= 7 && digits.length <= 15 && !/^(?:19|20)\d\d[-./]|^\d{1,3}\.\d+$/.test(match[0])) tell(start, end, 0.6)
    }
  }
}

/** Telephone numbers by their written shape, or by what is said before them. Public help lines and companies' toll-free numbers find nobody. */
export const phone: Recogniser = {
  name: 'phone',
  types: ['PHONE'],
  onNumber(text, phrase, report) {
    if (phrase.digits >= 7) judge(text, phrase, report)
  },
  examples: {
    found: [
      ['PHONE', 'my number is «4155550132»'],
      ['PHONE', 'bold: **«415-555-0132»**'],
      ['PHONE', 'form?phone=«415-555-0132»'],
      ['PHONE', 'room 12\n«+44 20 7946 0958»'],
      ['PHONE', 'the crisis line wants my number, «415-555-0132», first'],

      ['PHONE', 'wide digits: «（４１５）５５５－０１３２»'],
      ['PHONE', 'my number is «4 1 5 5 5 5 0 1 3 2»'],
      ['PHONE', '我的手机是«13812345678»'],
      ['PHONE', 'Appelez-moi: «06 12 34 56 78»'],
      ['PHONE', 'Meine Nummer ist «0151 23456789».'],
      ['PHONE', 'Meine Handynummer lautet «015123456789»'],
      ['PHONE', 'Tel. «0171/5550123», abends'],
      ['PHONE', 'mi número es «612 345 678»'],
    ],
    clean: [
      '271828182 +\n+314159265358\n---',
      'they call me and cry.,2040,0.8,3.275961538,104',
      'y = (271828 - 1828) / 2',
      'The Harbor Mental Health Support Line: call 555-0142 (no area code).',
      'Free of charge: 1-888-555-0142, the crisis line of the county.',
      'If you can, call or text 988, or 116 123, or 1-800-273-8255, or (800) 273-TALK.',
      'Call or text 686 868. 2648 people did.',
      'Samaritans: +44 116 123. Lifeline: 13 11 14.',

      "I'd give it 10 9 8 7 6 5 4 3 2 1 and then breathe.",
      'On 2023-11-02 we met; ISBN 978-0-14-303995-2.',
      'N = 1,024 (an interval of 0.42-0.77), 2008-2012, p. 415-4155',
    ],
  },
}
