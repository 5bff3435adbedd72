/**
 * Writes `verification_report.json`. A Vitest reporter and not a test, because a gate whose file crashed, timed out or never ran writes
 * nothing itself; and first of all a report that says "not run", which is what stays when the run is killed.
 */
import { readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node'
import type { Statistics } from '#contract/manifest.ts'
import { readEvidence, writeJson } from './evidence.ts'
import type { GateName } from './gate.ts'
import { changedSince } from './still-there.ts'
import { readSettings, SETUP_PROBLEM, type Settings } from './settings.ts'
import { ALL_GATES, notRunReport, type RunnerState, verificationReport } from './verification-report.ts'

const FILE = /^([a-z]+)\.gate\.ts$/
const MOST_ERRORS = 20

/** First lines only: what follows may be a diff of values. */
const firstLine = (message: string): string => message.split('\n', 1)[0]!.slice(0, 300)

function runnerState(module: TestModule): RunnerState {
  const tests = [...module.children.allTests()]
  const failed = tests.filter((test) => test.result().state === 'failed').map(({ name }) => name)
  const errors = module
    .errors()
    .map(({ message }) => firstLine(message))
    .slice(0, MOST_ERRORS)
  const state = module.state()
  // A test that was filtered out or never ran leaves its rule unjudged.
  const whole = tests.length > 0 && tests.every((test) => ['passed', 'failed'].includes(test.result().state))
  if (state === 'failed') return { state: errors.length > 0 && failed.length === 0 ? 'incomplete' : 'failed', errors, failed }
  return { state: state === 'passed' && whole ? 'passed' : 'incomplete', errors, failed }
}

function readStatistics(settings: Settings): Statistics | null {
  try {
    return JSON.parse(readFileSync(join(settings.evidence, 'statistics.json'), 'utf8')) as Statistics
  } catch {
    return null // no census was taken; the gates are "not run" then
  }
}

/** What kept the census from being taken, if anything. */
function setupProblem(settings: Settings): string {
  try {
    return (JSON.parse(readFileSync(join(settings.evidence, SETUP_PROBLEM), 'utf8')) as { problem: string }).problem
  } catch {
    return '' // there was none
  }
}

export default class VerificationReporter implements Reporter {
  /** True where this run includes the gates. */
  private gates = false
  private started = ''

  onInit(vitest: Vitest): void {
    this.gates = vitest.projects.some(({ name }) => name === 'gates')
    if (!this.gates) return
    const settings = readSettings()
    this.started = this.now(settings)
    rmSync(settings.evidence, { recursive: true, force: true })
    this.write(notRunReport(this.now(settings), settings.name, settings.seed, 'the run did not end'), settings)
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly { message?: string }[], reason: TestRunEndReason): void {
    const own = modules.filter(({ project }) => project.name === 'gates')
    if (!this.gates) return
    const settings = readSettings()
    const runner: Partial<Record<GateName, RunnerState>> = {}
    for (const module of own) {
      const name = FILE.exec(basename(module.moduleId))?.[1] as GateName | undefined
      if (name !== undefined && ALL_GATES.includes(name)) runner[name] = runnerState(module)
    }
    const changed = changedSince(settings.census)
    const notes = [
      setupProblem(settings),
      changed,
      reason === 'interrupted' ? 'the run was interrupted' : '',
      ...errors.map(({ message }) => firstLine(message ?? 'an error of the runner')),
    ].filter(Boolean)
    this.write(
      verificationReport({
        timestamp: this.now(settings),
        started: this.started,
        // What was judged of bytes that are no longer there is judged of nothing.
        evidence: Object.fromEntries(ALL_GATES.map((gate) => [gate, changed === '' ? readEvidence(settings.evidence, gate) : null])),
        runner,
        statistics: readStatistics(settings),
        dataset: settings.name,
        seed: settings.seed,
        ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
      }),
      settings,
    )
  }

  private now(settings: Settings): string {
    return settings.now || new Date().toISOString()
  }

  private write(report: unknown, settings: Settings): void {
    writeJson(settings.report, report)
  }
}
