/**
 * `npm run bench -- report`: how large the HTML report is and how long it takes to build, for a dataset of full size that passes, and for one in which every
 * rule of every gate is broken, ten thousand violations in all. The evidence is made up; what builds the report from it is what builds every report.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PHASES } from '#contract/curriculum.ts'
import type { Statistics } from '#contract/manifest.ts'
import { resolveProfile } from '#contract/profile.ts'
import { COVERAGE_ROWS } from '../../gates/coverage/rows.ts'
import { ALL } from '../../gates/kit/all.ts'
import { type Evidence, evidenceOf, writeEvidence, writeJson } from '../../gates/kit/evidence.ts'
import type { Gate, GateContext } from '../../gates/kit/gate.ts'
import { ALL_GATES, type VerificationReport, verificationReport } from '../../gates/kit/verification-report.ts'
import { type RuleResult, SAMPLE_LIMIT } from '../../gates/kit/violation.ts'
import { FLOW } from '../../gates/provenance/flow.ts'
import { LENGTHS } from '../../gates/stats/lengths.ts'
import { FULL_SIZE } from '../../generators/bench/generate.ts'
import { buildReport } from '../../reports/allure/build.ts'
import { testHistoryPath } from '../../reports/history/place.ts'
import { EXIT } from '../exit.ts'
import { table } from '../tables.ts'

const MOST_MEGABYTES = 10
const MOST_SECONDS = 20
const VIOLATIONS = 10_000
const BEGIN = Date.UTC(2025, 0, 1)
/** Runs before this one, as many as Allure keeps. */
const RUNS_BEFORE = 15
const DAY = 86_400_000

const RULES = ALL_GATES.flatMap((name) => Object.keys(ALL[name].rules).map((code) => ({ name, code })))

/** A rule of a dataset of full size; broken, it has its share of all violations, and as many samples as a gate keeps. */
function resultOf(code: string, violations: number): RuleResult {
  const samples = Array.from({ length: Math.min(violations, SAMPLE_LIMIT) }, (_, at) => ({
    code,
    subject: `train/train_${String(at).padStart(3, '0')}.jsonl:${at * 173 + 1}`,
    expected: 'what the rule expects of a record, in the words of its gate, as long as these are at most',
    found: `what was found in it instead, by its place and its length and never by its text, number ${at}`,
    cause: `test/test_000.jsonl:${at + 1}`,
  }))
  return { code, population: FULL_SIZE, examined: FULL_SIZE, violations, samples, warnings: samples.map(({ found }) => found) }
}

function makeEvidence(work: string, violations: number): Partial<Record<(typeof ALL_GATES)[number], Evidence>> {
  const profile = resolveProfile({})
  const census = { population: FULL_SIZE, digest: 'd'.repeat(64) }
  const context = { census, profile, store: { root: '' }, seed: 1, now: new Date(BEGIN) } as unknown as GateContext
  const left = Math.ceil(violations / RULES.length)
  return Object.fromEntries(
    ALL_GATES.map((name) => {
      const gate: Gate = ALL[name]
      const { evidence } = evidenceOf(
        gate,
        context,
        Object.keys(gate.rules).map((code) => resultOf(code, left)),
      )
      writeEvidence(join(work, 'evidence'), evidence)
      return [name, evidence]
    }),
  )
}

function makeStatistics(work: string): Statistics {
  const { families } = resolveProfile({})
  const names = Object.keys(families)
  const each = Math.floor(FULL_SIZE / names.length)
  const tally = (conversations: number) => ({ conversations, total_tokens_approx: conversations * 2000 })
  const write = (name: string, value: unknown): void => writeJson(join(work, 'evidence', name), value)
  const none = { exact_duplicate: 900, near_duplicate: 500, excluded_holdout: 40, in_review: 60, rejected: 100, refiled_out: 0 }
  const row = { required: true, status: 'present', objects: 1380, from: ['real'] }
  const steps = Array.from({ length: 16 }, (_, at) => at * 400)
  write(
    COVERAGE_ROWS,
    names.map((family) => ({ ...row, family, conversations: each })),
  )
  write(
    FLOW,
    names.map((family) => ({ ...none, family, in: each + 1600, refiled_in: 0, generated: 0, kept: each })),
  )
  write(
    LENGTHS,
    Object.keys(PHASES).map((phase) => ({ phase, conversations: 48_000, tokens: steps, turns: steps })),
  )
  return {
    total: tally(FULL_SIZE),
    by_split: { train: tally(each) },
    by_family: Object.fromEntries(names.map((family) => [family, tally(each)])),
    by_phase: {},
    by_family_phase_split: Object.fromEntries(
      names.map((family) => [
        family,
        { stage1_foundation: { train: tally(each * 0.9), val: tally(each * 0.05), test: tally(each * 0.05) } },
      ]),
    ),
  }
}

