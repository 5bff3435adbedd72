import { weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

/** National Insurance, driving licence, NHS, passport, temporary reference. */
export const britain = nationalIds(
  'id-gb',
  [
    {
      name: 'nino',
      type: 'NATIONAL_ID',
      match: /(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]/iy,
      cue: 'nino|national insurance|ni number|n\\.?i\\.?',
      shape: 0.9,
    },
    {
      name: 'licence',
      type: 'DRIVER_LICENSE',
      match: /(?=[A-Z])[A-Z9]{5}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9][A-Z0-9]{2}(?: \d{2})?/iy,
      cue: 'licen[cs]e|driv\\w+',
      shape: 0.95,
    },
    {
      name: 'nhs',
      type: 'MEDICAL_RECORD',
      match: /\d{3}[ -]?\d{3}[ -]?\d{4}/y,
      valid: (value) => {
        const check = (11 - (weighted(value, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
        return check === Number(value[9]) && !/^(\d)\1+$/.test(value)
      },
      cue: 'nhs',
      shape: 0,
      alone: 0.65,
    },
    { name: 'passport', type: 'PASSPORT', match: /[A-Z]{2}\d{7}/iy, cue: 'passports?|travel document', shape: 0.58 },
    { name: 'passport-digits', type: 'PASSPORT', match: /\d{9}/y, cue: 'passports?', shape: 0, alone: 0 },
    {
      name: 'trn',
      type: 'NATIONAL_ID',
      match: /\d\d ?[A-Z](?: ?\d){5}/iy,
      cue: 'trn|tr number|temporary reference|tax ref\\w*|unique tax\\w*|the number',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'vehicle',
      type: 'NATIONAL_ID',
      match: /[A-HK-PRSVWXY][A-HJ-PR-Y](?:0[2-9]|[1-2]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3}/iy,
      cue: 'plate|registration|reg|vehicle|car|van|number\\s?plate',
      shape: 0,
      alone: 0.6,
    },
    // until 2001 the letter of the year stood first, until 1983 last; I, O, Q, U and Z were no years
    {
      name: 'vehicle-old',
      type: 'NATIONAL_ID',
      match: /(?:[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-HJ-PR-Z]{3} ?\d{1,3}[A-HJ-NPR-TV-Y])/y,
      cue: 'plate|registration|reg|vehicle|car|van|number\\s?plate',
      shape: 0,
      alone: 0.55,
    },
  ],
  {
    finds: [
      { text: 'JG 10 31 29 B', values: [['NATIONAL_ID', 'JG 10 31 29 B']] },
      { text: 'licence MORGA753116SM91J 01 here', values: [['DRIVER_LICENSE', 'MORGA753116SM91J 01']] },
      { text: 'NHS number 943 476 5919', values: [['MEDICAL_RECORD', '943 476 5919']] },
      { text: 'T482 WXP', values: [['NATIONAL_ID', 'T482 WXP']] },
    ],
    leaves: ['nino: nt 10 20 30 b', 'MORGA613054SM9IJ', 'NHS 987 654 4321 was a slip'],
  },
)
