import { describe, expect, test } from 'vitest'
import type { Drift } from '../../gates/drift/measure.ts'
import { noDrift } from '../../gates/drift/measure.ts'
import { driftLines, driftTable } from './words.ts'

const drift: Drift = {
  drift_version: '1.0',
  from: 'bytes',
  thresholds: { distance: 0.134, factor: 1.5 },
  previous: { digest: 'a'.repeat(64), contract_version: '1.0', conversations: 1000, unreadable: 0 },
  current: { digest: 'b'.repeat(64), contract_version: '1.0', conversations: 2000, unreadable: 0 },
  axes: [
    { axis: 'families', distance: 0.2, chance: 0.05, drifted: true, before: 1000, after: 2000 },
    { axis: 'words', distance: 0.01, chance: 0.02, drifted: false, before: 50_000, after: 90_000 },
  ],
  shares: [
    { kind: 'families', name: 'cptsd', before: 50, after: 200, factor: 2, moved: true },
    { kind: 'sources', name: 'calm', before: 50, after: 100, factor: 1, moved: false },
    { kind: 'masked', name: 'NAME', before: 0, after: 100, factor: null, moved: true },
  ],
  drifted: ['families', 'masked'],
  records: {
    kept: 900,
    added: 1100,
    removed: 100,
    unidentified: 0,
    splits: [{ from: 'train', to: 'test', records: 7, references: [{ now: 'test/test_000.jsonl:3', was: 'train/train_000.jsonl:9' }] }],
    families: [],
    by_family: [],
  },
  notes: [],
}

describe('drift in words', () => {
  test('lines: what drifted, what became of the records, where they moved', () => {
    expect(driftLines(drift)).toEqual([
      'Drift against aaaaaaaaaaaa: families at distance 0.200 (told from 0.134 on); family cptsd 50 (5.00%) to 200 (10.00%), ×2.00; masked NAME 0 (0.00%) to 100 (5.00%), new',
      '  records: 900 kept, 1,100 added, 100 removed',
      '  moved: 7 records from train to test, first train/train_000.jsonl:9 now test/test_000.jsonl:3',
    ])
    expect(driftLines(noDrift('this is the first'))).toEqual(['Drift: not measured: this is the first'])
  })

  test('a table has every axis, every share that moved, and no other', () => {
    const table = driftTable(drift)
    expect(table).toContain('| families | 0.200 | 0.050 | 1,000 | 2,000 | **drifted** |')
    expect(table).toContain('| vocabulary | 0.010 | 0.020 | 50,000 | 90,000 |  |')
    expect(table).toContain('| family cptsd | 50 | 200 | 5.00% | 10.00% | 2.00 |')
    expect(table).toContain('| train | test | 7 | train/train_000.jsonl:9 now test/test_000.jsonl:3 |')
    expect(table).not.toContain('calm')
    expect(driftTable({ ...drift, records: null, from: 'history' })).toContain('is not known')
  })

  test('a move out of val is called what it is', () => {
    const moved = { ...drift.records!, splits: [{ ...drift.records!.splits[0]!, from: 'val', to: 'train' }] }
    expect(driftTable({ ...drift, records: moved })).toContain('| val | train (violation) | 7 |')
    expect(driftLines({ ...drift, records: moved }).join()).toContain('leakage.moved_to_train')
  })

  test('no name is markup', () => {
    const name = '<script>alert(1)</script>|`x`[a](b)'
    expect(driftTable({ ...drift, shares: [{ ...drift.shares[0]!, name }] })).not.toMatch(/[<>`[\]]/)
  })
})
