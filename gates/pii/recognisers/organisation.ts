import type { Recogniser, Report } from '../finding.ts'
import { isLargeEmployer } from '../survive.ts'
import { after, before } from '../window.ts'

const PART = String.raw`(?:\p{Lu}[\p{L}\p{M}'-]{1,24}|(?:\p{Lu}|St|Mt|Ft)\.)`
const ORGANISATION = new RegExp(String.raw`^(?:the )?${PART}(?: (?:& |and |of |on )?(?:${PART}|\d{1,4}(?:st|nd|rd|th)?)){0,5}`, 'u')
const TRADE =
  /(?<!\p{L})(?:inc|llc|ltd|corp|co|company|gmbh|plc|accounting|associates|partners|shipyards?|freight|logistics|trucking|motors|foods|bakery|café|cafe|diner|grill|bar|barn|pharmacy|clinic|hospital|medical|dental|hotel|inn|farms?|supermarket|mart|store|studios?|salon|law|bank|insurance|realty|construction|plumbing|electric|industries|manufacturing|mills?|works|systems|solutions|technologies|consulting|services|brothers|bros|& \p{L}+)(?!\p{L})/iu
const NO_ORGANISATION =
  /^(?:the\s)?(?:I|It|He|She|They|We|My|Our|This|That|There|But|And|Or|So|If|When|God|Jesus|Christmas|Easter|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Thanksgiving|Federal|Government|State|City|County|US|U\.S|USA|UK|Army|Navy|Air Force|Marines|Department|Ministry|University|College|School|Church|AA|NA|NYC|New York|Los Angeles|San Francisco|London|Chicago|Texas|California|Canada|America|Europe|Asia|China|India|Japan|Home|Night|Least|Last|First|All|Any|Some|Dr|Mr|Mrs|Ms|Silicon|Wall|Hollywood)\b/u
const WORK =
  /(?:\b(?:i|we|my (?:husband|wife|mom|mum|dad|mother|father|partner|sister|brother|son|daughter)|he|she)(?:'m| am|'ve| have| is|'s| was| used to| still| also| currently)?\s(?:work(?:ed|s|ing)?|drive|drove|volunteer|wait(?:ress)?|temp|employed|clerk|cook|bartend|manage|intern)(?:\s\w+){0,3}?\s(?:at|for|by)|\b(?:boss|manager|supervisor|job|shift|co-?workers?|office|internship|position|desk) at|\b(?:employed|hired) (?:at|by)|\b(?:fired|laid off) from|\bthey (?:all )?know me (?:at|from)|\b(?:i'm|i am) (?:the|a|an)(?:\s(?!school|university)\w+){1,4}\s(?:at|for))\s$/
const SCHOOL_WORD = new Set([
  'school',
  'college',
  'university',
  'academy',
  'elementary',
  'high',
  'preschool',
  'kindergarten',
  'seminary',
  'polytechnic',
])
const SCHOOL_NAME = new RegExp(String.raw`(${PART}(?: ${PART}){0,3} )$`, 'u')
const SCHOOL_TAIL =
  /^\s(?:(?:High|Primary|Elementary|Middle|Secondary|Grammar|Prep|Preparatory|Community|State|Technical)\s)?(?:School|College|University|Academy)\b/
const STUDY =
  /\b(?:i|we|my \w+|she|he|son|daughter|kid|kids|child)\b[^.!?\n]{0,28}\b(?:attend(?:s|ed|ing)?|go(?:es)?(?: back)? to|went to|teach(?:es)?|taught|stud(?:y|ies|ied|ying)|student|enrolled|graduated|senior|junior|freshman|sophomore|teacher|work|professor|principal|coach|transferred|grade)\b[^.!?\n]{0,24}$/
/** Who goes there is the speaker or one of his own: "I bet the coach of" is not. */
const OWN_SCHOOL =
  /\b(?:i|i'm|i've|we|my (?:\w+ ){1,3}|our (?:\w+ ){1,2})(?:(?:'m|'ve|am|was|are|were|is|have|had|just|also|still|now|only|both|recently|currently|used|to|and|who|a|an|the|going|back|been)\s?|\s){0,5}(?:attend|go|went|teach|taught|stud|enrol|graduat|senior|junior|freshman|sophomore|teacher|work|professor|principal|coach|transfer|\w+ grade)/
