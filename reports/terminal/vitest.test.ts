import type { TestModule } from 'vitest/node'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { writeStep } from '../../gates/kit/step-file.ts'
import TerminalReporter from './vitest.ts'

const module = (gate: string, states: string[], errors: { message: string; stack?: string }[] = []): TestModule =>
  ({
    moduleId: `/somewhere/gates/${gate}.gate.ts`,
    children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) },
    errors: () => errors,
    diagnostic: () => ({ duration: 1250 }),
  }) as unknown as TestModule

function said(debug: boolean, ...modules: TestModule[]): string[] {
  const lines: string[] = []
  const reporter = new TerminalReporter((line) => lines.push(line), debug)
  for (const each of modules) reporter.onTestModuleEnd(each)
  return lines
}

test('a line a gate: what passed, what failed, what did not run', () => {
  expect(said(false, module('hash', ['passed', 'passed']), module('leakage', ['passed', 'failed']), module('pii', []))).toEqual([
    '  ✓ hash           1.3 s  2 checks',
    '  ✗ leakage        1.3 s  1 of 2 checks failed',
    '  ! pii            1.3 s  did not run to its end',
  ])
})

test('an error outside the checks is named by its first line; all of it with SIGNOFF_DEBUG', () => {
  const broken = module('pii', ['skipped'], [{ message: 'no census\n  a diff', stack: 'Error: no census\n    at x.ts:1' }])
  expect(said(false, broken).slice(1)).toEqual(['    no census'])
  expect(said(true, broken).slice(1)).toEqual(['    Error: no census', '        at x.ts:1'])
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test.each([
  ['a terminal sees which gate is at which step, for how long', true, 3000, /^\r\u001b\[Kjudging leakage: joining groups: 3 s$/],
  ['a log hears of it after ten seconds', false, 11_000, /^judging leakage: joining groups: 10 s\n$/],
])('%s', (_, isTTY, time, expected) => {
  const evidence = mkdtempSync(join(tmpdir(), 'step-'))
  vi.stubEnv('SIGNOFF_EVIDENCE', evidence)
  vi.useFakeTimers()
  const written: string[] = []
  const reporter = new TerminalReporter(() => undefined, false, {
    out: { isTTY, columns: 100, write: (text: string) => written.push(text) },
  })
  reporter.onTestModuleStart(module('leakage', []))
  writeStep(evidence, 'joining groups')
  vi.advanceTimersByTime(time)
  expect(written.at(-1)).toMatch(expected)
  reporter.onTestModuleEnd(module('leakage', ['passed']))
  const before = written.length
  vi.advanceTimersByTime(60_000)
  expect(written).toHaveLength(before)
  rmSync(evidence, { recursive: true })
})
