/** For tests only: a judged dataset of three small files and the report over it, in every verdict. */
import { hash } from 'node:crypto'
import { datasetDigest } from '#contract/digest.ts'
import type { Waiver } from '#contract/profile.ts'
import type { JudgedBytes } from '../../gates/kit/judged-bytes.ts'
import { ALL_GATES, type GateDetails, notRunReport, type VerificationReport, verdictOf } from '../../gates/kit/verification-report.ts'
import type { GateName } from '../../gates/kit/gate.ts'
import type { GateState } from '../../gates/kit/violation.ts'
import type { FoundBytes } from './compare.ts'

export const AT = '2026-03-02T10:00:00.000Z'
export const WAIVER: Waiver = {
  gate: 'pii',
  rule: 'pii.residual',
  subject: 'train/train_000.jsonl:2',
  owner: 'A. Signer',
  reason: 'a house number that belongs to a clinic',
  expires: '2026-03-31',
  dataset: '*',
}

/** Contents by path; the manifest repeats the waivers. */
export function specimenFiles(waivers: readonly Waiver[] = []): Map<string, Buffer> {
  const files = new Map([
    ['compiled/final_training_dataset.jsonl', Buffer.from('{"a":1}\n{"b":2}\n')],
    ['test/test_000.jsonl', Buffer.from('{"b":2}\n')],
    ['train/train_000.jsonl', Buffer.from('{"a":1}\n')],
  ])
  return files.set('manifest.json', Buffer.from(JSON.stringify({ previous: null, profile: { waivers, lifted: {} } }, null, 2)))
}

const sha256 = (bytes: Buffer): string => hash('sha256', bytes)

export function judgedOf(files: ReadonlyMap<string, Buffer>, waivers: Waiver[] = []): JudgedBytes {
  const entries = [...files]
    .filter(([path]) => path !== 'manifest.json')
    .map(([path, bytes]) => ({ path, size_bytes: bytes.length, sha256: sha256(bytes) }))
  return {
    dataset_digest: datasetDigest(entries),
    manifest_sha256: sha256(files.get('manifest.json')!),
    files: entries,
    conversations: 2,
    previous: null,
    profile_sha256: 'e'.repeat(64),
    waivers,
    lifted: {},
  }
}

export function foundOf(files: ReadonlyMap<string, Buffer>): FoundBytes {
  const manifest = files.get('manifest.json') ?? null
  return {
    files: new Map([...files].map(([path, bytes]) => [path, sha256(bytes)])),
    manifest,
    manifests: manifest === null ? [] : [sha256(manifest)],
  }
}

function detailsOf(gate: GateName, state: GateState, waivers: readonly Waiver[]): GateDetails {
  const ran = state !== 'not run'
  const code = gate === 'pii' ? 'pii.residual' : `${gate}.rule`
  const failure = state === 'failed' || state === 'waived' ? '1 violation' : null
  const subject = 'train/train_000.jsonl:2'
  return {
    claim: ran ? `${gate} holds.` : '',
    state,
    records: ran ? 2 : 0,
    population: ran ? 2 : 0,
    examined: ran ? 2 : 0,
    rules: ran
      ? [{ code, says: `${gate} is well.`, state, population: 2, examined: 2, violations: failure === null ? 0 : 1, failure }]
      : [],
    violations:
      failure === null
        ? {}
        : {
            [code]: {
              count: 1,
              says: `${gate} is well.`,
              todo: 'Mend it.',
              references: [subject],
              samples: [{ code, subject, expected: 'none', found: 'one' }],
            },
          },
    warnings: [],
    measures: {},
    waivers: waivers.filter((waiver) => waiver.gate === gate).map((waiver) => ({ ...waiver, covers: 1 })),
    failed_tests: [],
    errors: [],
  }
}

/** A report in which the gates that are named have these states and all others passed. */
export function reportOf(judged: JudgedBytes, given: Partial<Record<GateName, GateState>> = {}): VerificationReport {
  const { note: _, ...base } = notRunReport(AT, 'data/final_dataset', 7, '')
  const states = Object.fromEntries(ALL_GATES.map((gate) => [gate, given[gate] ?? 'passed'])) as VerificationReport['states']
  const verdict = verdictOf(Object.values(states))
  const passed = Object.entries(states).filter(([gate]) => gate !== 'contract')
  return {
    ...base,
    verdict,
    all_gates_passed: verdict === 'passed',
    gate_results: Object.fromEntries(passed.map(([gate, state]) => [gate, state === 'passed'])) as VerificationReport['gate_results'],
    states,
    verification_details: Object.fromEntries(
      ALL_GATES.map((gate) => [gate, detailsOf(gate, states[gate], judged.waivers)]),
    ) as VerificationReport['verification_details'],
    dataset_digest: judged.dataset_digest,
    manifest_sha256: judged.manifest_sha256,
    profile_sha256: judged.profile_sha256,
    started_at: '2026-03-02T09:59:00.000Z',
  }
}
