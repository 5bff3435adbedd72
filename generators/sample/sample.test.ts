import { createHash } from 'node:crypto'
import families from '#contract/families.json' with { type: 'json' }
import { contentHash } from '#contract/content-hash.ts'
import { countTurns } from '#contract/counts.ts'
import { containment, grams, sharedPrefixKey, wordSequence } from '#contract/passage.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateFamily, type Place, type PlantList, type PlantOf, sampleSources, writeSample } from './index.ts'
import { type ReadBack, readBack, sampleFiles } from './read-back.ts'

/** The least that leaves room for every plant. */
const SCALE = 0.35
/** Two cores are shared by all test files. */
const PATIENCE = 60_000
let files: Map<string, Uint8Array>
let list: PlantList
let read: Map<string, ReadBack>

beforeAll(async () => {
  ;({ files, list } = await sampleFiles({ seed: 11, scale: SCALE }))
  read = await readBack(files)
}, PATIENCE)

const plants = <Kind extends PlantList['plants'][number]['kind']>(kind: Kind): PlantOf<Kind>[] =>
  list.plants.filter((plant): plant is PlantOf<Kind> => plant.kind === kind)

const at = ({ source, path, record }: Place): ReadBack['conversations'][number] => {
  const found = read.get(source)!.conversations.find((one) => one.path === path && one.position.record === record)
  if (found === undefined) throw new Error(`No conversation was read at ${path}:${record} of ${source}`)
  return found
}

async function digest(seed: number): Promise<string> {
  const hash = createHash('sha256')
  await writeSample({ seed, scale: SCALE }, async (path, bytes) => void hash.update(`${path}\0${bytes.length}\0`).update(bytes))
  return hash.digest('hex')
}

describe('the same seed makes the same bytes', () => {
  test(
    'in two runs, and other bytes with another seed',
    async () => {
      const first = await digest(11)
      expect(await digest(11)).toBe(first)
      expect(await digest(12)).not.toBe(first)
    },
    PATIENCE,
  )

  test('and a family by itself says by what it was made', () => {
    const records = [...generateFamily('edge_case_synthetic', { seed: 5, count: 8 })]
    expect(records).toEqual([...generateFamily('edge_case_synthetic', { seed: 5, count: 8 })])
    expect(records.map(({ metadata }) => metadata.generator)).toEqual(
      Array.from({ length: 8 }, () => ({ name: 'signoff-sample', version: '1', seed: 5 })),
    )
    expect(() => [...generateFamily('weather', { seed: 5, count: 1 })]).toThrow(
      /no generator for the family "weather"; expected one of edge_case_generator/,
    )
  })

  test.each(Object.keys(families.families))('%s can be generated, and every record is another one', (family) => {
    const texts = [...generateFamily(family, { seed: 3, count: 40 })].map((record) =>
      JSON.stringify(record.messages ?? [record.chosen, record.rejected]),
    )
    expect(new Set(texts).size).toBe(40)
  })
})

describe('what is read back is what was written', () => {
  test('all fourteen families, in a dozen shapes that are detected', () => {
    expect([...new Set(sampleSources().map(({ family }) => family))].sort()).toEqual(
      Object.keys(families.families)
        .filter((family) => family !== 'edge_case_crisis')
        .sort(),
    )
    const detected = [...read.values()].flatMap((one) => [...one.detected])
    expect(detected).toHaveLength(read.size)
    expect([...new Set(detected)].sort()).toEqual([
      'csv prompt_response',
      'csv utterance_rows',
      'json prompt_response',
      'json-array prompt_response',
      'json-array sharegpt',
      'json-records turns',
      'jsonl messages',
      'jsonl preference',
      'jsonl prompt_response',
      'jsonl sharegpt',
      'jsonl turns',
      'text labelled_text',
      'text transcript',
    ])
  })

  test('the numbers of every source are those of the plant list', () => {
    for (const expected of list.sources) {
      const { units, conversations, rejects } = read.get(expected.source)!
      const counted = (level: string): Record<string, number> => {
        const counts: Record<string, number> = {}
        for (const one of rejects) if (one.level === level) counts[one.reason] = (counts[one.reason] ?? 0) + 1
        return counts
      }
      const refused = counted('conversation')
      const made = conversations.length + rejects.filter(({ level }) => level === 'conversation').length
      expect({
        source: expected.source,
        units,
        unit: counted('unit'),
        conversation: refused,
        made: expected.conversations === null ? null : made,
      }).toEqual({
        source: expected.source,
        units: expected.units,
        unit: expected.unitsRejected,
        conversation: expected.conversationsRejected,
        made: expected.conversations,
      })
    }
  })

  test('every broken unit is refused at its place and for its reason', () => {
    const found = [...read.values()].flatMap(({ source, rejects }) =>
      rejects.map(({ path, position, reason, level }) => `${source} ${path}:${position.record} ${level} ${reason}`),
    )
    expect(found.sort()).toEqual(
      plants('malformed')
        .map(({ at: place, level, reason }) => `${place.source} ${place.path}:${place.record} ${level} ${reason}`)
        .sort(),
    )
    expect(new Set(plants('malformed').map(({ reason }) => reason)).size).toBeGreaterThanOrEqual(14)
  })
})

