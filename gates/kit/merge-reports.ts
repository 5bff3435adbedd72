/**
 * One verdict over the reports of several runs, each of which judged some of the gates (`--shard`). A gate that no part ran is not run;
 * parts that saw different datasets, profiles, rules or seeds have no verdict in common.
 */
import type { GateName } from './gate.ts'
import { ALL_GATES, type VerificationReport, verdictOf } from './verification-report.ts'
import { GATES } from './gate.ts'
import type { GateState } from './violation.ts'

/** Worst first: a gate that two parts ran has the worse of their states. */
const ORDER: readonly GateState[] = ['failed', 'waived', 'passed', 'not run']

const ranSomething = ({ states }: VerificationReport): boolean => Object.values(states).some((state) => state !== 'not run')

/** What parts must have in common, by name. */
const COMMON: readonly (readonly [string, (report: VerificationReport) => unknown])[] = [
  ['datasets', ({ dataset_digest: digest }) => digest],
  ['manifests', ({ manifest_sha256: manifest }) => manifest],
  ['profiles', ({ profile_sha256: profile }) => profile],
  ['rules (another checkout, package or Node)', ({ census }) => census?.rules],
  ['versions of the contract', ({ contract_version: version }) => version],
  ['seeds', ({ seed }) => seed],
]

/** Why parts can not be judged together; empty where they can. */
export const differences = (reports: readonly VerificationReport[]): string[] => {
  const ran = reports.filter(ranSomething)
  return COMMON.flatMap(([what, of]) =>
    new Set(ran.map((report) => JSON.stringify(of(report)))).size > 1 ? [`the parts judged different ${what}`] : [],
  )
}

/** `notes` say what else is wrong with the set of parts; with any, nothing has passed. */
export function mergeReports(reports: readonly VerificationReport[], notes: readonly string[] = []): VerificationReport {
  const first = reports[0]
  if (first === undefined) throw new Error('There is no report to merge; expected one of every part')
  const best = (gate: GateName): VerificationReport =>
    reports.toSorted((a, b) => ORDER.indexOf(a.states[gate]) - ORDER.indexOf(b.states[gate]))[0]!
  const each = <T>(of: (gate: GateName) => T): Record<GateName, T> =>
    Object.fromEntries(ALL_GATES.map((gate) => [gate, of(gate)])) as Record<GateName, T>
  const states = each((gate) => best(gate).states[gate])
  const own = reports.flatMap(({ note }) => (note === undefined ? [] : [note]))
  // A part that was interrupted, or whose runner met an error, takes the pass from all.
  const wrong = [...new Set([...differences(reports), ...notes, ...own])]
  const found = verdictOf(Object.values(states))
  const verdict: GateState = wrong.length === 0 || found === 'failed' ? found : differences(reports).length > 0 ? 'failed' : 'not run'
  const judged = reports.find(ranSomething) ?? first
  const starts = reports.flatMap(({ started_at: at }) => at ?? []).sort()
  const { note: _, ...rest } = judged
  return {
    ...rest,
    verification_timestamp: reports
      .map(({ verification_timestamp: time }) => time)
      .sort()
      .at(-1)!,
    verdict,
    all_gates_passed: verdict === 'passed',
    gate_results: Object.fromEntries(
      GATES.map((gate) => [gate, states[gate] === 'passed' && wrong.length === 0]),
    ) as VerificationReport['gate_results'],
    states,
    verification_details: each((gate) => best(gate).verification_details[gate]),
    ...(starts.length === 0 ? {} : { started_at: starts[0]! }),
    dataset_digest: differences(reports).length === 0 ? judged.dataset_digest : '',
    manifest_sha256: differences(reports).length === 0 ? (judged.manifest_sha256 ?? '') : '',
    ...(wrong.length === 0 ? {} : { note: wrong.join('; ') }),
  }
}
