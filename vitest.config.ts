import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { allureReporter } from './reports/allure/vitest.ts'
import TerminalReporter from './reports/terminal/vitest.ts'
import VerificationReporter from './gates/kit/reporter.ts'

/**
 * unit: the code. deep: the code under attack and end to end, minutes long, which .ci/run asks for. faults: every gate is shown to fail. gates: the signoff of the compiled data, which scripts/gates.ts starts with the
 * dataset, the signer's profile and the folders in SIGNOFF_* variables.
 */
const isSignoff = process.env['SIGNOFF_DATASET'] !== undefined

const project = (test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({ extends: true, test: { ...test } })

export default defineConfig({
  test: {
    // Both cores of the smallest machine: the default leaves one idle.
    maxWorkers: '100%',
    reporters: isSignoff
      ? [
          new TerminalReporter(),
          new VerificationReporter(),
          // JUnit is written from the verification report: the runner's own would lack the gates that never ran.
          allureReporter(),
        ]
      : ['default'],
    projects: [
      project({
        name: 'unit',
        // Modules are loaded once a worker and not once a file: a third of the time, and no test changes what it imports.
        isolate: false,
        include: ['{gates,compile,generators,reports,scripts,examples}/**/*.test.ts'],
        exclude: ['**/*.faults.test.ts', '**/*.deep.test.ts'],
        testTimeout: 60_000,
      }),
      project({ name: 'deep', include: ['{gates,compile,generators,reports,scripts,examples}/**/*.deep.test.ts'], testTimeout: 120_000 }),
      project({ name: 'faults', isolate: false, include: ['gates/**/*.faults.test.ts'], testTimeout: 60_000 }),
      ...(isSignoff
        ? [
            project({
              name: 'gates',
              include: ['gates/*.gate.ts'],
              // As scripts/run.mjs has it for everything else.
              execArgv: ['--max-semi-space-size=4'],
              globalSetup: './gates/kit/global-setup.ts',
              testTimeout: 600_000,
              hookTimeout: 3_600_000,
              // One gate after the other, in one process: modules and the census are loaded once, and no two gates hold one at a time.
              fileParallelism: false,
              isolate: false,
            }),
          ]
        : []),
    ],
  },
})
