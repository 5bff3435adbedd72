import { describe, expect, test } from 'vitest'
import { noDrift } from '../../gates/drift/measure.ts'
import { specimenDrift } from './specimen.ts'
import { driftLines } from './words.ts'

const drift = specimenDrift

describe('drift in words', () => {
  test('lines: what drifted, what became of the records, where they moved', () => {
    expect(driftLines(drift)).toEqual([
      'Drift against aaaaaaaaaaaa: families at distance 0.200 (told from 0.134 on); family cptsd 50 (5.00%) to 200 (10.00%), ×2.00; masked NAME 0 (0.00%) to 100 (5.00%), new',
      '  records: 900 kept, 1,100 added, 100 removed',
      '  moved: 7 records from train to test, first train/train_000.jsonl:9 now test/test_000.jsonl:3',
    ])
    expect(driftLines(noDrift('this is the first'))).toEqual(['Drift: not measured: this is the first'])
  })

  test('a share that is no more is gone', () => {
    const gone = { ...drift, axes: [], shares: [{ ...drift.shares[0]!, after: 0, factor: 0 }] }
    expect(driftLines(gone)[0]).toContain('family cptsd 50 (5.00%) to 0 (0.00%), gone')
  })

  test('a move out of val is called what it is', () => {
    const moved = { ...drift.records!, splits: [{ ...drift.records!.splits[0]!, from: 'val', to: 'train' }] }
    expect(driftLines({ ...drift, records: moved }).join()).toContain('leakage.moved_to_train')
  })
})
