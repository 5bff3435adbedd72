import { after, at, before, isAlone, type Detector } from '../detector.ts'

/** Postal addresses: house number and street, P.O. boxes, postcodes; with unit, town, state and code where they follow. */
const SUFFIX =
  'Street|Str|St|Avenue|Ave|Av|Lane|Ln|Road|Rd|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Terrace|Ter|Circle|Cir|Way|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Square|Sq|Crescent|Cres|Close|Alley|Row|Loop|Run|Path|Pike|Turnpike|Plaza|Heights|Hts|Grove|Gardens|Gdns|Mews|Hill|Ridge|Crossing|Xing|Commons|Walk|Quay|Rise|Esplanade|Landing|Point|Bend|Hollow|Cove|Park|View|Vista|Broadway|Expressway|Freeway|Causeway|Cul-de-sac'
const PLAIN_SUFFIX = 'street|avenue|ave|lane|road|rd|drive|boulevard|blvd|court|terrace|crescent|highway|parkway|circle|st|ln|ct'
const WORD =
  "(?:(?!(?:On|In|At|To|For|Of|And|Or|With|From|By|Is|Are)\\b)\\p{Lu}[\\p{L}'’.-]{0,20}|\\d{1,3}(?:st|nd|rd|th)|of|the|de|la|las|los|del)"
