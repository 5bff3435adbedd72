import type { TestModule } from 'vitest/node'
import { expect, test } from 'vitest'
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
