/**
 * `npm run eval [-- --misses]`: how well personal data is found and damaged text repaired, on labelled cases. Counts and ids are printed,
 * never a text; --misses lists the ids of what was missed or wrongly masked.
 */
import { EXIT } from './exit.ts'
import { evaluateEncoding } from './eval-encoding.ts'
import { evaluatePii } from './eval-pii.ts'

export default function main(): number {
  console.log('Personal data')
  evaluatePii()
  console.log('\nEncoding')
  evaluateEncoding()
  return EXIT.passed
}