const NUMBER = '\\d{1,6}(?:[-–/]\\d{1,5})?\\s?(?:[A-Za-z](?=[\\s,])|½)?'
const DIRECTION = '(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\\.?'
/** "482 Larkspur Lane", "12 N. 5th Ave", "3300 County Road 12". */
const STREET = new RegExp(`${NUMBER},?\\s(?:${DIRECTION}\\s)?(?:${WORD}\\s){1,4}(?:${SUFFIX})\\b\\.?(?:\\s${DIRECTION}(?![\\p{L}]))?`, 'uy')
const ROUTE = new RegExp(
  `${NUMBER},?\\s(?:${DIRECTION}\\s)?(?:(?:County|State|Old|Farm|US|U\\.S\\.|Private|Forest|Rural|Township)\\s){0,2}(?:Road|Route|Highway|Hwy|Rte|Rd|CR|RR|FM|SR)\\s\\d{1,5}[A-Z]?\\b`,
  'uy',
)
const BROADWAY = new RegExp(
  `${NUMBER}\\s(?:${DIRECTION}\\s)?Broadway\\b|${NUMBER}\\s(?:Avenue|Ave|Calle|Via)\\s(?:of\\sthe\\s\\p{Lu}\\p{L}{2,16}|\\p{Lu}\\b)`,
  'uy',
)
const LOWER_STREET = new RegExp(
  `\\d{2,6}\\s(?!(?:minute|min|hour|hr|day|week|month|year|mile|km|block|way|lane|percent|degree|people|or|and|times?|more|other|of|in|the|year-old|days|years|months|weeks|mins|minutes|hours|miles|yards|feet|step|meters)s?\\b)(?:[nsew]\\.?\\s|north\\s|south\\s|east\\s|west\\s)?(?:\\d{1,3}(?:st|nd|rd|th)\\s|(?:[a-z][a-z'’]{1,16}\\s){1,2})(?:${PLAIN_SUFFIX})\\b`,
  'y',
)
/** "1177 Willow lane": a name in capitals, the kind of street in small letters. */
const MIXED_STREET = new RegExp(
  `\\d{1,6}\\s(?:${DIRECTION}\\s)?(?:(?!(?:On|In|At|To|For|Of|And|Or|With|From|By|Is|Are|Minute|Min|Hour|Day|Week|Month|Year|Mile|Km|Block|Way|Lane|Percent|People|Step)s?\\b)\\p{Lu}[\\p{L}'’-]{1,20}\\s){1,2}(?:${PLAIN_SUFFIX})\\b`,
  'uy',
)
/** German and Dutch put the number last: "Hauptstraße 12"; French, Spanish and Italian begin with the kind of street. */
const FRENCH =
  /\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s(?:rue|avenue|boulevard|bd|place|chemin|allée|impasse|quai|cours|route|square|passage)\s(?:de\s(?:la\s|l['’])?|du\s|des\s|la\s|le\s|les\s|d['’]|l['’])?\p{L}[\p{L}'’-]{2,20}(?:\s\p{Lu}[\p{L}'’-]{1,20}){0,2}/iuy
const UNIT =
  /,?\s{0,2}(?:(?:apt|apartment|unit|suite|ste|flat|room|rm|floor|fl|lot|bldg|building|#)\.?\s?#?\s?[\dA-Z][\dA-Za-z-]{0,5}\b|#\s?\d{1,5}[A-Z]?)/iy
const TOWN =
  /,?\s{1,3}(?:in\s)?(?=\p{Lu})(?:\p{Lu}[\p{L}'’.-]{1,20}\s?){1,3}(?:,\s{1,2}|\s)(?:A[LKZR]|C[AOT]|D[EC]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD|[A-Z]\p{Ll}{3,12}(?=\s\d{5}))\b\.?(?:,?\s{1,2}(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4})\b)?/uy
const CITY = /,\s{1,2}\p{Lu}[\p{L}'’-]{2,20}(?:\s\p{Lu}[\p{L}'’-]{2,20})?(?=\s{0,2}[.,;!?\n)]|\s{0,2}$)/uy
/** Britain: town, then its postcode. */
const BRITISH_TOWN =
  /,?\s{1,2}\p{Lu}[\p{L}'’-]{2,20}(?:\s\p{Lu}[\p{L}'’-]{2,20})?,?\s{1,2}[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{N}])/uy
const LINES = /,\n(?:\p{Lu}[\p{L} '’-]{1,24},?\n?\s?){1,2}(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})(?:,\n\p{Lu}[\p{L} ]{2,20})?/uy
const CODE = /,?\s{1,2}(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|\d{4,5}\s\p{Lu}[\p{L}-]{2,20})(?![\p{L}\p{N}])/uy
const ROOM_BEFORE = /(?:\b(?:room|apt\.?|apartment|unit|suite|flat|floor)\s#?[\dA-Z]{1,5}(?:,|\sat|\sof)?\s)$/i
const LIVES =
  /\b(?:live|lives|lived|living|address|home|house|moved?|reside\w*|stay\w*|mail\w*|send|sent|deliver\w*|ship|located|came to|come to|over|at|on)\b[^.!?]{0,40}$/
const NOT_A_STREET =
  /^(?:19|20)\d\d[-–/]\d\d\s|^\d{1,6}\s(?:Cents?|Dollars?|Minutes?|Days?|Years?|Hours?|Weeks?|Steps?|Ways?|Percent|People|Of|The)\b|^\d{4}\s(?:and|in|the|of)\b|\b(?:Walk|Run|Park|View|Point|Path|Hill|Close|Row|Way|Drive)$/

/** The end of what belongs to an address that has its street in [.., end). */
function extend(text: string, end: number): number {
  let stop = end
  for (let times = 0; times < 3; times++) {
    const part =
      at(UNIT, text, stop) ??
      at(LINES, text, stop) ??
      at(BRITISH_TOWN, text, stop) ??
      at(TOWN, text, stop) ??
      at(CODE, text, stop) ??
      (times < 2 ? at(CITY, text, stop) : null)
    if (part === null) break
    stop += part[0].length
  }
  return stop
}

export const street: Detector = {
  name: 'street',
  calls: { digits: 1 },
  find(scene, start, _end, found) {
    const { text } = scene
    if (/[\p{L}\d$€£.#:/]/u.test(text[start - 1] ?? '') || /\d,$/.test(text.slice(Math.max(0, start - 2), start))) return
    const next = at(/\d{1,6}[\w½/–-]{0,6},?\s[\p{L}\d]/uy, text, start)
    if (next === null) return
    const capital = /\p{Lu}|\d/u.test(next[0].at(-1)!)
    const strong = capital ? (at(ROUTE, text, start) ?? at(STREET, text, start) ?? at(BROADWAY, text, start)) : null
    const foreign = strong === null ? at(FRENCH, text, start) : null
    const plain = strong === null && foreign === null ? at(capital ? MIXED_STREET : LOWER_STREET, text, start) : null
    const match = strong ?? foreign ?? plain
    if (match === null) return
    const value = match[0].trimEnd().replace(/(?<!\b(?:St|Ave|Rd|Dr|Blvd|Ln|Ct))\.$/, '')
    const head = before(scene, start)
    if (plain !== null && !LIVES.test(head)) return
    if (
      foreign !== null &&
      /^\d{1,4},?\s(?:place|route|passage|square|cours|chemin|avenue|boulevard)\s(?!de\b|du\b|des\b)/i.test(value) &&
      !LIVES.test(head)
    )
      return
    const weak = NOT_A_STREET.test(value)
    if (weak && !LIVES.test(head) && !/^,\s?(?:\p{Lu}|apt|#)/iu.test(after(scene, start + value.length, 6))) return
    const room = ROOM_BEFORE.exec(text.slice(Math.max(0, start - 24), start))
    const stop = extend(text, start + value.length)
    found('ADDRESS', start - (room?.[0].length ?? 0), stop, plain !== null || weak ? 0.75 : 0.9)
  },
  examples: {
    finds: [
      {
        text: 'We rent 618 Foxglove Lane, Apt 12C, Tulsa, OK 74104.',
        values: [['ADDRESS', '618 Foxglove Lane, Apt 12C, Tulsa, OK 74104']],
      },
      { text: 'Flat 4, 22 Foxglove Avenue, Leeds LS1 4AP', values: [['ADDRESS', 'Flat 4, 22 Foxglove Avenue, Leeds LS1 4AP']] },
      { text: 'it was 37 Juniper Ct back then', values: [['ADDRESS', '37 Juniper Ct']] },
      { text: 'Suite 8, 515 Mill Street, Duluth.', values: [['ADDRESS', 'Suite 8, 515 Mill Street, Duluth']] },
      { text: 'turn in at 7100 County Road 45, please', values: [['ADDRESS', '7100 County Road 45']] },
      { text: 'i live at 91 willow creek road now', values: [['ADDRESS', '91 willow creek road']] },
      { text: 'i stay at 812 n 5th street now', values: [['ADDRESS', '812 n 5th street']] },
      { text: 'We moved to 91 Willow lane', values: [['ADDRESS', '91 Willow lane']] },
      { text: "J'habite 12 rue de la Paix, Paris", values: [['ADDRESS', '12 rue de la Paix, Paris']] },
    ],
    leaves: [
      'some 15 minute drive behind us',
      '2 way street',
      '10 years down the road',
      'In 2019 I took a Long Walk',
      'She is at home, 12 Angry men drive',
      'the 2018-19 Broadway season',
      '50 Cent Visits the Court',
      '5 Ways to Court Disaster',
      'Step 4 On The Road',
      'turn 14 and drive',
    ],
  },
}

const BOX = /P\.?\s?O\.?\s?Box\s#?\d{1,7}/iy
export const poBox: Detector = {
  name: 'po-box',
  calls: { words: ['p', 'po', 'postfach', 'apartado'] },
  find({ text }, start, end, found) {
    const match = at(BOX, text, start) ?? at(/(?:Postfach|Apartado(?: postal)?)\s\d[\d ]{1,8}\d/iy, text, start)
    if (match !== null && match[0].length > end - start) found('ADDRESS', start, extend(text, start + match[0].length), 0.95)
  },
  examples: {
    finds: [
      { text: 'Letters go to P.O. Box 402, Fargo, ND 58102.', values: [['ADDRESS', 'P.O. Box 402, Fargo, ND 58102']] },
      { text: 'PO Box 12', values: [['ADDRESS', 'PO Box 12']] },
    ],
    leaves: ['p < 0.001', 'po boxes are nice'],
  },
}

const UK_POSTCODE =
  /(?:GIR ?0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])) ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])/iy
const ZIP_CUE =
  /\b(?:zip(?:\s?code)?|postal\s?code|post\s?code|postcode|plz|código postal|code postal|postleitzahl|cap)\b(?:\s(?:is|was|ist|lautet|es|est|code|number)|\?\s(?:it|that)(?:\sis|['’]s))?[\s:,=is?]{0,5}$/

/** "Wir wohnen in 50667 Köln": code and town, where somebody says that he lives there. */
const LIVES_IN =
  /(?:\b(?:wohn|leb|zieh|zog|umgezogen|komm|anschrift|adresse?|praxis|habit|vis |viv|direcci|abit|bor |woon)\p{L}{0,8}[^.!?\n]{0,30}|^)$/u
const CODE_AND_TOWN = /\d{5}\s\p{Lu}[\p{L}-]{2,24}(?:\s(?:am|an der)\s\p{Lu}\p{L}{2,12})?/uy
/** Of the codes that Germany, France, Italy, Spain and the United States give out: none under 01001. */
const FIVE = /(?!00)(?!0100[0])(?!99999)(?!12345)(?!(\d)\1{4})\d{5}(?!\d)/y

export const postcode: Detector = {
  name: 'postcode',
  calls: { codes: true, digits: 4 },
  find(scene, start, _end, found) {
    const { text } = scene
    if (/[\p{L}\d]/u.test(text[start - 1] ?? '')) return
    // the one code whose first half has no figure to call for it
    if (text.slice(start, start + 3) === '0AA' && /(?:^|[^\p{L}\d])GIR $/u.test(text.slice(Math.max(0, start - 5), start)))
      return found('ADDRESS', start - 4, start + 3, 0.9)
    const cued = ZIP_CUE.test(before(scene, start))
    const british = at(UK_POSTCODE, text, start)
    if (british !== null) {
      // without a cue it is upper case with its space, or one token of mixed letters that no word or model number is
      const value = british[0]
      const tail = value.replace(/\s/g, '')
      if (
        cued ||
        isAlone(scene, start, start + value.length) ||
        (value === value.toUpperCase() && (value.includes(' ') || tail.length > 4)) ||
        (/^[a-z]{1,2}\d{2,3}[a-z]{2}$/.test(tail) && !/^[a-z]0/.test(tail))
      )
        found('ADDRESS', start, start + value.length, cued ? 0.95 : 0.7)
      return
    }
    if (!cued) {
      const town = LIVES_IN.test(before(scene, start)) ? at(CODE_AND_TOWN, text, start) : null
      if (town !== null) return found('ADDRESS', start, start + town[0].length, 0.85)
      // a conversation that opens with five figures and nothing else
      const first = scene.previous === '' && isAlone(scene, start, start + 5) ? at(FIVE, text, start) : null
      if (first !== null) found('ADDRESS', start, start + 5, 0.5)
      return
    }
    const zip = at(/\d{5}(?:-\d{4})?(?!\d)|\d{4}(?!\d)|[A-Z]\d[A-Z] ?\d[A-Z]\d/iy, text, start)
    if (zip !== null) found('ADDRESS', start, start + zip[0].length, 0.9)
  },
  examples: {
    finds: [
      { text: 'Their zip code? It is 83702-4410.', values: [['ADDRESS', '83702-4410']] },
      { text: 'the postcode, YO31 7QQ, is on the card', values: [['ADDRESS', 'YO31 7QQ']] },
      { text: 'It came to BS3 4QX', values: [['ADDRESS', 'BS3 4QX']] },
      { text: '80331', previous: 'And your PLZ?', values: [['ADDRESS', '80331']] },
      { text: 'Meine Postleitzahl ist 04275.', values: [['ADDRESS', '04275']] },
      { text: 'Ich wohne jetzt in 90402 Nürnberg.', values: [['ADDRESS', '90402 Nürnberg']] },
      { text: 'it is GIR 0AA here', values: [['ADDRESS', 'GIR 0AA']] },
      { text: '28013', values: [['ADDRESS', '28013']] },
    ],
    leaves: ['00000', '1011', 'M1 1CA', '1A1 1AA', 'code F41.1', 'group 7B', 'about 10000 people'],
  },
}

const STREET_NUMBER =
  /\p{L}{2,24}(?:straße|strasse|str\.|gasse|allee|platz|weg|ufer|damm|ring|straat|laan|gata|gatan|vej|veien)\s\d{1,4}\s?[a-z]?(?![\p{L}\d])(?:,?\s\d{4,5}\s\p{Lu}[\p{L}-]{2,20})?/iuy
const KIND_FIRST =
  /(?<!\p{L})(?:Calle|C\/|Avenida|Avda\.?|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|Travessa|Ulica|ul\.)\s(?:(?:de|del|la|las|los|da|do|dos|di|della)\s){0,2}(?:\p{Lu}[\p{L}'’-]{1,20}\s?){1,3},?\s(?:n[.º°]?\s?)?\d{1,4}(?:,?\s\d{4,5}\s\p{Lu}[\p{L}-]{2,20})?/uy
const CHINESE = /[\u4e00-\u9fff]{2,12}(?:路|街|大道|巷|弄)\d{1,5}号(?:\d{1,4}(?:室|单元|楼|栋|号))*/uy

export const streetAbroad: Detector = {
  name: 'street-abroad',
  calls: { digits: 1 },
  find({ text }, start, _end, found) {
    // the number comes last: the street stands in the 40 characters before it
    const from = Math.max(0, start - 40)
    const head = text.slice(from, start)
    if (
      /(?:straße|strasse|str\.|gasse|allee|platz|weg|ufer|damm|ring|straat|laan|gata|gatan|vej|veien)\s$/i.test(head) &&
      !/\b(?:the|a|of)\s\S{1,30}\s$/i.test(head)
    ) {
      const word = /\p{Lu}?[\p{L}-]{2,30}\.?\s$/u.exec(head)
      const match = word === null || !/^\p{Lu}/u.test(word[0]) ? null : at(STREET_NUMBER, text, from + word.index)
      if (match !== null && match[0].length >= word![0].length)
        found('ADDRESS', from + word!.index, from + word!.index + match[0].length, 0.85)
      return
    }
    const kind =
      /(?<!\p{L})(?:Calle|C\/|Avenida|Avda\.?|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|Travessa|Ulica|ul\.) [\p{L} '’,.-]{2,36}$/u.exec(head)
    const match = kind === null ? null : at(KIND_FIRST, text, from + kind.index)
    if (match !== null && from + kind!.index + match[0].length > start)
      return found('ADDRESS', from + kind!.index, from + kind!.index + match[0].length, 0.85)
    const road = /[\u4e00-\u9fff]{2,12}(?:路|街|大道|巷|弄)$/u.exec(head)
    const chinese = road === null ? null : at(CHINESE, text, from + road.index)
    if (chinese !== null && from + road!.index + chinese[0].length > start)
      found('ADDRESS', from + road!.index, from + road!.index + chinese[0].length, 0.85)
  },
  examples: {
    finds: [
      { text: 'Ich wohne in der Lindenstraße 12, 10115 Berlin.', values: [['ADDRESS', 'Lindenstraße 12, 10115 Berlin']] },
      { text: 'Vivo en Calle Mayor 5, 28013 Madrid', values: [['ADDRESS', 'Calle Mayor 5, 28013 Madrid']] },
    ],
    leaves: ['The Wondering 2 was a film', 'on the way 2 times', 'Plaza was 3 stars', 'unterwegs 3 Tage'],
  },
}
