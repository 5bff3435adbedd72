/** A drift, for tests. */
import type { Drift } from '../../gates/drift/measure.ts'

export const specimenDrift: Drift = {
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
