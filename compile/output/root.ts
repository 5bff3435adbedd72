/**
 * The output root: a link that is switched to a finished version folder, so that a crash or Ctrl-C at any moment leaves the old dataset
 * or the new one. Beside `final_dataset` lies `.final_dataset/` with the versions, the one being written, and a lock.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
  openSync,
  closeSync,
  linkSync,
  fsyncSync,
  type Stats,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isRunning } from '../is-running.ts'
import { sameFiles } from './same-files.ts'

export interface OutputRoot {
  /** The link. */
  path: string
  /** Where the new version is made, and what an interrupted compile left for this one. Not there where nothing was left. */
  workspace: string
  /** Switches the link to the workspace's dataset folder, as version `name`. Returns false where that version already is current. */
  publish(folder: string, name: string): boolean
  /** Removes the lock, and the workspace unless it is to be left to the next compile. */
  release(leave?: { work: boolean }): void
}

const sidecar = (root: string): string => join(dirname(root), `.${basename(root)}`)

/** Takes the root for this run. Throws where another run has it, or where it is no link of ours. */
export function takeRoot(root: string, options: { pid?: number; keepVersions: number }): OutputRoot {
  const pid = options.pid ?? process.pid
  const home = sidecar(root)
  const link = standing(root)
  if (link?.isSymbolicLink() === true && dirname(resolve(dirname(root), readlinkSync(root))) !== join(home, 'versions')) {
    throw new Error(
      `The output root "${root}" is a link to "${readlinkSync(root)}"; expected nothing there, or the link of an earlier compile; name that folder's own place as output, or remove the link`,
    )
  }
  if (link !== undefined && !link.isSymbolicLink()) {
    if (!statSync(root).isDirectory() || readdirSync(root).length > 0) {
      throw new Error(
        `The output root "${root}" is a ${statSync(root).isDirectory() ? 'folder' : 'file'} of its own; expected nothing there, or the link of an earlier compile; move it away or choose another output`,
      )
    }
    rmdirSync(root)
  }
  makeHome(root, home)
  const lock = takeLock(join(home, 'lock'), root, pid)
  for (const entry of readdirSync(home)) if (entry.startsWith('run-')) rmSync(join(home, entry), { recursive: true, force: true })
  const workspace = join(home, 'work')
  return {
    path: root,
    workspace,
    publish(folder, byBytes) {
      const current = existsSync(root) ? readlinkSync(root) : null
      const name = nameFor(folder, join(home, 'versions'), byBytes, current === null ? null : basename(current))
      const version = join(home, 'versions', name)
      const target = relative(dirname(root), version)
      if (existsSync(version)) rmSync(folder, { recursive: true })
      else renameSync(folder, version)
      if (current === target) return false
      syncFolder(join(home, 'versions'))
      const link = join(home, `link-${pid}`)
      rmSync(link, { force: true })
      symlinkSync(target, link)
      renameSync(link, root)
      syncFolder(dirname(root))
      dropOldVersions(home, name, current === null ? null : basename(current), options.keepVersions)
      return true
    },
    release({ work } = { work: false }) {
      if (!work) rmSync(workspace, { recursive: true, force: true })
      rmSync(lock, { force: true })
      heldHere.delete(lock)
    },
  }
}

/** The version's name; where a version of that name was changed after it was written, that of the current one if it is sound, or one that is free. */
function nameFor(folder: string, versions: string, name: string, current: string | null): string {
  const isSound = (candidate: string): boolean => existsSync(join(versions, candidate)) && sameFiles(join(versions, candidate), folder)
  if (current?.startsWith(name) === true && isSound(current)) return current
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? name : `${name}-${attempt}`
    if (!existsSync(join(versions, candidate)) || isSound(candidate)) return candidate
  }
}

/** What stands at the root itself; undefined where nothing does, or nothing can. */
function standing(root: string): Stats | undefined {
  try {
    return lstatSync(root, { throwIfNoEntry: false })
  } catch {
    return undefined // the folder of versions can not be made either, and says why
  }
}

function makeHome(root: string, home: string): void {
  try {
    mkdirSync(join(home, 'versions'), { recursive: true })
  } catch (error) {
    throw new Error(
      `The folder "${home}", where the versions of the output root "${root}" are kept, can not be made (${(error as NodeJS.ErrnoException).code}); expected a place that can be written; choose another output, or free that one`,
      { cause: error },
    )
  }
}

/** The link and the rename last through a power cut only when the folder is flushed too. */
function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}

/** Locks of this very process: its own pid in a lock file says nothing, because pids are used again after a crash. */
const heldHere = new Set<string>()

interface Holder {
  pid: number
  host: string
}

/**
 * Takes the lock by linking a finished file to its name, which succeeds for exactly one of any number of runs. A lock whose process is gone
 * (same machine) is taken over by renaming it away first, which again succeeds for one only.
 */
function takeLock(lock: string, root: string, pid: number): string {
  const mine = `${lock}.${hostname()}.${pid}`
  writeFileSync(mine, JSON.stringify({ pid, host: hostname() } satisfies Holder))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, lock)
        if (pid === process.pid) heldHere.add(lock)
        return lock
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = readHolder(lock)
      if (heldHere.has(lock) || (holder !== null && isAlive(holder))) {
        throw new Error(
          `The output root "${root}" is in use by process ${holder?.pid} on ${holder?.host}; expected one compile at a time; wait for it, or remove ${lock} if that process is no compile`,
        )
      }
      const stale = `${mine}.stale`
      try {
        renameSync(lock, stale)
        // Another run may have taken the stale lock over between our look and our rename: then it is theirs, and goes back.
        if (JSON.stringify(readHolder(stale)) !== JSON.stringify(holder)) linkSync(stale, lock)
        rmSync(stale, { force: true, recursive: true })
      } catch (error) {
        if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
      }
    }
    throw new Error(`The output root "${root}" is being taken by several runs at once; try again`)
  } finally {
    rmSync(mine, { force: true })
  }
}

function readHolder(lock: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Holder>
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : null
  } catch {
    return null // gone meanwhile, or not a lock of ours: the takeover decides
  }
}

/** A process of another machine can not be asked: its lock is respected. */
const isAlive = ({ pid, host }: Holder): boolean => host !== hostname() || isRunning(pid)

function dropOldVersions(home: string, current: string, previous: string | null, keep: number): void {
  const versions = join(home, 'versions')
  const others = readdirSync(versions)
    .filter((name) => name !== current && name !== previous)
    .map((name) => ({ name, changed: statSync(join(versions, name)).mtimeMs }))
    .sort((a, b) => b.changed - a.changed)
  const kept = previous === null ? keep : keep - 1
  for (const { name } of others.slice(Math.max(0, kept))) rmSync(join(versions, name), { recursive: true, force: true })
  if (keep === 0 && previous !== null && previous !== current) rmSync(join(versions, previous), { recursive: true, force: true })
}
