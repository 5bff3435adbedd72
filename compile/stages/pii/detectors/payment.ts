import { hash } from 'node:crypto'
import { after, at, before, gapEnd, isAlone, type Detector } from '../detector.ts'

/** Luhn's check over the digits of a string. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = digits.length - 1, odd = true; i >= 0; i--, odd = !odd) {
    const digit = digits.charCodeAt(i) - 48
    sum += odd ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit
  }
  return sum % 10 === 0
}

const CARD = /(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -]?)\d{6}\2\d{4,5}|\d{13,19})(?![\p{L}\d_]|[.,]\d)/uy
/** First digits of the networks, so that a sum of the right check digit is not a card by chance. */
const NETWORK = /^(?:4|5[0-8]|2[2-7]|3[04-9]|6|1800|2131)/
const CARD_CUE = /\b(?:card|credit|debit|visa|master\s?card|amex|american express|discover|tarjeta|karte|carte|kreditkarte)\b/

export const card: Detector = {
  name: 'card',
  calls: { digits: 13 },
  find(scene, start, end, found) {
    const { text } = scene
    for (let i = start, tries = 0; i < end && tries < 40; tries++) {
      const match = /[\p{L}\d_]/u.test(text[i - 1] ?? '') ? null : at(CARD, text, i)
      const digits = match?.[0].replace(/\D/g, '') ?? ''
      if (match !== null && digits.length >= 13 && digits.length <= 19 && !/^(\d)\1+$/.test(digits)) {
        const cued = CARD_CUE.test(before(scene, i, 60))
        if (
          NETWORK.test(digits) &&
          luhn(digits) &&
          !/\b(?:imei|meid|iccid|sim|serial|device)\b[^.]{0,24}$/.test(before(scene, i)) &&
          !/[+=*×÷]\s?$/.test(text.slice(Math.max(0, i - 2), i))
        ) {
          found('CREDIT_CARD', i, i + match[0].length, cued || match[0] !== digits || digits.length >= 14 ? 0.95 : 0.7)
          i += match[0].length
          continue
        }
        // mistyped it is no card, and still what somebody pays with
        if (cued) found('ACCOUNT', i, i + match[0].length, /^\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}$/.test(match[0]) ? 0.6 : 0.4)
      }
      const next = /[ -]\d/.exec(text.slice(i, end))
      if (next === null) return
      i += next.index + 1
    }
  },
  examples: {
    finds: [
      { text: 'They charged 371449635398431 twice.', values: [['CREDIT_CARD', '371449635398431']] },
      {
        text: '4012-8888-8888-1881 and 4012 8888 8888 1881',
        values: [
          ['CREDIT_CARD', '4012-8888-8888-1881'],
          ['CREDIT_CARD', '4012 8888 8888 1881'],
        ],
      },
    ],
    leaves: ['1748503543012', 'About 1,234,567,890,123 cells', '0000000000000000'],
  },
}

