import { fc, test } from '@fast-check/vitest'
import { describe, expect, it, vi } from 'vitest'
import { recordId } from '#contract/identity.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import { inMemorySet, type InMemoryRecord } from '../dedup/in-memory.ts'
import { resolveDuplicates } from '../dedup/resolve.ts'
import { assignSplits, NO_SPLIT, type Assignment } from './assign.ts'
import { isHeldOut } from './held-out.ts'

// A busy machine is no failure: nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const numbered = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')
/** Texts that share nothing. */
const apart = (i: number): string => numbered(i * 100, i * 100 + 30)
const talk = (text: string, more: Partial<InMemoryRecord> = {}): InMemoryRecord => ({
  messages: [
    { role: 'user', content: text },
    { role: 'assistant', content: `about ${text.length}` },
  ],
  ...more,
})
const idOf = ({ messages, rejected }: InMemoryRecord): string => recordId(messages, rejected)

function compiled(
  records: readonly InMemoryRecord[],
  previous?: ReadonlyMap<string, Split>,
  seed = 7,
): Assignment & { of: Map<string, Split> } {
  const set = inMemorySet(records)
  const resolution = resolveDuplicates(set, { threshold: 0.95, strategy: 'keep_first', holdoutText: 0.5 })
  const assignment = assignSplits({ columns: set.columns, resolution, seed, ...(previous && { previous }) })
  const of = new Map<string, Split>()
  for (const [i, record] of records.entries()) if (assignment.split[i] !== NO_SPLIT) of.set(idOf(record), SPLITS[assignment.split[i]!]!)
  return { ...assignment, of }
}

describe('groups', () => {
  it.each([
    ['a document', [talk(apart(0), { document: 'd' }), talk(apart(1), { document: 'd' }), talk(apart(2))], [0, 0, 2]],
    ['a cluster of duplicates', [talk(apart(0)), talk(apart(1)), talk(apart(0).toUpperCase())], [0, 1, 0]],
    [
      'the document of a dropped record',
      [talk(apart(0)), talk(apart(1), { document: 'd' }), talk(apart(0).toUpperCase(), { document: 'd' })],
      [0, 0, 0],
    ],
    [
      'a prefix of two messages and 20 words',
      [apart(5), apart(6)].map((end) => ({ messages: [...talk(numbered(0, 19)).messages, { role: 'user' as const, content: end }] })),
      [0, 0],
    ],
    [
      'a conversation and the pair made from it',
      [talk('too short for a prefix'), talk('too short for a prefix', { rejected: [{ role: 'assistant', content: 'no' }] })],
      [0, 0],
    ],
    [
      'nothing but a system message',
      [0, 1].map((i) => ({ messages: [{ role: 'system' as const, content: numbered(900, 960) }, ...talk(apart(i)).messages] })),
      [0, 1],
    ],
  ])('are joined by %s', (_, records, group) => {
    expect([...compiled(records).group]).toEqual(group)
  })
})

it('draws 90/5/5, and large groups like small ones', () => {
  const records = Array.from({ length: 6000 }, (_, i) => talk(`${i} x${i}`, { document: `d${Math.floor(i / 3)}` }))
  const { split, counts } = compiled(records)
  const share = [0, 1, 2].map((code) => split.filter((each) => each === code).length / records.length)
  // 2,000 groups: three standard deviations are 0.020 and 0.015.
  expect(share[0]).toBeCloseTo(0.9, 1)
  expect(Math.abs(share[0]! - 0.9)).toBeLessThan(0.02)
  expect(Math.abs(share[1]! - 0.05)).toBeLessThan(0.015)
  expect(counts).toMatchObject({ groups: 2000, drawn: 2000, forcedByHoldout: 0, moved: 0 })
})

it('takes a group to test whole when one of it is held out', () => {
  const records = [
    talk(apart(0), { holdout: true, document: 'd' }),
    talk(apart(1), { document: 'd' }),
    talk(apart(2), { document: 'e' }),
    talk(apart(1).toUpperCase(), { document: 'e' }),
  ]
  const { split, counts } = compiled(records)
  expect([...split]).toEqual([2, 2, 2, NO_SPLIT])
  expect(counts).toMatchObject({ groups: 1, forcedByHoldout: 1, forcedMixed: 1, poolRecordsForced: 2 })
})

