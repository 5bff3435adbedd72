import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { type InMemoryRecord, inMemorySet } from './in-memory.ts'
import { createKeptIndex } from './kept-index.ts'

const say = (numbers: readonly number[]): InMemoryRecord => ({
  messages: [{ role: 'user', content: numbers.map((n) => `w${n}`).join(' ') }],
})

function pairsBy(records: readonly InMemoryRecord[], threshold: number, by?: 'prefixes' | 'parts'): string[] {
  const rank = Uint32Array.from(records.keys())
  const index = createKeptIndex(inMemorySet(records), threshold, rank, by === undefined ? {} : { by })
  const out: string[] = []
  for (const b of records.keys()) {
    for (const { index: a, similarity } of index.neighbours(b)) out.push(`${a}-${b} ${similarity}`)
    index.keep(b)
  }
  return out.sort()
}

function bruteForce(records: readonly InMemoryRecord[], threshold: number): string[] {
  const sets = records.map(({ messages }) => wordSet(messages))
  return records
    .flatMap((_, a) =>
      records.flatMap((__, b) => {
        const similarity = jaccard(sets[a]!, sets[b]!)
        return a < b && similarity >= threshold ? [`${a}-${b} ${similarity}`] : []
      }),
    )
    .sort()
}

describe('records alike among those kept', () => {
  /** Templates over few words, each with some replaced, so that many pairs lie near the threshold. */
  const corpus = fc
    .record({
      templates: fc.array(fc.uniqueArray(fc.nat({ max: 90 }), { minLength: 1, maxLength: 70 }), { minLength: 1, maxLength: 3 }),
      drafts: fc.array(fc.record({ of: fc.nat(), changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 120 })), { maxLength: 5 }) }), {
        minLength: 2,
        maxLength: 25,
      }),
    })
    .map(({ templates, drafts }) =>
      drafts.map(({ of, changes }) => {
        const numbers = [...templates[of % templates.length]!]
        for (const [at, by] of changes) numbers[at % numbers.length] = by
        return say(numbers)
      }),
    )
  property.prop(
    { records: corpus, threshold: fc.constantFrom(0.5, 0.8, 0.85, 0.9, 0.95, 0.975, 1), by: fc.constantFrom('prefixes', 'parts') },
    { numRuns: 400, seed: 20250101 },
  )('are what brute force finds, by prefixes and by parts', ({ records, threshold, by }) => {
    expect(pairsBy(records, threshold, by)).toEqual(bruteForce(records, threshold))
  })

  test('a corpus of few words is searched by parts: hardly anybody is met', () => {
    let state = 1
    const next = (): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff)
    const records = Array.from({ length: 3_000 }, () => say(Array.from({ length: 120 }, () => (next() >>> 8) % 300)))
    records.push(say([...Array.from({ length: 119 }, (_, i) => i), 500]), say([...Array.from({ length: 119 }, (_, i) => i), 501]))
    const rank = Uint32Array.from(records.keys())
    const index = createKeptIndex(inMemorySet(records), 0.95, rank, { by: 'parts' })
    for (const each of records.keys()) {
      const near = index.nearest(each)
      expect(near?.index).toBe(each === 3_001 ? 3_000 : undefined)
      index.keep(each)
    }
    expect(index.work.postings).toBeLessThan(100)
  })

  test('what the words speak for is chosen by itself', () => {
    const few = Array.from({ length: 5_000 }, (_, i) => say(Array.from({ length: 60 }, (__, k) => (i * 7 + k * 13 + ((i >> 3) % 5)) % 97)))
    const rank = Uint32Array.from(few.keys())
    const chosen = createKeptIndex(inMemorySet(few), 0.95, rank)
    const prefixes = createKeptIndex(inMemorySet(few), 0.95, rank, { by: 'prefixes' })
    for (const each of few.keys()) {
      expect(chosen.nearest(each)).toEqual(prefixes.nearest(each))
      if (chosen.nearest(each) !== null) continue
      chosen.keep(each)
      prefixes.keep(each)
    }
  })
})
