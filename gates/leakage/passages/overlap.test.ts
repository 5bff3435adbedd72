import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../../dataset/take-census.ts'
import { bytesStore } from '../../kit/memory-store.ts'
import { leakageExaminer } from '../examiner.ts'
import { makeSubject } from '../subject.ts'
import { findPassages, type PassageResult } from './find.ts'

const profile = resolveProfile({})
const words = (count: number, mark: string): string => Array.from({ length: count }, (_, i) => `${mark}${i}`).join(' ')
type Told = [role: 'system' | 'user' | 'assistant', content: string][]

async function passages(splits: Record<'train' | 'val' | 'test', Told[]>, benchmark: string[] = []): Promise<PassageResult> {
  const line = (told: Told): string =>
    `${JSON.stringify({ messages: told.map(([role, content]) => ({ role, content })), metadata: { source_family: 'addiction' } })}\n`
  const files = new Map(Object.entries(splits).map(([split, records]) => [`${split}/a.jsonl`, Buffer.from(records.map(line).join(''))]))
  const store = bytesStore(files, 'memory:')
  const census = await takeCensus({ store, profile, examiners: [leakageExaminer as never], workers: 0 })
  return findPassages(await makeSubject(census, profile, store, 0), [{ name: 'exam', items: benchmark }])
}

const other: Told = [
  ['user', words(20, 'other')],
  ['assistant', words(20, 'another')],
]

describe('the overlap of val and test with train', () => {
  test('is the share of words in messages that train holds, prompts and responses apart', async () => {
    const { overlap } = await passages({
      train: [
        other,
        [
          ['user', words(30, 'asked')],
          ['assistant', words(10, 'said')],
        ],
      ],
      val: [],
      test: [
        [
          ['user', words(30, 'ASKED')],
          ['assistant', words(20, 'told')],
          ['user', words(10, 'new')],
          ['assistant', words(10, 'said')],
        ],
      ],
    })
    expect(overlap.overlap.prompt.test).toEqual({ records: 1, mean: 0.75, over20: 1, over50: 1, over80: 0 }) // 30 of 40 words
    expect(overlap.overlap.response.test.mean).toBeCloseTo(1 / 3, 12) // 10 of 30
    expect(overlap.overlap.prompt.val.records).toBe(0)
    expect(overlap.findings).toEqual([])
  })

  test('names the record, the measure and the train record from the threshold on', async () => {
    const { overlap } = await passages({
      train: [
        other,
        [
          ['user', words(30, 'question')],
          ['assistant', words(10, 'one')],
        ],
      ],
      val: [
        [
          ['user', words(30, 'question')],
          ['assistant', words(40, 'two')],
        ],
      ],
      test: [],
    })
    expect(overlap.findings).toEqual([{ record: 2, measure: 'prompt', share: 1, cause: 1 }])
    // 70 words are 58 grams, of which 18 lie within the question.
    expect(overlap.overlap['13grams'].val.mean).toBeCloseTo(18 / 58, 12)
  })

  test('leaves out what many train records hold, short messages, and system prompts', async () => {
    const boilerplate: Told = [
      ['system', words(30, 'rule')],
      ['user', words(10, 'please')],
      ['assistant', words(12, 'own')],
    ]
    const train = Array.from({ length: 11 }, (_, i): Told => [...boilerplate.slice(0, 2), ['assistant', words(12, `own${i}x`)]])
    const said: Told = [...boilerplate, ['user', 'yes thank you'], ['assistant', 'take care']]
    const { overlap } = await passages({
      train: [
        ...train,
        [
          ['user', 'yes thank you'],
          ['assistant', 'take care'],
        ],
      ],
      val: [said],
      test: [],
    })
    expect(overlap.overlap.prompt.val.records).toBe(0) // eleven train records ask it: nothing is left to measure
    expect(overlap.overlap.response.val).toMatchObject({ records: 1, mean: 0 })
    expect(overlap.overlap['13grams'].val.mean).toBe(0)
    const few = await passages({ train: train.slice(1), val: [said], test: [] })
    expect(few.overlap.overlap.prompt.val.mean).toBe(1)
  })
})

describe('a benchmark', () => {
  test('may be held by val and test, not by train', async () => {
    const item = words(30, 'exam')
    const holder: Told = [
      ['user', item],
      ['assistant', words(30, 'reply')],
    ]
    const held = await passages({ train: [other], val: [holder], test: [holder] }, [item])
    expect(held.benchmark).toEqual({ items: 1, tooShort: 0, violations: [] })
    const leaked = await passages({ train: [other, holder], val: [], test: [] }, ['short', words(20, 'no'), item])
    expect(leaked.benchmark).toEqual({ items: 3, tooShort: 1, violations: [{ needle: 4, record: 1, share: 1 }] })
  })
})
