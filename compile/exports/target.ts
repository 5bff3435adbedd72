/** The folder that an export becomes: written beside its place and renamed, so that it is there whole or not at all. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { ConfigError } from '../config.ts'
import { isRunning } from '../is-running.ts'

export const EXPORT_MANIFEST = 'export_manifest.json'

export interface ExportTarget {
  path: string
  /** Where the files are written; exists and is empty. */
  staging: string
  /** Puts the staging folder in its place; an earlier export there goes. */
  commit(): void
  /** Removes what commit did not take. */
  release(): void
}

/** Throws ConfigError where something else than an export stands there, or the place lies in the dataset. */
export function takeTarget(to: string, options: { dataset?: string | undefined; pid?: number } = {}): ExportTarget {
  const path = resolve(to)
  refuse(path, options.dataset)
  const parent = dirname(path)
  mkdirSync(parent, { recursive: true })
  const prefix = `.${basename(path)}.export-`
  for (const name of readdirSync(parent))
    if (name.startsWith(prefix) && !isTaken(Number(name.slice(prefix.length).split('-')[0])))
      rmSync(join(parent, name), { recursive: true, force: true })
  const staging = join(parent, `${prefix}${options.pid ?? process.pid}`)
  const aside = `${staging}-old`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging)
  return {
    path,
    staging,
    commit() {
      refuse(path, options.dataset) // what stood there may have changed while the export was written
      if (existsSync(path)) renameSync(path, aside)
      renameSync(staging, path)
      rmSync(aside, { recursive: true, force: true })
    },
    release() {
      if (existsSync(aside) && !existsSync(path)) renameSync(aside, path)
      rmSync(staging, { recursive: true, force: true })
    },
  }
}

function refuse(path: string, dataset: string | undefined): void {
  const wrong = (found: string, expected: string): never => {
    throw new ConfigError(`  --to: found "${path}", ${found}; expected ${expected}`)
  }
  const root = dataset === undefined ? undefined : realpathSync(dataset)
  const place = realPlace(path)
  if (root !== undefined && (place === root || place.startsWith(root + sep) || root.startsWith(place + sep)))
    wrong('which is the dataset’s own folder, or in it, or around it', 'a folder outside: a published version is never changed')
  const stands = lstatSync(path, { throwIfNoEntry: false })
  if (stands === undefined) return
  if (stands.isSymbolicLink()) wrong('which is a link', 'a folder of its own; name the folder that it leads to, or remove it')
  if (!stands.isDirectory()) wrong('which is a file', 'a folder, or nothing')
  if (readdirSync(path).length > 0 && !isExport(path))
    wrong('which holds other things than an export', 'nothing there, an empty folder, or an earlier export, which is replaced')
}

/** Where a path lies when the links above it are followed. */
function realPlace(path: string): string {
  let above = dirname(path)
  const below = [basename(path)]
  while (!existsSync(above)) {
    below.unshift(basename(above))
    above = dirname(above)
  }
  return join(realpathSync(above), ...below)
}

function isExport(path: string): boolean {
  try {
    return (
      typeof (JSON.parse(readFileSync(join(path, EXPORT_MANIFEST), 'utf8')) as { export_version?: unknown }).export_version === 'string'
    )
  } catch {
    return false
  }
}

/** A folder whose name bears no number is nobody's that could be asked: it is left alone. */
const isTaken = (pid: number): boolean => !Number.isInteger(pid) || isRunning(pid)

/** Throws where the disk has less than the export takes: about a third of the bytes for Parquet, and all of them for each other format. */
export function checkSpace(folder: string, bytes: number, formats: readonly string[]): void {
  const needed = formats.reduce((sum, format) => sum + bytes * (format === 'parquet' ? 0.5 : 1), 0)
  const { bavail, bsize } = statfsSync(folder)
  const gigabytes = (count: number): string => `${(count / 1e9).toFixed(1)} GB`
  if (needed > bavail * bsize)
    throw new Error(
      `The disk of "${folder}" has ${gigabytes(bavail * bsize)} free; expected up to ${gigabytes(needed)} for ${formats.join(', ')}; free some, choose another --to, or fewer --formats`,
    )
}
