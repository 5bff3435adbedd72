/**
 * The embedded sample: a few thousand invented conversations of all fourteen families in a dozen raw shapes, with planted defects, and the
 * list of what was planted. Deterministic by seed. Texts are composed from sentences written for it: hard situations, sound answers, no
 * methods of harm, public crisis lines kept; persons are invented.
 */
import { countTurns } from '#contract/counts.ts'
import type { Message } from '#contract/record.ts'
import { type Bench, createBench, type Pending } from './bench.ts'
import { expectations } from './expectations.ts'
import { compose, FAMILY_COMPOSERS } from './families/index.ts'
import { FORMATS } from './formats/index.ts'
import type { Item, Place } from './item.ts'
import type { PlantList } from './plant-list.ts'
import { plantDuplicates } from './plants/duplicates.ts'
import { plantHoldouts } from './plants/holdouts.ts'
import { plantMalformed } from './plants/malformed.ts'
import { plantMojibake } from './plants/mojibake.ts'
import { plantPersonal } from './plants/personal.ts'
import { random } from './random.ts'
import { type Entry, ENTRIES } from './sources.ts'

export type { Place, Plant, PlantList, PlantOf, SourceExpectation } from './plant-list.ts'
export { sampleSources, type SampleSource } from './sources.ts'

export const GENERATOR = { name: 'signoff-sample', version: '1' } as const
/** Below the folder of the sample and outside of every source. */
export const PLANT_LIST = 'plants.json'

export interface SampleOptions {
  seed: number
  /** 1 (default) makes about 3,900 conversations; 0.35 is about the least that leaves room for the plants, whose number is the same at every scale. */
  scale?: number
}

/**
 * Writes the sample's files, and the plant list as `plants.json`, through `write`; paths are relative and their order is always the same.
 * Throws where the scale leaves no room for a plant.
 */
export async function writeSample(
  { seed, scale = 1 }: SampleOptions,
  write: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<PlantList> {
  const items = new Map(ENTRIES.map((entry): [string, Item[]] => [entry.name, compositions(entry, seed, scale)]))
  const pending: Pending[] = []
  const bench = createBench(seed, random(seed, 'plants'), items, pending)
  for (const plant of [plantDuplicates, plantHoldouts, plantPersonal, plantMojibake, plantMalformed, plantMarks]) plant(bench)

  const places = new Map<Item, Place>()
  const units = new Map<string, number>()
  for (const { name, recipe } of ENTRIES) {
    if (recipe === undefined) continue
    const list = items.get(name)!
    const written = FORMATS[recipe.format](list, recipe.path)
    units.set(name, written.units)
    for (const [i, at] of written.at.entries()) places.set(list[i]!, { source: name, ...at })
    for (const { path, bytes } of written.files) await write(path, bytes)
  }
  const plants = [...pending.map((one) => one((item) => places.get(item)!)), ...contested(items)]
  const list: PlantList = { generator: { ...GENERATOR, seed, scale }, plants, sources: expectations(items, units, plants) }
  await write(PLANT_LIST, Buffer.from(`${JSON.stringify(list, null, 1)}\n`))
  return list
}

function compositions({ name, recipe }: Entry, seed: number, scale: number): Item[] {
  if (recipe === undefined) return []
  const sized = (count: number): number => Math.max(1, Math.round(count * scale))
  const items = Array.from({ length: sized(recipe.count) }, (_, i): Item => ({ draft: compose(recipe.compose, seed, `${name}:${i}`) }))
  const { extra } = recipe
  if (extra === undefined) return items
  const extras = Array.from({ length: sized(extra.count) }, (_, i): Item => ({ draft: compose(extra.compose, seed, `${name}:extra:${i}`) }))
  return random(seed, `${name}:order`).shuffle([...items, ...extras])
}

/** What needs no change of the items: long sessions and crisis-level conversations are there by construction. */
function plantMarks(bench: Bench): void {
  for (const { name, family } of ENTRIES) {
    for (const item of bench.items.get(name)!) {
      if (item.draft === undefined) continue
      const turns = countTurns(item.draft.messages)
      if (family === 'long_running_therapy') bench.plant((place) => ({ kind: 'long_session', at: place(item), turns, outcome: 'kept' }))
      if (item.draft.crisis) bench.plant((place) => ({ kind: 'crisis', at: place(item), family, outcome: 'refiled' }))
    }
  }
}

/** Files that the glob of the general talks reads as well. */
function contested(items: ReadonlyMap<string, Item[]>): PlantList['plants'] {
  return ENTRIES.filter(({ path, name }) => path !== undefined && name !== 'talks').flatMap(({ name, family, recipe }) =>
    FORMATS[recipe!.format](items.get(name)!, recipe!.path).files.map(({ path }) => ({
      kind: 'contested' as const,
      path,
      sources: ['talks', name],
      families: ['video_transcripts', family],
    })),
  )
}

/** One record of a generated stand-in: ChatML, or a preference pair, marked as generated. */
export interface GeneratedRecord {
  messages?: Message[]
  chosen?: Message[]
  rejected?: Message[]
  metadata: { generator: { name: string; version: string; seed: number }; crisis?: true }
}

/** Families that `generateFamily` makes. */
export const GENERATED_FAMILIES: readonly string[] = Object.keys(FAMILY_COMPOSERS)

/** Conversations of one family, for a configuration that has no honest real source of it (`generator: 'sample:<family>'`). */
export function* generateFamily(family: string, { seed, count }: { seed: number; count: number }): Generator<GeneratedRecord> {
  const composers = FAMILY_COMPOSERS[family]
  if (composers === undefined)
    throw new Error(`There is no generator for the family "${family}"; expected one of ${Object.keys(FAMILY_COMPOSERS).join(', ')}`)
  for (let i = 0; i < count; i++) {
    const draft = compose(composers[i % composers.length]!, seed, `family:${family}:${i}`)
    const metadata = { generator: { ...GENERATOR, seed }, ...(draft.crisis && { crisis: draft.crisis }) }
    if (draft.rejected !== undefined)
      yield { chosen: draft.messages, rejected: [...draft.messages.slice(0, -1), ...draft.rejected], metadata }
    else if (draft.prose !== undefined)
      yield {
        messages: [
          { role: 'user', content: 'Please give the talk that this is the text of.' },
          { role: 'assistant', content: draft.prose },
        ],
        metadata,
      }
    else yield { messages: draft.messages, metadata }
  }
}
