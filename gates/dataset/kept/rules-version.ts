/**
 * The version of the rules that evidence was taken under, derived from what makes the verdicts: the source text of the gates and of the
 * contract, the lock file of the packages, and the runtime whose Unicode tables they use.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ProgramSource, RUNTIME, sourceVersion } from '#contract/source-version.ts'

export type RulesSource = ProgramSource

const GATES = fileURLToPath(new URL('../../', import.meta.url))

const ours = (): RulesSource => ({
  folder: GATES,
  beside: [join(GATES, '..', 'package-lock.json'), join(GATES, '..', 'package.json')],
  runtime: RUNTIME,
})

let current: string | undefined

/** 64 hex digits; of this checkout by default, whose files are read once. */
export const rulesVersion = (source?: RulesSource): string =>
  source === undefined ? (current ??= sourceVersion(ours())) : sourceVersion(source)
