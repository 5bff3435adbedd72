/** The signer's key: with it decisions are recognised, and without it nobody can find out what was allowed. */
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'

/** A key that can be guessed lets everybody try names against the published hashes. */
const SHORTEST = 32

/** A missing key; `exitWith` makes it the exit code of a wrong configuration. */
export class KeyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConfigError'
  }
}

/** Throws KeyError that says how to make one. */
export function readKey(env: NodeJS.ProcessEnv): string {
  const key = env[PII_KEY_VARIABLE]
  if (key !== undefined && key.length >= SHORTEST) return key
  const found = key === undefined || key === '' ? 'nothing' : `${key.length} characters`
  throw new KeyError(
    `${PII_KEY_VARIABLE}: found ${found}; expected a secret of at least ${SHORTEST} characters. Decisions are kept as hashes under it, because they are published with the manifest.

  Make one once:      openssl rand -hex 32
  Keep it             where the signer keeps secrets (a password manager, the CI's secret store), never in the repository
  Then, every time:   export ${PII_KEY_VARIABLE}=...   (review, compile and gates need the same one)

  Whoever has it can test whether a guessed text was allowed. Without it every decision has to be made again.`,
  )
}
