/**
 * The working set's folder, which outlives a compile that was killed. The rule: at most one stands beside a root; the next compile goes on with it
 * where it is of the same compile, and removes it otherwise, or where that is asked for; it says which. A compile that ends removes its own,
 * but for one that failed or was interrupted with much done.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { differences, type Identity, nameOf } from './identity.ts'

const HEADER = 'of.json'
/** Below the folder: the version that is being written, and hashed words while duplicates are looked for. Made anew by every compile. */
export const DATASET = 'dataset'
export const SCRATCH = 'words'
/** Read again within seconds below this: nobody has to know of it. */
const WORTH_KEEPING = 64 * 2 ** 20

interface Header {
  identity: Identity
  /** RFC 3339: when the compile that it is of began, by the clock, and as its records say. */
  since: string
  processedAt: string
}

export interface Work {
  folder: string
  /** 64 hex digits: what every checkpoint in it is sealed under. */
  identity: string
  /** The compile that left it; null where it is new. */
  earlier: Pick<Header, 'since' | 'processedAt'> | null
  /** Bytes that stand in it. */
  bytes(): number
  /** Leaves to the next compile what checkpoints vouch for, where that is worth it; says what, in a line, or null where nothing is left. */
  leave(): string | null
}

export interface OpenWorkOptions {
  identity: Identity
  fresh: boolean
  now: Date
  processedAt: string
  tell(line: string): void
}

export function openWork(folder: string, { identity, fresh, now, processedAt, tell }: OpenWorkOptions): Work {
  const bytes = (): number => bytesBelow(folder)
  const left = readHeader(folder)
  const other = left === null ? [] : differences(identity, left.identity)
  const isOurs = left !== null && other.length === 0 && !fresh
  if (!isOurs) {
    const had = bytes()
    rmSync(folder, { recursive: true, force: true })
    if (had > 0) {
      const why = fresh ? 'as --fresh asks' : left === null ? 'it can not be told what it is of' : `it is of another ${listed(other)}`
      tell(`Removed what an interrupted compile${left === null ? '' : ` of ${minute(left.since)}`} left (${megabytes(had)}): ${why}.`)
    }
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, HEADER), JSON.stringify({ identity, since: now.toISOString(), processedAt } satisfies Header), {
      mode: 0o600,
    })
  }
  chmodSync(folder, 0o700) // parts of the review queue lie in it, and stay there when the run is killed
  return {
    folder,
    identity: nameOf(identity),
    earlier: isOurs ? left : null,
    bytes,
    leave() {
      for (const name of [DATASET, SCRATCH]) rmSync(join(folder, name), { recursive: true, force: true })
      const left = bytes()
      if (left < WORTH_KEEPING) return null
      return `What was read stays in ${folder} (${megabytes(left)}): the same command goes on from there, with --fresh it begins anew.`
    },
  }
}

function readHeader(folder: string): Header | null {
  try {
    const { identity, since, processedAt } = JSON.parse(readFileSync(join(folder, HEADER), 'utf8')) as Partial<Header>
    const isWhole = typeof identity === 'object' && [since, processedAt].every((time) => !Number.isNaN(Date.parse(time ?? '')))
    return isWhole ? ({ identity, since, processedAt } as Header) : null
  } catch {
    return null
  }
}

function bytesBelow(folder: string): number {
  let sum = 0
  try {
    for (const entry of readdirSync(folder, { recursive: true }) as string[])
      sum += statSync(join(folder, entry), { throwIfNoEntry: false })?.size ?? 0
  } catch {
    return sum // there is no such folder
  }
  return sum
}

export const minute = (time: string): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
const megabytes = (bytes: number): string => (bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`)
const listed = (words: readonly string[]): string => words.join(' and ')
