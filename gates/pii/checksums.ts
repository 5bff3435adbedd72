/** Check digits, by their published definitions. Each takes digits (or an id in upper case) without separators. */

/** ISO/IEC 7812-1 annex B. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum % 10 === 0
}

/** ISO 7064 mod 97-10 as IBAN uses it: the first four characters go to the end, letters are 10..35, the remainder is 1. */
export function mod97(iban: string): boolean {
  let rest = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * (digits.charCodeAt(i) - 48), 0)

/** Verhoeff over the dihedral group D5 (Aadhaar). */
export function verhoeff(digits: string): boolean {
  const permute = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => i)
  const P = [permute, [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
  for (let i = 2; i < 8; i++) P.push(P[i - 1]!.map((digit) => P[1]![digit]!))
  const times = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5
  let check = 0
  for (let i = 0; i < digits.length; i++) check = times(check, P[i % 8]![digits.charCodeAt(digits.length - 1 - i) - 48]!)
  return check === 0
}

/** UK NHS number: weights 10..2, 11 - rest. */
export function nhs(digits: string): boolean {
  const check = (11 - (weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return check === digits.charCodeAt(9) - 48
}

/** Chinese resident id, ISO 7064 mod 11-2: 18 characters, the last may be X. */
export function residentId(id: string): boolean {
  let rest = 0
  for (const character of id) rest = (rest * 2 + (character === 'X' ? 10 : character.charCodeAt(0) - 48)) % 11
  // the recursion doubles before each digit, which is the weight 2^(n-i) mod 11
  return rest === 1
}

/** Brazilian CPF: two check digits, weights 10..2 and 11..2. */
export function cpf(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false
  const check = (length: number): number => {
    const rest =
      (weighted(
        digits,
        Array.from({ length }, (_, i) => length + 1 - i),
      ) *
        10) %
      11
    return rest === 10 ? 0 : rest
  }
  return check(9) === digits.charCodeAt(9) - 48 && check(10) === digits.charCodeAt(10) - 48
}

/** Polish PESEL. */
export const pesel = (digits: string): boolean =>
  (10 - (weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digits.charCodeAt(10) - 48

/** Australian tax file number, nine digits. */
export const taxFileNumber = (digits: string): boolean => weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0

/** Dutch citizen service number, nine digits, the "eleven test". */
export const elevenTest = (digits: string): boolean => weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0

/** US bank routing number (ABA). */
export const routing = (digits: string): boolean => weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0

/** Spanish DNI and NIE: number mod 23 picks the letter. */
export function spanishId(id: string): boolean {
  const number = Number(id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))))
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === id.at(-1)
}

/** Finnish personal identity code: date and number mod 31 picks the sign. */
export const finnishId = (id: string): boolean =>
  '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(id.slice(0, 6) + id.slice(7, 10)) % 31] === id.at(-1)

/** Singapore NRIC and FIN. */
export function nric(id: string): boolean {
  const sum = weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + ('TG'.includes(id[0]!) ? 4 : id[0] === 'M' ? 3 : 0)
  const letters = id[0] === 'M' ? 'XWUTRQPNJLK' : 'ST'.includes(id[0]!) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK'
  return letters[id[0] === 'M' ? 10 - (sum % 11) : sum % 11] === id[8]
}

/** Italian fiscal code: sixteen characters, odd places by a table, the sum mod 26 is the last letter. */
export function fiscalCode(id: string): boolean {
  const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const value = Number.parseInt(id[i]!, 36)
    const index = value > 9 ? value - 10 : value
    sum += i % 2 === 0 ? ODD[index]! : index
  }
  return String.fromCharCode(65 + (sum % 26)) === id[15]
}
