/**
 * The version of the rules that evidence was taken under, derived from what makes the verdicts: the source text of the gates and of the
 * contract, the lock file of the packages, and the runtime whose Unicode tables they use. Nobody has to remember to raise a number; a
 * change of a comment costs one full scan. Tests are left out, because no verdict comes from them.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface RulesSource {
  /** Folder whose `.ts`, `.json` and `.wasm` files hold the rules. */
  folder: string
  /** Files beside, the lock file of the packages above all; one that is not there counts as absent. */
  beside: readonly string[]
  /** Versions of what the rules run on. */
  runtime: readonly string[]
}

const GATES = fileURLToPath(new URL('../../', import.meta.url))

const ours = (): RulesSource => ({
  folder: GATES,
  beside: [join(GATES, '..', 'package-lock.json'), join(GATES, '..', 'package.json')],
  runtime: [process.version, process.versions.v8, process.versions['icu'] ?? '', process.versions['unicode'] ?? '', endianness()],
})

let current: string | undefined

/** 64 hex digits; of this checkout by default, whose files are read once. */
export const rulesVersion = (source?: RulesSource): string => (source === undefined ? (current ??= versionOf(ours())) : versionOf(source))

function versionOf(source: RulesSource): string {
  const digest = createHash('sha256')
  // Lengths first, so that no two different lists of files can read the same.
  const add = (name: string, bytes: Uint8Array | null): void =>
    void digest.update(`${JSON.stringify([name, bytes === null ? null : bytes.length])}\n`).update(bytes ?? '')
  for (const path of sources(source.folder, '')) add(path, readFileSync(join(source.folder, path)))
  for (const [at, path] of source.beside.entries()) add(`beside ${at}`, existsSync(path) ? readFileSync(path) : null)
  add('runtime', Buffer.from(JSON.stringify(source.runtime)))
  return digest.digest('hex')
}

const isRule = (name: string): boolean => /\.(ts|json|wasm)$/.test(name) && !name.endsWith('.test.ts')

function sources(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      return entry.isDirectory() ? sources(folder, path) : isRule(entry.name) ? [path] : []
    })
    .sort()
}
