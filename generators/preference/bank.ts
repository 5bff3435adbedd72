/**
 * An answer written from a rule's banks: an opening, as many sentences as the chosen answer has words for, perhaps a close. Length follows the
 * chosen one's, drawn between half and five quarters of it, so that length alone does not tell the sides apart; but nobody waves a question aside in
 * more than nine sentences.
 */
import { countWords } from '../../compile/sources/shapes/prose.ts'
import { type Bank, pen } from '../sample/pen.ts'
import type { Random } from '../sample/random.ts'
import type { Turn } from './turn.ts'

export interface Banks {
  opening: Bank
  body: Bank
  closing: Bank
}

/** Sentences. */
const LONGEST = 9

/** `joint`: between sentences, nothing in Chinese. Slots: {topic}, {advice}, {echo}; a sentence whose slot has nothing to hold is passed over. */
export function writeFrom(banks: Banks, turn: Turn, random: Random, joint: '' | ' ' = ' '): string {
  const slots = {
    topic: turn.topics.flatMap(({ called }) => called),
    advice: [...turn.topics.flatMap(({ advice }) => advice), ...ANY_ADVICE],
    echo: turn.echoes,
  }
  const usable = (bank: Bank): Bank =>
    bank.filter((sentence) => Object.entries(slots).every(([slot, values]) => values.length > 0 || !sentence.includes(`{${slot}}`)))
  const writer = joint === '' ? pen(random, slots).foreign() : pen(random, slots)
  const [opening, body, closing] = [usable(banks.opening), usable(banks.body), usable(banks.closing)]
  const target = Math.max(8, (turn.words * random.between(50, 125)) / 100)
  const said = random.chance(0.75) ? [writer.say(opening)] : []
  const size = (): number => countWords(said.join(' '))
  const close = closing.length > 0 && random.chance(0.5)
  while (said.length === 0 || (said.length < LONGEST && size() < target - (close ? 6 : 0) && writer.left(body) > 0))
    said.push(writer.say(body))
  if (close) said.push(writer.say(closing))
  return said.join(joint)
}

const ANY_ADVICE = [
  'make a plan and stick to it',
  'write everything down',
  'start a new hobby',
  'give it two weeks',
  'talk it over with a neighbour',
  'look at it from the other side',
  'tidy your desk first',
  'take a long walk',
]
