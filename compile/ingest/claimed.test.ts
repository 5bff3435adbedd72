/** Claims over documents that generators extracted, on working sets of references: no text is needed to decide. */
import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { type Config, type Made, resolveConfig, type SourceInput } from '../config.ts'
import { type Claims, settleClaims } from './claimed.ts'

const source = (name: string, family: string): SourceInput => ({ name, family, path: `${name}.jsonl`, licence: 'synthetic', group: 'g' })
const SOURCES = [
  source('general', 'mental_health_datasets'),
  source('talks', 'video_transcripts'),
  source('long', 'long_running_therapy'),
  source('trauma', 'cptsd'),
  source('pairs', 'dpo_preference'),
]
const KINDS: Record<string, Made['kind']> = { long: 'extracted', trauma: 'extracted', pairs: 'derived' }

function config(seed: number): Config {
  const total = resolveConfig({ sources: SOURCES, seed }, '/nowhere')
  for (const one of total.sources) {
    const kind = KINDS[one.name]
    if (kind !== undefined) one.made = { name: one.name, version: '1', seed, kind, from: ['general', 'talks'], records: 1 }
  }
  return total
}

type Contender = { source: number; document: string; ordinal: number }
const placed = (sourceName: string, document: string): Omit<Contender, 'ordinal'> => ({
  source: SOURCES.findIndex(({ name }) => name === sourceName),
  document,
})
const numbered = (all: readonly Omit<Contender, 'ordinal'>[]): Contender[] => all.map((each, ordinal) => ({ ...each, ordinal }))
const settle = (all: readonly Contender[], of: Config, skip: { has(ordinal: number): boolean } = { has: () => false }): Claims =>
  settleClaims(() => all, of, skip)

/** Families that a document ends in. */
function families(all: readonly Contender[], of: Config): Map<string, Set<string>> {
  const { lost } = settle(all, of)
  const kept = new Map<string, Set<string>>()
  for (const each of all)
    if (!lost.has(each.ordinal)) kept.set(each.document, (kept.get(each.document) ?? new Set()).add(SOURCES[each.source]!.family))
  return kept
}

const reading = fc.record({
  document: fc.integer({ min: 0, max: 30 }).map((n) => `a.jsonl#${n}`),
  source: fc.constantFrom('general', 'talks', 'long', 'trauma'),
})

describe('one document, one family', () => {
  test.prop([fc.array(reading, { maxLength: 120 }), fc.integer({ min: 0, max: 1000 })])(
    'every document that an extractor took ends in exactly one family, and none is lost',
    (readings, seed) => {
      const all = numbered(readings.map((one) => placed(one.source, one.document)))
      const kept = families(all, config(seed))
      const extracted = new Set(readings.flatMap((one) => (one.source === 'long' || one.source === 'trauma' ? one.document : [])))
      for (const one of readings) expect(kept.get(one.document)?.size ?? 0).toBeGreaterThan(0)
      for (const document of extracted) expect(kept.get(document)!.size).toBe(1)
    },
  )

  test.prop([fc.array(reading, { maxLength: 60 }), fc.integer({ min: 0, max: 1000 })])(
    'who gets a document does not depend on the order or on how the work was shared out',
    (readings, seed) => {
      const each = readings.map((reading) => placed(reading.source, reading.document))
      const one = numbered(each)
      const other = numbered([...each.filter((_, i) => i % 2 === 1), ...each.filter((_, i) => i % 2 === 0)].toReversed())
      const plainly = (kept: Map<string, Set<string>>): [string, string[]][] =>
        [...kept].map(([document, of]): [string, string[]] => [document, [...of].sort()]).sort(([a], [b]) => (a < b ? -1 : 1))
      expect(plainly(families(one, config(seed)))).toEqual(plainly(families(other, config(seed))))
    },
  )

  test.prop([fc.array(reading, { maxLength: 120 })])(
    'the counts add up: got + given to others = contested, and each is won once',
    (readings) => {
      const all = numbered(readings.map((one) => placed(one.source, one.document)))
      const { counts } = settle(all, config(7))
      let [won, given] = [0, 0]
      const contested = new Set<string>()
      const readers = new Map<string, Set<string>>()
      for (const one of readings) readers.set(one.document, (readers.get(one.document) ?? new Set()).add(one.source))
      for (const [document, by] of readers) if (by.size > 1 && (by.has('long') || by.has('trauma'))) contested.add(document)
      for (const count of Object.values(counts)) {
        const lost = Object.values(count.lost_to).reduce((sum, n) => sum + n, 0)
        expect(count.got + lost).toBe(count.contested)
        won += count.got
        given += lost
      }
      expect(won).toBe(contested.size)
      expect(given).toBe([...contested].reduce((sum, document) => sum + readers.get(document)!.size - 1, 0))
    },
  )
})

plain('shares over many documents: a fifth for a holdout, the rest evenly', () => {
  const documents = Array.from({ length: 3000 }, (_, n) => `sessions.jsonl#s${n}`)
  const all = numbered(documents.flatMap((document) => ['general', 'long', 'trauma'].map((name) => placed(name, document))))
  const { counts } = settle(all, config(3))
  // 600, 1200 and 1200 expected; four standard deviations of a binomial of 3000 at 0.2 are 88, at 0.4 they are 107.
  expect(Math.abs(counts['long_running_therapy']!.got - 600)).toBeLessThan(88)
  expect(Math.abs(counts['cptsd']!.got - 1200)).toBeLessThan(107)
  expect(Math.abs(counts['mental_health_datasets']!.got - 1200)).toBeLessThan(107)
})

describe('who contests', () => {
  plain('all pieces of a document go one way', () => {
    const pieces = Array.from({ length: 4 }, () => placed('general', 'a.jsonl#1'))
    const { lost } = settle(numbered([...pieces, placed('long', 'a.jsonl#1')]), config(1))
    expect([1, 4]).toContain(lost.size)
  })

  plain('what is derived of a document takes nothing from its parent, and keeps its place', () => {
    const all = numbered([placed('general', 'a.jsonl#1'), placed('pairs', 'a.jsonl#1'), placed('pairs', 'a.jsonl#1')])
    expect(settle(all, config(1))).toEqual({ lost: new Map(), counts: {} })
  })

  plain('a document that nobody but the extractor has left is not contested', () => {
    const all = numbered([placed('general', 'a.jsonl#1'), placed('long', 'a.jsonl#1')])
    const beyondItsLimit = new Set([0])
    expect(settle(all, config(1), beyondItsLimit).lost.size).toBe(0)
  })

  plain('documents that no extractor took, of objects that one family reads, are nobody else’s', () => {
    const all = numbered([placed('general', 'a.jsonl#1'), placed('talks', 'a.jsonl#1')])
    expect(settle(all, config(1)).lost.size).toBe(0)
  })
})
