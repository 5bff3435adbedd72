import { expect, test } from 'vitest'
import {
  cpf,
  elevenTest,
  finnishId,
  fiscalCode,
  luhn,
  mod97,
  nhs,
  nric,
  pesel,
  residentId,
  routing,
  spanishId,
  taxFileNumber,
  verhoeff,
} from './checksums.ts'

// each value is the published example of its issuer or standard; the second is the same with its check digit (or one digit) changed
test.each([
  ['luhn', luhn, '4111111111111111', '4111111111111112'],
  ['mod97', mod97, 'GB29NWBK60161331926819', 'GB28NWBK60161331926819'],
  ['verhoeff', verhoeff, '2363', '2364'],
  ['nhs', nhs, '9434765919', '9434765918'],
  ['residentId', residentId, '11010519491231002X', '110105194912310021'],
  ['cpf', cpf, '11144477735', '11144477736'],
  ['pesel', pesel, '44051401458', '44051401459'],
  ['taxFileNumber', taxFileNumber, '876543210', '876543211'],
  ['elevenTest', elevenTest, '111222333', '111222334'],
  ['routing', routing, '021000021', '021000022'],
  ['spanishId', spanishId, '12345678Z', '12345678A'],
  ['spanishId', spanishId, 'X1234567L', 'X1234567M'],
  ['finnishId', finnishId, '131052-308T', '131052-308U'],
  ['nric', nric, 'S0000001I', 'S0000001J'],
  ['fiscalCode', fiscalCode, 'RSSMRA85T10A562S', 'RSSMRA85T10A562T'],
] as const)('%s accepts the published example and refuses a changed one', (_, check, right, wrong) => {
  expect(check(right)).toBe(true)
  expect(check(wrong)).toBe(false)
})
