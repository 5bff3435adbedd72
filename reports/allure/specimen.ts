/** A small run whose names and findings are hostile: markup wherever a dataset's own words could reach the report. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COVERAGE_ROWS } from '../../gates/coverage/rows.ts'
import type { Evidence } from '../../gates/kit/evidence.ts'
import { ALL_GATES, type RunnerState, type VerificationReport, verificationReport } from '../../gates/kit/verification-report.ts'
import { FLOW } from '../../gates/provenance/flow.ts'
import { LENGTHS } from '../../gates/stats/lengths.ts'
import type { AllureResult } from './results.ts'

/** Each opens a dialog where it is taken for markup, and asks the network besides. */
export const HOSTILE = {
  dataset: '<script>alert("dataset")</script></script><!--',
  family: '"><img src=https://hostile.example/family.png onerror=alert("family")>',
  found: '<svg onload=alert("found")>',
  expected: '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  warning: '</pre><script>alert("warning")</script>',
  owner: '</style><script>alert("owner")</script>',
  reason: '<a href="javascript:alert(1)">reason</a>',
} as const

const CSV = `"where","found","expected"\n"${HOSTILE.family.replaceAll('"', '""')}","${HOSTILE.found.replaceAll('"', '""')}","${HOSTILE.expected.replaceAll('"', '""')}"`
const RAN: RunnerState = { state: 'passed', errors: [], failed: [] }

const evidence = (gate: string, code: string): Evidence =>
  ({
    gate,
    claim: `What ${gate} claims holds.`,
    state: gate === 'coverage' ? 'failed' : 'passed',
    records: 1,
    population: 1,
    examined: 1,
    rules: [
      {
        ...{ code, says: `Every ${code} is right.`, todo: 'Mend it.', section: 3, population: 1, examined: 1 },
        ...(gate === 'coverage'
          ? {
              state: 'failed',
              failure: '1 violation',
              violations: 1,
              samples: [{ code, subject: HOSTILE.family, found: HOSTILE.found, expected: HOSTILE.expected }],
            }
          : { state: 'passed', failure: null, violations: 0, samples: [] }),
        warnings: [HOSTILE.warning],
        faults: [`a ${HOSTILE.found} is planted`],
      },
    ],
    violations: {},
    waivers:
      gate === 'pii'
        ? [
            {
              gate,
              rule: `${gate}_rule`,
              subject: HOSTILE.family,
              owner: HOSTILE.owner,
              reason: HOSTILE.reason,
              expires: '2025-02-01',
              dataset: '*',
              covers: 1,
            },
          ]
        : [],
    dataset_digest: 'd'.repeat(64),
  }) as unknown as Evidence

const tally = { conversations: 7, total_tokens_approx: 700 }

export function specimenReport(timestamp: string): VerificationReport {
  return verificationReport({
    timestamp,
    // The stats gate left nothing: it did not run.
    evidence: Object.fromEntries(ALL_GATES.map((gate) => [gate, gate === 'stats' ? null : evidence(gate, `${gate}_rule`)])),
    runner: Object.fromEntries(
      ALL_GATES.map((gate) => [gate, gate === 'stats' ? undefined : { ...RAN, state: gate === 'coverage' ? 'failed' : 'passed' }]),
    ),
    statistics: {
      total: tally,
      by_split: { test: tally },
      by_family: { [HOSTILE.family]: tally },
      by_phase: { [HOSTILE.found]: tally },
      by_family_phase_split: { [HOSTILE.family]: { [HOSTILE.found]: { test: tally } } },
    },
    dataset: HOSTILE.dataset,
    seed: 1,
    note: "no such file, stat '/home/somebody/x.jsonl'",
  })
}

function resultOf(gate: string, key: string, at: number): AllureResult {
  const failed = gate === 'coverage' && key !== 'claim'
  return {
    uuid: `${gate}-${key}`,
    name: key === 'claim' ? 'Claim: every rule was judged' : `Every ${key} is right.`,
    fullName: key,
    historyId: `signoff.${gate}.${key}`,
    testCaseId: `signoff.${gate}.${key}`,
    status: failed ? 'broken' : 'passed',
    statusDetails: failed
      ? { message: `${key}: 1 violation\n  ${HOSTILE.family}: found ${HOSTILE.found}; expected ${HOSTILE.expected}`, trace: 'at kit' }
      : {},
    stage: 'finished',
    steps: failed
      ? [
          {
            name: `found ${HOSTILE.found}`,
            status: 'failed',
            stage: 'finished',
            steps: [],
            attachments: [],
            parameters: [],
            start: at,
            stop: at,
          },
        ]
      : [],
    attachments: failed
      ? [
          { name: `The violations ${HOSTILE.found}`, source: 'violations-attachment.csv', type: 'text/csv' },
          { name: 'Notes', source: 'notes-attachment.txt', type: 'text/plain' },
        ]
      : [],
    parameters: [],
    labels: [
      { name: 'epic', value: gate },
      { name: 'feature', value: `What ${gate} claims holds.` },
      { name: 'story', value: key },
    ],
    links: [],
    start: at,
    stop: at + 1,
    titlePath: [],
  }
}

/** What the run's other evidence holds. */
function writeOthers(dir: string): void {
  mkdirSync(dir, { recursive: true })
  const write = (name: string, value: unknown): void => writeFileSync(join(dir, name), JSON.stringify(value))
  for (const gate of ALL_GATES) if (gate !== 'stats') write(`${gate}.json`, evidence(gate, `${gate}_rule`))
  const row = { required: true, status: 'partial', objects: 2, conversations: 7, from: ['real'] }
  write(COVERAGE_ROWS, [
    { family: 'sarcasm', ...row },
    { family: HOSTILE.family, ...row },
  ])
  write(LENGTHS, [{ phase: HOSTILE.found, conversations: 7, tokens: [0, 3, 4], turns: [0, 7] }])
  const none = { exact_duplicate: 1, near_duplicate: 0, excluded_holdout: 0, in_review: 0, rejected: 0, refiled_out: 0 }
  write(FLOW, [{ family: HOSTILE.family, in: 8, refiled_in: 0, generated: 0, kept: 7, ...none }])
}

/** Writes what Allure's reporter would have left of a run that began at `begin` (ms). */
export function writeSpecimen(work: string, begin: number): void {
  writeOthers(join(work, 'evidence'))
  const dir = join(work, 'allure-results')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'violations-attachment.csv'), CSV)
  writeFileSync(join(dir, 'notes-attachment.txt'), HOSTILE.warning)
  const keys = ALL_GATES.flatMap((gate) => (gate === 'stats' ? [] : [`${gate} claim`, `${gate} ${gate}_rule`]))
  for (const [at, name] of keys.entries()) {
    const [gate, key] = name.split(' ') as [string, string]
    const result = resultOf(gate, key, begin + at)
    writeFileSync(join(dir, `${result.uuid}-result.json`), JSON.stringify(result))
  }
}
