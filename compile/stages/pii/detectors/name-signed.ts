import { at, type Detector } from '../detector.ts'
import { isPublicFigure } from '../names/public.ts'
import { isGiven } from '../names/lists.ts'
import { readName } from '../names/read.ts'

/** Names that sign a text: after "Sincerely,", or alone on the last line with a dash or letters of a profession. */
const GAP =
  /(?:\s(?:yours|regards|wishes|thoughts|and|truly|always|you|so much|again|in advance|of|luck|best|with|hugs|kind|warm|warmly|love|care|take|by|off)){0,4}\s?[,.!:—–-]{0,2}[ \t]{0,2}(\r?\n\s{0,6}|[ \t])?(?:[-–—~*]{1,2}\s?)?(?:Dr\.?\s)?/iy
const CREDENTIALS =
  /(?:,?\s(?:Ph\.?D|Psy\.?D|M\.?D|L\.?C\.?S\.?W|L\.?P\.?C\.?|L\.?M\.?F\.?T|L\.?M\.?H\.?C|LCPC|LMSW|LICSW|LPCC|LCMHC|LCDC|LADC|CADC|CSAC|NCC|MFT|MSW|MA|M\.A\.|MS|M\.S\.|MEd|M\.Ed\.?|BA|RN|NP|DO|Ed\.?D|CCMHC|RPT|ACS|CHT|CCTP|MFTI|AMFT|LPCS?|ATR|BC|CAP|LMHP|Licensed[\w ,]{0,40})(?:[-/][A-Z]{1,5})?\.?){1,6}/y
const LINE_END = /[.!,]?[ \t]{0,3}(?:\r?\n|$)/y

function lineEnds(text: string, end: number): boolean {
  const letters = at(CREDENTIALS, text, end)
  return at(LINE_END, text, end + (letters?.[0].length ?? 0)) !== null
}

