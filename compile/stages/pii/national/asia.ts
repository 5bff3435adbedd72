import { isDay, luhn, verhoeff, weighted } from './checks.ts'
import { nationalIds } from './pattern.ts'

const SINGAPORE: Record<string, readonly [number, string]> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'KLJNPQRTUWX'],
}

/** Korea, Turkey, India, Singapore, Thailand, Philippines, China. */
export const asia = nationalIds(
  'id-asia',
  [
    {
      name: 'kr-rrn',
      type: 'NATIONAL_ID',
      match: /\d{6}-[1-8]\d{6}/y,
      valid: (value) => isDay('04', value.slice(2, 4), value.slice(4, 6)),
      cue: '주민\\S*|외국인\\S*|rrn|resident registration',
      shape: 0.85,
    },
    {
      name: 'kr-rrn-plain',
      type: 'NATIONAL_ID',
      match: /\d{6}[1-8]\d{6}/y,
      valid: koreanChecks,
      cue: '주민\\S*|외국인\\S*|rrn|resident registration',
      shape: 0.6,
      alone: 0.75,
    },
    {
      name: 'kr-business',
      type: 'NATIONAL_ID',
      match: /\d{3}-\d\d-\d{5}/y,
      valid: koreanBusinessChecks,
      cue: '사업자\\S*|business registration',
      shape: 0.75,
    },
    {
      name: 'kr-passport',
      type: 'PASSPORT',
      match: /[MSRODG](?:\d{8}|\d{3}[A-Z]\d{4})/iy,
      cue: '여권\\S*|passport\\w*|대한민국',
      shape: 0,
      alone: 0.65,
    },
    {
      name: 'kr-licence',
      type: 'DRIVER_LICENSE',
      match: /(?:1[1-9]|2[0-68])[ -]?\d\d[ -]?\d{6}[ -]?\d\d/y,
      cue: '면허\\S*|licen[cs]e|driver',
      shape: 0,
      alone: 0.7,
    },
    {
      name: 'kr-licence-joined',
      type: 'DRIVER_LICENSE',
      match: /(?:1[1-9]|2[0-68])-\d\d-\d{6}-\d\d/y,
      cue: '면허\\S*|licen[cs]e|driver',
      shape: 0.8,
    },
    {
      name: 'tr-kimlik',
      type: 'NATIONAL_ID',
      match: /[1-9]\d{10}/y,
      valid: (value) => {
        const [odd, even] = [weighted(value, [1, 0, 1, 0, 1, 0, 1, 0, 1]), weighted(value, [0, 1, 0, 1, 0, 1, 0, 1])]
        return (((odd * 7 - even) % 10) + 10) % 10 === Number(value[9]) && weighted(value, Array(10).fill(1)) % 10 === Number(value[10])
      },
      cue: 'kimlik\\S*|t\\.?c\\.?|tckn',
      shape: 0.7,
    },
    {
      name: 'tr-plate',
      type: 'NATIONAL_ID',
      match: /(?:0[1-9]|[1-7]\d|8[01]) ?(?:[A-Z] ?\d{2,5}|[A-Z]{2} ?\d{2,4}|[A-Z]{3} ?\d{2,3})/y,
      cue: 'plaka\\S*(?: numaras\\S*)?|plate',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'in-aadhaar',
      type: 'NATIONAL_ID',
      match: /[2-9]\d{3}([ :-]?)\d{4}\1\d{4}/y,
      valid: verhoeff,
      cue: 'aadha?ar|uidai',
      shape: 0.75,
    },
    { name: 'in-aadhaar-cued', type: 'NATIONAL_ID', match: /\d{4}[ :-]?\d{4}[ :-]?\d{4}/y, cue: 'aadha?ar|uidai', shape: 0, alone: 0 },
    { name: 'in-pan', type: 'NATIONAL_ID', match: /[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]/iy, cue: 'pan', shape: 0.7 },
    { name: 'in-pan-cued', type: 'NATIONAL_ID', match: /[A-Z]{5}\d{4}[A-Z]/iy, cue: 'pan', shape: 0, alone: 0.6 },
    { name: 'in-gstin', type: 'NATIONAL_ID', match: /(?:0[1-9]|[1-3]\d)[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]/iy, cue: 'gstin', shape: 0.9 },
    { name: 'in-voter', type: 'NATIONAL_ID', match: /[A-Z]{3}\d{7}/iy, cue: 'voter|epic|election', shape: 0.6 },
    { name: 'in-passport', type: 'PASSPORT', match: /[A-PR-WY][1-9]\d{6}/iy, cue: 'passport', shape: 0, alone: 0.6 },
    {
      name: 'in-vehicle',
      type: 'NATIONAL_ID',
      match: /[A-Z]{2}[ -]?\d{1,2}[ -]?[A-Z]{1,3}[ -]?\d{4}/iy,
      cue: 'vehicle|plate|registration|car',
      shape: 0,
      alone: 0.6,
    },
    {
      name: 'sg-nric',
      type: 'NATIONAL_ID',
      match: /[STFGM]\d{7}[A-Z]/iy,
      valid: (value) => {
        const [offset, letters] = SINGAPORE[value[0]!]!
        return letters[(weighted(value.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11] === value[8]
      },
      cue: 'nric|fin',
      shape: 0.9,
    },
    {
      name: 'sg-uen-business',
      type: 'NATIONAL_ID',
      match: /\d{8}[A-Z]/y,
      valid: (value) => 'XMKECAWLJDB'[weighted(value, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === value[8],
      cue: 'uen',
      shape: 0.55,
    },
    {
      name: 'sg-uen',
      type: 'NATIONAL_ID',
      match: /(?:\d{8}|(?:18|19|20)\d{7}|[STR]\d\d[A-Z]{2}\d{4})[A-Z]/iy,
      cue: 'uen',
      shape: 0,
      alone: 0.6,
    },
    { name: 'sg-uen-entity', type: 'NATIONAL_ID', match: /(?:(?:19|20)\d{7}|[STR]\d\d[A-Z]{2}\d{4})[A-Z]/y, cue: 'uen', shape: 0.55 },
    {
      name: 'th-tnin',
      type: 'NATIONAL_ID',
      match: /[1-8]([ -]?)\d{4}\1\d{5}\1\d\d\1\d/y,
      valid: (value) =>
        (11 - (weighted(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(value[12]) &&
        Number(value.slice(1, 3)) >= 10,
      cue: 'เลขประจำตัว\\S*|thai id|บัตร\\S*|id',
      shape: 0.6,
      alone: 0.7,
    },
    { name: 'ph-tin', type: 'NATIONAL_ID', match: /\d{3}-?\d{3}-?\d{3}(?:-?\d{3,5})?/y, cue: 'tin|taxpayer', shape: 0, alone: 0 },
    {
      name: 'cn-resident',
      type: 'NATIONAL_ID',
      match: /[1-9]\d{5}(?:19|20)\d{9}[\dX]/iy,
      valid: (value) =>
        isDay(value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)) &&
        '10X98765432'[weighted(value, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] === value[17],
      cue: '身份证\\S*|身份證\\S*',
      shape: 0.95,
    },
  ],
  {
    finds: [
      { text: 'RRN 960121-1234567', values: [['NATIONAL_ID', '960121-1234567']] },
      { text: '여권번호는 M789C1234입니다', values: [['PASSPORT', 'M789C1234']] },
      { text: '사업자등록번호 120-81-47521', values: [['NATIONAL_ID', '120-81-47521']] },
      { text: 'TC Kimlik No: 10000000146', values: [['NATIONAL_ID', '10000000146']] },
      { text: 'Aadhaar 3998 7654 3211', values: [['NATIONAL_ID', '3998 7654 3211']] },
      {
        text: 'S9108268C T7572225C',
        values: [
          ['NATIONAL_ID', 'S9108268C'],
          ['NATIONAL_ID', 'T7572225C'],
        ],
      },
      { text: '身份证号码：11010519491231002X', values: [['NATIONAL_ID', '11010519491231002X']] },
    ],
    leaves: ['Invalid 1784567890124', 'A123B4567', '960121+1021413', 'from 1234:5678:9012 on', '82 ABC 123'],
  },
)

function koreanChecks(value: string): boolean {
  return isDay('04', value.slice(2, 4), value.slice(4, 6)) && (Number(value.slice(7, 9)) <= 95 || luhn(value))
}

function koreanBusinessChecks(value: string): boolean {
  const sum = weighted(value, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((Number(value[8]) * 5) / 10)
  return (10 - (sum % 10)) % 10 === Number(value[9])
}
