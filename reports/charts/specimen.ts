/** What the pictures are drawn from, small and by hand; names come from the caller, so that a test can make them hostile. */
import { verificationReport } from '../../gates/kit/verification-report.ts'
import type { Material } from './material.ts'

const tally = (conversations: number) => ({ conversations, total_tokens_approx: 100 * conversations })

/** Two families, `family` and `other`, in one phase; `family` was waived out of the inventory. */
export function specimenMaterial(family: string, phase: string): Material {
  const verification = verificationReport({
    timestamp: '2025-01-02T03:04:05Z',
    evidence: {},
    runner: {},
    statistics: {
      total: tally(100),
      by_split: { train: tally(90), val: tally(4), test: tally(6) },
      by_family: { [family]: tally(98), other: tally(2) },
      by_phase: { [phase]: tally(100) },
      by_family_phase_split: {
        [family]: { [phase]: { train: tally(90), val: tally(4), test: tally(4) } },
        other: { [phase]: { test: tally(2) } },
      },
    },
    dataset: 'specimen',
    seed: 1,
  })
  const details = verification.verification_details
  details.coverage.waivers = [
    { gate: 'coverage', rule: 'family_missing', subject: 'gone', owner: 'o', reason: 'r', expires: '2030-01-01', dataset: '*', covers: 1 },
  ]
  details.pii.measures = { residual: { scanned_characters: 5, 'masked.EMAIL': 1200, 'residual.PHONE': 1, 'allowed.PHONE': 2 } }
  details.leakage.measures = { 'leakage.near': { threshold: 0.95 }, 'leakage.audit': { 'drawn_pairs.0.10': 40, 'drawn_pairs.0.85': 2 } }
  details.provenance.measures = { similarity_low: { 'removed.0.96': 3, 'removed.1.00': 7 } }
  const none = { exact_duplicate: 0, near_duplicate: 0, excluded_holdout: 0, in_review: 0, rejected: 0, refiled_out: 0 }
  const row = { required: true, status: 'present', from: ['real'] } as const
  const version = { verdict: 'passed', review_rate: 0, duplicate_rate: 0.05, pii_residual: null } as const
  return {
    verification,
    evidence: {},
    coverage: [
      { ...row, family, objects: 3, conversations: 98, from: ['real'] },
      { ...row, family: 'other', status: 'partial', objects: 1, conversations: 2, from: ['generated'] },
      { ...row, family: 'gone', status: 'missing', objects: 0, conversations: 0, from: [] },
      { ...row, family: 'lost', objects: 5, conversations: 0, from: [] },
    ],
    lengths: [{ phase, conversations: 100, tokens: [0, 0, 10, 60, 30], turns: [0, 100] }],
    flow: [
      { ...none, family, in: 110, refiled_in: 0, generated: 0, kept: 98, exact_duplicate: 7, near_duplicate: 3, refiled_out: 2 },
      { ...none, family: 'other', in: 0, refiled_in: 2, generated: 0, kept: 2 },
    ],
    mix: [
      { phase, part: family, target: 0.8, actual: 1, starved: false, reason: '' },
      { phase, part: 'other', target: 0.2, actual: 0, starved: true, reason: 'held out' },
    ],
    versions: [
      { ...version, dataset_digest: 'a'.repeat(64), judged_at: '2024-12-01T00:00:00Z', conversations: 90, tokens: 9000 },
      { ...version, dataset_digest: 'b'.repeat(64), judged_at: '2025-01-02T03:04:05Z', conversations: 100, tokens: 10_000 },
    ],
  }
}

/** What is left of a run that did not begin: nothing to draw. */
export function emptyMaterial(): Material {
  const verification = verificationReport({ timestamp: '', evidence: {}, runner: {}, statistics: null, dataset: 'none', seed: 1 })
  return { verification, evidence: {}, coverage: [], lengths: [], flow: [], mix: [], versions: [] }
}