describe('the planted truth is in the bytes', () => {
  test('exact duplicates have the content hash of their survivor, and stand behind it', () => {
    const order = sampleSources().map(({ name }) => name)
    for (const { at: copy, survivor } of plants('exact_duplicate')) {
      expect(contentHash(at(copy).messages)).toBe(contentHash(at(survivor).messages))
      const behind = order.indexOf(copy.source) - order.indexOf(survivor.source) || copy.record - survivor.record
      expect(behind).toBeGreaterThan(0)
    }
    expect(plants('exact_duplicate').filter(({ at: copy, survivor }) => copy.source !== survivor.source)).toHaveLength(6)
  })

  test('near-duplicates reach 0.95 and controls do not', () => {
    const alike = (a: Place, b: Place): number => jaccard(wordSet(at(a).messages, at(a).rejected), wordSet(at(b).messages, at(b).rejected))
    const near = plants('near_duplicate').map(({ at: copy, survivor }) => alike(copy, survivor))
    const controls = plants('near_control').map(({ at: copy, near: other }) => alike(copy, other))
    expect(Math.min(...near)).toBe(0.95)
    expect(Math.max(...near)).toBeLessThan(1)
    expect(Math.max(...controls)).toBeLessThan(0.95)
    expect(Math.min(...controls)).toBeGreaterThan(0.88)
  })

  test('copies of holdouts hold them, and the controls less than half', () => {
    const share = (holdout: Place, record: Place): number =>
      containment(grams(wordSequence(at(holdout).messages)), grams(wordSequence(at(record).messages)))
    const held = {
      exact: (copy: Place, holdout: Place): boolean => contentHash(at(copy).messages) === contentHash(at(holdout).messages),
      near: (copy: Place, holdout: Place): boolean => jaccard(wordSet(at(copy).messages), wordSet(at(holdout).messages)) >= 0.95,
      text: (copy: Place, holdout: Place): boolean => share(holdout, copy) >= 0.5,
    }
    expect(plants('holdout_copy').filter(({ at: copy, survivor, how }) => !held[how](copy, survivor))).toEqual([])
    expect(new Set(plants('holdout_copy').map(({ how }) => how)).size).toBe(3)
    for (const { at: control, near } of plants('holdout_control')) expect(share(near, control)).toBeLessThan(0.5)
    expect(plants('holdout_control').length).toBeGreaterThan(0)
  })

  test('groups share their prefix, or are a conversation and its pair', () => {
    for (const { members, by } of plants('group')) {
      const keys = members.map((place) => (by === 'shared_prefix' ? sharedPrefixKey(at(place).messages) : contentHash(at(place).messages)))
      expect(keys[0]).not.toBeNull()
      expect(new Set(keys).size).toBe(1)
    }
  })

  test('damaged texts are not their originals, and their originals are nowhere', () => {
    const whole = [...read.values()].flatMap(({ conversations }) =>
      conversations.flatMap(({ messages }) => messages.map(({ content }) => content)),
    )
    const contents = new Set(whole)
    for (const { at: place, original } of plants('mojibake')) {
      expect(at(place).messages).toHaveLength(original.length)
      expect(original.filter((text) => contents.has(text))).toEqual([])
    }
    expect(plants('mojibake').length).toBeGreaterThan(20)
  })

  test('personal data and its look-alikes stand where the list says', () => {
    const text = (place: Place): string => JSON.stringify([at(place).messages, at(place).rejected])
    for (const { at: place, value } of [...plants('pii'), ...plants('hard_negative')])
      expect(text(place)).toContain(JSON.stringify(value).slice(1, -1))
  })

  test('long sessions have more than twenty turns, and crisis marks are read', () => {
    for (const { at: place, turns } of plants('long_session')) {
      expect(turns).toBeGreaterThan(20)
      expect(countTurns(at(place).messages)).toBe(turns)
    }
    const marked = [...read.values()].flatMap(({ source, conversations }) =>
      conversations.filter(({ crisis }) => crisis).map(({ position }) => `${source} ${position.record}`),
    )
    expect(marked.sort()).toEqual(
      plants('crisis')
        .map(({ at: { source, record } }) => `${source} ${record}`)
        .sort(),
    )
  })

  test('contested files are read by both of their sources', () => {
    for (const { path, sources } of plants('contested'))
      for (const source of sources) expect(read.get(source)!.conversations.some((one) => one.path === path)).toBe(true)
  })
})

