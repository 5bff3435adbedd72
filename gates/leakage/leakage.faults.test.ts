import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { describeFaults, failures, judge } from '../kit/faults.ts'
import { cleanDataset, firstRecord, type MemoryDataset, rehash, reseal } from '../kit/memory-dataset.ts'
import { leakageGate } from './gate.ts'

describeFaults(leakageGate)

const words = (shared: number, mark: string, own: number): string =>
  [...Array.from({ length: shared }, (_, i) => `common${i}`), ...Array.from({ length: own }, (_, i) => `${mark}${i}`)].join(' ')

/** The clean dataset with the first train and the first pool test conversation told anew. */
function told(train: string, test_: string): MemoryDataset {
  const dataset = cleanDataset()
  for (const [split, content] of [
    ['train', train],
    ['test', test_],
  ] as const) {
    const record = firstRecord(
      dataset,
      ({ metadata }, of) =>
        of === split && metadata.preference === undefined && !(metadata.source_family in dataset.manifest.profile.holdouts),
    )
    record.messages = [
      { role: 'user', content: 'ask' },
      { role: 'assistant', content },
    ]
    rehash(record)
  }
  return reseal(dataset)
}

describe('what must not fire', () => {
  test('a similarity just below the threshold', async () => {
    // 1 + 36 shared, one of each own: 37 / 39 = 0.9487
    expect(failures(await judge(leakageGate, told(words(36, 'one', 1), words(36, 'two', 1))))).toEqual({})
  })

  test('a holdout of which a third stands in train: reported, with its share', async () => {
    const dataset = cleanDataset()
    const held = firstRecord(dataset, ({ metadata }) => metadata.source_family === 'sarcasm')
    const sequence = held.messages.flatMap(({ content }) => content.split(/\s+/))
    const record = firstRecord(dataset, ({ metadata }, split) => split === 'train' && metadata.preference === undefined)
    record.messages.push(
      { role: 'user', content: sequence.slice(0, Math.floor(sequence.length * 0.45)).join(' ') },
      { role: 'assistant', content: 'I hear you.' },
    )
    rehash(record)
    const results = await judge(leakageGate, reseal(dataset))
    expect(failures(results)).toEqual({})
    const { measures, warnings } = results.find(({ code }) => code === 'leakage.holdout_text')!
    expect(measures!['highest_share_below']).toBeGreaterThan(0.25)
    expect(measures!['highest_share_below']).toBeLessThan(0.5)
    expect(warnings).toHaveLength(1)
  })

  test('a holdout that the profile lifted', async () => {
    const fault = [leakageGate.faults['leakage.holdout_text']].flat()[0] as { break(dataset: MemoryDataset): void }
    const dataset = cleanDataset()
    fault.break(dataset)
    const profile = resolveProfile({ lifted: { sarcasm: { share: 0.2, owner: 'a signer', reason: 'needed for training' } } })
    expect(failures(await judge(leakageGate, reseal(dataset), { profile }))).toEqual({})
  })
})

test('violations name both records and their similarity', async () => {
  const results = await judge(leakageGate, told(words(38, 'one', 0), words(38, 'two', 1)))
  const { violations, samples } = results.find(({ code }) => code === 'leakage.near')!
  expect(violations).toBe(1)
  expect(samples[0]).toMatchObject({
    subject: expect.stringMatching(/^test\/test_000\.jsonl:\d+$/),
    cause: 'train/train_000.jsonl:1',
    found: 'similarity 0.9750 to a record of an earlier split',
  })
})
