import { createHash } from 'node:crypto'
import { luhn, mod97 } from '../checksums.ts'
import type { Recogniser } from '../finding.ts'
import { digitsOf, matches } from '../window.ts'

/** Issuer ranges: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro; with their lengths. */
const ISSUER =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:50[0-9]{2}|5[6-9]\d\d|6[37]\d\d)\d{8,15})$/
/** Card numbers are written in one run, or in groups with one kind of separator: 4-4-4-4, 4-6-5, 4-6-4, or 4-4-4-4-3. */
const CARD =
  /(?<![\d.])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d(?:[ -]\d){12,18})(?![\d]|\.\d)/g

/** Length of an IBAN by country (SWIFT registry). */
const LENGTHS =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SC31SE24SI19SK24SM27SV28TL23TN24TR26UA29VA22VG24XK20'
const lengths = new Map(LENGTHS.match(/[A-Z]{2}\d\d/g)!.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]))
const IBAN = /^[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}/i

const BASE58 = /^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Bitcoin's base58check: 25 bytes, the last four are the double SHA-256 of the others. */
function base58check(address: string): boolean {
  let value = 0n
  for (const character of address) value = value * 58n + BigInt(ALPHABET.indexOf(character))
  if (value >= 1n << 200n) return false
  const bytes = Buffer.from(value.toString(16).padStart(50, '0'), 'hex')
  const sha = (data: Buffer): Buffer => createHash('sha256').update(data).digest()
  return sha(sha(bytes.subarray(0, 21)))
    .subarray(0, 4)
    .equals(bytes.subarray(21))
}

/** Cards (issuer range and Luhn), IBANs (country length and mod 97), bitcoin addresses (base58check). */
export const payment: Recogniser = {
  name: 'payment',
  types: ['CREDIT_CARD', 'IBAN', 'ACCOUNT'],
  onNumber(text, phrase, report) {
    if (phrase.digits < 13) return
    for (const { start, end, match } of matches(CARD, phrase.written, phrase.start)) {
      const digits = digitsOf(match[0])
      if (ISSUER.test(digits) && luhn(digits) && !/^(\d)\1+$/.test(digits)) {
        // the old Visas of thirteen digits, and what stands in a sum, are numbers first
        const sum =
          /[=+*×^<>]\s{0,3}$/.test(text.slice(Math.max(0, start - 4), start)) || /^\s{0,2}[=+*×^<>]/.test(text.slice(end, end + 3))
        if (!/\D/.test(match[0]) && (digits.length === 13 || sum))
          report('CREDIT_CARD', start, end, /\bcard\b/i.test(text.slice(Math.max(0, start - 40), start)) ? 0.8 : 0.4)
        else report('CREDIT_CARD', start, end, /^(?:50|5[6-9]|6[37])/.test(digits) && !/\D/.test(match[0]) ? 0.55 : 0.9)
      }
    }
    for (const { start, match } of matches(/(?<![\d])[13][1-9]/g, phrase.written, phrase.start)) {
      if (match !== null) bitcoin(text, start, report)
    }
  },
  onMixed(text, start, _end, report) {
    bitcoin(text, start, report)
    const size = lengths.get(text.slice(start, start + 2).toUpperCase())
    if (size === undefined) return
    const written = IBAN.exec(text.slice(start, start + 48))?.[0]
    if (written === undefined) return
    let end = 0
    for (let kept = 0; end < written.length && kept < size; end++) if (written[end] !== ' ' && written[end] !== '-') kept++
    const iban = written.slice(0, end).replace(/[ -]/g, '').toUpperCase()
    if (iban.length === size && !/[A-Za-z0-9]/.test(text.charAt(start + end)) && mod97(iban)) report('IBAN', start, start + end, 0.95)
  },
  examples: {
    found: [
      ['CREDIT_CARD', 'card «4012 8888 8888 1881» expires soon'],

      ['CREDIT_CARD', 'it is «5555-5555-5555-4444»'],
      ['IBAN', 'the fee goes to «GB82 WEST 1234 5698 7654 32» today'],
      ['IBAN', '«DE89370400440532013000»'],
      ['ACCOUNT', 'wallet «16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ»'],
    ],
    clean: [
      'card 4012 8888 8888 1882',
      'timestamp 1748503543012',
      'GB82 WEST 1234 5698 7654 31',
      'wallet 16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ2',
      '0.4012888888881881',
      'x = 4012888888881881',
    ],
  },
}

function bitcoin(text: string, at: number, report: (type: 'ACCOUNT', start: number, end: number, confidence: number) => void): void {
  if (text[at] !== '1' && text[at] !== '3') return
  const token = /^[A-Za-z0-9]{26,36}/.exec(text.slice(at, at + 40))?.[0]
  if (token !== undefined && BASE58.test(token) && base58check(token)) report('ACCOUNT', at, at + token.length, 0.9)
}
