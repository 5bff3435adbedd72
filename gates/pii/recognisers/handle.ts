import type { Recogniser } from '../finding.ts'
import { after, before } from '../window.ts'

const PLACES =
  'instagram|insta|ig|twitter|x|snap|snapchat|tiktok|discord|telegram|twitch|reddit|facebook|fb|youtube|steam|xbox|psn|kik|skype|line|wechat|signal|tumblr|pinterest|venmo|cashapp|github|roblox|bereal|whatsapp'
const VALUE = String.raw`["'(]?@?(?<name>[\p{L}\p{N}][\p{L}\p{N}_.,-]{2,31})`
/** "her snap was wildfern.z", "my Instagram handle: ..." */
const OWN = new RegExp(`^(?:${PLACES})?\\s?(?:handle|user ?name|name|id|tag|account|username)?\\s?(?:is|:|=)\\s{0,2}${VALUE}`, 'iu')
const HANDLE = new RegExp(String.raw`^(?:\s(?:name|handle))?\s?(?:is|:|=)?\s{0,2}` + VALUE, 'iu')
const WORDS = new Set([
  ...PLACES.split('|').filter((place) => place.length > 2 && !['signal', 'line'].includes(place)),
  'ig',
  'fb',
  'username',
  'handle',
  'gamertag',
  'login',
  'user',
])

/** "twitter handle X", "my handle X"; without it "handle" is a verb. */
const PLACE_BEFORE = new RegExp(`\\b(?:${PLACES}|my|his|her|their)\\s$`)
const AT_PLACE = new RegExp(`^(?:${PLACES})`, 'i')

/** A name that somebody thought up: a digit, a dot, an underscore, or capitals inside. An everyday word is none. */
const coined = (name: string): boolean => /\d|[_.-]\p{L}|\p{Ll}\p{Lu}|,\p{L}/u.test(name)
const CUE = new RegExp(`\\b(?:${PLACES}|follow|dm|handle|username|tag|add|message|find)\\b[^\\n]{0,30}$`)
const CODE =
  /^@(?:media|import|param|return|returns|override|charset|property|test|user|everyone|here|channel|all|type|deprecated|see|throws|author|gmail|app|babel|types|angular|keyframes|font-face|staticmethod|classmethod|dataclass)\b/i

/** Names on platforms: after the platform's or the word's name, or by the at-sign. */
export const handle: Recogniser = {
  name: 'handle',
  types: ['USERNAME'],
  words: [...WORDS],
  onWord(text, start, end, report) {
    const word = text.slice(start, end).toLowerCase()
    const window = after(
      text,
      word === 'username' || word === 'handle' || word === 'gamertag' || word === 'login' || word === 'user' ? end : start,
      90,
    )
    const generic = !AT_PLACE.test(window)
    const match = (generic ? HANDLE : OWN).exec(window)
    const name = match?.groups?.['name']?.replace(/[.,-]+$/, '')
    const base = generic ? end : start
    if (match !== null && name !== undefined && name.length >= 3) {
      const raw = match.groups!['name']!
      const from = base + match[0].length - raw.length
      const linked = /[:=]|\bis\b/i.test(match[0].slice(0, match[0].length - raw.length))
      const mine = /\b(?:my|his|her|their)\s[\w ]{0,14}$/.test(before(text, start, 24))
      const own = /^(?:login|user|username)$/.test(word)
        ? mine && linked
        : linked || (word === 'handle' && PLACE_BEFORE.test(before(text, start, 24)))
      if (own && coined(name) && !/^(?:https?|www\.|\d+$|\d{1,2}[-.]\d)/i.test(name))
        report('USERNAME', from, from + name.length, mine || word === 'handle' ? 0.8 : 0.55)
      else if (
        mine &&
        linked &&
        !/^(?:the|a|an|my|not|full|private|public|so|being|also|always|just|really|very|down|hacked|gone|blocked|called|where|how|what|on|in|at)$/i.test(
          name,
        )
      )
        report('USERNAME', from, from + name.length, 0.45)
    }
    const on =
      /(?:^|[\s,])(?:i'm|i am|im|add me:?|find me:?|name is|id is)\s["'(]?@?([\p{L}\p{N}][\p{L}\p{N}_.,-]{2,31})["')]?\son\s$/iu.exec(
        text.slice(Math.max(0, start - 64), start),
      )
    if (on !== null && coined(on[1]!)) {
      const from = start - on[0].length + on[0].indexOf(on[1]!)
      report('USERNAME', from, from + on[1]!.length, 0.75)
    }
    const id = /^\s?(?:\(([\w.-]{3,32})\)|\.? my id is ([\w.-]{3,32}))/i.exec(after(text, end, 60))
    const value = (id?.[1] ?? id?.[2])?.replace(/[.,-]+$/, '')
    if (id !== null && value !== undefined && coined(value)) {
      const from = end + id[0].lastIndexOf(value)
      report('USERNAME', from, from + value.length, 0.7)
    }
  },
  marks: '@',
  onMark(text, at, report) {
    if (/[\p{L}\p{N}_.@/`-]/u.test(text.charAt(at - 1))) return
    const name = /^@[A-Za-z][A-Za-z0-9_.]{2,29}/.exec(text.slice(at, at + 32))?.[0].replace(/\.+$/, '')
    if (name === undefined || CODE.test(name) || /[(@/]/.test(text.charAt(at + name.length))) return
    const cued = CUE.test(before(text, at, 48))
    report('USERNAME', at, at + name.length, cued ? 0.8 : /\d/.test(name) && /_|[a-z]{3}/.test(name) ? 0.6 : 0.4)
  },
  examples: {
    found: [
      ['USERNAME', 'follow me on insta «@jay_brooks»'],

      ['USERNAME', 'my username is «night_owl77»'],
    ],
    clean: [
      '@media screen and (x)',
      'Instagram is so toxic for me',
      'my facebook is private',
      'Twitter is a place',
      '@everyone look',
      'I was up @ 3am',
      'the user is logged-in',
      'I handle it badly',
      'they can not handle high-traffic hours',
      'to handle situations.Anxiety is',
      'my phone is self-made',
    ],
  },
}
