/**
 * A pen writes the texts of one conversation from banks of sentences. A sentence may hold alternatives, `[a|b|c]` (nesting allowed,
 * an empty one too), and slots, `{person}`, filled from the lexicon. Nothing is said twice in one conversation while a bank
 * has something left, and slots that name the conversation's world (its people, its work) keep their first filling.
 */
import { BOUND, SLOTS } from './lexicon/slots.ts'
import type { Random } from './random.ts'

export type Bank = readonly string[]

export interface Pen {
  random: Random
  /** One sentence of the bank, expanded. */
  say(bank: Bank): string
  /** Several, joined by spaces, each from the bank named. */
  says(...banks: Bank[]): string
  /** Expands a template. */
  write(template: string): string
  /** Binds a slot for the rest of the conversation. */
  bind(slot: string, value: string): void
  /** Sentences of the bank that were not said yet. */
  left(bank: Bank): number
  /** From here on in another language, whose articles and capitals are not ours to mend. */
  foreign(): Pen
  /** Who speaks next: possessives of the lexicon, which is written in the first person, follow the speaker. */
  as(speaker: Speaker): Pen
}

/** `client` speaks of itself, `counsellor` to the client, `lecturer` about others. */
export type Speaker = 'client' | 'counsellor' | 'lecturer'

/** How readily a client who has spoken of one brings up another; a counsellor keeps to those that were told. */
const FRESH: Readonly<Record<string, number>> = {
  event: 0.1,
  thought: 0.4,
  body: 0.5,
  image: 0.3,
  small: 0.8,
  place: 0.7,
  need: 0.5,
  feeling: 0.8,
  ...inOtherLanguages({ thing: 0.3, who: 0.4, place: 0.6, body: 0.5, feel: 0.8, want: 0.6 }),
}
/** What a counsellor can not know before it was told. */
const REPORTED = [
  'event',
  'thought',
  'body',
  'image',
  'small',
  'place',
  'person',
  'other',
  'hobby',
  'comfort',
  'pet',
  ...Object.keys(inOtherLanguages({ thing: 0, who: 0, place: 0, body: 0 })),
]
/** Quoted word for word, whoever speaks. */
const VERBATIM = new Set(['thought', 'job', 'home', 'feeling', 'need', 'step', 'value'])

/** The slots of the dialogues in other languages, which carry the language before their name. */
function inOtherLanguages(slots: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    ['zh', 'es', 'de'].flatMap((language) => Object.entries(slots).map(([name, share]) => [language + name, share])),
  )
}

const ALTERNATIVES = /\[([^[\]]*)\]/
const SLOT = /\{([a-zA-Z]+)([0-9]?)\}/g

export function pen(random: Random, slots: Readonly<Record<string, readonly string[]>> = SLOTS): Pen {
  let speaker: Speaker = 'client'
  let english = true
  const decks = new Map<Bank, string[]>()
  const bound = new Map<string, string>()
  /** What the client has said of its world, by slot. */
  const told = new Map<string, string[]>()

  const draw = (bank: Bank): string => {
    let deck = decks.get(bank)
    if (deck === undefined || deck.length === 0) decks.set(bank, (deck = random.shuffle(bank)))
    // A counsellor takes up what was told, and does not invent it.
    const known =
      speaker === 'counsellor'
        ? deck.findLastIndex((template) => REPORTED.every((slot) => told.has(slot) || bound.has(slot) || !template.includes(`{${slot}}`)))
        : -1
    return deck.splice(known === -1 ? deck.length - 1 : known, 1)[0]!
  }
  const fill = (whole: string, name: string, number: string): string => {
    const known = bound.get(name + number)
    if (known !== undefined) return inVoice(name, known, speaker)
    const bank = slots[name]
    if (bank === undefined) throw new Error(`Unknown slot ${whole}; expected one of ${Object.keys(slots).join(', ')}`)
    const before = told.get(name)
    const again = before !== undefined && (speaker === 'counsellor' ? name in FRESH : random.chance(1 - (FRESH[name] ?? 1)))
    const value = again ? random.pick(before) : expand(draw(bank))
    if (speaker === 'client' && !again) told.set(name, [...(before ?? []), value])
    if (BOUND.has(name) || number !== '') bound.set(name + number, value)
    return inVoice(name, value, speaker)
  }
  const expand = (template: string): string => {
    let text = template
    for (let match = ALTERNATIVES.exec(text); match !== null; match = ALTERNATIVES.exec(text)) {
      text = text.slice(0, match.index) + random.pick(match[1]!.split('|')) + text.slice(match.index + match[0].length)
    }
    return text.replace(SLOT, fill)
  }
  const write = (template: string): string => (english ? polish(expand(template)) : expand(template).trim())
  const self: Pen = {
    random,
    write,
    say: (bank) => write(draw(bank)),
    says: (...banks) => banks.map((bank) => write(draw(bank))).join(' '),
    bind: (slot, value) => void bound.set(slot, value),
    left: (bank) => decks.get(bank)?.length ?? bank.length,
    foreign: () => {
      english = false
      return self
    },
    as: (next) => {
      speaker = next
      return self
    },
  }
  return self
}

function inVoice(slot: string, value: string, speaker: Speaker): string {
  if (VERBATIM.has(slot)) return value
  if (speaker === 'client') return value
  const [mine, kept] = speaker === 'counsellor' ? ['your', 'you kept'] : ['their', 'they kept']
  return value.replace(/\bmy\b/g, mine).replace(/\bI kept\b/g, kept)
}

/** Articles, capitals and spaces, which a template can not know before its slots are filled. */
function polish(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?!;:])(?!\.)/g, '$1')
    .replace(/\b([Aa]) (?=(?:[aeio]|u(?:n[^i]|mb|gl|p)|hour|honest)(?!ne\b|nce\b|ne-))/g, '$1n ')
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .trim()
}
