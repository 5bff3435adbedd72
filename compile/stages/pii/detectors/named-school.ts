import type { Detector } from '../detector.ts'
import { isStopWord } from '../names/read.ts'

const SCHOOL_KIND = /\s(?:High|Middle|Elementary|Primary|Grammar|Secondary)\s$/
const SCHOOL_NAME =
  /(?:^|,\s|\b(?:[Aa]t|of|[Ff]rom|to|[Ii]n|for|near|[Tt]he|former|called|named|attend(?:s|ed|ing)?|and|[Mm]y|our|his|her|their)\s)((?:(?:\p{Lu}[\p{L}'’-]{1,20}|(?:St|Mt|Ft|Jr|\p{Lu})\.)\s){1,3})$/u
const NO_SCHOOL_NAME =
  /^(?:New|Old|Public|Private|Catholic|Christian|Local|American|British|German|Modern|Typical|Average|Former|Junior|Jr\.|Senior|Great|The|My|Our|Your|His|Her|Their|A|An|Every|Any|Some|Other|Both|Middle|Regular|Real|Online|Alternative|Boarding|In|At|To|From|Since|After|Before|During|Going|Graduated?s?|Finished)\s$/i
const DIRECTION = /^(?:North|South|East|West|Northern|Southern|New|La|Los|San|El)$/
/** "the former Larkspur Bend High School": so few went there that its name says much, whoever is spoken of. */
export const namedSchool: Detector = {
  name: 'named-school',
  calls: { words: ['school'] },
  find({ text }, start, end, found) {
    if (text[start] !== 'S' || /^\s(?:shooting|massacre|attack|Musical)\b/.test(text.slice(end, end + 12))) return
    const head = text.slice(Math.max(0, start - 84), start)
    const kind = SCHOOL_KIND.exec(head)
    if (kind === null) return
    const name = SCHOOL_NAME.exec(head.slice(0, kind.index + 1))?.[1]
    if (name === undefined || NO_SCHOOL_NAME.test(name) || name.split(' ').some((word) => isStopWord(word) && !DIRECTION.test(word))) return
    found('SCHOOL', start - kind[0].length + 1 - name.length, end, 0.7)
  },
  examples: {
    finds: [{ text: 'She liked the former Larkspur Bend High School team', values: [['SCHOOL', 'Larkspur Bend High School']] }],
    leaves: [
      'in High School',
      'the Junior High School',
      'My Old High School was far',
      'At Least Middle School is over',
      'It is much. Pressure High School classes are large',
      'the Larkspur Elementary School shooting',
    ],
  },
}
