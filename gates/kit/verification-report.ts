/** `verification_report.json`: the verdict over a dataset, composed from the evidence of the gates and from how the test runner fared with each. */
import { CONTRACT_VERSION, type Statistics } from '#contract/manifest.ts'
import type { Taken } from '../dataset/census.ts'
import type { Evidence } from './evidence.ts'
import { GATES, type GateName } from './gate.ts'
import type { GateState, Violation } from './violation.ts'
import type { UsedWaiver } from './waivers.ts'

export const ALL_GATES: readonly GateName[] = [...GATES, 'contract']

/** How the test file of a gate ended. */
export interface RunnerState {
  /** `incomplete`: it did not run, was interrupted, or only a part of its tests ran. */
  state: 'passed' | 'failed' | 'incomplete'
  /** Errors of the runner, first lines, without text of records. */
  errors: string[]
  /** Tests that failed, by title. */
  failed: string[]
}

export interface GateDetails {
  claim: string
  state: GateState
  records: number
  population: number
  examined: number
  rules: {
    code: string
    says: string
    state: GateState
    population: number
    examined: number
    violations: number
    failure: string | null
  }[]
  /** By code: how many, and the first of them by reference. */
  violations: Record<string, { count: number; says: string; todo: string; references: string[]; samples: Violation[] }>
  warnings: string[]
  measures: Record<string, Record<string, number>>
  waivers: UsedWaiver[]
  failed_tests: string[]
  errors: string[]
}

export interface VerificationReport {
  report_version: '1.0'
  verification_timestamp: string
  verdict: GateState
  all_gates_passed: boolean
  gate_results: Record<(typeof GATES)[number], boolean>
  states: Record<GateName, GateState>
  verification_details: Record<GateName, GateDetails>
  /** Recomputed from the published bytes; null where they could not be read. */
  statistics: Statistics | null
  dataset: string
  dataset_digest: string
  /** SHA-256 of the manifest that was judged, which the digest does not cover; empty where there is none, or no one. */
  manifest_sha256?: string
  seed: number
  /** When the run began; the time of verification is when it ended. */
  started_at?: string
  contract_version: string
  /** SHA-256 of the signer's profile; empty where no gate left evidence. */
  profile_sha256?: string
  /** How many shards were examined in this run, and of how many evidence was kept; null where no gate left evidence. */
  census?: Taken | null
  /** Why there is no verdict, where the run did not end by itself. */
  note?: string
}

export interface ReportInput {
  timestamp: string
  started?: string
  evidence: Partial<Record<GateName, Evidence | null>>
  runner: Partial<Record<GateName, RunnerState>>
  statistics: Statistics | null
  dataset: string
  seed: number
  /** What went wrong with the run besides its gates: with it, nothing has passed. */
  note?: string
}

/** A gate has run only where its whole file ran and left evidence; a failed test of the file fails it whatever the evidence says. */
export function gateState(evidence: Evidence | null | undefined, runner: RunnerState | undefined): GateState {
  if (evidence === null || evidence === undefined || runner === undefined || runner.state === 'incomplete') return 'not run'
  return runner.state === 'failed' ? 'failed' : evidence.state
}

export function verdictOf(states: GateState[]): GateState {
  for (const state of ['failed', 'not run', 'waived'] as const) if (states.includes(state)) return state
  return 'passed'
}

/** A run that was interrupted, or whose runner met an error, has passed nothing: what it did not come to is not known. */
const withNotes = (found: GateState, notes: readonly string[]): GateState => (notes.length === 0 || found === 'failed' ? found : 'not run')

function detailsOf(gate: GateName, evidence: Evidence | null | undefined, runner: RunnerState | undefined): GateDetails {
  const rules = evidence?.rules ?? []
  return {
    claim: evidence?.claim ?? '',
    state: gateState(evidence, runner),
    records: evidence?.records ?? 0,
    population: evidence?.population ?? 0,
    examined: evidence?.examined ?? 0,
    rules: rules.map(({ code, says, state, population, examined, violations, failure }) => ({
      code,
      says,
      state,
      population,
      examined,
      violations,
      failure,
    })),
    violations: Object.fromEntries(
      rules
        .filter(({ failure }) => failure !== null)
        .map(({ code, violations, says, todo, samples }) => [
          code,
          { count: violations, says, todo, references: samples.map(({ subject }) => subject), samples },
        ]),
    ),
    warnings: rules.flatMap(({ warnings }) => warnings ?? []),
    measures: Object.fromEntries(rules.flatMap(({ code, measures }) => (measures === undefined ? [] : [[code, measures]]))),
    waivers: evidence?.waivers ?? [],
    failed_tests: runner?.failed ?? [],
    errors: runner?.errors ?? [],
  }
}

const each = <T>(of: (gate: GateName) => T): Record<GateName, T> =>
  Object.fromEntries(ALL_GATES.map((gate) => [gate, of(gate)])) as Record<GateName, T>

export function verificationReport(input: ReportInput): VerificationReport {
  const { evidence, runner } = input
  const states = each((gate) => gateState(evidence[gate], runner[gate]))
  const distinct = (field: 'dataset_digest' | 'manifest_sha256'): string[] => [
    ...new Set(ALL_GATES.flatMap((gate) => evidence[gate]?.[field] ?? [])),
  ]
  const digests = distinct('dataset_digest')
  const manifests = distinct('manifest_sha256')
  const differ = digests.length > 1 || manifests.length > 1
  const notes = [input.note, differ ? 'the gates judged different datasets: the bytes changed between them' : undefined].filter(
    (note) => note !== undefined,
  )
  const verdict = differ ? 'failed' : withNotes(verdictOf(Object.values(states)), notes)
  return {
    report_version: '1.0',
    verification_timestamp: input.timestamp,
    verdict,
    all_gates_passed: verdict === 'passed',
    gate_results: Object.fromEntries(
      GATES.map((gate) => [gate, states[gate] === 'passed' && notes.length === 0]),
    ) as VerificationReport['gate_results'],
    states,
    verification_details: each((gate) => detailsOf(gate, evidence[gate], runner[gate])),
    statistics: input.statistics,
    dataset: input.dataset,
    dataset_digest: differ ? '' : (digests[0] ?? ''),
    manifest_sha256: differ ? '' : (manifests[0] ?? ''),
    seed: input.seed,
    ...(input.started === undefined ? {} : { started_at: input.started }),
    contract_version: CONTRACT_VERSION,
    profile_sha256: ALL_GATES.map((gate) => evidence[gate]?.profile_sha256).find((sha256) => sha256 !== undefined) ?? '',
    census: ALL_GATES.map((gate) => evidence[gate]?.census).find((taken) => taken !== undefined) ?? null,
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  }
}

/** The report of a run that has not ended: what is found where a run was killed. */
export const notRunReport = (timestamp: string, dataset: string, seed: number, note: string): VerificationReport =>
  verificationReport({ timestamp, evidence: {}, runner: {}, statistics: null, dataset, seed, note })
