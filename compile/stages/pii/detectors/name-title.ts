import { at, type Detector } from '../detector.ts'
import { isPublicFigure } from '../names/public.ts'
import { readName } from '../names/read.ts'
import { titleLength } from '../names/title.ts'

/** Names after a title: "Dr. Prentiss", "Nurse Callow", "Ms. Miller", "Aunt Linda". Public figures and figures of speech stay. */
const SURE =
  /^(?:dr|mr|mrs|ms|mx|prof|professor|doctor|nurse|señor|señora|sra|herr|frau|monsieur|madame|mme|detective|sgt|lt|rev|reverend|rabbi|miss|mister|officer|dra)$/i
const SPACE = /\.?(?:\s|\s?(?=\p{Lu}))(?:med\.\s)?/uy
/** What clinical notes write where a name was. */
const PLACEHOLDER_NAME = /^(?:X{1,4}|XYZ|ABC|[XYZ]\.?|N\.?N\.?|Redacted|Name|Lastname|Surname)$/i
const AFTER_TITLE = /^(?:appointment|office|phil)$/i

export const nameTitle: Detector = {
  name: 'name-title',
  calls: {
    words:
      'dr dra mr mrs ms mx miss mister prof professor doctor nurse señor señora sra herr frau monsieur madame mme officer detective sgt lt rev reverend rabbi pastor father sister brother judge coach principal uncle aunt auntie tía tío grandma grandpa nana cousin counselor'.split(
        ' ',
      ),
  },
  find({ text }, start, end, found) {
    const title = text.slice(start, end)
    if (!/^\p{Lu}/u.test(title)) {
      if (!SURE.test(title) || /^(?:miss|father|lt|ms)$/i.test(title)) return
    }
    const space = at(SPACE, text, end)
    if (space === null || /\bTL[;:]?\s?$/i.test(text.slice(Math.max(0, start - 5), start))) return
    const sure = SURE.test(title)
    const abbreviated = /^(?:dr|dra|mr|mrs|ms|mx|prof|sra|mme|rev|sgt|lt)$/i.test(title)
    // "the doctor. Sarah said": a full stop after a word that is no abbreviation ends the sentence
    if (space[0].startsWith('.') && !abbreviated) return
    const from = end + space[0].length
    const name = readName(text, from, { strong: true, titled: abbreviated })
    if (name === undefined) return
    const value = text.slice(name.start, name.end)
    if (isPublicFigure(value, true) || AFTER_TITLE.test(value) || PLACEHOLDER_NAME.test(value)) return
    if (!sure && name.kind !== 'known') return
    // a heading in title case: "Doctor Uses Motivational Interviewing"
    if (!abbreviated && name.kind === 'shaped' && name.parts > 1) return
    if (/^(?:miss|officer|nurse|doctor)$/i.test(title) && name.kind === 'shaped' && /^\p{Lu}+$/u.test(value)) return
    // with its title, as it is spoken of (names/title.ts)
    found('NAME', titleLength(text.slice(start, name.end)) > 0 ? start : name.start, name.end, name.kind === 'known' ? 0.95 : 0.85)
  },
  examples: {
    finds: [
      {
        text: 'Dr. Prentiss wrote a letter, and Nurse Callow brought it.',
        values: [
          ['NAME', 'Dr. Prentiss'],
          ['NAME', 'Nurse Callow'],
        ],
      },
      {
        text: 'Mr. Pomeroy and Mrs Okonkwo-Bright',
        values: [
          ['NAME', 'Mr. Pomeroy'],
          ['NAME', 'Mrs Okonkwo-Bright'],
        ],
      },
      {
        text: 'Mrs. Tarrowing rang Dr. Pellquist.',
        values: [
          ['NAME', 'Mrs. Tarrowing'],
          ['NAME', 'Dr. Pellquist'],
        ],
      },
      { text: 'Aunt Linda raised me', values: [['NAME', 'Linda']] },
    ],
    leaves: [
      'That voice of Mister Rogers.',
      'Mother Nature',
      'Dr. Phil said',
      'Miss America',
      'Mr. Right',
      'I miss Paris',
      'ask your Doctor. Please do',
      'Uncle Sam',
      'Sister Act',
      'Dr. Freud',
      'It was long. TL;DR Broke up and moved.',
      'Dr. XYZ reviewed the scan.',
      'I was Mr. Inappropriate today.',
    ],
  },
}
