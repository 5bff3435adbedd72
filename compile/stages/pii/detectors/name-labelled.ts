import { at, type Detector } from '../detector.ts'
import { isGiven, isFamily } from '../names/lists.ts'
import { isStopWord, readName } from '../names/read.ts'

/** Names in forms: "Client name: Ottoline Marchbanks", "Patient: Okafor, Chioma", "Emergency contact: ...". */
const COLON = /(?:'s|’s)?(?: ?\(?(?:full |first |last |sur|legal |preferred )?name\)?)?\s?[:=]\s{0,3}(?:Dr\.?|Mr\.?|Mrs\.?|Ms\.?)?\s?/iy
const LAST_FIRST = /\p{Lu}[\p{L}'’-]{1,24}, \p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}(?:\.|[\p{L}'’-]{1,24}))?(?=[\s.;,)]|$)/uy

export const nameLabelled: Detector = {
  name: 'name-labelled',
  calls: {
    words:
      'name names client patient contact therapist clinician provider counselor counsellor guardian parent spouse applicant insured caller sender recipient attn attention from by signature witness supervisor physician surname nombre nachname vorname nom prénom author resident employee student referrer'.split(
        ' ',
      ),
  },
  find({ text }, start, end, found) {
    const colon = at(COLON, text, end)
    if (colon === null) return
    const label = text.slice(start, end).toLowerCase()
    const named = /name|surname|nombre|nom|prénom/.test(label + colon[0].toLowerCase())
    const from = end + colon[0].length
    const swapped = at(LAST_FIRST, text, from)?.[0]
    if (swapped !== undefined) {
      const [last, first] = swapped.split(', ') as [string, string]
      const given = first.split(' ')
      const believed = given.some((part) => isGiven(part)) && !isStopWord(last) && !isStopWord(given[0]!)
      if (
        believed &&
        (named || /^(?:client|patient|insured|applicant|resident|student|employee)$/.test(label)) &&
        (isFamily(last) || !isGiven(last) || named)
      )
        return found('NAME', from, from + swapped.length, 0.85)
    }
    const name = readName(text, from, { lower: named, strong: named })
    if (name === undefined) return
    const closed = at(/[.,;)]?\s{0,2}(?:[\n|;(]|$|\d)|[,;]/y, text, name.end) !== null
    const form =
      /(?:^|[\n|;,>*_"{(-]|\b(?:client|patient|full|first|last|legal|preferred|maiden|contact|my|sur|given|family|parent|guardian|spouse|student|resident|caller|doctor|therapist|provider|emergency))[\s*_]*$/i.test(
        text.slice(Math.max(0, start - 16), start),
      ) ||
      (/^NAME$/.test(text.slice(start, end)) && name.kind === 'known')
    if (
      named
        ? form && !colon[0].includes('=')
          ? name.kind !== 'shaped' || closed
          : name.kind === 'known' && name.parts > 1 && form
        : name.kind === 'known' && closed && name.parts > 1
    )
      found('NAME', name.start, name.end, named ? 0.9 : 0.75)
  },
  examples: {
    finds: [
      { text: 'Client name: Ottoline Marchbanks', values: [['NAME', 'Ottoline Marchbanks']] },
      { text: 'Patient: Okafor, Chioma', values: [['NAME', 'Okafor, Chioma']] },
      { text: 'INTAKE FORM NAME: Rosa Roe DATE: today', values: [['NAME', 'Rosa Roe']] },
      { text: 'Name: Ebony Brooks\nAge: 30', values: [['NAME', 'Ebony Brooks']] },
    ],
    leaves: [
      'Character Name: Rosa Roe the Bold',
      'Client: Yes, I do.',
      'Therapist: Good, Mark that down and go on',
      'Patient: Well, Today was fine',
      'Names: a list',
      'From: Monday',
    ],
  },
}
