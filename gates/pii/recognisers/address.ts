import type { Recogniser } from '../finding.ts'
import { after, before } from '../window.ts'

const LONG = [
  'street',
  'avenue',
  'lane',
  'road',
  'drive',
  'court',
  'boulevard',
  'terrace',
  'crescent',
  'parkway',
  'highway',
  'circle',
  'place',
  'square',
  'trail',
  'way',
  'close',
  'grove',
]
const SHORT = ['st', 'ave', 'ln', 'rd', 'dr', 'ct', 'blvd', 'pkwy', 'hwy', 'pl', 'cir', 'ter', 'sq']
/** Suffixes that are everyday words: the street's name must be a name, and what they mean otherwise must not fit. */
const WEAK = new Set([
  'drive',
  'place',
  'way',
  'circle',
  'close',
  'court',
  'square',
  'trail',
  'road',
  'st',
  'dr',
  'grove',
  'ct',
  'pl',
  'highway',
  'terrace',
])
const HOUSE =
  /(?:^|[\s(,#:])(\d{1,5}[A-Za-z]?(?:-\d{1,5})?\s(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.?\s)?((?:\p{L}[\p{L}'-]{1,20}\.?|\d{1,3}(?:st|nd|rd|th))(?:\s(?:\p{L}[\p{L}'-]{1,20}|of|the|de|la)){0,2}))\s$/u
const NO_STREET =
  /\b(?:step|steps|minute|minutes|min|hour|hours|day|days|year|years|month|months|week|weeks|mile|miles|block|blocks|km|percent|people|men|women|kids|times|point|points|way|ways|feet|foot|other|more|different|good|great|long|short|lane|lanes|degrees?|in|on|at|to|and|or|for|is|was|a|an|my|your|our|that|this|by|from|per|with|it|they|we|you|i|he|she|people's|test|bus|train|st|nd|rd|th|gb|tb|wheel|ssd|hard|disk|flash)\b/i
/** Where everybody lives: government, monuments, fiction. */
const FAMOUS = /\b(?:downing|pennsylvania|baker|privet|sesame|wallaby|jump|infinite|evergreen|abbey|elm street|wall|fleet|broadway|main)\b/i
const UNIT = /^,?\s(?:apt|apartment|unit|suite|ste|floor|fl|room|#)\.?\s?[#\w-]{1,6}/i
const CITY =
  /^,\s(?:(?:St|Ft|Mt)\.\s)?(?:\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+){0,2})(?:,\s(?:[A-Z]{2}|\p{Lu}\p{Ll}+))?(?:\s\d{5}(?:-\d{4})?)?/u

/** Areas of UK postcodes (Royal Mail). */
const AREAS = new Set(
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.split(
    ' ',
  ),
)

/** Postal addresses: a house number, a name and a street's suffix; post-office boxes; codes where they are called so, or are British. */
export const address: Recogniser = {
  name: 'address',
  types: ['ADDRESS'],
  words: [...LONG, ...SHORT, 'box', 'county', 'zip', 'zipcode', 'postcode', 'postal', 'straße', 'strasse', 'rue'],
  onWord(text, start, end, report) {
    const word = text.slice(start, end).toLowerCase()
    if (word === 'box') {
      const po = /\bp\.?\s?o\.?\s$/i.exec(text.slice(Math.max(0, start - 8), start))
      const number = /^\s#?\d{1,6}\b/.exec(after(text, end, 10))
      if (po !== null && number !== null) report('ADDRESS', start - po[0].length, extended(text, end + number[0].length), 0.85)
      return
    }
    if (word === 'zip' || word === 'zipcode' || word === 'postcode' || word === 'postal') {
      const code =
        /^(?:\s?code)?(?:\s?(?:is|was|[:=]|of))*\s{1,2}(\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}\s?[A-Z]{2})(?![A-Za-z\d])/i.exec(
          after(text, end, 32),
        )
      if (code !== null) report('ADDRESS', end + code[0].length - code[1]!.length, end + code[0].length, 0.75)
      return
    }
    if (word === 'county' || word === 'highway') {
      const road = /^(?:\s(?:road|rd|highway|hwy))?\s\d{1,4}\b/i.exec(after(text, end, 20))
      const number = /(?:^|\s)(\d{2,5}\s)$/.exec(text.slice(Math.max(0, start - 8), start))
      if (road !== null && number !== null && (word === 'highway' || /road|rd|h/i.test(road[0])))
        return report('ADDRESS', start - number[1]!.length, end + road[0].length, 0.7)
      if (word === 'county') return
    }
    const head = HOUSE.exec(text.slice(Math.max(0, start - 72), start))
    if (head === null) return
    const name = head[2]!
    const capitals = name.split(' ').every((part) => /^[\p{Lu}\d]/u.test(part) || /^(?:of|the|de|la)$/.test(part))
    if (NO_STREET.test(name) || FAMOUS.test(name)) return
    const cued =
      /\b(?:live|lives|lived|living|address|house|home|moved|staying|stay|located|mail|send|deliver|residing|reside|pick (?:me|him|her) up)\b[^\n]{0,40}$/.test(
        before(text, start - head[1]!.length - 1, 48),
      )
    const strong = !WEAK.has(word) && LONG.includes(word)
    if (!capitals && !strong) return
    const titled = /^\p{Lu}/u.test(text.slice(start, start + 1))
    const from = start - head[1]!.length - 1
    const further = CITY.test(after(text, end, 60).replace(/^\./, '')) || UNIT.test(after(text, end, 20))
    const confidence =
      cued || further
        ? 0.85
        : capitals && titled
          ? WEAK.has(word)
            ? name.split(' ').length > 2
              ? 0.4
              : 0.65
            : 0.75
          : strong
            ? 0.55
            : 0.4
    if (/^(?:19|20)\d\d\s/.test(head[1]!) && !cued && !further) return
    const room = /(?:room|apt|unit|flat|suite)\s[\w-]{1,5},\s?$/i.exec(text.slice(Math.max(0, from - 20), from))
    report('ADDRESS', from - (room?.[0].length ?? 0), extended(text, end), confidence)
  },
  onMixed(text, start, end, report) {
    if (end - start > 7) return
    const code = /^([A-Z]{1,2})\d[A-Z\d]?\s\d[A-Z]{2}(?![A-Za-z\d])/.exec(text.slice(start, start + 9))
    if (code !== null && AREAS.has(code[1]!) && !/\b(?:section|form|model|type|room|group)\s$/.test(before(text, start, 12)))
      report('ADDRESS', start, start + code[0].length, 0.65)
  },
  examples: {
    found: [
      ['ADDRESS', 'she is at «SW1A 4WW» now'],
      ['ADDRESS', 'i live at «12 oak street» with my mom'],
    ],
    clean: [
      'It takes a 15 minute drive each way.',
      'A 12 Step Road to recovery',

      'He lives at 221B Baker Street, and the PM at 10 Downing Street.',
      'I have 3 more way to go',

      'the 2 of us drive',
      'in 2019 First Street',
      'we walked 5 blocks down the road',
    ],
  },
}

/** The end of an address with its unit, city, state and code. */
function extended(text: string, end: number): number {
  let to = end
  if (text[to] === '.' && text[to + 1] === ',') to++
  to += UNIT.exec(after(text, to, 24))?.[0].length ?? 0
  return to + (CITY.exec(after(text, to, 60))?.[0].replace(/\.$/, '').length ?? 0)
}
