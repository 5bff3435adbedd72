/** Check digits of the world's identity numbers, each over a string of figures (letters where stated). */
export { luhn } from '../detectors/payment.ts'

export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0)

/** ISO 7064 mod 11,10 with the check digit last (German tax number, VAT, Croatian OIB). */
export function mod11_10(digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (Number(digits[i]) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return (11 - product) % 10 === Number(digits.at(-1))
}

/** The 7-3-1 sum of machine-readable travel documents (ICAO 9303), check digit last. */
export function icao(value: string): boolean {
  let sum = 0
  for (let i = 0; i < value.length - 1; i++) sum += parseInt(value[i]!, 36) * [7, 3, 1][i % 3]!
  return sum % 10 === Number(value.at(-1))
}

const D = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const P = ['0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258']
/** Verhoeff's check (Aadhaar, Nigeria's NIN). */
export function verhoeff(digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) check = Number(D[check]![Number(P[i % 8]![Number(digits.at(-1 - i))])])
  return check === 0
}

/** True for a day that a calendar has; the year decides only about 29 February and may be two figures. */
export function isDay(year: string, month: string, day: string): boolean {
  const [m, d] = [Number(month), Number(day)]
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(year.length === 2 ? 2000 + Number(year) : Number(year), m, 0)).getUTCDate()
}