/** A closing that is told inside of a sentence: I signed it “Yours, Rosa”. */
const isQuoted = (text: string, start: number, end: number): boolean =>
  /["“„«‘'](?:\p{L}{2,12} ){0,2}$/u.test(text.slice(Math.max(0, start - 28), start)) && /^[.!,]?["”“»’']/.test(text.slice(end, end + 2))

export const nameSigned: Detector = {
  name: 'name-signed',
  calls: {
    words: [
      'sincerely',
      'regards',
      'wishes',
      'warmly',
      'cheers',
      'love',
      'yours',
      'respectfully',
      'thanks',
      'signed',
      'best',
      'truly',
      'xoxo',
      'cordially',
      'hugs',
      'namaste',
      'saludos',
      'atentamente',
      'cordialement',
      'grüße',
      'grüßen',
      'gruß',
      'luck',
      'care',
      'you',
      'blessings',
      'faithfully',
    ],
  },
  find({ text }, start, end, found) {
    // "you", the commonest of the cues, counts only before a new line
    if (end - start === 3 && !text.slice(end, end + 64).includes('\n')) return
    const gap = at(GAP, text, end)
    if (gap === null) return
    const cue = text.slice(start, end).toLowerCase()
    const newLine = gap[1] !== undefined && gap[1].includes('\n')
    if (!newLine && cue !== 'signed' && !/[,—–-]/.test(gap[0])) return
    if (cue === 'you' && !newLine) return
    const name = readName(text, end + gap[0].length)
    if (
      name === undefined ||
      isPublicFigure(text.slice(name.start, name.end), false) ||
      !(lineEnds(text, name.end) || isQuoted(text, start, name.end))
    )
      return
    if (name.kind === 'shaped' && !newLine && cue !== 'signed' && !/^(?:sincerely|regards|yours|respectfully|cordially)$/.test(cue)) return
    if (name.kind === 'shaped' && (cue === 'you' || cue === 'love' || cue === 'care') && name.parts > 2) return
    found('NAME', name.start, name.end, name.kind === 'known' ? 0.9 : /^(?:you|love|care|luck|best|truly)$/.test(cue) ? 0.55 : 0.75)
  },
  examples: {
    finds: [
      { text: 'It helped.\nSincerely yours,\nPhilippa Okonjo', values: [['NAME', 'Philippa Okonjo']] },
      { text: 'Best regards, Tom', values: [['NAME', 'Tom']] },
      { text: 'It ended “Sincerely yours, Philippa Okonjo” and nothing else.', values: [['NAME', 'Philippa Okonjo']] },
      { text: 'Signed, Rosa Roe, LCSW', values: [['NAME', 'Rosa Roe']] },
      { text: 'Take care,\nDr. Jane Roe', values: [['NAME', 'Jane Roe']] },
    ],
    leaves: [
      'Love, Peace and Harmony are words.',
      'Thanks,\nI will try.',
      'Sincerely, Your Friend',
      'All the best\nToday is better',
      'Yours truly,\nAnonymous',
      'He wrote “yours, always” and left.',
    ],
  },
}

const LAST_LINE = /(?:^|\n)[ \t]{0,8}(?:[-–—~]{1,2}[ \t]?)?(?:Dr\.?\s)?(?=\p{Lu})[^\n]{2,90}$/u
const DASHED = /[.!?…"”)]\s{1,3}(?:--?|–|—|~)\s?(?=\p{Lu}[^\n]{1,40}$)/u

/** The last line of a text, where it is a name and nothing else; or the whole of a text that is a full name. */
export const nameLastLine: Detector = {
  name: 'name-last-line',
  calls: { whole: true },
  find({ text }, _start, end, found) {
    // cheap refusals: most texts end in a long line without a dash
    const lastLine = text.length - text.lastIndexOf('\n', text.length - 3)
    if (lastLine > 100 && !/[-–—~]/.test(text.slice(-48))) return
    const tail = text.slice(-120).trimEnd()
    const base = Math.max(0, text.length - 120)
    const line = LAST_LINE.exec(tail)
    const dashed = line === null || base + line.index === 0 ? DASHED.exec(tail) : null
    const match = dashed ?? line
    if (match === null) return
    const lead = dashed !== null ? dashed[0] : /^\n?[ \t]{0,8}(?:[-–—~]{1,2}[ \t]?)?(?:Dr\.?\s)?/.exec(line![0])![0]
    const from = base + match.index + lead.length
    const name = readName(text, from)
    if (name === undefined || isPublicFigure(text.slice(name.start, name.end), false) || !lineEnds(text.trimEnd(), name.end)) return
    const value = text.slice(name.start, name.end)
    const signed = /[-–—~]/.test(lead) || at(CREDENTIALS, text, name.end) !== null
    const first = value.split(/[ .]/)[0]!
    if (from === 0) {
      // a message that is nothing but a first and last name
      if (name.parts > 1 && isGiven(first) && name.end >= end - 2) found('NAME', name.start, name.end, 0.55)
    } else if (
      signed
        ? name.kind === 'known' || at(CREDENTIALS, text, name.end) !== null
        : name.kind === 'known' && isGiven(first) && !first.includes('-') && base + match.index > 40
    )
      found('NAME', name.start, name.end, signed ? 0.8 : 0.6)
  },
  examples: {
    finds: [
      { text: 'I hope that you find the help you are looking for.\n\nRobin J. Landwehr, DBH, LPCC', values: [] },
      { text: 'That was all I wanted to say. — Amira', values: [['NAME', 'Amira']] },
      { text: 'Please be gentle with yourself these days, it takes time.\nRosa Roe, LMFT', values: [['NAME', 'Rosa Roe']] },
      { text: 'Richard M. Roe', values: [['NAME', 'Richard M. Roe']] },
    ],
    leaves: ['First line.\nSecond line', 'Good - Great', 'New York', 'Feeling Good'],
  },
}
