import type { Recogniser, Report } from '../finding.ts'
import { isMachine, isPublicName } from '../survive.ts'
import { after, before } from '../window.ts'
import { isGivenName } from './given-names.ts'

const WORD = String.raw`\p{Lu}(?:'\p{Lu})?[\p{L}\p{M}]{1,24}(?:['-]\p{Lu}?[\p{L}\p{M}]{1,24})?`
const INITIAL = String.raw`\p{Lu}\.`
const NICK = String.raw`(?: ["'(]\p{Lu}[\p{L}]{1,20}["')])?`
/** One to four name words, initials and particles among them; group 1 is the first word. */
const NAME = String.raw`((?:${INITIAL}|${WORD}))(?: (?:${INITIAL}|(?:van der|van|von|de la|de|da|del|di|bin|ibn|al|el|la|le) ${WORD}|${WORD})){0,3}${NICK}(?: ${WORD})?`
const CAPITALISED = new RegExp(`^${NAME}`, 'u')
const LOWER = /^[a-z]{2,20}(?:\s[a-z]{2,20})?/

/** Capitalised words that begin sentences, name days, feelings, faiths and roles, but no person. */
const NO_NAME = new Set(
  `a about absolutely actually adhd after again ah ai all alone also always am american an and anonymous anxiety anxious any anybody anyone april are as asian asperger
   at atheist august autistic awesome bad because been best bipolar bisexual black borderline british bye busy but by canadian catholic chinese christian christmas client come confused
   counselor currently dad daddy dear december definitely depressed desperate did disabled do doctor doing done dr dutch dying each email empty english even every everybody everyone everything
   exhausted exactly fat february feeling female fine first for french friday friend from fucked full gay gemini german getting glad go going good great greek guilty had happy
   hard hate have having he heartbroken hello help her here hey hi him hindu his hm hmm hopeless how however hurting i if im in indian insane is isn it italian
   january japanese jewish july june just korean last leo lesbian let libra like lol lonely lost love ma madam male man many march marriage married may maybe me mental mexican
   mine mister mom mommy mum monday mother ms mr mrs muslim my myself name names narcissist need nervous never new no nobody none nope not nothing november now numb nurse ocd
   october of off oh ok okay on once one online only or our overweight overwhelmed panicking patient pisces please pregnant ptsd quite rather really right russian sad
   safe saturday scared scorpio september she sick single sir so some somebody someone sometimes somewhat son sorry spanish still straight stressed stuck student suicidal sunday
   super sure tell terrified thank thanks that the their them then therapist there these they this those thursday tired to too torn trans transgender trapped true tuesday
   turkish ugly ugh uh um unhappy unsure up upset us usually very virgo was we wednesday well were what whatever when where which white who why will with worried worthless wow
   would yeah year yep yes yet you your yours yourself team staff management everyone group customer service support human resources department family friends parents editor
   sincerely regards best warmly cheers counsellor speaker interviewer narrator host guest user unknown redacted anonymous deceased private confidential bpd cbt dbt sincere truly
   assistant bot grandma grandpa aunt uncle sweetheart honey babe baby crazy stupid dumb lazy broken weird normal different strong weak brave kind mean nice evil nuts back born
   father husband wife sister brother boyfriend girlfriend daughter god lord jesus buddhist capricorn taurus aquarius aries cancer sagittarius vegan vegetarian introvert extrovert`.split(
    /\s+/,
  ),
)
const plausible = (name: string): boolean => {
  const [first = '', second] = name
    .replace(/["'()]/g, ' ')
    .trim()
    .split(/[\s]+/)
  const bare = first.split(/['-]/)[0]!.toLowerCase()
  return (
    !NO_NAME.has(bare) &&
    !isMachine(bare) &&
    !(second !== undefined && NO_NAME.has(second.toLowerCase()) && second.length > 2) &&
    !(/^\p{Lu}{2,}$/u.test(first) && first.length > 8)
  )
}

const STRONG =
  /\b(?:(?:my|her|his|their|full|first|last|legal|real|birth|maiden|given|sur) ?name|client(?:'s)? name|patient(?:'s)? name)(?: is|'s| was|:|)\s?$/
const ROLE =
  'sponsor|therapist|counsell?or|psychiatrist|psychologist|doctor|husband|wife|boyfriend|girlfriend|fianc[eé]e?|partner|friend|best friend|roommate|neighbou?r|boss|manager|coworker|colleague|teacher|coach|sister|brother|son|daughter|mother|father|cousin|uncle|aunt|niece|nephew|ex|stepdad|stepmom|landlord|caseworker|social worker|nurse|classmate|supervisor|mentor|pastor'
const OWN_ROLE = new RegExp(`\\b(?:my|her|his|our)\\s(?:\\w{1,12}\\s){0,2}$`)
const CLOSING = /^(?:\s(?:regards|wishes|yours|truly|love))?(?:\s(?:yours|truly))?\s?[,:]?\s{0,2}\n\s{0,4}/i

function tell(text: string, at: number, report: Report, sure: number, unsure: number): boolean {
  const match = CAPITALISED.exec(after(text, at, 80))
  if (match === null) return false
  let name = match[0]
  // the sentence goes on with a capital: "I'm Ana. Thanks", "Ana And"
  const words = name.split(' ')
  for (let i = 1; i < words.length; i++) {
    if (NO_NAME.has(words[i]!.toLowerCase().replace(/['.].*$/, '')) && words[i]!.length > 2) {
      name = words.slice(0, i).join(' ')
      break
    }
  }
  name = name.replace(/'s$/, '')
  if (!plausible(name) || /^\p{Lu}\.$/u.test(name)) return false
  const given = isGivenName(match[1]!.split(/['-]/)[0]!)
  const known = isPublicName(name) && !given
  report('NAME', at, at + name.length, known ? 0.3 : given ? Math.max(sure, unsure) : unsure)
  return true
}

/** Where the next word starts, over one or two spaces; -1 where something else stands between. */
function nextWord(text: string, end: number): number {
  const at = text[end] === ' ' ? (text[end + 1] === ' ' ? end + 2 : end + 1) : -1
  return at
}
const capitalAt = (text: string, at: number): boolean => at >= 0 && /^\p{Lu}/u.test(text.slice(at, at + 2))

const handlers: Record<string, (text: string, start: number, end: number, report: Report) => void> = {
  /** "my name is ...", "Client name: ...", "name's ..." */
  name(text, start, end, report) {
    const lead = before(text, start, 24)
    const link = /^(?:'s(?: is)?|\s(?:is|was))?(?:\s(?:actually|just|also))?\s?[:=]?\s{1,2}["'*]{0,2}/.exec(after(text, end, 24))
    if (link === null || link[0].trim() === '' || (!/[a-z:=]/.test(link[0]) && !/\b(?:first|last|full)\s$/.test(lead))) return
    const colon = link[0].includes(':')
    // the name of a part, a book or a file is nobody's
    if (
      /\b(?:character|player|user|file|product|brand|company|project|book|movie|song|game|pet|team|host|domain|class|function)\s$/.test(
        lead,
      )
    )
      return
    // somebody else's name may be that of a public figure or a cat: a given name must be known as one
    const other = /\b(?:his|her|their|its|whose)\s(?:\w+\s)?$/.test(lead)
    const mine =
      STRONG.test(`${lead}name`) ||
      /\b(?:my|her|his|their|whose|client|patient|client's|patient's|full|first|last|legal|real|maiden)\s$/.test(lead)
    const at = end + link[0].length
    if (capitalAt(text, at)) {
      if (colon && !mine) tell(text, at, report, 0.55, 0.3)
      else tell(text, at, report, other ? 0.6 : mine ? 0.9 : 0.6, mine && !other ? 0.7 : 0.4)
    } else if (mine) {
      const lower = LOWER.exec(after(text, at, 44))?.[0].split(' ') ?? []
      if (isGivenName(lower[0] ?? '') && !NO_NAME.has(lower[0]!)) report('NAME', at, at + lower[0]!.length, other ? 0.45 : 0.7)
    }
  },
  /** "I'm Wendell", "I am Layla Mansour" */
  introduction(text, start, end, report) {
    const at = nextWord(text, end)
    if (!capitalAt(text, at)) return
    const lead = text.slice(Math.max(0, start - 2), start)
    if (text.slice(start, end) === 'AM') return
    if (!/^(?:.?I['\s]|i['\s])$/.test(lead.slice(-2)) || /[\p{L}\p{N}]/u.test(text.charAt(start - 3))) return
    const match = CAPITALISED.exec(after(text, at, 80))
    if (match === null || match[1]!.length < 3 || /^\p{Lu}+$/u.test(match[1]!)) return
    const follows = after(text, at + match[0].length, 28)
    const greeted = /^[,.!]?\s(?:nice|pleased|good|great|lovely) to|^,? and i(?:'m| am)\b|^,\s(?:an?\s)?\d\d\b/i.test(follows)
    // "I'm Rosa's hero": not who speaks. The match holds the ending where a word follows
    if (match[0].endsWith("'s") || /^['’]s?\s/.test(follows)) {
      const kin = /^(?:'s)?\s(?:\w+\s)?(?:mom|mum|mother|dad|father|wife|husband|sister|brother|son|daughter)\b/.test(follows)
      if (!kin || !isGivenName(match[1]!.replace(/'s$/, ''))) return
    }
    tell(text, at, report, greeted ? 0.85 : 0.6, greeted ? 0.7 : 0.3)
  },
  /** "call me Ana", "known to me as Rosalind", "goes by Leo" */
  called(text, start, end, report) {
    const cue =
      /^(?:call|calls|calling|called) me\s|^(?:know|knows|known|knew) (?:me )?as\s|^(?:go|goes|going|went) by\s(?:the name\s)?/i.exec(
        after(text, start, 28),
      )
    if (cue === null) return
    const at = start + cue[0].length
    if (capitalAt(text, at))
      tell(
        text,
        at,
        report,
        /\bme\b/i.test(cue[0]) ? 0.7 : /^go/i.test(cue[0]) ? 0.55 : 0.4,
        /as\s$/.test(cue[0]) && /\bme\b/i.test(cue[0]) ? 0.6 : 0.35,
      )
    void end
  },
  /** "Dr. Prentiss wrote me a letter", "my therapist Ms. Lee" */
  title(text, start, end, report) {
    const space = /^\.?\s{1,2}/.exec(after(text, end, 3))?.[0] ?? ''
    // "Hello, Nurse. Could you": after a word that is no abbreviation a full stop ends the sentence
    if (space.startsWith('.') && !/^(?:dr|mr|mrs|ms|prof)$/i.test(text.slice(start, end))) return
    const at = end + space.length
    if (at === end || !capitalAt(text, at) || text.slice(start, start + 1) !== text.slice(start, start + 1).toUpperCase()) return
    const match = CAPITALISED.exec(after(text, at, 60))
    if (
      match === null ||
      !plausible(match[0]) ||
      isPublicName(match[0]) ||
      match[1]!.length < 3 ||
      /^\p{Lu}+$/u.test(match[1]!) ||
      text.slice(start, end) === 'DR'
    )
      return
    const lead = before(text, start, 40)
    const follows = after(text, at + match[0].length, 44).split(/[.!?\n]/)[0]!
    const mine = new RegExp(`\\bmy\\s(?:\\w+\\s){0,2}(?:${ROLE}),?\\s$|\\b(?:see|saw|seeing|told|asked|called|with|from)\\s$`).test(lead)
    const forMe = /^\s(?:\w+\s){0,2}(?:me|my)\b|^\s(?:called|prescribed|increased|diagnosed|referred)\b/.test(follows)
    const nurse = /^nurse$/i.test(text.slice(start, end))
    report(
      'NAME',
      at,
      at + match[0].length,
      forMe ? 0.65 : mine && !/from\s$|with\s$/.test(lead) ? 0.55 : nurse && /^\s(?:called|said|came)/.test(follows) ? 0.55 : 0.4,
    )
  },
  /** "my sponsor Leon", "my sister, Anna," */
  role(text, start, end, report) {
    const lead = before(text, start, 32)
    if (!OWN_ROLE.test(lead)) return
    // "his friend Mike" is in every story and sum
    const mine = /\bmy\s/.test(lead)
    const link = /^(?:,|(?:'s name is)|,? (?:named|called))?\s{1,2}/.exec(after(text, end, 16))
    if (link === null || !capitalAt(text, end + link[0].length)) return
    tell(
      text,
      end + link[0].length,
      report,
      link[0].startsWith(',') && !/n|c/.test(link[0]) ? (mine ? 0.5 : 0.35) : mine ? 0.65 : 0.4,
      /name|called/.test(link[0]) && mine ? 0.6 : 0.3,
    )
  },
  /** "Client M. Albright", "Patient: Okafor, Chioma" */
  file(text, start, end, report) {
    const initial = /^\s(\p{Lu}\.\s\p{Lu}[\p{L}'-]{2,24})/u.exec(after(text, end, 40))
    if (initial !== null) return report('NAME', end + 1, end + initial[0].length, 0.7)
    const listed =
      /^:\s{1,2}(\p{Lu}[\p{L}'-]{1,24},\s\p{Lu}[\p{L}'-]{1,24}(?:\s\p{Lu}[\p{L}'-]{1,24})?)\s{0,2}(?:\n|$|[;(.|]|\s\s|DOB|MRN)/u.exec(
        after(text, end, 90),
      )
    if (listed !== null && listed[1]!.split(/[,\s]+/).every((word) => !NO_NAME.has(word.toLowerCase())))
      return report('NAME', end + listed[0].indexOf(listed[1]!), end + listed[0].indexOf(listed[1]!) + listed[1]!.length, 0.7)
    const plain = /^:\s{1,2}(\p{Lu}[\p{L}'-]{1,24}\s\p{Lu}[\p{L}'-]{2,24})\s{0,2}(?:\n|$|[;(|])/u.exec(after(text, end, 70))
    if (plain !== null && isGivenName(plain[1]!.split(/[\s'-]/)[0]!))
      report('NAME', end + plain[0].indexOf(plain[1]!), end + plain[0].indexOf(plain[1]!) + plain[1]!.length, 0.6)
    void start
  },
  /** "Sincerely,\nPhilippa Okonjo" */
  closing(text, start, end, report) {
    const closing = CLOSING.exec(after(text, end, 40))
    const formal = /^(?:sincerely|regards|respectfully)$/i.test(text.slice(start, end))
    if (
      closing === null ||
      !(
        formal ||
        /(?:^|[\n.!?,]\s{0,3}|\b(?:best|kind|warm|kindest|warmest|with|yours)\s)$/i.test(text.slice(Math.max(0, start - 8), start))
      )
    )
      return
    const at = end + closing[0].length
    const line = /^(\p{Lu}[\p{L}'.-]{1,24}(?: \p{Lu}[\p{L}'.-]{0,24}){0,3}),? {0,4}(?:\n|$)/u.exec(after(text, at, 100))
    if (line === null || !line[1]!.split(/\s/).every((word) => !NO_NAME.has(word.toLowerCase()))) return
    const given = isGivenName(line[1]!.split(/[\s'-]/)[0]!)
    if (!isMachine(line[1]!) && !isPublicName(line[1]!))
      report('NAME', at, at + line[1]!.length, given ? 0.8 : /\s/.test(line[1]!) ? 0.65 : 0.4)
  },
}

const WOKEN: Record<string, keyof typeof handlers> = {
  name: 'name',
  m: 'introduction',
  am: 'introduction',
  call: 'called',
  calls: 'called',
  know: 'called',
  knows: 'called',
  known: 'called',
  go: 'called',
  goes: 'called',
}
for (const word of ['dr', 'doctor', 'nurse', 'mr', 'mrs', 'ms', 'miss', 'prof', 'professor', 'officer', 'pastor']) WOKEN[word] = 'title'
for (const word of ROLE.split('|').filter((role) => /^[a-z]+$/.test(role))) WOKEN[word] ??= 'role'
for (const word of ['counselor', 'counsellor', 'neighbor', 'neighbour', 'fiancé', 'fiancée', 'fiance', 'worker']) WOKEN[word] ??= 'role'
for (const word of ['client', 'patient']) WOKEN[word] = 'file'
for (const word of ['sincerely', 'regards', 'yours', 'warmly', 'respectfully', 'wishes', 'love', 'cheers', 'best']) WOKEN[word] = 'closing'

/** Names of persons, by strong cue only: introductions, forms, signatures, relations. A capitalised word alone is never one. */
export const name: Recogniser = {
  name: 'name',
  types: ['NAME'],
  words: Object.keys(WOKEN),
  onWord(text, start, end, report) {
    handlers[WOKEN[text.slice(start, end).toLowerCase()]!]!(text, start, end, report)
  },
  // 我叫: "I am called"; a family name from the common ones and one or two characters more, then a border
  marks: '叫',
  onMark(text, at, report) {
    if (text[at - 1] !== '我') return
    const match =
      /^(?:做|作)?([王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]\p{Script=Han}{1,2})(?=[,.!，。！；;\s]|$)/u.exec(
        after(text, at + 1, 8),
      )
    if (match !== null) report('NAME', at + 1 + match[0].length - match[1]!.length, at + 1 + match[0].length, 0.7)
  },
  examples: {
    found: [
      ['NAME', 'my name is «Ottoline Marchbanks» and'],

      ['NAME', "I'm «Layla Mansour», hello"],

      ['NAME', 'at noon my sponsor «Leon» came'],

      ['NAME', 'my name is «sarah» and i am tired'],
      ['NAME', '大家好，我叫«王小明»，今年二十岁'],
    ],
    clean: [
      "I'm Christian and I'm Bipolar",
      "I'm Claude, an AI assistant",
      'Dr. Phil says so, and Dr. Freud',
      'Patient: Well, Doctor, I feel bad.',
      "Client: Yes, Ma'am\n",
      'Love,\nMom',
      'my friend Will is a good Word',
      'I am Virgo',
      'TL;DR Broke up with my girlfriend',
      'His name is Spike',
      'John had 12 apples. His friend Mike gave him 8.',
      'also known as Tony Stark',
      'She was in here and saw Dr. XYZ for back pain',
      'Sincerely,\n[NAME_1]',
      'my name is on the list',
      'Good evening, Nurse. Would you look at this?',
      "to be told: I'm Deborah's hero today",
      'Character Name: Deborah Quint',
    ],
  },
}
