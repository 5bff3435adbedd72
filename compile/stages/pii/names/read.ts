/** Reads a person's name that begins at one place of a text: its shape, its parts, and how far it can be believed. */
import { at } from '../detector.ts'
import { isFamiliar, isFamily, isGiven, WORDS_TOO } from './lists.ts'

export interface Name {
  start: number
  end: number
  /** known: its first or last part is on the lists; shaped: capitalised and no other word that we know; lower: known, in lower case. */
  kind: 'known' | 'shaped' | 'lower'
  parts: number
}

/** One part: `Sarah`, `O'Brien`, `Jean-Luc`, `McDonald`, `J.`, `Thị`; capitals alone (`SARAH`) count. */
const PART =
  /\p{Lu}(?:\.(?=[ \p{Lu}])|[\p{L}\p{M}]{0,24}(?:['’-]\p{Lu}[\p{L}\p{M}]{0,24}|-(?:woo|jin|min|seo|hyun|young|yeong|yeon|eun|joon|jun|soo|hee|won|woon|hoon|kyung|mi|ah|ho|su|sook|ja|rae|hwan|seok|bin|ling|ming|mei|wei|hua|yan|fang|hui|ping|chun|lin|yun|jie|wen|yu|ji|na|ra|ri|in|kyu|ki|gyu|sun|seon|joo|ju)(?!\p{L})){0,3})/uy
/** Stop words that somebody may bear, where the cue is strong. */
const BORNE = /^(?:April|June|August|May|Leo|Asia|India|Christian|Ella|Elle|Jan|Alexa|London|America|Florida|Brown)$/
/** Letters that stand for a name ("DJ", "TJ"): two or three capitals, none of them an abbreviation of something else. */
const LETTERS = /^\p{Lu}{2,3}$/u
/** A surname in lower case: `smith`, `o'connor`. */
const LOWER_LAST = /(?:[od]['’])?\p{Ll}[\p{L}\p{M}]{1,20}(?:-\p{Ll}[\p{L}\p{M}]{1,20})?/uy
const LOWER = /\p{Ll}[\p{L}\p{M}]{1,20}(?:-\p{Ll}[\p{L}\p{M}]{1,20})?/uy
const PARTICLE =
  / (?:van der|van den|van de|van|von der|von|de la|de los|de las|del|della|de|da|dos|das|do|di|du|la|le|el|al|bin|ibn|bint|abu|ter|ten|mac|st\.)(?= \p{Lu})| (?:al|el|as|ad|ar|ibn)-(?=\p{Lu})/uy
const NICKNAME = / ["“'(]\p{Lu}[\p{L}-]{1,16}["”')](?= \p{Lu})/uy

/** Capitalised words that are no names where a name might stand. */
const STOP = new Set(
  (
    "lazy stupid dumb fat weird selfish needy clingy dramatic sensitive pathetic spoiled spoilt psycho trash fake evil toxic damaged boring loser failure freak idiot moron coward liar drunk junkie addict earth angry lonely hungry thirsty sleepy busy crazy guilty lucky unlucky ready unhappy moody needy empty ugly worthy unworthy numb helpless hopeless worthless useless ashamed furious jealous nervous stressed exhausted overwhelmed stuck trapped broken single married divorced pregnant sober clean i i'm im ive i've ill id a an the and but or so if in on at to of for from by with as is was are am be been it it's its he she they we you my me mine your yours his her hers our ours their this that these those there here what when where who why how which not no nor yes yeah yep nope ok okay oh ah um uh hmm well now then just also too very really quite maybe perhaps please thanks thank sorry sure fine good great happy sad glad mad angry tired done ready back home late early alone afraid scared anxious depressed lost broken sick better worse new old still only about after before because since while until again never always today tomorrow yesterday tonight morning afternoon evening night " +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec christmas easter halloween thanksgiving hanukkah ramadan diwali ' +
    'dear hi hello hey everyone everybody someone somebody anyone anybody nobody all guys folks friend friends team sir madam maam ma’am doctor dr mr mrs ms miss mom mum mommy mama mother dad daddy papa father grandma grandpa sister brother aunt uncle son daughter baby babe honey sweetie sweetheart darling love buddy pal man dude bro girl boy kid child kids god jesus lord christ heaven hell satan ' +
    'american british english french german spanish italian irish scottish welsh dutch swedish norwegian danish finnish polish russian ukrainian greek turkish arab arabic persian iranian iraqi indian pakistani bangladeshi chinese japanese korean vietnamese thai filipino filipina mexican latino latina latinx hispanic brazilian african asian european canadian australian israeli jewish muslim islamic christian catholic protestant baptist mormon buddhist hindu sikh atheist agnostic republican democrat liberal conservative socialist black white brown gay lesbian bi bisexual trans transgender queer straight nonbinary ' +
    'aries taurus gemini cancer leo virgo libra scorpio sagittarius capricorn aquarius pisces infj infp intj intp enfj enfp entj entp isfj isfp istj istp esfj esfp estj estp bpd adhd add ocd ptsd cptsd gad mdd did asd autistic bipolar borderline narcissist empath introvert extrovert ' +
    'chatgpt gpt claude gemini assistant ai bot siri alexa google bard bing openai anthropic user client patient therapist counselor counsellor human speaker interviewer host narrator member admin moderator op ' +
    'north south east west northern southern eastern western new york california texas florida america england britain london europe africa asia australia canada china india japan mexico usa uk us nyc la germany france spain italy russia ukraine poland ireland scotland wales turkey greece egypt iran iraq israel pakistan vietnam korea brazil argentina netherlands belgium sweden norway denmark finland switzerland austria portugal ' +
    "boss chair chairman chairwoman chairperson speaker president minister secretary governor senator congressman vicuna llama bard diary journal world universe reader readers internet future past self body brain mind anxiety depression life death santa heart soul mum-in-law community group class students colleagues parents family members customer valued therapy counselor student do does did don’t don't can can't could would should might must shall let let's go going get getting got have has had having make take think know feel want need see say tell ask try keep look come yes hopefully honestly actually basically literally obviously unfortunately however although though even instead absolutely definitely exactly totally of course congratulations welcome good-bye goodbye bye cheers regards sincerely best warmly respectfully signed yours truly first second third last next another other more most many much some any each every both few such " +
    'netflix facebook instagram twitter youtube tiktok reddit amazon apple microsoft covid zoom xanax prozac zoloft lexapro ativan klonopin lithium lamictal abilify seroquel wellbutrin effexor cymbalta adderall ritalin vyvanse celexa paxil buspar trazodone valium cbt dbt emdr act ifs nlp ssri ssris er icu aa na dsm icd phq ' +
    'ich du er sie wir ihr das der die ein eine und aber nicht je tu il elle nous vous ils les un une et mais yo tú él ella nosotros los las uno una pero no sí'
  ).split(/\s+/),
)

export const isStopWord = (word: string): boolean => STOP.has(word.toLowerCase().replace(/’/g, "'"))
/** Words whose ending says what they are: nationalities, adjectives, verbs, professions. */
const NO_NAME_ENDING =
  /(?:ian|ish|ese|ist|ing|ful|less|able|ible|ology|ment|ness|tion|ted|ous|ive|ical|phobic|holic|ly|ward|self|n't|n’t)$/i

/** Endings that no surname has either. */
const NO_SURNAME_ENDING = /(?:ful|less|able|ible|ology|ness|tion|ous|ive|ical|iate|phobic|holic|self|n't|n’t)$/i

/** The name at `start`, at most four parts on one line; undefined where none can be believed. `lower` admits known names in lower case, `strong` names of months and signs, `titled` surnames with the ending of another word (Dr. Fielding, Mrs. Cavendish). */
export function readName(
  text: string,
  start: number,
  options: { lower?: boolean; strong?: boolean; titled?: boolean } = {},
): Name | undefined {
  const first = at(PART, text, start)?.[0]
  if (first === undefined) return options.lower ? readLower(text, start) : undefined
  const word = first.replace(/\.$/, '')
  if (/^\p{Lu}$/u.test(word) && !first.endsWith('.')) return undefined
  if (isStopWord(word) && !(options.strong && BORNE.test(word))) return undefined
  let end = start + first.length
  let parts = 1
  const words = [word]
  while (parts < 4) {
    const nickname = at(NICKNAME, text, end)
    if (nickname !== null) end += nickname[0].length
    const particle = at(PARTICLE, text, end)
    const from = end + (particle?.[0].length ?? 0)
    // "al-Rashidi": the particle brings its own joint
    const gap = particle?.[0].endsWith('-') ? 0 : 1
    if (gap === 1 && text[from] !== ' ') break
    const next = at(PART, text, from + gap)?.[0]
    if (
      next === undefined ||
      isStopWord(next.replace(/\.$/, '')) ||
      (next.length === 1 && !next.endsWith('.') && text[from + gap + 1] !== ' ')
    )
      break
    // the label of the next field: "Name: Rosa Roe DATE: ..."
    if (text[from + gap + next.length] === ':' && next === next.toUpperCase()) break
    end = from + gap + next.length
    words.push(next.replace(/\.$/, ''))
    parts++
  }
  // an initial that ends the match is the end of a sentence's letter, not a name
  if (words.length === 1 && /^\p{Lu}\.$/u.test(first)) return undefined
  if (end === start + first.length && /[\p{Ll}\d_@]/u.test(text[end] ?? '')) return undefined
  const allCaps = words.every((part) => part.length > 1 && part === part.toUpperCase())
  const last = words.at(-1)!
  const known = isGiven(words[0]!) || (words.length > 1 && (isFamily(last) || isGiven(last)))
  if (known && !(allCaps && WORDS_TOO.has(word.toLowerCase()) && words.length === 1)) return { start, end, kind: 'known', parts }
  if (allCaps && options.strong && words.length === 1 && LETTERS.test(word)) return { start, end, kind: 'shaped', parts }
  if (allCaps || (words.length === 1 && (options.titled ? NO_SURNAME_ENDING : NO_NAME_ENDING).test(word))) return undefined
  return { start, end, kind: 'shaped', parts }
}

function readLower(text: string, start: number): Name | undefined {
  const first = at(LOWER, text, start)?.[0]
  if (first === undefined || !isFamiliar(first) || isStopWord(first)) return undefined
  let end = start + first.length
  const next = text[end] === ' ' ? at(LOWER_LAST, text, end + 1)?.[0] : undefined
  const isLast = next !== undefined && next.length > 2 && isFamily(next) && !WORDS_TOO.has(next) && !isStopWord(next)
  if (isLast) end += 1 + next.length
  return { start, end, kind: 'lower', parts: isLast ? 2 : 1 }
}
