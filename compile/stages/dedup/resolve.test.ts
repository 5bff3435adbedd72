import { fc, test } from '@fast-check/vitest'
import { describe, expect, it, vi } from 'vitest'
import { contentHash } from '#contract/content-hash.ts'
import { containment, grams, wordSequence } from '#contract/passage.ts'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { inMemorySet, type InMemoryRecord } from './in-memory.ts'
import { prioritise, STRATEGIES } from './priority.ts'
import { OUTCOMES, resolveDuplicates, type ResolveOptions } from './resolve.ts'

// A busy machine is no failure: nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const talk = (text: string, more: Partial<InMemoryRecord> = {}): InMemoryRecord => ({
  messages: [{ role: 'user', content: text }],
  ...more,
})
const numbered = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')
const options = (more: Partial<ResolveOptions> = {}): ResolveOptions => ({
  threshold: 0.95,
  strategy: 'keep_first',
  holdoutText: 0.5,
  ...more,
})

interface Verdict {
  outcome: string
  survivor: number
  similarity: number
}

/** The rule, read straight off the contract: every record against every kept one, on the real words. */
function bruteForce(records: readonly InMemoryRecord[], { threshold, strategy, holdoutText }: ResolveOptions): Verdict[] {
  const set = inMemorySet(records)
  const order = [...prioritise(set.columns, strategy).order]
  const out: Verdict[] = records.map(() => ({ outcome: 'kept', survivor: -1, similarity: NaN }))
  const sets = records.map(({ messages, rejected }) => wordSet(messages, rejected))
  const passages = records.map(({ messages, rejected }) => grams(wordSequence(messages, rejected)))
  const hash = records.map(({ messages }) => contentHash(messages))
  const other = records.map(({ rejected }) => (rejected ? contentHash(rejected) : ''))
  const alike = (a: number, b: number): number => {
    if ((records[a]!.rejected === undefined) !== (records[b]!.rejected === undefined)) return 0
    return hash[a] === hash[b] && other[a] === other[b] ? 1 : jaccard(sets[a]!, sets[b]!)
  }
  const best = (x: number, kept: readonly number[], measure: (a: number, b: number) => number, least: number): Verdict | null => {
    let found: Verdict | null = null
    for (const y of kept) {
      const similarity = measure(x, y)
      if (similarity >= least && (found === null || similarity > found.similarity)) found = { outcome: '', survivor: y, similarity }
    }
    return found
  }
  const among = (indexes: readonly number[]): number[] => {
    const kept: number[] = []
    for (const x of indexes) {
      const found = best(x, kept, alike, threshold)
      if (found === null) kept.push(x)
      else out[x] = { ...found, outcome: hash[x] === hash[found.survivor] ? 'exact_duplicate' : 'near_duplicate' }
    }
    return kept
  }
  const held = among(order.filter((x) => records[x]!.holdout))
  const left = order.filter((x) => {
    if (records[x]!.holdout) return false
    const found =
      best(x, held, alike, threshold) ??
      (holdoutText === null ? null : best(x, held, (a, b) => containment(passages[b]!, passages[a]!), holdoutText))
    if (found) out[x] = { ...found, outcome: 'excluded_holdout' }
    return found === null
  })
  among(left)
  return out
}

const fast = (records: readonly InMemoryRecord[], given: ResolveOptions): Verdict[] => {
  const { outcome, survivor, similarity } = resolveDuplicates(inMemorySet(records), given)
  return [...outcome].map((code, i) => ({ outcome: OUTCOMES[code]!, survivor: survivor[i]!, similarity: similarity[i]! }))
}

/** Small vocabulary, skewed: few words are in most records, many in few. */
const word = fc.integer({ min: 0, max: 399 }).map((n) => `w${Math.floor((n * n) / 4000)}`)
const text = fc.oneof(
  fc.array(word, { maxLength: 6 }),
  fc.array(word, { minLength: 10, maxLength: 60 }),
  fc
    .tuple(fc.constantFrom(0, 1, 2), fc.array(word, { maxLength: 4 }))
    .map(([base, extra]) => [...numbered(base * 12, base * 12 + 22).split(' '), ...extra]),
)
const record = fc
  .record({ text, rejected: fc.option(text, { freq: 3 }), holdout: fc.boolean(), quality: fc.constantFrom(undefined, 0, 0.5, 1) })
  .map(({ text: said, rejected, holdout, quality }): InMemoryRecord => ({
    ...talk(said.join(' '), { holdout }),
    ...(rejected && { rejected: [{ role: 'assistant', content: rejected.join(' ') }] }),
    ...(quality !== undefined && { quality }),
  }))
