/**
 * The folder of a curriculum is made whole or not at all: it is written beside its place and renamed. One that stands there already is replaced
 * only where nothing but what an earlier run wrote lies in it: checkpoints are days of work.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { ConfigError } from '../config-error.ts'
import { isRunning } from '../is-running.ts'
import { CURRICULUM_MANIFEST, type CurriculumManifest } from './plan.ts'

export interface Place {
  /** Where the files are written. */
  folder: string
  /** Puts what was written in its place; false where the same stands there already, and nothing was changed. */
  finish(): boolean
  abandon(): void
}

const besides = (to: string, kind: string): string => join(dirname(to), `.${basename(to)}.${kind}-`)

/** Throws ConfigError where something stands at `to` that is no curriculum of ours, or more than one. */
export function takePlace(to: string, pid: number = process.pid): Place {
  mkdirSync(dirname(to), { recursive: true })
  clearLeft(to)
  refuseOther(to)
  const folder = `${besides(to, 'partial')}${pid}`
  mkdirSync(folder)
  return {
    folder,
    finish() {
      if (isSame(folder, to)) {
        rmSync(folder, { recursive: true })
        return false
      }
      refuseForeign(to)
      const old = `${besides(to, 'old')}${pid}`
      if (existsSync(to)) renameSync(to, old)
      renameSync(folder, to)
      rmSync(old, { recursive: true, force: true })
      return true
    },
    abandon: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What killed runs left: a folder that was being written is removed, one that was being replaced is put back. */
function clearLeft(to: string): void {
  const parent = dirname(to)
  for (const name of readdirSync(parent)) {
    const [, kind, pid] = new RegExp(`^\\.${RegExp.escape(basename(to))}\\.(partial|old)-(\\d+)$`).exec(name) ?? []
    if (kind === undefined || isRunning(Number(pid))) continue
    if (kind === 'old' && !existsSync(to)) renameSync(join(parent, name), to)
    else rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

/** What is no curriculum is found before any work is done. */
function refuseOther(to: string): void {
  if (!existsSync(to)) return
  if (!statSync(to).isDirectory()) throw new ConfigError(`  --to: "${to}" is a file; expected a folder, or nothing there`)
  if (filesBelow(to).length > 0 && filesOf(to) === null)
    throw new ConfigError(
      `  --to: "${to}" holds files and no ${CURRICULUM_MANIFEST}; expected nothing there, or the curriculum of an earlier run`,
    )
}

/** Another curriculum replaces the one that stands there, unless a training has begun in it. */
function refuseForeign(to: string): void {
  if (!existsSync(to)) return
  const known = filesOf(to)
  const foreign = filesBelow(to).filter((path) => path !== CURRICULUM_MANIFEST && known?.has(path) !== true)
  if (foreign.length > 0)
    throw new ConfigError(
      `  --to: "${to}" holds another curriculum and ${foreign.length} files that no run of this command wrote (${JSON.stringify(foreign[0])} is the first), checkpoints perhaps; expected none, because the folder is replaced as a whole: move them away, or name another folder`,
    )
}

/** Paths that the manifest in a folder lists; null without one. */
function filesOf(folder: string): Set<string> | null {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, CURRICULUM_MANIFEST), 'utf8')) as CurriculumManifest
    return new Set(files.map(({ path }) => path))
  } catch {
    return null
  }
}

/** Same manifests: same files, unless somebody changed them; then they are replaced. */
function isSame(folder: string, to: string): boolean {
  const [made, there] = [folder, to].map((each) => join(each, CURRICULUM_MANIFEST)) as [string, string]
  if (!existsSync(there) || !readFileSync(made).equals(readFileSync(there))) return false
  return filesBelow(folder).every(
    (path) => existsSync(join(to, path)) && readFileSync(join(folder, path)).equals(readFileSync(join(to, path))),
  )
}
