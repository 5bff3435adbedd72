/**
 * Speaks the sentences of one conversation: draws from banks without saying anything twice, expands alternatives, fills slots from the
 * conversation's world, and mends what a template can not know (capitals, commas). Possessives follow the speaker.
 */
import type { Random } from '../sample/random.ts'
import { suits } from './lexicon/suits.ts'
import type { Age, Bank, Pair } from './lexicon/theme.ts'

export type World = Readonly<Record<string, string>>

export interface Speech {
  /** One of the bank that was not drawn before and suits the age; begins anew where none is left. */
  draw<T extends string | Pair>(bank: readonly T[]): T
  client(template: string): string
  counsellor(template: string): string
  /** `draw` and `client`, `draw` and `counsellor`. */
  says(bank: Bank): string
  answers(bank: Bank): string
}

const ALTERNATIVES = /\[([^[\]]*)\]/
const SLOT = /\{([a-z]+)\}/gi

/** What the counsellor says of somebody who was not spoken of yet. */
const UNTOLD: World = { person: 'someone you trust', they: 'they', them: 'them', their: 'their' }

export function speech(random: Random, world: World, age: Age): Speech {
  const decks = new Map<readonly unknown[], unknown[]>()
  const draw = <T extends string | Pair>(bank: readonly T[]): T => {
    let deck = decks.get(bank) as T[] | undefined
    if (deck === undefined || deck.length === 0) {
      const suiting = bank.filter((one) => suits(age, typeof one === 'string' ? one : one[0]))
      decks.set(bank, (deck = random.shuffle(suiting.length > 0 ? suiting : bank)))
    }
    return deck.pop()!
  }
  let hasTold = false
  const expand = (template: string, toClient: boolean): string => {
    let text = template
    for (let match = ALTERNATIVES.exec(text); match !== null; match = ALTERNATIVES.exec(text))
      text = text.slice(0, match.index) + random.pick(match[1]!.split('|')) + text.slice(match.index + match[0].length)
    return polish(
      text.replace(SLOT, (whole, name: string) => {
        const value = world[name]
        if (value === undefined) throw new Error(`Unknown slot ${whole}; expected one of ${Object.keys(world).join(', ')}`)
        if (!toClient && name === 'person') hasTold = true
        return toClient ? ((hasTold ? undefined : UNTOLD[name]) ?? value.replace(/\bmy\b/g, 'your')) : value
      }),
    )
  }
  return {
    draw,
    client: (template) => expand(template, false),
    counsellor: (template) => expand(template, true),
    says: (bank) => expand(draw(bank), false),
    answers: (bank) => expand(draw(bank), true),
  }
}

function polish(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.?!;:])/g, '$1')
    .replace(/,([.?!;:,])/g, '$1')
    .replace(/(^|[.?!] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .trim()
}