const FAMOUS =
  /\b(?:harvard|yale|princeton|stanford|oxford|cambridge|mit|columbia|cornell|berkeley|johns hopkins|duke|hogwarts|ucla|nyu|new york|the|medical|graduate|law|business|public|private|catholic|sunday|old|art|film|my|our|his|her|your|american|christian|khan|police|military|naval)\s/i

function workplace(text: string, at: number, lead: string, report: Report): void {
  const found = ORGANISATION.exec(after(text, at, 96))?.[0].replace(/[.'-]+$/, '')
  if (found === undefined || NO_ORGANISATION.test(found) || isLargeEmployer(found)) return
  const words = found.replace(/^the\s/, '').split(/\s/)
  const trade = TRADE.test(found)
  // every word a kind ("Hospital Center"), or a stand-in ("ABC Inc")
  if (
    words.every((word) => TRADE.test(word) || /^(?:Center|Centre|The|Public|General|Local|Family|Regional)$/.test(word)) ||
    /^(?:the\s)?(?:ABC|XYZ|Acme)\b/.test(found)
  )
    return
  if (words.length === 1 && /^\p{Lu}+$/u.test(words[0]!) && words[0]!.length < 5) return
  void lead
  report('WORKPLACE', at, at + found.length, trade && words.length > 1 ? 0.7 : words.length > 1 ? 0.45 : 0.3)
}

/** Employers and schools that a person says are his, by name. Large ones and bare kinds ("the hospital") tell nothing. */
export const organisation: Recogniser = {
  name: 'organisation',
  types: ['WORKPLACE', 'SCHOOL'],
  words: ['at', 'for', 'by', 'from', 'with', ...SCHOOL_WORD],
  onWord(text, start, end, report) {
    const word = text.slice(start, end)
    if (!SCHOOL_WORD.has(word.toLowerCase())) {
      // the commonest words that wake anything: refuse on the next character
      const at = end + 1
      const next = text.charCodeAt(at)
      const capital = (next >= 65 && next <= 90) || (next > 191 && /\p{Lu}/u.test(text.charAt(at)))
      if (text[end] !== ' ' || !(capital || text.startsWith('the ', at))) return
      if (!capital && !/^the \p{Lu}/u.test(after(text, at, 6))) return
      const lead = before(text, at, 64)
      if (WORK.test(lead)) workplace(text, at, lead, report)
      return
    }
    if (!/^\p{Lu}/u.test(word)) return
    const head = SCHOOL_NAME.exec(text.slice(Math.max(0, start - 72), start))
    const tail = SCHOOL_TAIL.exec(after(text, end, 32))
    if (
      head === null ||
      (/^High$|^Elementary$/.test(word) === false && FAMOUS.test(head[1]!)) ||
      FAMOUS.test(head[1]!.split(' ').slice(0, 1).join(' ') + ' ')
    )
      return
    const from = start - head[1]!.length
    if (/^(?:High|Elementary|Middle|Primary|Secondary|Grammar|Community)\s$/.test(head[1]!)) return
    if (!STUDY.test(before(text, from, 72))) return
    const college = /^(?:College|University)$/.test(word)
    // a third person's school is in every biography
    const own = OWN_SCHOOL.test(before(text, from, 72))
    report('SCHOOL', from, end + (tail?.[0].length ?? 0), college || !own ? 0.45 : 0.7)
  },
  examples: {
    found: [['SCHOOL', 'my son goes to «Lincoln Heights High School» now']],
    clean: [
      "I work at McDonald's",
      'I work for God',

      'I work at Home Depot',
      'I went to High School in 2009',
      'I studied at Harvard University',

      'I worked from Monday',
      'I bet the coach of the former Larkspur Bend High School team regrets it',
    ],
  },
}
