import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { containment, grams, wordSequence } from '#contract/passage.ts'
import { findHoldoutText } from './holdout-text.ts'
import { type InMemoryRecord, inMemorySet } from './in-memory.ts'

const say = (content: string): InMemoryRecord => ({ messages: [{ role: 'assistant', content }] })
const text = (from: number, count: number): string => Array.from({ length: count }, (_, i) => `w${from + i}`).join(' ')

/** By the contract's own functions, every holdout against every pool record. */
function bruteForce(records: readonly InMemoryRecord[], holdouts: readonly number[], pool: readonly number[], share: number) {
  const gramsAt = (index: number): Set<string> => grams(wordSequence(records[index]!.messages))
  return pool.flatMap((index) => {
    let best: { survivor: number; containment: number } | null = null
    for (const survivor of holdouts) {
      const held = containment(gramsAt(survivor), gramsAt(index))
      if (held >= share && held > (best?.containment ?? 0)) best = { survivor, containment: held }
    }
    return best === null ? [] : [[index, best.survivor, best.containment]]
  })
}

const found = (records: readonly InMemoryRecord[], holdouts: readonly number[], pool: readonly number[], options: object) =>
  [...findHoldoutText(inMemorySet(records), holdouts, pool, options)]
    .map(([index, { survivor, containment: held }]) => [index, survivor, held])
    .sort((a, b) => a[0]! - b[0]!)

describe('holdout text', () => {
  /** Records are made of passages of a few books, so that they hold parts of each other, with a boilerplate before many. */
  const passages = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 40 }), fc.integer({ min: 5, max: 60 })), {
    minLength: 1,
    maxLength: 3,
  })
  const corpus = fc.array(fc.record({ boilerplate: fc.boolean(), passages }), { minLength: 2, maxLength: 14 })

  property.prop(
    { drafts: corpus, split: fc.nat(), least: fc.integer({ min: 1, max: 8 }), budget: fc.constantFrom(1, 30, 1e6) },
    { numRuns: 200, seed: 20250101 },
  )('is what the contract’s functions find, however it is sifted', ({ drafts, split, least, budget }) => {
    const records = drafts.map(({ boilerplate, passages: parts }) =>
      say((boilerplate ? `${text(90_000, 20)} ` : '') + parts.map(([book, from, count]) => text(book * 1000 + from, count)).join(' ')),
    )
    const cut = 1 + (split % (records.length - 1))
    const holdouts = records.map((_, i) => i).slice(0, cut)
    const pool = records.map((_, i) => i).slice(cut)
    expect(found(records, holdouts, pool, { least, budget })).toEqual(bruteForce(records, holdouts, pool, 0.5))
  })

  test('a long holdout beyond the budget is found where half of it stands, and not where its boilerplate alone does', () => {
    const boilerplate = text(90_000, 60)
    const holdouts = Array.from({ length: 30 }, (_, i) => say(`${boilerplate} ${text(i * 1000, 300)}`))
    const pool = [say(`${boilerplate} ${text(50_000, 300)}`), say(`before ${text(7000, 200)} after`), say(text(60_000, 400))]
    const records = [...holdouts, ...pool]
    const result = found(records, [...holdouts.keys()], [30, 31, 32], { budget: 100 })
    // 360 words make 348 grams; 200 words of it 188.
    expect(result).toEqual([[31, 7, 188 / 348]])
  })
})
