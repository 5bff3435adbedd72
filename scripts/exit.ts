/** Exit codes of every command (`part`: some of the gates, none failed; no verdict, so never 0), and the one place where an error becomes words. */
export const EXIT = { passed: 0, failed: 1, couldNotRun: 2, badConfiguration: 3, part: 4 } as const

const isConfigurationError = (error: Error): boolean => error.name === 'ConfigError' || error.message.startsWith('The profile is wrong')

/** Prints the error as a person needs it (SIGNOFF_DEBUG=1 adds where it was thrown) and returns the exit code. */
export function exitWith(error: unknown): number {
  const known = error instanceof Error ? error : new Error(String(error))
  console.error(`\n${known.message}`)
  if (process.env['SIGNOFF_DEBUG'] === '1') console.error(known.stack)
  return isConfigurationError(known) ? EXIT.badConfiguration : EXIT.couldNotRun
}
