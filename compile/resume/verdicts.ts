/** Checkpoint of deduplication: what became of each conversation, 22 bytes each in one file. */
import { createHash, hash } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { IngestResult } from '../ingest/task.ts'
import type { Resolution } from '../stages/dedup/resolve.ts'
import { digestOfFile } from './identity.ts'
import { readSealed, writeSealed } from './sealed.ts'

const SEAL = 'verdicts.json'
const FILE = 'verdicts.bin'

type Columns = Pick<Resolution, 'similarity' | 'survivor' | 'outcome' | 'reason' | 'clustered'>
/** What stands in the file, one after the other; widest first, so that each is aligned. */
const COLUMNS = ['similarity', 'survivor', 'outcome', 'reason', 'clustered'] as const satisfies readonly (keyof Columns)[]

interface Value {
  size: number
  counts: Resolution['counts']
  work: Resolution['work']
}

/** What duplicates hang on: every task as it was sealed, and where the previous version has its texts from. Null where a task is not sealed. */
export function verdictsKey(
  identity: string,
  tasks: readonly IngestResult[],
  origins: ReadonlyMap<string, string> | undefined,
): string | null {
  if (tasks.some(({ seal }) => seal === undefined)) return null
  const digest = createHash('sha256')
  for (const [id, key] of origins ?? []) digest.update(`${id} ${key}\n`)
  return hash('sha256', JSON.stringify([identity, tasks.map(({ seal }) => seal), digest.digest('hex')]))
}

export function keepVerdicts(folder: string, key: string, resolution: Resolution): void {
  rmSync(join(folder, FILE), { force: true })
  const fd = openSync(join(folder, FILE), 'wx', 0o600)
  let size = 0
  try {
    for (const name of COLUMNS) {
      const { buffer, byteOffset, byteLength } = resolution[name]
      const bytes = new Uint8Array(buffer, byteOffset, byteLength)
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
      size += byteLength
    }
  } finally {
    closeSync(fd)
  }
  const { counts, work, outcome } = resolution
  const value: Value = { size: outcome.length, counts, work: { ...work } }
  writeSealed(folder, SEAL, { key, value, files: [{ name: FILE, size, sha256: digestOfFile(join(folder, FILE))! }] })
}

/** Null where nothing was kept under this key for so many conversations. */
export function keptVerdicts(folder: string, key: string, size: number): Resolution | null {
  const kept = readSealed<Value>(folder, SEAL, key)
  if (kept?.value.size !== size) return null
  const columns: Columns = {
    similarity: new Float64Array(size),
    survivor: new Int32Array(size),
    outcome: new Uint8Array(size),
    reason: new Uint8Array(size),
    clustered: new Uint8Array(size),
  }
  const fd = openSync(join(folder, FILE), 'r')
  try {
    for (const name of COLUMNS) {
      const { buffer, byteOffset, byteLength } = columns[name]
      const bytes = new Uint8Array(buffer, byteOffset, byteLength)
      for (let at = 0; at < bytes.length;) {
        const got = readSync(fd, bytes, at, bytes.length - at, null)
        if (got === 0) return null
        at += got
      }
    }
  } finally {
    closeSync(fd)
  }
  return { ...columns, counts: kept.value.counts, work: kept.value.work }
}
