import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { containment, grams, wordSequence } from '#contract/passage.ts'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../../dataset/take-census.ts'
import { bytesStore } from '../../kit/memory-store.ts'
import { leakageExaminer } from '../examiner.ts'
import { findPassages } from './find.ts'
import { makeNeedle } from './share.ts'
import { makeSubject } from '../subject.ts'

const profile = resolveProfile({})
const BOILERPLATE = Array.from({ length: 60 }, (_, i) => `system${i}`)

interface Told {
  family: string
  split: 'train' | 'val' | 'test'
  words: readonly string[]
}

async function passagesOf(records: readonly Told[], share = 0.5): Promise<{ needle: number; record: number; share: number }[]> {
  const ordered = ['train', 'val', 'test'].flatMap((split) => records.filter((record) => record.split === split))
  const files = new Map(
    ['train', 'val', 'test'].map((split) => [
      `${split}/a.jsonl`,
      Buffer.from(
        ordered
          .filter((record) => record.split === split)
          .map(
            ({ family, words }) =>
              `${JSON.stringify({ messages: [{ role: 'user', content: words.join(' ') }], metadata: { source_family: family } })}\n`,
          )
          .join(''),
      ),
    ]),
  )
  const store = bytesStore(files, 'memory:')
  const census = await takeCensus({ store, profile, examiners: [leakageExaminer as never], workers: 0 })
  const { violations } = await findPassages(await makeSubject(census, resolveProfile({ thresholds: { holdout_text: share } }), store, 0))
  return violations.toSorted((a, b) => a.needle - b.needle)
}

/** By the contract's own functions: for every holdout the first train or val record that holds enough of it. */
function expected(records: readonly Told[], share: number): { needle: number; record: number; share: number }[] {
  const ordered = ['train', 'val', 'test'].flatMap((split) => records.filter((record) => record.split === split))
  const sets = ordered.map(({ words }) => grams(wordSequence([{ content: words.join(' ') }])))
  return ordered.flatMap(({ family }, needle) => {
    if (!(family in profile.holdouts)) return []
    const record = ordered.findIndex(
      (other, at) => at !== needle && other.split !== 'test' && sets[needle]!.size > 0 && containment(sets[needle]!, sets[at]!) >= share,
    )
    return record === -1 ? [] : [{ needle, record, share: containment(sets[needle]!, sets[record]!) }]
  })
}

const fresh = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 60 }).map((numbers) => numbers.map((n) => `w${n}`))
const corpus = fc
  .record({
    holdouts: fc.array(
      fc.record({
        words: fresh,
        boilerplate: fc.nat({ max: 60 }),
        split: fc.constantFrom('test' as const, 'test' as const, 'train' as const),
      }),
      { minLength: 1, maxLength: 50 },
    ),
    others: fc.array(
      fc.record({
        words: fresh,
        of: fc.nat(),
        from: fc.nat({ max: 40 }),
        length: fc.nat({ max: 120 }),
        split: fc.constantFrom('train' as const, 'val' as const),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ holdouts, others }): Told[] => {
    const held = holdouts.map(({ words, boilerplate, split }) => ({
      family: 'sarcasm',
      split,
      words: [...BOILERPLATE.slice(0, boilerplate), ...words],
    }))
    return [
      ...held,
      ...others.map(({ words, of, from, length, split }) => ({
        family: 'addiction',
        split,
        words: [...words, ...held[of % held.length]!.words.slice(from, from + length)],
      })),
    ]
  })

describe('held-out passages', () => {
  property.prop([corpus, fc.constantFrom(0.2, 0.5, 0.8, 1)], { numRuns: 40 })(
    'are found as the contract’s own functions find them, boilerplate in many holdouts included',
    async (records, share) => {
      expect(await passagesOf(records, share)).toEqual(expected(records, share))
    },
    60_000,
  )

  test('of a long holdout, of which only a sample is indexed, half is found and less is not', async () => {
    const words = Array.from({ length: 1012 }, (_, i) => `w${i}`) // 1000 grams
    const holdout: Told = { family: 'voice_persona', split: 'test', words }
    expect(await passagesOf([holdout, { family: 'addiction', split: 'train', words: words.slice(100, 612) }])).toEqual([
      { needle: 1, record: 0, share: 0.5 },
    ])
    expect(await passagesOf([holdout, { family: 'addiction', split: 'train', words: words.slice(100, 611) }])).toEqual([])
  })
})

property.prop([fc.array(fc.nat({ max: 3 }), { maxLength: 60 }), fc.array(fc.nat({ max: 4 }), { maxLength: 60 })])(
  'the share of a passage is the contract’s containment',
  (needle, record) => {
    const [a, b] = [needle.map((n) => `w${n % 2}`), record.map((n) => `w${n % 3}`)]
    expect(makeNeedle(a).shareIn(b)).toBe(containment(grams(a), grams(b)))
  },
)
