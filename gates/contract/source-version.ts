/**
 * The version of a program, derived from what it is: the text of its source, files beside it such as the lock file of the packages, and the
 * runtime. Nobody has to remember to raise a number; a change of a comment costs one run that takes nothing over. Tests are left out.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { endianness } from 'node:os'
import { join } from 'node:path'

export interface ProgramSource {
  /** Folder whose `.ts`, `.json` and `.wasm` files count. */
  folder: string
  /** Files beside, the lock file of the packages above all; one that is not there counts as absent. */
  beside: readonly string[]
  /** Versions of what it runs on. */
  runtime: readonly string[]
}

/** What this process runs on, as far as results hang on it: the tables of Unicode come with it. */
export const RUNTIME: readonly string[] = [
  process.version,
  process.versions.v8,
  process.versions['icu'] ?? '',
  process.versions['unicode'] ?? '',
  endianness(),
]

/** 64 hex digits. */
export function sourceVersion(source: ProgramSource): string {
  const digest = createHash('sha256')
  // Lengths first, so that no two different lists of files can read the same.
  const add = (name: string, bytes: Uint8Array | null): void =>
    void digest.update(`${JSON.stringify([name, bytes === null ? null : bytes.length])}\n`).update(bytes ?? '')
  for (const path of sources(source.folder, '')) add(path, readFileSync(join(source.folder, path)))
  for (const [at, path] of source.beside.entries()) add(`beside ${at}`, existsSync(path) ? readFileSync(path) : null)
  add('runtime', Buffer.from(JSON.stringify(source.runtime)))
  return digest.digest('hex')
}

const isSource = (name: string): boolean => /\.(ts|json|wasm)$/.test(name) && !name.endsWith('.test.ts')

function sources(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      return entry.isDirectory() ? sources(folder, path) : isSource(entry.name) ? [path] : []
    })
    .sort()
}
