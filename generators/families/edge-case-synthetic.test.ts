import { fc, test as property } from '@fast-check/vitest'
import { jaccard, wordSet } from '#contract/word-set.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { runGenerator, type Run } from '../edge/bench.ts'
import { unsafe } from '../edge/safety.ts'
import { edgeCaseSynthetic } from './edge-case-synthetic.ts'

const leftOut = ({ counts }: Run): string[] => Object.keys(counts).filter((name) => name.startsWith('left_out'))

describe('3,000 from the built-in grammar', () => {
  let run: Run
  beforeAll(async () => {
    run = await runGenerator(edgeCaseSynthetic, { seed: 3, limit: 3_000 })
  }, 60_000)

  test('each passed every safety rule on its way, and none had to be left out', () => {
    expect(leftOut(run)).toEqual([])
    expect(run.records).toHaveLength(3_000)
    // What the generator let through is judged once more, here, for a tenth.
    const broken = run.records
      .filter((_, i) => i % 10 === 0)
      .flatMap(({ messages, metadata }) => unsafe(messages!, metadata.crisis === true))
    expect(broken).toEqual([])
  })

  test('marks exactly the crisis scenarios, about a fifth', () => {
    const marked = run.records.filter(({ metadata }) => metadata.crisis === true)
    expect(marked.every(({ metadata }) => metadata.labels!['distress'] === 'crisis')).toBe(true)
    expect(run.records.filter(({ metadata }) => metadata.labels!['distress'] === 'crisis')).toHaveLength(marked.length)
    expect(marked.length).toBeGreaterThan(520)
    expect(marked.length).toBeLessThan(680)
  })

  test('turns are 4 to 14 and spread, and openings differ', () => {
    const turns = new Set(run.records.map(({ messages }) => messages!.length))
    expect([...turns].sort((a, b) => a - b)).toEqual([4, 6, 8, 10, 12, 14])
    const openings = new Map<string, number>()
    for (const { messages } of run.records) openings.set(messages![0]!.content, (openings.get(messages![0]!.content) ?? 0) + 1)
    expect(openings.size).toBeGreaterThan(2_800)
  })

  test('two that share their scenario are still two', () => {
    const alike = run.records.filter(({ metadata }) => metadata.labels!['scenario'] === 'suicidal_intent').slice(0, 150)
    const sets = alike.map(({ messages }) => wordSet(messages!))
    let closest = 0
    for (const [i, one] of sets.entries()) for (const other of sets.slice(i + 1)) closest = Math.max(closest, jaccard(one, other))
    expect(closest).toBeLessThan(0.95)
  })
})

property.prop(
  {
    seed: fc.integer(),
    crisisShare: fc.double({ min: 0, max: 1, noNaN: true }),
    half: fc.integer({ min: 2, max: 7 }),
    more: fc.integer({ min: 0, max: 6 }),
  },
  { numRuns: 20 },
)('whatever the seed and the options, every record is sound and of the length asked for', async ({ seed, crisisShare, half, more }) => {
  const [minTurns, maxTurns] = [half * 2, half * 2 + more]
  const run = await runGenerator(edgeCaseSynthetic, { seed, limit: 12, options: { crisisShare, minTurns, maxTurns } })
  expect(leftOut(run)).toEqual([])
  for (const { messages, metadata } of run.records) {
    expect(unsafe(messages!, metadata.crisis === true)).toEqual([])
    expect(messages!.length).toBeLessThanOrEqual(maxTurns)
    if (metadata.crisis !== true) expect(messages!.length).toBeGreaterThanOrEqual(minTurns)
  }
})

test('the same seed makes the same records, another seed others, and a longer run begins with the shorter', async () => {
  const twenty = await runGenerator(edgeCaseSynthetic, { seed: 5, limit: 20 })
  expect(await runGenerator(edgeCaseSynthetic, { seed: 5, limit: 20 })).toEqual(twenty)
  expect((await runGenerator(edgeCaseSynthetic, { seed: 5, limit: 30 })).records.slice(0, 20)).toEqual(twenty.records)
  expect((await runGenerator(edgeCaseSynthetic, { seed: 6, limit: 20 })).records).not.toEqual(twenty.records)
})

test('the share of crisis is what was asked for', async () => {
  const none = await runGenerator(edgeCaseSynthetic, { limit: 200, options: { crisisShare: 0 } })
  const all = await runGenerator(edgeCaseSynthetic, { limit: 200, options: { crisisShare: 1 } })
  expect(none.records.some(({ metadata }) => metadata.crisis)).toBe(false)
  expect(all.records.every(({ metadata }) => metadata.crisis)).toBe(true)
})
