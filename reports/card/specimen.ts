/** Facts of a small dataset, for tests. */
import type { CardConfig, CardFacts, PlainShape } from './facts.ts'

const MESSAGES: PlainShape = { list: { struct: { role: 'string', content: 'string' } } }
const file = (path: string, records: number) => ({ path, size_bytes: 1000, sha256: 'ab'.repeat(32), records })

const PARQUET: CardConfig = {
  ...{ name: 'default', folder: 'parquet', says: 'Whole records.', extension: 'parquet' },
  columns: {
    messages: MESSAGES,
    id: 'string',
    total_tokens: 'int',
    quality_score: 'double',
    bias_flags: { list: 'string' },
    provenance: { struct: { processed_at: 'string', processing_steps: { list: 'string' }, generator: { struct: { name: 'string' } } } },
  },
  splits: [
    { split: 'train', rows: 1500, files: [file('parquet/train_000.parquet', 1000), file('parquet/train_001.parquet', 500)] },
    { split: 'test', rows: 20, files: [file('parquet/test_000.parquet', 20)] },
  ],
  ...{ leftOut: [], otherKind: 0 },
}

const TRL: CardConfig = {
  ...{ name: 'trl', folder: 'trl', says: 'TRL.', extension: 'jsonl', columns: { id: 'string', messages: MESSAGES } },
  splits: [{ split: 'train', rows: 1400, files: [file('trl/train_000.jsonl', 1400)] }],
  ...{ leftOut: [{ reason: 'too odd', records: 7 }], otherKind: 113 },
}

export const specimen = (over: Partial<CardFacts> = {}): CardFacts => ({
  ...{ name: 'specimen', prettyName: 'A specimen', languages: ['en'], digest: 'cd'.repeat(32) },
  stated: {
    ...{ contractVersion: '1.0', generatedAt: '2026-01-02T03:04:05.000Z', tokens: { train: 5000, test: 70 } },
    holdouts: { edge_case_crisis: 'crisis-level conversations test safety' },
    lifted: [],
    holds: { addiction: 'addiction counselling' },
  },
  configs: [PARQUET, TRL],
  tally: {
    ...{
      records: 1520,
      pairs: 113,
      generated: 40,
      turns: { most: 12, sum: 6080 },
      pii_status: { none_detected: 1519, scrubbed: 1 },
      pii_entities: { NAME: 3 },
    },
    families: { addiction: { train: 1500 }, edge_case_crisis: { test: 20 } },
    licences: [
      { source_group: 'forum', source_family: 'addiction', license_tag: 'custom', license_detail: 'CC BY 4.0', records: 1500 },
      { source_group: 'edges', source_family: 'edge_case_crisis', license_tag: 'synthetic', license_detail: null, records: 20 },
    ],
  },
  signoff: { state: 'passed', gates: [{ gate: 'hash', state: 'passed', population: 3, examined: 3 }], waivers: [] },
  ...over,
})
