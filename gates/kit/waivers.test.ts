import { describe, expect, test } from 'vitest'
import type { Waiver } from '#contract/profile.ts'
import type { RuleResult } from './violation.ts'
import { applyWaivers } from './waivers.ts'

const DIGEST = 'a'.repeat(64)
const NOW = new Date('2025-06-15T12:00:00Z')
const waiver = (change: Partial<Waiver> = {}): Waiver => ({
  ...{ gate: 'hash', rule: 'id_mismatch', subject: '*', owner: 'head of data', reason: 'known', expires: '2025-12-31', dataset: '*' },
  ...change,
})
const result = (change: Partial<RuleResult> = {}): RuleResult => ({
  ...{ code: 'id_mismatch', population: 10, examined: 10, violations: 1 },
  samples: [{ code: 'id_mismatch', subject: 'train/train_000.jsonl:3', expected: 'x', found: 'y', names: ['cptsd'] }],
  ...change,
})
const judge = (results: RuleResult[], waivers: Waiver[]) => applyWaivers('hash', results, waivers, DIGEST, NOW)

describe('a waiver covers', () => {
  test.each(['*', 'train/train_000.jsonl:3', 'train/train_000.jsonl', 'train', 'cptsd'])('what its subject %s names', (subject) => {
    expect(judge([result()], [waiver({ subject })])).toMatchObject({
      state: 'waived',
      rules: [{ state: 'waived' }],
      waivers: [{ covers: 1 }],
    })
  })

  test.each(['train/train_000.jsonl:31', 'trai', 'addiction', 'test'])('not what its subject %s does not name', (subject) => {
    expect(judge([result()], [waiver({ subject })])).toMatchObject({
      state: 'failed',
      waivers: [{ problem: 'covers nothing that failed' }],
    })
  })

  test('until the end of its last day', () => {
    expect(judge([result()], [waiver({ expires: '2025-06-15' })]).state).toBe('waived')
    expect(judge([result()], [waiver({ expires: '2025-06-14' })])).toMatchObject({
      state: 'failed',
      waivers: [{ problem: 'expired on 2025-06-14' }],
    })
  })

  test('one dataset or all', () => {
    expect(judge([result()], [waiver({ dataset: DIGEST })]).state).toBe('waived')
    expect(judge([result()], [waiver({ dataset: 'b'.repeat(64) })]).state).toBe('failed')
  })
})

test('of several violations all must be covered, those beyond the samples by * alone', () => {
  const other = { code: 'id_mismatch', subject: 'val/val_000.jsonl:1', expected: 'x', found: 'y' }
  const two = result({ violations: 2, samples: [...result().samples, other] })
  expect(judge([two], [waiver({ subject: 'train' })]).state).toBe('failed')
  expect(judge([two], [waiver({ subject: 'train' }), waiver({ subject: 'val' })]).state).toBe('waived')
  expect(judge([result({ violations: 60 })], [waiver({ subject: 'train' })]).state).toBe('failed')
  expect(judge([result({ violations: 60 })], [waiver()]).state).toBe('waived')
})

test('what is not provable, or was not examined whole, is waived by * alone', () => {
  expect(judge([result({ notProvable: 'no ledger' })], [waiver({ subject: 'train' })]).state).toBe('failed')
  expect(judge([result({ examined: 9 })], [waiver({ subject: 'train' })]).state).toBe('failed')
  expect(judge([result({ notProvable: 'no ledger' })], [waiver()]).state).toBe('waived')
})

test('a waiver that covers nothing that failed, or names no rule, is itself a failure', () => {
  const passed = result({ violations: 0, samples: [] })
  expect(judge([passed], [waiver()])).toMatchObject({ state: 'failed', rules: [{ state: 'passed' }] })
  expect(judge([passed], [waiver({ rule: 'id_mismach' })]).waivers[0]!.problem).toBe('names no rule of the hash gate')
  expect(judge([passed], [waiver({ gate: 'pii' })]).state).toBe('passed')
})

test('a rule without population fails, unless it says why that is right', () => {
  const empty = result({ population: 0, examined: 0, violations: 0, samples: [] })
  expect(judge([empty], []).rules[0]!.failure).toBe('found nothing to examine')
  expect(judge([{ ...empty, emptyBecause: 'there is no pair' }], []).state).toBe('passed')
})
