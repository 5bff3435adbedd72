import { icao, isDay, mod11_10, weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

const RV_WEIGHTS = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]
const crossSum = (n: number): number => (n > 9 ? n - 9 : n)
const letterNumber = (letter: string): string => String(letter.charCodeAt(0) - 64).padStart(2, '0')

/** Health insurance, pension, tax, identity card, passport and licence numbers. */
export const germany = nationalIds(
  'id-de',
  [
    {
      name: 'kvnr',
      type: 'INSURANCE_ID',
      match: /[A-Z]\d{9}/iy,
      valid: (value) => {
        const digits = letterNumber(value[0]!) + value.slice(1, 9)
        return [...digits].reduce((sum, digit, i) => sum + crossSum(Number(digit) * (1 + (i % 2))), 0) % 10 === Number(value[9])
      },
      cue: 'kvnr|krankenkasse|krankenversicher\\w+|versichertennummer',
      shape: 0.75,
    },
    {
      name: 'rvnr',
      type: 'NATIONAL_ID',
      match: /\d\d ?\d{6} ?[A-Z] ?\d{3}/iy,
      valid: (value) => {
        const digits = value.slice(0, 8) + letterNumber(value[8]!) + value.slice(9, 11)
        const day = Number(value.slice(2, 4))
        const sum = [...digits].reduce((total, digit, i) => {
          const product = Number(digit) * RV_WEIGHTS[i]!
          return total + Math.floor(product / 10) + (product % 10)
        }, 0)
        return isDay('04', value.slice(4, 6), String(day > 50 ? day - 50 : day)) && sum % 10 === Number(value[11])
      },
      cue: 'rvnr|sozialversicherung\\w*|rentenversicherung\\w*|svnr',
      shape: 0.9,
    },
    {
      name: 'tax-id',
      type: 'NATIONAL_ID',
      match: /[1-9]\d[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}/y,
      valid: (value) => {
        const counts = new Map<string, number>()
        for (const digit of value.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
        const repeats = [...counts.values()].filter((n) => n > 1)
        return repeats.length === 1 && repeats[0]! <= 3 && mod11_10(value)
      },
      cue: 'steuer-?id\\w*|identifikationsnummer|idnr|tax',
      shape: 0.6,
      alone: 0.8,
    },
    { name: 'tax-number', type: 'NATIONAL_ID', match: /\d{2,3}\/\d{3,4}\/\d{4,5}/y, cue: 'steuer\\w*|st\\.?-?nr', shape: 0.7 },
    {
      name: 'tax-number-13',
      type: 'NATIONAL_ID',
      match: /(?:0[1-9]|1[0-6])\d{2}[0-9]\d{8}/y,
      cue: 'steuer\\w*|st\\.?-?nr',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'vat',
      type: 'NATIONAL_ID',
      match: /DE[ -]?\d{3}[ .-]?\d{3}[ .-]?\d{3}/iy,
      valid: (value) => mod11_10(value.slice(2)),
      cue: 'ust\\S*|umsatzsteuer\\w*|vat',
      shape: 0.85,
    },
    {
      name: 'passport',
      type: 'PASSPORT',
      match: /[CFGHJK][CFGHJKLMNPRTVWXYZ0-9]{7}\d/iy,
      valid: icao,
      cue: 'reise\\w*|pass-?\\w*|passport',
      shape: 0.6,
    },
    {
      name: 'document-with-check',
      type: 'PASSPORT',
      match: /[CFGHJK][CFGHJKLMNPRTVWXYZ\d]{8}\d/iy,
      valid: (value) => /\d/.test(value.slice(1, 9)) && icao(value),
      cue: 'reise\\w*|pass-?\\w*|passport',
      shape: 0.65,
    },
    {
      name: 'identity-card-with-check',
      type: 'NATIONAL_ID',
      match: /[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ\d]{8}\d/iy,
      valid: (value) => /\d/.test(value.slice(1, 9)) && icao(value),
      cue: 'ausweis\\w*|personalausweis\\w*|perso|id',
      shape: 0.65,
    },
    {
      name: 'identity-card',
      type: 'NATIONAL_ID',
      match: /[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{7}\d/iy,
      valid: (value) => /\d/.test(value) && icao(value),
      cue: 'ausweis\\w*|personalausweis\\w*|id',
      shape: 0.6,
    },
    // the check digit is printed apart from the serial number, and often left out
    {
      name: 'identity-card-serial',
      type: 'NATIONAL_ID',
      match: /(?:T\d{8}|[LMNPRTVWXY](?=[A-Z\d]{0,7}\d)[CFGHJKLMNPRTVWXYZ\d]{8})/iy,
      cue: 'ausweis\\w*|personalausweis\\w*|perso|perso-?nr',
      shape: 0,
      alone: 0.58,
    },
    { name: 'licence', type: 'DRIVER_LICENSE', match: /[A-Z]{2}\d{8}[A-Z0-9]/iy, cue: 'führerschein\\w*|fuehrerschein\\w*', shape: 0.6 },
    { name: 'bsnr', type: 'NATIONAL_ID', match: /(?:0[1-9]|[1-7]\d)\d{7}/y, cue: 'bsnr|betriebsst\\w+', shape: 0, alone: 0.55 },
    {
      name: 'lanr',
      type: 'NATIONAL_ID',
      match: /\d{9}/y,
      valid: (value) => (10 - (weighted(value, [4, 9, 4, 9, 4, 9]) % 10)) % 10 === Number(value[6]),
      cue: 'lanr|arztnummer',
      shape: 0,
      alone: 0.55,
    },
    { name: 'register', type: 'NATIONAL_ID', match: /HR[AB] ?\d{1,6}/iy, cue: 'handelsregister\\w*', shape: 0.6 },
    {
      name: 'plate',
      type: 'NATIONAL_ID',
      match: /(?:[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2}[ -][1-9]\d{0,3}[EH]?|[a-zäöü]{1,3}[ -][a-z]{1,2}[ -][1-9]\d{2,3})/y,
      cue: 'kennzeichen|nummernschild',
      shape: 0,
      alone: 0.6,
    },
  ],
  {
    finds: [
      { text: 'Krankenkasse KVNR: A123456780', values: [['INSURANCE_ID', 'A123456780']] },
      { text: 'RVNR: 15070649C103 laut Ausweis', values: [['NATIONAL_ID', '15070649C103']] },
      { text: 'Pass-Nr.: F12345671', values: [['PASSPORT', 'F12345671']] },
      { text: 'Mein Perso Nr. T01000322 ist weg', values: [['NATIONAL_ID', 'T01000322']] },
      { text: 'Personalausweis L01X00T471', values: [['NATIONAL_ID', 'L01X00T471']] },
      { text: 'C01X00T478', values: [['PASSPORT', 'C01X00T478']] },
      { text: 'die DE 136 695 976 auf der Rechnung', values: [['NATIONAL_ID', 'DE 136 695 976']] },
    ],
    leaves: ['A123456787', '15070049C103', 'DE 136 695 977', 'C01234567'],
  },
)
