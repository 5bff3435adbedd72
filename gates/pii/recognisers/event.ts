import type { Recogniser } from '../finding.ts'
import { before } from '../window.ts'
import { DATE } from './birth.ts'

const NEAR = new RegExp(`^[^.!?\\n]{0,56}?\\b((?:on\\s)?(?:the\\s(?:night|morning|evening|day|afternoon)\\sof\\s)?)(${DATE})`, 'i')
const OWN = /\b(?:i|i'm|me|my|we|our|us|client|patient|pt)\b/
/** Bare past participles that need a person; and nouns that carry the event themselves. */
const NOUNS = new Set([
  'assault',
  'accident',
  'crash',
  'miscarriage',
  'overdose',
  'surgery',
  'admission',
  'discharge',
  'rape',
  'abortion',
  'attempt',
  'wedding',
  'funeral',
  'appointment',
])
const VERBS = [
  'admitted',
  'discharged',
  'assaulted',
  'attacked',
  'raped',
  'hospitalized',
  'hospitalised',
  'arrested',
  'diagnosed',
  'overdosed',
  'divorced',
  'married',
  'died',
  'relapsed',
  'miscarried',
  'sober',
  'incarcerated',
]

/** The exact day of an event in somebody's own life (with a hospital or a court's list it finds him). A date of the world's is none. */
export const event: Recogniser = {
  name: 'event',
  types: ['DATE'],
  words: [...NOUNS, ...VERBS],
  onWord(text, start, end, report) {
    const match = NEAR.exec(text.slice(end, end + 104))
    if (match === null) return
    const sentence = before(text, start, 72).split(/[.!?]/).at(-1)!
    const noun = NOUNS.has(text.slice(start, end).toLowerCase())
    const date = match[2]!
    const from = end + match[0].length - date.length
    if (!OWN.test(sentence))
      return report(
        'DATE',
        from,
        from + date.length,
        noun && /\b(?:the|this|that)\s(?:\w+\s)?$/.test(sentence) && /\b(?:happened|was|occurred|took place)\b/.test(match[0]) ? 0.5 : 0.35,
      )
    report('DATE', from, from + date.length, 0.65)
    // "... then discharged on 2/19/2021" is woken by its own word
  },
  examples: {
    found: [
      ['DATE', 'They admitted me, I was admitted «February 8, 2021» at night.'],

      ['DATE', 'my husband died on «3 March 2019»'],
    ],
    clean: [
      'Lennon died on December 8, 1980',
      'I was admitted in 2019',

      'I passed on the offer',
    ],
  },
}