describe('with a previous version', () => {
  const a = talk(apart(0), { document: 'a' })
  const b = talk(apart(1), { document: 'b' })
  const was = (...pairs: [InMemoryRecord, Split][]): Map<string, Split> => new Map(pairs.map(([record, split]) => [idOf(record), split]))

  it.each<[Split, Split, Split]>([
    ['train', 'train', 'train'],
    ['train', 'val', 'val'],
    ['val', 'test', 'test'],
    ['test', 'train', 'test'],
  ])('a join of %s and %s is %s', (first, second, joined) => {
    const bridge = [talk(apart(2), { document: 'a' }), talk(apart(2).toUpperCase(), { document: 'b' })]
    const { of } = compiled([a, b, ...bridge], was([a, first], [b, second]))
    expect([...of.values()]).toEqual([joined, joined, joined])
  })

  it('keeps every split that it was given, whatever the seed', () => {
    for (const split of SPLITS) expect(compiled([a], was([a, split]), 99).of.get(idOf(a))).toBe(split)
  })

  it('remembers the split of a record that is now dropped', () => {
    const longer = talk(apart(0).toUpperCase())
    const { of } = compiled([longer, a], was([a, 'test']))
    expect([...of]).toEqual([[idOf(longer), 'test']])
  })

  it('takes a train record to test when a holdout joins its group', () => {
    const holdout = talk(apart(3), { document: 'a', holdout: true })
    const { of, counts } = compiled([a, holdout], was([a, 'train']))
    expect(of.get(idOf(a))).toBe('test')
    expect(counts.moved).toBe(1)
  })
})

const record = fc
  .record({
    text: fc.integer({ min: 0, max: 40 }),
    near: fc.boolean(),
    document: fc.integer({ min: 0, max: 30 }),
    holdout: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ text, near, document, holdout }) =>
    talk(near ? `${numbered(text * 100, text * 100 + 60)} z` : numbered(text * 100, text * 100 + 60), {
      document: `d${document}`,
      holdout: holdout === 0,
    }),
  )

test.prop([fc.uniqueArray(record, { selector: idOf, maxLength: 25 }), fc.uniqueArray(record, { selector: idOf, maxLength: 25 })])(
  'no record moves from test or val to train when others arrive, and no group straddles splits',
  (first, more) => {
    const before = compiled(first)
    const seen = new Set(first.map(idOf))
    const all = [...more.filter((each) => !seen.has(idOf(each))), ...first]
    const after = compiled(all, before.of)
    for (const [id, split] of after.of) {
      const was = before.of.get(id)
      if (was !== undefined) expect(SPLITS.indexOf(split)).toBeGreaterThanOrEqual(SPLITS.indexOf(was))
    }
    const ofGroup = new Map<number, number>()
    for (const [i, split] of after.split.entries()) {
      if (split === NO_SPLIT) continue
      expect(ofGroup.get(after.group[i]!) ?? split).toBe(split)
      ofGroup.set(after.group[i]!, split)
    }
  },
)

test.prop([fc.uniqueArray(record, { selector: idOf, maxLength: 30 }), fc.integer()])(
  'the same input, reversed, gives every kept record the same split',
  (records, seed) => {
    // One record a text, so that what is kept does not depend on the order.
    const distinct = [...new Map(records.map((each) => [each.messages[0]!.content.split(' ')[0], each])).values()]
    expect(compiled(distinct.toReversed(), undefined, seed).of).toEqual(compiled(distinct, undefined, seed).of)
  },
)

describe('lifted holdouts', () => {
  const profile = (share: number) => ({
    holdouts: { sarcasm: { rationale: 'scarce' } },
    lifted: { sarcasm: { share, owner: 'o', reason: 'r' } },
  })
  const heldOut = (share: number): boolean[] => Array.from({ length: 2000 }, (_, i) => isHeldOut(profile(share), 'sarcasm', `doc ${i}`, 1))

  it('lift the stated share of documents, and a larger share lifts the same and more', () => {
    const [some, more] = [heldOut(0.3), heldOut(0.6)]
    expect(Math.abs(some.filter((held) => !held).length / 2000 - 0.3)).toBeLessThan(0.04)
    expect(some.every((held, i) => held || !more[i])).toBe(true)
    expect(heldOut(1)).not.toContain(true)
    expect(heldOut(0)).not.toContain(false)
  })

  it('are holdouts whole without a lifting, and other families never are', () => {
    expect(isHeldOut({ ...profile(1), lifted: {} }, 'sarcasm', 'd', 1)).toBe(true)
    expect(isHeldOut(profile(0), 'addiction', 'd', 1)).toBe(false)
    expect(isHeldOut(profile(0), 'constructor', 'd', 1)).toBe(false)
  })
})