describe('nothing else is alike', () => {
  test(
    'no unplanted pair is more than 0.8 alike, or shares its beginning',
    () => {
      const kin = plantedTogether(list)
      const contested = new Set(plants('contested').map(({ path }) => path))
      const all = [...read.values()].flatMap(({ source, conversations }) =>
        conversations
          .filter(({ path }) => source !== 'talks' || !contested.has(path))
          .map((one) => ({
            key: `${source} ${one.path}:${one.position.record}`,
            prefix: sharedPrefixKey(one.messages),
            words: wordSet(one.messages, one.rejected),
          })),
      )
      expect(all.length).toBeGreaterThan(1000)
      const found: string[] = []
      for (const [i, a] of all.entries()) {
        for (let j = i + 1; j < all.length; j++) {
          const b = all[j]!
          const alike = a.prefix !== null && a.prefix === b.prefix ? 'begins as' : isLike(a.words, b.words) ? 'is like' : null
          if (alike !== null && (kin.get(a.key) === undefined || kin.get(a.key) !== kin.get(b.key)))
            found.push(`${a.key} ${alike} ${b.key}`)
        }
      }
      expect(found).toEqual([])
    },
    PATIENCE,
  )

  test(
    'no record of the pool holds three tenths of a holdout that was not planted in it',
    () => {
      const kin = plantedTogether(list)
      const held = new Set(['long_running_therapy', 'sarcasm', 'voice_persona'])
      const quoting = new Set(
        [...plants('holdout_copy'), ...plants('holdout_control')].map(({ at: place }) => `${place.source} ${place.path}:${place.record}`),
      )
      const holders = new Map<string, string[]>()
      const holdouts: { key: string; path: string; own: Set<string> }[] = []
      for (const { source, family, conversations } of read.values()) {
        for (const { path, position, messages, rejected, crisis } of conversations) {
          const key = `${source} ${path}:${position.record}`
          const own = grams(wordSequence(messages, rejected))
          if (held.has(family) || crisis) holdouts.push({ key, path, own })
          else if (!quoting.has(key)) for (const gram of own) holders.set(gram, [...(holders.get(gram) ?? []), key])
        }
      }
      const found: string[] = []
      for (const { key, path, own } of holdouts) {
        const counts = new Map<string, number>()
        for (const gram of own) for (const holder of holders.get(gram) ?? []) counts.set(holder, (counts.get(holder) ?? 0) + 1)
        for (const [holder, count] of counts)
          // A contested file is read by two sources, and kept by one of them.
          if (count / own.size >= 0.3 && !holder.includes(` ${path}:`) && (kin.get(key) === undefined || kin.get(key) !== kin.get(holder)))
            found.push(`${holder} holds ${key}`)
      }
      expect(holdouts.length).toBeGreaterThan(150)
      expect(found).toEqual([])
    },
    PATIENCE,
  )
})

/** Every pair is looked at; sizes, and then a count of misses, settle most of them early. */
function isLike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size <= 0.8 * large.size) return false
  // |A∩B| / |A∪B| > 0.8 asks for more than 4/9 of |A|+|B| shared.
  let misses = small.size - Math.ceil((0.8 / 1.8) * (a.size + b.size))
  for (const word of small) if (!large.has(word) && --misses < 0) return false
  return jaccard(a, b) > 0.8
}

/** A number for each record that a plant ties to others, the same for all of them. */
function plantedTogether({ plants: all }: PlantList): Map<string, number> {
  const of = new Map<string, number>()
  for (const [number, plant] of all.entries()) {
    const tied =
      'members' in plant ? plant.members : 'survivor' in plant ? [plant.at, plant.survivor] : 'near' in plant ? [plant.at, plant.near] : []
    const keys = tied.map(({ source, path, record }) => `${source} ${path}:${record}`)
    const known = keys.map((key) => of.get(key)).find((one) => one !== undefined) ?? number
    for (const key of keys) of.set(key, known)
  }
  return of
}
