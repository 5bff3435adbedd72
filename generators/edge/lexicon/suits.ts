/** Sentences that only some ages can say. A bank is filtered by it, so that nobody of fifteen has a wife. */
import type { Age } from './theme.ts'

const GROWN =
  /\b(wife|husband|married|partner|colleague|meeting|boss|wages?|my (?:children|kids|child|daughter|son|baby)|the baby|therapist|professionals|lawyer|my trade|I'm (?:nineteen|twenty|thirty|forty)|four years ago|judge|sponsor|dog's till|as a woman in|men in my|people in my job|clinic|club's|the choir|congregation|car outside|two beers|at work|work made|six years|drove|grandchildren|commander|nurse\|lawyer)\b/i
const YOUNG = /\b(school|exams?|my mum|homework|class|swim team|my dad'd?|my dad says)\b/i
const NOT_OLD = /\b(my parents|my mum|my gran|first in my family|grandmother would|flat(?:mate)?|six years)\b/i

export function suits(age: Age, sentence: string): boolean {
  if (age === 'teen') return !GROWN.test(sentence)
  if (age === 'older') return !YOUNG.test(sentence) && !NOT_OLD.test(sentence)
  return age === 'young' || !/\bschool says|my mother booked\b/i.test(sentence)
}
