import { isDay, luhn, verhoeff, weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

/** Australia, South Africa, Nigeria, Israel. */
export const oceaniaAfrica = nationalIds(
  'id-oceania-africa',
  [
    {
      name: 'au-tfn',
      type: 'NATIONAL_ID',
      match: /\d{3}([ -]?)\d{3}\1\d{3}/y,
      valid: (value) => weighted(value, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && !/^0+$/.test(value),
      cue: 'tfn|tax file',
      shape: 0,
      alone: 0.65,
    },
    {
      name: 'au-medicare',
      type: 'INSURANCE_ID',
      match: /[2-6]\d{3}[ -]?\d{5}[ -]?\d(?:[ -/]?\d)?/y,
      valid: (value) => weighted(value, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === Number(value[8]),
      cue: 'medicare',
      shape: 0,
      alone: 0.7,
    },
    {
      name: 'au-abn',
      type: 'NATIONAL_ID',
      match: /\d\d ?\d{3} ?\d{3} ?\d{3}/y,
      valid: (value) => weighted(String(Number(value[0]) - 1) + value.slice(1), [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0,
      cue: 'abn|business number',
      shape: 0,
      alone: 0.65,
    },
    {
      name: 'au-acn',
      type: 'NATIONAL_ID',
      match: /\d{3}([ -]?)\d{3}\1\d{3}/y,
      valid: (value) => (10 - (weighted(value, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === Number(value[8]) && !/^0+$/.test(value),
      cue: 'acn|company number',
      shape: 0,
      alone: 0.55,
    },
    {
      name: 'za-id',
      type: 'NATIONAL_ID',
      match: /\d{10}[012]\d\d/y,
      valid: (value) => isDay('04', value.slice(2, 4), value.slice(4, 6)) && luhn(value),
      cue: 'id|identity|refugee',
      shape: 0.75,
    },
    { name: 'ng-nin', type: 'NATIONAL_ID', match: /\d{11}/y, valid: verhoeff, cue: 'nin|yours', shape: 0, alone: 0.6 },
    { name: 'ng-plate', type: 'NATIONAL_ID', match: /[A-Z]{3}-?\d{3}[A-Z]{2}/iy, cue: 'plate|vehicle|registration', shape: 0, alone: 0.6 },
    {
      name: 'il-id',
      type: 'NATIONAL_ID',
      match: /\d{9}/y,
      valid: (value) => luhn(value),
      cue: 'teudat zehut|תעודת זהות|israeli id',
      shape: 0,
      alone: 0,
    },
  ],
  {
    finds: [
      { text: 'My tax file number is 876543210', values: [['NATIONAL_ID', '876543210']] },
      { text: 'Medicare 2123456701', values: [['INSURANCE_ID', '2123456701']] },
      { text: 'The ABN of the firm, 51824753556, is on it', values: [['NATIONAL_ID', '51824753556']] },
      { text: 'ACN 004 085 616', values: [['NATIONAL_ID', '004 085 616']] },
      { text: 'The NIN, 12345678902, was typed in', values: [['NATIONAL_ID', '12345678902']] },
      { text: 'Their ID number, 8001015009087, was copied.', values: [['NATIONAL_ID', '8001015009087']] },
    ],
    leaves: ['NIN 12345678901', '9913326789285', 'AB8001015009087CD'],
  },
)
