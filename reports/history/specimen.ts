/** A line of a history, for tests. */
import { GATES, type GateName } from '../../gates/kit/gate.ts'
import { type DatasetMetrics, METRICS_VERSION } from './metrics.ts'

const each = <T>(value: T): Record<GateName, T> =>
  Object.fromEntries([...GATES, 'contract'].map((gate) => [gate, value])) as Record<GateName, T>

export const metricsOf = (change: Partial<DatasetMetrics> = {}): DatasetMetrics => ({
  metrics_version: METRICS_VERSION,
  dataset: 'data/final',
  dataset_digest: 'a'.repeat(64),
  judged_at: '2025-01-01T00:00:00.000Z',
  contract_version: '1.0',
  verdict: 'passed',
  gates: each('passed' as const),
  violations: each(0),
  conversations: 90,
  tokens: 9000,
  duplicate_rate: 0.07,
  review_rate: 0.02,
  rejected_rate: 0.01,
  pii_residual: 0,
  outcomes: {
    in: 100,
    kept: 90,
    exact_duplicate: 4,
    near_duplicate: 3,
    excluded_holdout: 0,
    in_review: 2,
    rejected: 1,
  },
  by_family: { cptsd: { conversations: 40, tokens: 4000 }, sarcasm: { conversations: 50, tokens: 5000 } },
  by_split: { train: { conversations: 60, tokens: 6000 }, test: { conversations: 30, tokens: 3000 } },
  ...change,
})
