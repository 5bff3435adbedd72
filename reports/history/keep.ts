/**
 * Appends a judgement to the history of its dataset. The file is only ever appended to, in one write a line: two runs that end at once both
 * stay, and a line that was cut off by a killed run keeps its place and is told at every reading, instead of taking the next one with it.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, fstatSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import type { Tally } from '#contract/manifest.ts'
import { type Flow, FLOW } from '../../gates/provenance/flow.ts'
import { type Count, type DatasetMetrics, METRICS_VERSION, type Outcomes } from './metrics.ts'
import { readHistory } from './read.ts'

/** Null where the run left none. */
function flowIn(evidence: string, digest: string): Flow[] | null {
  const [of, file] = [join(evidence, 'provenance.json'), join(evidence, FLOW)]
  if (!existsSync(of) || !existsSync(file)) return null
  // The flow has no digest of its own: it was written by the run that left the gate's evidence.
  if ((JSON.parse(readFileSync(of, 'utf8')) as { dataset_digest?: unknown }).dataset_digest !== digest) return null
  const flow: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(flow) && flow.length > 0 ? (flow as Flow[]) : null
}

function outcomesOf(flow: readonly Flow[] | null): Outcomes | null {
  if (flow === null) return null
  const sum = (of: keyof Outcomes): number => flow.reduce((total, family) => total + family[of], 0)
  const { in: read, ...rest } = {
    in: sum('in'),
    kept: sum('kept'),
    exact_duplicate: sum('exact_duplicate'),
    near_duplicate: sum('near_duplicate'),
  }
  return { in: read, ...rest, excluded_holdout: sum('excluded_holdout'), in_review: sum('in_review'), rejected: sum('rejected') }
}

const counts = (tallies: Record<string, Tally>): Record<string, Count> =>
  Object.fromEntries(
    Object.entries(tallies).map(([name, { conversations, total_tokens_approx: tokens }]) => [
      name.slice(0, 200),
      { conversations, tokens },
    ]),
  )

/** Numbers of a manifest that does not add up may be anything: a share is one, or it is not known. */
const share = (part: number, whole: number): number | null => (whole > 0 && part <= whole ? Math.round((part / whole) * 1e6) / 1e6 : null)

/** Null where nothing was judged: a run that did not begin says nothing of any dataset. `evidence`: the folder that the gates left. */
export function metricsOf(verification: VerificationReport, evidence: string): DatasetMetrics | null {
  const { statistics, states, verification_details: details, dataset_digest: digest } = verification
  if (!/^[0-9a-f]{64}$/.test(digest)) return null
  const outcomes = outcomesOf(flowIn(evidence, digest))
  const rate = (part: (outcomes: Outcomes) => number): number | null => (outcomes === null ? null : share(part(outcomes), outcomes.in))
  const residual = details.pii.rules.find(({ code }) => code === 'residual')
  const violations = Object.fromEntries(
    Object.entries(details).map(([gate, { rules }]) => [gate, rules.reduce((total, rule) => total + rule.violations, 0)]),
  )
  return {
    metrics_version: METRICS_VERSION,
    dataset: verification.dataset,
    dataset_digest: digest,
    judged_at: verification.verification_timestamp,
    contract_version: verification.contract_version,
    verdict: verification.verdict,
    gates: states,
    violations: violations as DatasetMetrics['violations'],
    conversations: statistics?.total.conversations ?? null,
    tokens: statistics?.total.total_tokens_approx ?? null,
    duplicate_rate: rate(({ exact_duplicate: exact, near_duplicate: near }) => exact + near),
    review_rate: rate(({ in_review: review }) => review),
    rejected_rate: rate(({ rejected }) => rejected),
    pii_residual: states.pii === 'not run' ? null : (residual?.violations ?? null),
    outcomes,
    by_family: counts(statistics?.by_family ?? {}),
    by_split: counts(statistics?.by_split ?? {}),
  }
}

const same = (a: DatasetMetrics, b: DatasetMetrics): boolean => a.dataset_digest === b.dataset_digest && a.judged_at === b.judged_at

/** True where the judgement was new. The same judgement is kept once, however often its report is built. */
export function keepMetrics(path: string, metrics: DatasetMetrics): boolean {
  if (readHistory(path, metrics.dataset).entries.some((entry) => same(entry, metrics))) return false
  mkdirSync(dirname(path), { recursive: true })
  const fd = openSync(path, 'a+')
  try {
    const { size } = fstatSync(fd)
    const last = Buffer.alloc(1, '\n')
    if (size > 0) readSync(fd, last, 0, 1, size - 1)
    const line = Buffer.from(`${last[0] === 10 ? '' : '\n'}${JSON.stringify(metrics)}\n`)
    if (writeSync(fd, line) < line.length) throw new Error(`${path}: the line was not written whole; is the disk full?`)
  } finally {
    closeSync(fd)
  }
  return true
}
