import { after, at, before, type Detector, type Found, type Scene } from '../detector.ts'
import { isNoPerson, isPlaceName } from '../names/addressed.ts'
import { isGiven, WORDS_TOO } from '../names/lists.ts'
import { isPublicFigure } from '../names/public.ts'
import { readName, type Name } from '../names/read.ts'

/** Names that people give: "my name is", "I'm Sarah", "call me", "this is ... speaking", "named". */
type Strength = 'strong' | 'medium' | 'weak'

const IS = /(?:(?:'|’)?s|\s{1,2}(?:is|was|are|ist|=))?\s{0,2}[:=-]?\s{0,2}(?:(?:actually|really|still|just)\s)?["“']?/iy
const AM = /(?:['’]?\s?m|\s{1,2}am|\s{1,2}go by|\s{1,2}was born)\s{1,2}(?:(?:called|named|actually|really|just|also|only)\s)?["“']?/iy
const DEMONSTRATIVE = /(?:['’]?s|\s{1,2}is)\s{1,2}["“']?/iy
const ME = /\s{1,2}(?:me|him|her|them|myself|himself|herself|themselves)\s{1,2}["“']?/iy
const SPACE = /\s{1,2}(?:(?:called|named)\s)?["“']?/y
const AS = /\s{1,2}(?:me\s|him\s|her\s)?as\s{1,2}["“']?/iy
const TITLE = /(?:Dr|Mr|Mrs|Ms|Mx|Prof|Rev)\.?\s{1,2}/y

/** German "im" (in the), which no apostrophe was left out of: "bis ich im Keller", "Im Büro ist". */
const GERMAN_BEFORE =
  /\b(?:ich|bin|bist|ist|sind|war|waren|mich|dich|sich|sie|wir|ihr|es|und|oder|auch|nur|noch|immer|oft|dann|wieder|heute|gestern|morgens|abends|nachts|allein|habe|hab|sitze|saß|stehe|stand|liege|lag|dass|wenn|als|wie|bis)\s$/
const GERMAN_AFTER =
  /^\s(?:ist|bin|und|oder|bei|mit|der|das|dem|den|zu|habe|hat|kann|wird|wurde|sitze|sitzt|gibt|nicht|auf|von|vor|wo|wenn|als)\b/
const isGerman = (scene: Scene, start: number, name: Name): boolean =>
  GERMAN_BEFORE.test(before(scene, start, 12)) || GERMAN_AFTER.test(after(scene, name.end, 10))

/** What follows a name that was given: the end, punctuation, or going on about oneself. */
const FOLLOWS =
  /^(?:["”']?\s?[.,!?;:)\n—–{[(]|["”']?-(?!\p{Ll})|["”']?\s*$|["”']?\s(?:and|from|here|speaking|calling|again|with|your|at|by|but|the|i|i'm|im|i’m|a|an|aged?|\(|\d|—|–|-|,)(?=[\s,.!?'’)\d—–-]|$))/iu
const SPEAKING_OR_COMMA = /^(?:\s(?:here|speaking|calling|from|again)\b|[.!,]|\s*$)/i
const SPEAKING = /^["”']?(?:\s(?:here|speaking|calling|from|again|with)\b|\s?[.!,]|\s*$|\sand\b)/i
/** "I'm Nora's mom": whose relative speaks. */
const KIN =
  /^['’]s\s(?:(?:new|older|younger|big|little|best|ex|step|real|oldest|youngest)[\s-])?(?:m[ou]m|mother|dad|father|wife|husband|sister|brother|son|daughter|partner|girlfriend|boyfriend|friend|aunt|uncle|cousin|niece|nephew|grand\w+|parent|guardian|caregiver|carer|nanny|teacher|therapist|boss|manager|roommate|neighbou?r|maid of honor|best man|fianc[eé]e?)\b/i
/** Nouns for a person, before "named" or "name is". */
const PERSON =
  'man|woman|girl|guy|boy|friend|kid|child|baby|person|lady|client|patient|therapist|doctor|nurse|teacher|boss|colleague|coworker|neighbou?r|someone|somebody|people|son|daughter|brother|sister|cousin|uncle|aunt|husband|wife|partner|boyfriend|girlfriend|classmate|roommate|student|counsell?or|psychiatrist|psychologist'
const NAMED = new RegExp(`\\b(?:${PERSON}|who(?:'s| is| was)|and is|i am|i'm|(?:i|he|she) was)\\s(?:\\w+\\s){0,2}$`)
const PERSONS_NAME = new RegExp(
  `\\b(?:${PERSON}|director|manager|supervisor|landlord|caseworker|lawyer|attorney|coach|professor|principal|officer|mother|father|mom|mum|dad)\\s(?:first\\s|last\\s|full\\s)?$`,
)
/** `last name "Roe"`: a quoted name needs no verb. */
const QUOTED = /\s["“](?=\p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?["”])/uy

function report(scene: Scene, name: Name | undefined, strength: Strength, found: Found): void {
  if (name === undefined || isPublicFigure(scene.text.slice(name.start, name.end), false)) return
  if (name.kind === 'shaped' && strength !== 'strong' && isNoPerson(scene.text.slice(name.start, name.end))) return
  const tail = after(scene, name.end, 24)
  const { kind, parts } = name
  // "Periscope-ing", "Sharia-compliant": no name goes on like this
  if (kind === 'shaped' && /^-\p{Ll}/u.test(tail)) return
  if (strength === 'strong') return found('NAME', name.start, name.end, kind === 'shaped' ? 0.8 : kind === 'lower' ? 0.85 : 0.95)
  const follows = FOLLOWS.test(tail) || (kind === 'known' && KIN.test(tail))
  if (strength === 'medium') {
    if (kind === 'known' && (follows || parts > 1)) return found('NAME', name.start, name.end, 0.9)
    if (kind === 'lower' && follows) return found('NAME', name.start, name.end, 0.75)
    // an unknown word before "and" or "with" may be anything: a person is asked
    if (kind === 'shaped' && follows && parts < 4)
      found(
        'NAME',
        name.start,
        name.end,
        /^["”']?(?:[.,!?;:)\n]|\s*$|\s(?:[.,!?]|from\b|here\b|speaking\b|calling\b))/.test(tail) || parts > 1 ? 0.6 : 0.4,
      )
    return
  }
  if (kind === 'known' && SPEAKING.test(tail)) found('NAME', name.start, name.end, 0.75)
}

const read = (scene: Scene, index: number, options: { lower?: boolean; strong?: boolean }): Name | undefined => {
  const title = at(TITLE, scene.text, index)
  return readName(scene.text, index + (title?.[0].length ?? 0), options)
}

/** After "my name is" even an unknown word in lower case is a name, where the sentence ends with it. */
const UNKNOWN_LOWER =
  /(?!\p{Ll}{2,12}(?:ing|ed|ful|less|ous|ly)\b|not\b|on\b|in\b|wrong\b|there\b|absent\b|first\b|last\b|next\b|also\b|the\b|a\b|mud\b|irrelevant|unimportant|secret|private|confidential|what\b|redacted|hidden|unknown|nobody|legion|withheld|important|safe|called|spelled|common|unusual|rare|weird|pronounced|changed|different)\p{Ll}{3,14}(?=[.,!\n]|$| and (?:i|im|i'm)\b| i\b| i'm\b| im\b)/uy

const surelyGiven = (name: string): boolean => isGiven(name) && !WORDS_TOO.has(name.toLowerCase()) && !isPlaceName(name)

/** What "I", "it" and "this" are followed by before a name: the commonest words there are, and mostly not. */
function mayGoOn(text: string, start: number, end: number): boolean {
  const length = end - start
  if (text.charCodeAt(end) !== 32) return true
  const next = text.charCodeAt(end + 1) | 32
  // i am, i go by, i was born, i m
  if (length === 1) return next === 97 || next === 103 || next === 119 || next === 109 || next === 32
  // it is, this is; other words as short ("its", "name", "call") go their own way
  const last = text.charCodeAt(end - 1) | 32
  const isIt = (length === 2 && last === 116) || (length === 4 && last === 115 && (text.charCodeAt(start) | 32) === 116)
  return !isIt || next === 105 || next === 32
}

/** Who offers what to be called by, in lower case too. */
const OFFERS = /\b(?:you|u|y'all|everyone|everybody) (?:can|may|could) (?:just |all )?$/
const UNKNOWN_NICK =
  /(?!\p{Ll}{2,12}(?:ing|ed|ful|less|ous|ly|able)\b|(?:back|later|again|any\p{Ll}{0,12}|tomorrow|tonight|today|now|whatever|what\p{Ll}{0,12}|when\p{Ll}{0,12}|crazy|stupid|weird|dumb|silly|lazy|paranoid|naive|selfish|old|mad|insane|names|collect|direct|first|soon|here|there|home|during|after|before|from|with|by|at|on|if|in|an|a|the|your|my)\b)\p{Ll}{3,14}(?=[.,!\n]|$| if\b| for short| btw\b| lol\b)/uy

function afterName(scene: Scene, start: number, end: number, found: Found): void {
  const { text } = scene
  const head = before(scene, start, 32)
  const mine =
    /(?:\bmy|\bher|\bhis|\bour|\btheir|\byour|\bthe|\bit'?s?|['’]s|\bs|\bmi|\bmein|\bmon)\s(?:(?:real|full|first|last|middle|maiden|given|legal|birth|pen|old|new|own|actual|dead|sur)\s?){0,2}$/.test(
      head,
    )
  const contracted = /^name(?:['’]s|s)$/i.test(text.slice(start, end + 2)) || /^['’]s\s/.test(text.slice(end, end + 3))
  const quoted = /\b(?:first|last|full|middle|maiden|given|sur|family)\s?$/.test(head) ? at(QUOTED, text, end) : null
  if (quoted !== null) return report(scene, read(scene, end + quoted[0].length, { strong: true }), 'strong', found)
  // the owner may stand on the line or in the message before
  if (!mine && !contracted && !PERSONS_NAME.test(head) && !/(?:^|\b(?:my|his|her|their|your)\s?\n)$/.test(head)) return
  if (
    /\b(?:brand|file|user|product|company|band|book|movie|show|domain|song|group|drug|medication|street|business|code|place|class|variable|function)\s$/.test(
      head,
    )
  )
    return
  const link = at(IS, text, end)
  if (link === null || link[0] === '' || !/\s|:|=/.test(link[0])) return
  if (!/is|was|s|:|=|ist/i.test(link[0])) return
  const from = end + link[0].length
  const name = read(scene, from, { lower: true, strong: true })
  if (name !== undefined) return report(scene, name, 'strong', found)
  if (!/\b(?:my|mi|mein|mon)\s(?:\w+\s)?$/.test(head) || /was/i.test(link[0])) return
  if (/s\s{0,2}$/.test(link[0]) && !/is\s{0,2}$/.test(link[0])) return
  const unknown = at(UNKNOWN_LOWER, text, from)
  if (unknown !== null) found('NAME', from, from + unknown[0].length, 0.65)
}

export const nameIntroduced: Detector = {
  name: 'name-introduced',
  calls: {
    words: [
      'name',
      'names',
      'i',
      'im',
      'this',
      'it',
      'its',
      'call',
      'calls',
      'called',
      'named',
      'known',
      'know',
      'knows',
      'goes',
      'nickname',
      'nicknamed',
      'alias',
      'introduce',
      'myself',
    ],
  },
  find(scene, start, end, found) {
    const { text } = scene
    if (end - start < 5 && !mayGoOn(text, start, end)) return
    const cue = text.slice(start, end).toLowerCase()
    if (cue === 'i' || cue === 'im') {
      const link = cue === 'i' ? at(AM, text, end) : at(SPACE, text, end)
      if (link === null || /[\p{L}\d'’]/u.test(text[start - 1] ?? '')) return
      const name = read(scene, end + link[0].length, { lower: true })
      if (cue === 'im' && name !== undefined && isGerman(scene, start, name)) return
      // "I'm grace itself" needs more: in lower case only names that follow a greeting or end the clause
      return report(scene, name, /go by|named|called/i.test(link[0]) ? 'strong' : 'medium', found)
    }
    if (cue === 'this' || cue === 'it' || cue === 'its') {
      const link = cue === 'its' ? at(SPACE, text, end) : at(DEMONSTRATIVE, text, end)
      if (link === null || !/(?:^|[.!?,\n]\s*|\b(?:hi|hello|hey|yes|and|but)\W+|["“])$/i.test(before(scene, start, 12))) return
      const name = read(scene, end + link[0].length, {})
      // who greets and says "this is" with two words that we do not know gives a name
      const greets =
        cue === 'this' &&
        name?.kind === 'shaped' &&
        name.parts === 2 &&
        /\b(?:hi|hello|hey|morning|afternoon|evening)\W+$/i.test(before(scene, start, 16))
      if (greets && SPEAKING_OR_COMMA.test(after(scene, name.end, 24)) && !isPublicFigure(text.slice(name.start, name.end), false))
        found('NAME', name.start, name.end, 0.7)
      else report(scene, name, 'weak', found)
      return
    }
    if (cue === 'name' || cue === 'names') {
      if (cue === 'names') {
        const link = at(SPACE, text, end)
        if (link !== null && /(?:^|\bmy |\bhi |\bhey )$/.test(before(scene, start, 8)))
          report(scene, read(scene, end + link[0].length, { lower: true }), 'strong', found)
        return
      }
      return afterName(scene, start, end, found)
    }
    if (cue === 'call' || cue === 'calls' || cue === 'called') {
      const link = at(ME, text, end)
      if (link !== null) {
        const name = read(scene, end + link[0].length, { lower: true })
        if (name === undefined) {
          // "you can call me jojo": what the speaker offers is a name, known or not
          const offered = OFFERS.test(before(scene, start, 24)) ? at(UNKNOWN_NICK, text, end + link[0].length) : null
          if (offered !== null) found('NAME', end + link[0].length, end + link[0].length + offered[0].length, 0.6)
        } else if (!/^\s(?:from|at|on|in|when|if)\b/.test(name.kind === 'shaped' ? after(scene, name.end, 8) : ''))
          report(scene, name, 'strong', found)
        return
      }
    }
    if (cue === 'named' || cue === 'called' || cue === 'nicknamed' || cue === 'alias' || cue === 'nickname') {
      const link = at(SPACE, text, end)
      if (link === null || !NAMED.test(before(scene, start, 48))) return
      const name = read(scene, end + link[0].length, {})
      // "a counsellor called Tom Roe on Fridays": a first and a last name need no end of the clause
      // and so does a first name that is no word, of "a girl called ..."
      const single =
        name !== undefined &&
        /\b(?:a|an|this|some|another|my|his|her) \S{3,24} $/.test(before(scene, start, 30)) &&
        surelyGiven(text.slice(name.start, name.end))
      const full = cue === 'called' && name?.kind === 'known' && (name.parts > 1 || single)
      report(scene, name, cue === 'named' ? 'strong' : full ? (single ? 'strong' : 'medium') : 'weak', found)
      return
    }
    const link = at(
      cue === 'goes'
        ? /\s{1,2}by\s{1,2}(?:the name (?:of )?)?["“']?/iy
        : cue === 'introduce' || cue === 'myself'
          ? /(?:\s{1,2}myself)?(?:\s{1,2}as|[.,:])\s{1,2}["“']?/iy
          : AS,
      text,
      end,
    )
    if (link !== null)
      report(
        scene,
        read(scene, end + link[0].length, {}),
        cue === 'goes' || cue === 'know' || cue === 'knows' || (cue === 'known' && /\bme\b/i.test(link[0])) ? 'medium' : 'weak',
        found,
      )
  },
  examples: {
    finds: [
      { text: "I'm Wendell, pleased to be here.", values: [['NAME', 'Wendell']] },
      { text: 'My name is Rosa Delgado-Smith and I am 31.', values: [['NAME', 'Rosa Delgado-Smith']] },
      { text: 'im jessica, hi', values: [['NAME', 'jessica']] },
      { text: 'hey man im Jake, whats up', values: [['NAME', 'Jake']] },
      { text: 'my name is xandrielle and i cry', values: [['NAME', 'xandrielle']] },
      { text: 'you can call me jojo', values: [['NAME', 'jojo']] },
      { text: 'He calls himself Little Tony.', values: [['NAME', 'Little Tony']] },
      { text: "my name is liam o'connor by the way", values: [['NAME', "liam o'connor"]] },
      { text: 'Please call me Bex.', values: [['NAME', 'Bex']] },
      { text: 'The group knows me as Rosalind "Roz" Ibáñez.', values: [['NAME', 'Rosalind "Roz" Ibáñez']] },
      { text: 'Hello, this is Jordan calling about group.', values: [['NAME', 'Jordan']] },
      { text: 'I met a girl named Emma', values: [['NAME', 'Emma']] },
      { text: 'my name is TJ , hi there', values: [['NAME', 'TJ']] },
      { text: "I'm Deborah . I run the group", values: [['NAME', 'Deborah']] },
      { text: "Hello, I'm Deborah's mother.", values: [['NAME', 'Deborah']] },
      { text: 'her name was Ella', values: [['NAME', 'Ella']] },
      { text: 'The landlord name was Rosa Roe.', values: [['NAME', 'Rosa Roe']] },
      { text: 'it is under the last name “Quint”', values: [['NAME', 'Quint']] },
      { text: 'My name is Omar al-Rashidi.', values: [['NAME', 'Omar al-Rashidi']] },
      { text: 'Her name is Eun-ji and she is nine.', values: [['NAME', 'Eun-ji']] },
      { text: 'a girl called Saoirse bullies me', values: [['NAME', 'Saoirse']] },
      { text: 'I see a therapist called Rosa Roe on Mondays.', values: [['NAME', 'Rosa Roe']] },
      { text: 'Hello, this is Xandrielle Quillmore, from the group.', values: [['NAME', 'Xandrielle Quillmore']] },
    ],
    leaves: [
      'I am Angry. I am Lonely. I am Hungry.',
      'I am a Taurus, and a baker.',
      'He would call me names all day.',
      'You can call me anytime. You can call me crazy.',
      'They call me Lazy and Stupid.',
      "I'm Canadian and I'm Jewish.",
      'Call me tomorrow. Call me Monday.',
      'This is Texas.',
      'Hello, this is Cognitive Distortion Number Four',
      'My friend called Mental Health Services twice',
      'Ich war im Garten, dann ging es. Im Keller ist es still.',
      'Besser, bis ich im Aufzug an den Termin dachte.',
      "It's Christmas again.",
      'My name is not important.',
      'a movie called Carrie',
      'I am Batman, of course.',
      'This is done by a system known as ACE-V, which is new',
      'She will mark the date, with hope, with grace.',
      'My name is {{name}}',
      "I'm ChatGPT, an assistant",
      'my name was crossed out',
      'a box known as Kubernetes.',
      "I'm Deborah's biggest problem",
    ],
  },
}
