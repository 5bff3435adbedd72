import { type Detector } from '../detector.ts'
import { isGiven, WORDS_TOO } from '../names/lists.ts'
import { isPublicFigure } from '../names/public.ts'
import { isStopWord } from '../names/read.ts'

/** Who reports in at the head of a message: "Rosa here, checking in." A name of the lists alone: nurses, lurkers and mothers say it too. */
const HEAD = /(?:^|[\n.!?]\s{0,3}|\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Yy]es|[Nn]o)[,!]?\s)(\p{Lu}[\p{L}'’-]{1,20}(?:\s\p{Lu}[\p{L}'’-]{1,24})?)\s$/u
const TAIL = /^(?:\s?[,.!;–—\n]|\s(?:again|from|with|calling|writing)\b|\s*$)/

export const nameHere: Detector = {
  name: 'name-here',
  calls: { words: ['here'] },
  find({ text }, start, end, found) {
    if (!TAIL.test(text.slice(end, end + 10))) return
    const name = HEAD.exec(text.slice(Math.max(0, start - 60), start))?.[1]
    if (name === undefined) return
    const first = name.split(' ')[0]!
    if (!isGiven(first) || WORDS_TOO.has(first.toLowerCase()) || isStopWord(first) || isPublicFigure(name, false)) return
    found('NAME', start - 1 - name.length, start - 1, 0.8)
  },
  examples: {
    finds: [
      { text: 'Tanisha here, sorry that I am late.', values: [['NAME', 'Tanisha']] },
      { text: 'It is late. Dmitri Roe here again.', values: [['NAME', 'Dmitri Roe']] },
    ],
    leaves: ['Nurse here, twelve years.', 'Nothing here, sorry', 'Joy here is rare', 'I saw Tanisha here.', 'Anna here and there'],
  },
}
