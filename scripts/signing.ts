/** The key that a signoff is signed with, taken out of the environment before anything else is started: no child, error or report can hold it then. */
import type { KeyObject } from 'node:crypto'
import type { VerificationReport } from '../gates/kit/verification-report.ts'
import packageFile from '../package.json' with { type: 'json' }
import { SIGNING_KEY_VARIABLE, signingKey } from '../reports/certificate/keys.ts'
import type { Tool } from '../reports/certificate/statement.ts'
import { CERTIFICATE, type Written } from '../reports/certificate/write.ts'

let taken: KeyObject | null | undefined

/** Null where none is configured. Throws KeyError (a fault of the configuration), without a word of the key. */
export function takeSigningKey(env: NodeJS.ProcessEnv = process.env): KeyObject | null {
  if (taken === undefined) {
    const given = env[SIGNING_KEY_VARIABLE]
    delete env[SIGNING_KEY_VARIABLE]
    taken = signingKey(given)
  }
  return taken
}

export const TOOL: Tool = { name: packageFile.name, version: packageFile.version }

/** What became of the certificate, in a sentence; nothing of the key but its id. */
export function certificateSentence({ verdict }: Pick<VerificationReport, 'verdict'>, { file, signedBy, because }: Written): string {
  if (file === null) return `no certificate: ${because ?? 'nothing was judged'}`
  const what =
    verdict === 'failed'
      ? 'a refusal: it says that the dataset failed'
      : `the certificate of a dataset that ${verdict === 'waived' ? 'is waived' : 'passed'}`
  const signed = signedBy === null ? 'not signed (no SIGNOFF_SIGNING_KEY)' : `signed with Ed25519 by key ${signedBy.slice(0, 16)}`
  return `${CERTIFICATE}, ${what}, ${signed}`
}