/** What Allure's reporter leaves of a test: two steps, and the violations and notes as attachments. */
function writeResults(work: string, begin: number, evidence: ReturnType<typeof makeEvidence>): void {
  const folder = join(work, 'allure-results')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [at, { name, code }] of RULES.entries()) {
    const rule = evidence[name]!.rules.find((candidate) => candidate.code === code)!
    const failed = rule.violations > 0
    const uuid = `${name}-${at}`
    const test = `signoff.${name}.${code}`
    const step = (said: string) => ({
      name: said,
      status: 'passed',
      stage: 'finished',
      steps: [],
      attachments: [],
      parameters: [],
      start: begin,
      stop: begin,
    })
    const csv = `${uuid}-attachment.csv`
    const rows = rule.samples.map(({ subject, found, expected, cause }) => `"${subject}","${found}","${expected}","${cause}"`)
    if (failed) writeFileSync(join(folder, csv), ['"where","found","expected","see also"', ...rows].join('\n'))
    const result = {
      ...{
        uuid,
        name: rule.says,
        fullName: test,
        historyId: test,
        testCaseId: test,
        status: failed ? 'broken' : 'passed',
        stage: 'finished',
      },
      statusDetails: failed ? { message: `${code}: ${rule.failure}\n${rows.slice(0, 5).join('\n')}` } : {},
      description: rule.todo,
      steps: [step('Examined all'), step('Violations')],
      attachments: failed ? [{ name: 'The violations', source: csv, type: 'text/csv' }] : [],
      labels: Object.entries({ epic: name, feature: ALL[name].claim, story: code }).map(([label, value]) => ({ name: label, value })),
      ...{ parameters: [], links: [], titlePath: [], start: begin + at, stop: begin + at + 1 },
    }
    writeFileSync(join(folder, `${uuid}-result.json`), JSON.stringify(result))
  }
}

/** The one run of a history, again and again, as if it had been judged every day. */
function repeatHistory(path: string): void {
  const { testResults, ...run } = JSON.parse(readFileSync(path, 'utf8')) as { testResults: Record<string, { start: number }> }
  const lines = Array.from({ length: RUNS_BEFORE }, (_, at) => {
    const earlier = (test: { start: number }) => ({ ...test, start: test.start - (RUNS_BEFORE - at) * DAY })
    const tests = Object.fromEntries(Object.entries(testResults).map(([id, test]) => [id, earlier(test)]))
    return `${JSON.stringify({ ...run, uuid: `run-${at}`, testResults: tests })}\n`
  })
  writeFileSync(path, lines.join(''))
}

async function buildOne(folder: string, violations: number): Promise<{ seconds: number; megabytes: number; found: number }> {
  const places = { work: join(folder, 'work'), html: join(folder, 'html'), dataset: 'bench' }
  mkdirSync(places.work, { recursive: true })
  const evidence = makeEvidence(places.work, violations)
  const state = violations > 0 ? 'failed' : 'passed'
  const verification: VerificationReport = verificationReport({
    timestamp: new Date(BEGIN).toISOString(),
    evidence,
    runner: Object.fromEntries(ALL_GATES.map((name) => [name, { state, errors: [], failed: [] }])),
    statistics: makeStatistics(places.work),
    dataset: places.dataset,
    seed: 1,
  })
  writeResults(places.work, BEGIN, evidence)
  await buildReport(places, verification)
  repeatHistory(testHistoryPath(places.work, places.dataset))
  writeResults(places.work, BEGIN, evidence)
  const started = performance.now()
  const file = await buildReport(places, verification)
  const seconds = (performance.now() - started) / 1000
  return { seconds, megabytes: statSync(file).size / 1e6, found: RULES.length * Math.ceil(violations / RULES.length) }
}

/** Exit code 1 where a report is larger or slower than its bar. */
export async function benchReport(): Promise<number> {
  const rows: (string | number)[][] = []
  let holds = true
  for (const violations of [0, VIOLATIONS]) {
    const folder = mkdtempSync(join(tmpdir(), 'signoff-bench-report-'))
    try {
      const { seconds, megabytes, found } = await buildOne(folder, violations)
      const good = seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES
      holds &&= good
      rows.push([
        FULL_SIZE.toLocaleString('en-US'),
        found.toLocaleString('en-US'),
        megabytes.toFixed(1),
        seconds.toFixed(1),
        good ? 'holds' : 'MISSED',
      ])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  console.log(table(['conversations', 'violations', 'MB', 'seconds', `<= ${MOST_MEGABYTES} MB, <= ${MOST_SECONDS} s`], rows))
  return holds ? EXIT.passed : EXIT.failed
}
