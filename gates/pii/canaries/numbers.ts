import fc from 'fast-check'
import { between, canary, capitals, digits, form, pick } from './canary.ts'

/** Completes a number by the one last digit that makes its Luhn sum a multiple of ten: by trial, so that no code is shared with the check. */
function withLuhn(body: string): string {
  for (let check = 0; check < 10; check++) {
    const number = `${body}${check}`
    const doubled = Array.from(number, Number).map((digit, at) =>
      (number.length - at) % 2 === 0 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit]! : digit,
    )
    if (doubled.reduce((sum, digit) => sum + digit, 0) % 10 === 0) return number
  }
  throw new Error('one of ten digits always fits')
}

/** Check digits of an IBAN, by big integers where the gate goes digit by digit. */
function withCheck(country: string, account: string): string {
  const number = BigInt(Array.from(`${account}${country}00`, (character) => Number.parseInt(character, 36)).join(''))
  return `${country}${String(98n - (number % 97n)).padStart(2, '0')}${account}`
}

const spaced = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')

export const numbers = {
  // 987-65-4320 to 4329 were set aside for advertising; the other two were printed so often that they were withdrawn
  SSN: canary(
    ['My social is {}.', 'SSN: {}.', 'The form says {}, all of it.'],
    fc.oneof(form('987-65-432{0}', digits(1)), pick('078-05-1120 219-09-9999')),
  ),
  CREDIT_CARD: canary(
    ['My card is {}.', 'Somebody used {} last night.', 'I read {} to him.'],
    // 400000 is the range of test cards
    fc.tuple(digits(9), fc.boolean()).map(([body, apart]) => (apart ? spaced(withLuhn(`400000${body}`)) : withLuhn(`400000${body}`))),
  ),
  IBAN: canary(
    ['My IBAN is {}.', 'Send it to {} please.'],
    // bank codes of noughts
    fc.tuple(digits(10), fc.boolean(), fc.boolean()).map(([account, apart, german]) => {
      const iban = german ? withCheck('DE', `00000000${account}`) : withCheck('GB', `XXXX0000${account.slice(0, 10).slice(2)}00`)
      return apart ? spaced(iban) : iban
    }),
  ),
  ACCOUNT: canary(
    ['My account number is {}.', 'Account no. {} is empty.', 'The acct number is {}.'],
    form('000{0}', between(1_000_000, 9_999_999)),
  ),
  PASSPORT: canary(['My passport number is {}.', 'Passport no. {} was stolen.'], form('X0{0}', digits(7))),
  DRIVER_LICENSE: canary(["My driver's license number is {}.", 'My driving licence is {}.'], form('X{0}', digits(7))),
  NATIONAL_ID: fc.oneof(
    // Spanish numbers from 99,900,000 on are not given out; the letter is the number's rest
    canary(
      ['Mi DNI es {}.', 'My DNI is {}.'],
      fc.integer({ min: 99_900_000, max: 99_999_999 }).map((number) => `${number}${'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}`),
    ),
    canary(['National insurance number: {}.', 'My NINO is {}.'], form('JY{0}{1}', digits(6), pick('A B C D'))),
  ),
  MEDICAL_RECORD: canary(['MRN: {}.', 'Her medical record number is {}.', 'Patient ID: {}.'], form('00{0}', between(100_000, 999_999))),
  INSURANCE_ID: canary(['My policy number is {}.', 'Member ID: {}.', 'My insurance number is {}.'], form('{0}{1}', capitals(3), digits(7))),
  CASE_NUMBER: canary(
    ['My case number is {}.', 'Case no. {} is open.', 'Docket number {}.'],
    form('{0}-CV-{1}', between(2015, 2023), digits(5)),
  ),
}