const threshold = fc.oneof(fc.constantFrom(0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 1), fc.double({ min: 0.5, max: 1, noNaN: true }))

describe('against brute force', () => {
  test.prop([fc.array(record, { maxLength: 40 }), threshold, fc.constantFrom(...STRATEGIES), fc.constantFrom(null, 0.5, 0.8)], {
    numRuns: 200,
  })('drops the same records for the same survivors with the same similarity', (records, t, strategy, holdoutText) => {
    const given = options({ threshold: t, strategy, holdoutText })
    expect(fast(records, given)).toEqual(bruteForce(records, given))
  })

  test.prop([fc.array(record, { maxLength: 40 }), threshold, fc.constantFrom(...STRATEGIES)])(
    'leaves no two alike, and no chain',
    (records, t, strategy) => {
      const verdicts = fast(records, options({ threshold: t, strategy }))
      const sets = records.map(({ messages, rejected }) => wordSet(messages, rejected))
      for (const [x, { survivor, outcome, similarity }] of verdicts.entries()) {
        if (outcome !== 'kept') {
          expect(verdicts[survivor]!.outcome).toBe('kept')
          expect(similarity).toBeGreaterThanOrEqual(outcome === 'excluded_holdout' ? Math.min(t, 0.5) : t)
          continue
        }
        for (let y = 0; y < x; y++) {
          const oneKind = (records[x]!.rejected === undefined) === (records[y]!.rejected === undefined)
          if (verdicts[y]!.outcome === 'kept' && oneKind) expect(jaccard(sets[x]!, sets[y]!)).toBeLessThan(t)
        }
      }
    },
  )

  test.prop([
    fc.array(record, { maxLength: 30 }),
    fc.constantFrom('keep_longest' as const, 'keep_best_quality' as const),
    fc.infiniteStream(fc.nat()),
  ])('gives each id the same verdict in any order of input, but for keep_first', (records, strategy, keys) => {
    const unique = [...new Map(records.map((each) => [JSON.stringify([each.messages, each.rejected]), each])).values()]
    const shuffled = unique
      .map((each) => ({ each, key: keys.next().value! }))
      .sort((a, b) => a.key - b.key)
      .map(({ each }) => each)
    const told = (list: readonly InMemoryRecord[]): string[] =>
      fast(list, options({ strategy, threshold: 0.7 }))
        .map((verdict, i) =>
          JSON.stringify([list[i]!.messages, list[i]!.rejected, verdict.outcome, verdict.similarity, list[verdict.survivor]?.messages]),
        )
        .sort()
    expect(told(shuffled)).toEqual(told(unique))
  })
})

describe('the threshold is inclusive, by hand', () => {
  // 39 shared words, one of its own on each side: 39 / 41 = 0.951; 19 of 20 shared with nothing else: 19 / 20.
  it.each([
    [numbered(0, 20), numbered(0, 19), 0.95, 'near_duplicate', 19 / 20],
    [numbered(0, 40), `${numbered(0, 39)} x`, 0.95, 'near_duplicate', 39 / 41],
    [numbered(0, 38), `${numbered(0, 37)} x`, 0.95, 'kept', NaN],
    [numbered(0, 3), numbered(0, 2), 2 / 3, 'near_duplicate', 2 / 3],
    [numbered(0, 2), numbered(0, 1), 0.5, 'near_duplicate', 0.5],
    ['a b', 'B  a', 1, 'near_duplicate', 1],
    ['a b', ' A B ', 1, 'exact_duplicate', 1],
  ])('%#', (first, second, t, outcome, similarity) => {
    expect(fast([talk(first), talk(second)], options({ threshold: t }))[1]).toEqual({
      outcome,
      survivor: outcome === 'kept' ? -1 : 0,
      similarity,
    })
  })

  it('refuses a threshold that it could not be exact for', () => {
    expect(() => resolveDuplicates(inMemorySet([]), options({ threshold: 0.3 }))).toThrow('found threshold 0.3; expected 0.5 to 1')
    expect(() => resolveDuplicates(inMemorySet([]), options({ threshold: NaN }))).toThrow('expected 0.5 to 1')
  })
})