/** Lengths of the IBAN registry by country. */
const IBAN_LENGTHS: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** ISO 7064 mod 97-10 of an IBAN without spaces. */
export function ibanChecks(iban: string): boolean {
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

export const iban: Detector = {
  name: 'iban',
  calls: { codes: true },
  find({ text }, start, _end, found) {
    if (!/^[A-Za-z]{2}\d{2}/.test(text.slice(start, start + 4))) return
    const length = IBAN_LENGTHS[text.slice(start, start + 2).toUpperCase()]
    if (length === undefined) return
    let value = ''
    let i = start
    for (; value.length < length && i < text.length; i++) {
      const char = text[i]!
      if (/[A-Za-z0-9]/.test(char)) value += char
      else if (!/[ \u00a0-]/.test(char) || !/[A-Za-z0-9]/.test(text[i + 1] ?? '')) return
    }
    if (value.length !== length || /[A-Za-z0-9]/.test(text[i] ?? '')) return
    if (ibanChecks(value.toUpperCase())) found('IBAN', start, i, 0.97)
  },
  examples: {
    finds: [
      { text: 'the rent goes to GB82 WEST 1234 5698 7654 32, always', values: [['IBAN', 'GB82 WEST 1234 5698 7654 32']] },
      { text: 'IT60X0542811101000000123456', values: [['IBAN', 'IT60X0542811101000000123456']] },
    ],
    leaves: ['GB82 WEST 1234 5698 7654 33', 'CH93 0076 2011', 'PH99 is no bank'],
  },
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** True for the Base58Check form of 21 bytes: a pay-to-hash address with its four bytes of double SHA-256. */
function base58Checks(value: string): boolean {
  let number = 0n
  for (const char of value) number = number * 58n + BigInt(BASE58.indexOf(char))
  const bytes = Buffer.from(number.toString(16).padStart(50, '0'), 'hex')
  if (bytes.length !== 25) return false
  const twice = hash('sha256', hash('sha256', bytes.subarray(0, 21), 'buffer'), 'buffer')
  return twice.subarray(0, 4).equals(bytes.subarray(21))
}

export const wallet: Detector = {
  name: 'wallet',
  calls: { codes: true },
  find({ text }, start, end, found) {
    if (/[/+=]/.test(text[start - 1] ?? '') && /[/+]/.test(text[end] ?? '')) return
    const value = text.slice(start, end)
    const isWallet =
      /^0x[0-9a-fA-F]{40}$/.test(value) ||
      /^(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,71}$/i.test(value) ||
      (/^[13LMD][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(value) && base58Checks(value)) ||
      /^(?:4[0-9AB][1-9A-HJ-NP-Za-km-z]{93}|T[1-9A-HJ-NP-Za-km-z]{33}|addr1[02-9ac-hj-np-z]{50,100}|r[1-9A-HJ-NP-Za-km-z]{32,34})$/.test(
        value,
      )
    if (isWallet) found('ACCOUNT', start, end, 0.95)
  },
  examples: {
    finds: [
      { text: 'send it to 16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ please', values: [['ACCOUNT', '16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ']] },
      { text: '0x52908400098527886E0F7030069857D2E4169EE7', values: [['ACCOUNT', '0x52908400098527886E0F7030069857D2E4169EE7']] },
    ],
    leaves: ['16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ2', 'a-long-title-made-of-nine-words-and-5-numbers'],
  },
}

const ACCOUNT_CUE =
  /^(?:bank\s)?(?:account|acct|a\/c|routing|aba|sort|bsb|iban|konto|kontonummer|cuenta|compte|cvv|cvc|swift|bic|transit)$/i
const ACCOUNT_VALUE = /[xX*]{0,12}\d[\d -]{2,24}\d(?!\d)/y

export const account: Detector = {
  name: 'account',
  calls: { words: ['account', 'acct', 'routing', 'aba', 'sort', 'bsb', 'konto', 'kontonummer', 'cuenta', 'compte'] },
  find(scene, start, end, found) {
    const { text } = scene
    if (!ACCOUNT_CUE.test(text.slice(start, end))) return
    const from = gapEnd(text, end)
    const match = at(ACCOUNT_VALUE, text, from)
    if (match === null || from === end) return
    const value = match[0].trimEnd()
    const digits = value.replace(/\D/g, '').length
    const word = text.slice(start, end).toLowerCase()
    const fewest = word === 'sort' || word === 'bsb' ? 6 : word === 'account' || word === 'acct' ? 5 : 8
    if (word === 'sort' && !/^\scode/i.test(text.slice(end, end + 5))) return
    if (digits >= fewest && digits <= 20 && !/^(?:19|20)\d\d$/.test(value)) found('ACCOUNT', from, from + value.length, 0.85)
  },
  examples: {
    finds: [
      {
        text: 'account number 004410223387, routing 011401533',
        values: [
          ['ACCOUNT', '004410223387'],
          ['ACCOUNT', '011401533'],
        ],
      },
      { text: 'sort code 20-00-00', values: [['ACCOUNT', '20-00-00']] },
    ],
    leaves: ['On account of 3 bad days', 'my account was closed in 2019', 'sort of 20 times'],
  },
}

const ABA = /\d{4}-?\d{4}-?\d(?!\d)/y
/** An American bank's routing number stands alone or is written 4-4-1; its weights are 3, 7, 1. */
export const routing: Detector = {
  name: 'routing',
  calls: { digits: 9 },
  find(scene, start, _end, found) {
    const match = at(ABA, scene.text, start)
    if (match === null || !/^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(match[0])) return
    const digits = match[0].replace(/\D/g, '')
    let sum = 0
    for (let i = 0; i < 9; i++) sum += Number(digits[i]) * [3, 7, 1][i % 3]!
    if (sum % 10 !== 0 || /^0+$/.test(digits)) return
    const cued =
      /\b(?:routing|aba|bank|transit|wire)\b/.test(before(scene, start)) ||
      /^\W{1,3}(?:routing|aba)/.test(after(scene, start + match[0].length))
    if (cued || (match[0].includes('-') && isAlone(scene, start, start + match[0].length)))
      found('ACCOUNT', start, start + match[0].length, 0.85)
  },
  examples: {
    finds: [{ text: 'bank 3222-7162-7', values: [['ACCOUNT', '3222-7162-7']] }],
    leaves: ['322271628', 'chapter 3222'],
  },
}
