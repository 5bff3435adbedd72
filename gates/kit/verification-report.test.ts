import { expect, test } from 'vitest'
import { verificationReportSchema } from '#contract/schemas/verification-report.ts'
import { validator } from '#contract/validate.ts'
import { ALL } from './all.ts'
import { evidenceOf, type Evidence } from './evidence.ts'
import { FAULT_SEED } from './faults.ts'
import type { GateName } from './gate.ts'
import { cleanDataset, memoryStore } from './memory-dataset.ts'
import { plainCensus } from './plain-census.ts'
import { ALL_GATES, notRunReport, type RunnerState, verificationReport } from './verification-report.ts'

const AT = '2025-06-15T12:00:00Z'
const validate = validator(verificationReportSchema)
const ran: RunnerState = { state: 'passed', errors: [], failed: [] }

async function evidenceFor(break_: (dataset: ReturnType<typeof cleanDataset>) => void = () => undefined): Promise<Evidence> {
  const dataset = cleanDataset()
  break_(dataset)
  const store = memoryStore(dataset)
  const { profile } = dataset.manifest
  const census = await plainCensus({ store, profile, examiners: ALL.hash.examiners ?? [] })
  const context = { census, profile, store, seed: FAULT_SEED, now: new Date(AT) }
  return evidenceOf(ALL.hash, context, await ALL.hash.check(context)).evidence
}

const all = <T>(value: T): Record<GateName, T> => Object.fromEntries(ALL_GATES.map((gate) => [gate, value])) as Record<GateName, T>
const report = (evidence: Partial<Record<GateName, Evidence | null>>, runner: Partial<Record<GateName, RunnerState>>) =>
  verificationReport({ timestamp: AT, evidence, runner, statistics: null, dataset: 'd', seed: 1 })

test('a report before the run says that nothing ran, and is valid', () => {
  const before = notRunReport(AT, 'd', 1, 'the run did not end')
  expect(validate(before)).toBe(true)
  expect(before).toMatchObject({ verdict: 'not run', all_gates_passed: false, gate_results: { hash: false }, note: 'the run did not end' })
})

test('all gates passed only where all nine files ran whole and left evidence', async () => {
  const evidence = await evidenceFor()
  const whole = report(all(evidence), all(ran))
  validate(whole)
  expect(validate.errors).toBeNull()
  expect(whole).toMatchObject({ verdict: 'passed', all_gates_passed: true, dataset_digest: evidence.dataset_digest })
  expect(report({ ...all(evidence), pii: null }, all(ran))).toMatchObject({
    verdict: 'not run',
    all_gates_passed: false,
    states: { pii: 'not run' },
  })
  expect(report(all(evidence), { ...all(ran), pii: { ...ran, state: 'incomplete' } })).toMatchObject({
    verdict: 'not run',
    gate_results: { pii: false },
  })
  expect(report({ ...all(evidence), contract: null }, all(ran)).all_gates_passed).toBe(false)
})

test('a failed test of the file fails its gate, whatever its evidence says', async () => {
  const evidence = await evidenceFor()
  expect(report(all(evidence), { ...all(ran), hash: { ...ran, state: 'failed' } })).toMatchObject({
    verdict: 'failed',
    gate_results: { hash: false, pii: true },
  })
})

test('a failed gate names its violations by code and reference, and nothing passes over it', async () => {
  const evidence = await evidenceFor(
    ({ shards }) => void ((shards['train/train_000.jsonl']![2] as { metadata: { id: string } }).metadata.id = 'f'.repeat(64)),
  )
  const failed = report(all(evidence), all(ran))
  expect(failed.verdict).toBe('failed')
  expect(failed.verification_details.hash.violations['id_mismatch']).toMatchObject({ count: 1, references: ['train/train_000.jsonl:3'] })
  validate(failed)
  expect(validate.errors).toBeNull()
})

test('waived is not passed', async () => {
  const waived = { ...(await evidenceFor()), state: 'waived' as const }
  expect(report({ ...all(await evidenceFor()), pii: waived }, all(ran))).toMatchObject({
    verdict: 'waived',
    all_gates_passed: false,
    gate_results: { pii: false, hash: true },
  })
})

test('gates that judged different bytes give no verdict but failure', async () => {
  const evidence = await evidenceFor()
  const other = { ...evidence, dataset_digest: '0'.repeat(64) }
  expect(report({ ...all(evidence), pii: other }, all(ran))).toMatchObject({
    verdict: 'failed',
    all_gates_passed: false,
    dataset_digest: '',
  })
})

test('a dataset without records fails every gate', async () => {
  const evidence = await evidenceFor((dataset) => void (dataset.shards = {}))
  expect(evidence.state).toBe('failed')
})

test('what went wrong with the run besides its gates takes the pass from all', async () => {
  const evidence = await evidenceFor()
  const noted = verificationReport({
    timestamp: AT,
    evidence: all(evidence),
    runner: all(ran),
    statistics: null,
    dataset: 'd',
    seed: 1,
    note: 'interrupted',
  })
  expect(noted).toMatchObject({
    verdict: 'not run',
    all_gates_passed: false,
    gate_results: { hash: false, pii: false },
    note: 'interrupted',
  })
})

test('the manifest is bound though the digest does not cover it: gates that saw two have judged none', async () => {
  const evidence = await evidenceFor()
  expect(report(all(evidence), all(ran)).manifest_sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(report({ ...all(evidence), pii: { ...evidence, manifest_sha256: '0'.repeat(64) } }, all(ran))).toMatchObject({
    verdict: 'failed',
    dataset_digest: '',
    manifest_sha256: '',
  })
})
