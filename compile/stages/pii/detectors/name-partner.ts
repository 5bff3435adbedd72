import { after, at, type Detector } from '../detector.ts'
import { isPlaceName } from '../names/addressed.ts'
import { isGiven, WORDS_TOO } from '../names/lists.ts'
import { isPublicFigure } from '../names/public.ts'
import { isStopWord, readName } from '../names/read.ts'

/**
 * People who share a life, a bed or a home with somebody: "I broke up with Leon", "she is dating Rosa", "I live with Ines and Tom".
 * The verb is the cue; only a name of the lists that is no word and no place is believed, so that "married to Jesus" and "living with Crohn's" stay.
 */
const WITH =
  /(?:\s(?:up|in|out|back|together|things|off|a\s(?:flat|house|home|room|bed|place|kid|child|baby|son|daughter|apartment)|an\sapartment|the\s(?:flat|house|apartment)|here|there|over|sex|love|on\s(?:me|him|her)|still))?\swith\s(?:my\s\p{Ll}{3,12}\s)?(?=\p{Lu})/uy
const DIRECT = /(?:\s(?:to|from))?\s(?=\p{Lu})/uy
const AND = /(?:,| and| &|, and)\s/y
const DIRECTLY = new Set(
  'dating dated married marry marrying engaged divorced divorcing divorce separated dumped dump widowed fostering adopted babysit babysitting'.split(
    ' ',
  ),
)
const TOGETHER =
  'live lives lived living broke break breaking moved moving move slept sleep sleeping share shares shared sharing cheated cheating cheat fell split splitting hooked hanging hung relationship affair fight argument argued married'.split(
    ' ',
  )

export const namePartner: Detector = {
  name: 'name-partner',
  calls: { words: [...new Set([...DIRECTLY, ...TOGETHER])] },
  find(scene, start, end, found) {
    const { text } = scene
    if (text.charCodeAt(end) !== 32) return
    const link = at(WITH, text, end) ?? (DIRECTLY.has(text.slice(start, end).toLowerCase()) ? at(DIRECT, text, end) : null)
    if (link === null) return
    let from = end + link[0].length
    for (let times = 0; times < 4; times++) {
      const name = readName(text, from)
      if (name?.kind !== 'known') return
      const value = text.slice(name.start, name.end)
      const first = value.split(/[ -]/)[0]!
      if (!isGiven(first) || WORDS_TOO.has(first.toLowerCase()) || isStopWord(first) || isPublicFigure(value, true) || isPlaceName(value))
        return
      // "living with Parkinson's disease"
      if (/^['’]s\s(?:disease|syndrome|disorder|palsy)|^\s(?:syndrome|disease|disorder)/.test(after(scene, name.end, 14))) return
      found('NAME', name.start, name.end, 0.8)
      const and = at(AND, text, name.end)
      if (and === null) return
      from = name.end + and[0].length
    }
  },
  examples: {
    finds: [
      { text: 'I broke up with Leonora last month', values: [['NAME', 'Leonora']] },
      { text: 'She is dating Rodrigo now', values: [['NAME', 'Rodrigo']] },
      {
        text: 'I live with Ines and Tomas',
        values: [
          ['NAME', 'Ines'],
          ['NAME', 'Tomas'],
        ],
      },
      { text: 'he cheated on me with Monique', values: [['NAME', 'Monique']] },
    ],
    leaves: [
      'I live with Anxiety',
      "living with Parkinson's disease",
      'married to Jesus',
      'I broke up with Facebook',
      'married in June',
      'I fell in love with Paris',
      'I live with Hope',
    ],
  },
}
