/** The sample while it is being made: the items of every source, and the ways in which plants change them. */
import type { Draft } from './draft.ts'
import { compose, type Composer } from './families/index.ts'
import type { Item, Place } from './item.ts'
import type { Plant } from './plant-list.ts'
import type { Random } from './random.ts'
import { ENTRIES } from './sources.ts'

/** A conversation of the sample, before it has a place. */
export type Conversation = Extract<Item, { draft: Draft }>

/** A plant whose places are not known before all items stand. */
export type Pending = (place: (item: Item) => Place) => Plant

export interface Bench {
  seed: number
  random: Random
  items: ReadonlyMap<string, Item[]>
  /** A conversation of the source that no plant has used; each is given once. */
  take(source: string, test?: (draft: Draft) => boolean): Conversation
  /** Puts a conversation into a source at a drawn place, behind `after` where that is in the same source. */
  add(source: string, draft: Draft, after?: Item): Conversation
  /** Puts a broken unit into a source. */
  spoil(source: string, broken: NonNullable<Item['broken']>): Item
  /** A new text that nothing else in the sample resembles. */
  write(composer: Composer): Draft
  plant(pending: Pending): void
}

export function createBench(seed: number, random: Random, items: ReadonlyMap<string, Item[]>, pending: Pending[]): Bench {
  const used = new Set<Item>()
  let written = 0
  const put = (source: string, item: Item, after?: Item): void => {
    const list = itemsOf(items, source)
    const from = after === undefined ? 0 : list.indexOf(after) + 1
    // A truncated last line stays the last.
    const to = list.at(-1)?.broken?.last ? list.length - 1 : list.length
    list.splice(random.between(from, Math.max(from, to)), 0, item)
    used.add(item)
  }
  return {
    seed,
    random,
    items,
    take: (source, test = () => true) => {
      const free = itemsOf(items, source).filter(
        (item): item is Conversation => item.draft !== undefined && !used.has(item) && test(item.draft),
      )
      if (free.length === 0) throw new Error(`The sample's source ${source} has no conversation left to plant in; raise the scale`)
      const item = random.pick(free)
      used.add(item)
      return item
    },
    add: (source, draft, after) => {
      const item: Conversation = { draft }
      put(source, item, after)
      return item
    },
    spoil: (source, broken) => {
      const item: Item = { broken }
      if (broken.last) itemsOf(items, source).push(item)
      else put(source, item)
      return item
    },
    write: (composer) => compose(composer, seed, `plant:${composer}:${written++}`),
    plant: (one) => void pending.push(one),
  }
}

function itemsOf(items: ReadonlyMap<string, Item[]>, source: string): Item[] {
  const list = items.get(source)
  if (list === undefined)
    throw new Error(`The sample has no source ${source}; expected one of ${ENTRIES.map(({ name }) => name).join(', ')}`)
  return list
}
