/** Allure's reporter for the gates project: results go below SIGNOFF_WORK, traces are cut to what a reviewer can use. */
import AllureVitestReporter from 'allure-vitest/reporter'

export const resultsDir = (env: NodeJS.ProcessEnv = process.env): string => `${env['SIGNOFF_WORK'] ?? '.signoff'}/allure-results`

export const allureReporter = (): AllureVitestReporter =>
  new AllureVitestReporter({
    resultsDir: resultsDir(),
    reportMatchers: false,
    listeners: [
      {
        // A trace through the runner tells a reviewer nothing, and its paths are this machine's.
        beforeTestResultWrite: (result) => {
          if (result.statusDetails.trace !== undefined) delete result.statusDetails.trace
        },
      },
    ],
  })