describe('who survives', () => {
  const base = numbered(0, 40)
  const near = `${numbered(0, 39)} changed`
  it('keeps the first, the longest, or the best, and ties by id', () => {
    const records = [talk(base, { quality: 0.2 }), talk(`${near}!!!!`, { quality: 0.1 }), talk(near)]
    expect(fast(records, options()).map(({ survivor }) => survivor)).toEqual([-1, 0, 0])
    expect(fast(records, options({ strategy: 'keep_longest' })).map(({ survivor }) => survivor)).toEqual([1, -1, 1])
    expect(fast(records, options({ strategy: 'keep_best_quality' })).map(({ survivor }) => survivor)).toEqual([-1, 0, 0])
  })

  it('lets the holdout copy win over an earlier, longer and better one', () => {
    const records = [talk(`${base} extra`, { quality: 1 }), talk(base, { holdout: true, quality: 0 }), talk(base)]
    for (const strategy of STRATEGIES) {
      expect(fast(records, options({ strategy })).map(({ outcome }) => outcome)).toEqual(['excluded_holdout', 'kept', 'excluded_holdout'])
    }
  })

  it('does not let a record that falls to a holdout take another with it', () => {
    // h ~ p ~ q, but h and q are further apart than the threshold: p falls, q stays.
    const records = [talk(numbered(0, 40), { holdout: true }), talk(numbered(1, 41)), talk(numbered(2, 42))]
    expect(fast(records, options({ threshold: 0.92, holdoutText: null })).map(({ outcome }) => outcome)).toEqual([
      'kept',
      'excluded_holdout',
      'kept',
    ])
  })

  it('keeps pairs apart that differ in their rejected side, and conversations apart from pairs', () => {
    const side = (words: string) => ({ rejected: [{ role: 'assistant' as const, content: words }] })
    const records = [talk('a b c'), talk('a b c', side('d e f')), talk('a b c', side('g h i')), talk('A B C', side('D e f'))]
    expect(fast(records, options()).map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'kept', 'exact_duplicate'])
  })
})

describe('holdout text', () => {
  const passage = numbered(0, 100)
  it('drops a pool record that quotes half of a holdout, and names how much', () => {
    const records = [
      talk(passage, { holdout: true }),
      talk(`${numbered(200, 400)} ${numbered(0, 56)} end`),
      talk(`${numbered(200, 400)} ${numbered(0, 55)} end`),
    ]
    // 100 words make 88 grams; 56 words hold 44 of them, 55 hold 43.
    const verdicts = fast(records, options({ threshold: 1 }))
    expect(verdicts[1]).toEqual({ outcome: 'excluded_holdout', survivor: 0, similarity: 0.5 })
    expect(verdicts[2]!.outcome).toBe('kept')
  })

  it('names the holdout that most of is held, also when grams are taken in batches', () => {
    const records = [
      talk(numbered(0, 60), { holdout: true }),
      talk(numbered(60, 120), { holdout: true }),
      talk(numbered(500, 560), { holdout: true }),
      talk(`${numbered(10, 60)} ${numbered(60, 118)} z`),
    ]
    const expected = { outcome: 'excluded_holdout', survivor: 1, similarity: 46 / 48 }
    expect(fast(records, options())[3]).toEqual(expected)
    expect(fast(records, options({ gramBudget: 1 }))[3]).toEqual(expected)
  })

  it('stays fast where hundreds of holdouts share one long prompt', () => {
    const prompt = numbered(0, 400)
    const records = Array.from({ length: 1000 }, (_, i) =>
      talk(`${prompt} ${i} ${numbered(1000 + 600 * i, 1600 + 600 * i)}`, { holdout: i < 500 }),
    )
    const { counts } = resolveDuplicates(inMemorySet(records), options())
    expect(counts).toEqual({ kept: 1000, exact_duplicate: 0, near_duplicate: 0, excluded_holdout: 0 })
  })
})

it('compares each of 8,000 copies of one template once', () => {
  const template = numbered(0, 200)
  const records = Array.from({ length: 8000 }, (_, i) => talk(`${template} name${i}`))
  const { counts, work } = resolveDuplicates(inMemorySet(records), options())
  expect(counts).toEqual({ kept: 1, exact_duplicate: 0, near_duplicate: 7999, excluded_holdout: 0 })
  expect(work.compared).toBe(7999)
})

it.each([
  ['nothing', [], 0],
  ['one record', [talk('a')], 1],
  ['records without words', [talk(' '), talk('\u00a0')], 1],
  ['one-word records', [talk('a'), talk('b'), talk('A')], 2],
])('survives %s', (_, records, kept) => {
  expect(resolveDuplicates(inMemorySet(records), options()).counts.kept).toBe(kept)
})
