import { luhn, weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

const sameFigures = (value: string): boolean => /^(\d)\1+$/.test(value)

/** United States and Canada, Brazil, Mexico, Chile: tax, provider, beneficiary and insurance numbers. */
export const america = nationalIds(
  'id-america',
  [
    {
      name: 'ssn',
      type: 'SSN',
      match: /(?!000|666|9)\d{3}(?:-\d\d-|[ .]\d\d[ .]|-\d\d|\d\d-)(?!0000)\d{4}/y,
      valid: (value) => value.slice(3, 5) !== '00' && !sameFigures(value) && value !== '123456789',
      cue: 'ssns?|social security|social|soc\\.? ?sec\\w*',
      shape: 0.9,
    },
    {
      name: 'ssn-plain',
      type: 'SSN',
      match: /(?!000|666|9)\d{5}(?!0000)\d{4}/y,
      valid: (value) => !sameFigures(value),
      cue: 'ssns?|social security|social|soc\\.? ?sec\\w*',
      shape: 0,
      alone: 0.6,
    },
    { name: 'ssn-cued', type: 'SSN', match: /\d{3}[ -]?\d\d[ -]?\d{4}/y, cue: 'ssns?|social security|my social', shape: 0, alone: 0 },
    {
      name: 'itin',
      type: 'NATIONAL_ID',
      match: /9\d\d[ -]?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])[ -]?\d{4}/y,
      cue: 'itin|taxpayer|tax',
      shape: 0,
      alone: 0.8,
    },
    {
      name: 'itin-dashes',
      type: 'NATIONAL_ID',
      match: /9\d\d(?:-(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-?|(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-)\d{4}/y,
      cue: 'itin|taxpayer|tax',
      shape: 0.85,
    },
    { name: 'ein', type: 'NATIONAL_ID', match: /\d\d-\d{7}/y, cue: 'ein|employer identification|tax id', shape: 0 },
    {
      name: 'mbi',
      type: 'INSURANCE_ID',
      match: /[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d\d/iy,
      cue: 'mbi|medicare|beneficiary',
      shape: 0.9,
    },
    {
      name: 'npi',
      type: 'NATIONAL_ID',
      match: /[12]\d{9}/y,
      valid: (value) => luhn(`80840${value}`),
      cue: 'npi|provider',
      shape: 0,
      alone: 0.7,
    },
    {
      name: 'dea',
      type: 'NATIONAL_ID',
      match: /[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}/iy,
      valid: (value) => (weighted(value.slice(2), [1, 2, 1, 2, 1, 2]) + 0) % 10 === Number(value[8]),
      cue: 'dea|prescriber',
      shape: 0.7,
    },
    {
      name: 'sin',
      type: 'NATIONAL_ID',
      match: /\d{3}([ -])\d{3}\1\d{3}/y,
      valid: (value) => luhn(value) && value[0] !== '0' && value[0] !== '8',
      cue: 'sin|nas|social insurance|assurance sociale',
      shape: 0.75,
      alone: 0.8,
    },
    {
      name: 'sin-specimen',
      type: 'NATIONAL_ID',
      match: /\d{3}[ -]?\d{3}[ -]?\d{3}/y,
      valid: (value) => luhn(value),
      cue: '\\bsin|social insurance|assurance sociale',
      shape: 0,
      alone: 0,
    },
    {
      name: 'sin-plain',
      type: 'NATIONAL_ID',
      match: /\d{9}/y,
      valid: (value) => luhn(value) && !/^[08]/.test(value),
      cue: 'sin|nas|social insurance|assurance sociale',
      shape: 0,
      alone: 0,
    },
    {
      name: 'cpf',
      type: 'NATIONAL_ID',
      match: /\d{3}\.?\d{3}\.?\d{3}-?\d\d/y,
      valid: cpfChecks,
      cue: 'cpf',
      shape: 0.7,
    },
    {
      name: 'cpf-written',
      type: 'NATIONAL_ID',
      match: /\d{3}\.\d{3}\.\d{3}-\d\d/y,
      valid: cpfChecks,
      cue: 'cpf',
      shape: 0.9,
    },
    { name: 'curp', type: 'NATIONAL_ID', match: /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d/iy, cue: 'curp', shape: 0.9 },
    {
      name: 'rut',
      type: 'NATIONAL_ID',
      match: /\d{1,2}\.\d{3}\.\d{3}-[\dK]/iy,
      valid: (value) => {
        const digits = [...value.slice(0, -1)].reverse()
        const check = 11 - (digits.reduce((sum, digit, i) => sum + Number(digit) * (2 + (i % 6)), 0) % 11)
        return value.at(-1) === (check === 11 ? '0' : check === 10 ? 'K' : String(check))
      },
      cue: 'rut|run',
      shape: 0.9,
    },
  ],
  {
    finds: [
      { text: 'Her social: 457-55-5462.', values: [['SSN', '457-55-5462']] },
      { text: 'an ssn like 219-441063', values: [['SSN', '219-441063']] },
      { text: 'one 945-726081 more', values: [['NATIONAL_ID', '945-726081']] },
      { text: 'the itin, 945-72-6081,', values: [['NATIONAL_ID', '945-72-6081']] },
      { text: 'Medicare 1EG4-TE5-MK73', values: [['INSURANCE_ID', '1EG4-TE5-MK73']] },
      { text: 'my SIN is 046 454 286', values: [['NATIONAL_ID', '046 454 286']] },
      { text: 'CPF 529.982.247-25', values: [['NATIONAL_ID', '529.982.247-25']] },
    ],
    leaves: ['000-00-0000', '1EG4-ZE5-MK73', 'It was 2019-20-2021', 'CPF 529.982.247-26', 'rated 10-12-2020'],
  },
)

/** Two check digits, each over all figures before it. */
function cpfChecks(value: string): boolean {
  const check = (length: number): number => {
    const weights = Array.from({ length }, (_, i) => length + 1 - i)
    return ((weighted(value, weights) * 10) % 11) % 10
  }
  return !sameFigures(value) && check(9) === Number(value[9]) && check(10) === Number(value[10])
}
