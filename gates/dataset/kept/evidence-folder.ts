/**
 * A folder of sealed evidence: one file a shard, named by everything that its verdicts depend on (scan-rules.ts), and one for what the
 * examiners had prepared. Nothing is believed for its name: the seal and the key inside decide, and the key begins with the SHA-256 of
 * the shard's bytes as they were read now.
 */
import { randomBytes } from 'node:crypto'
import { readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Columns } from '../census.ts'
import { evidenceKey, preparedHash, rulesKey, type ScanRules } from './scan-rules.ts'
import { readSealed, writeSealed } from './sealed-file.ts'
import { decodeShard, encodeShard, type ShardEvidence, type ShardLayout } from './shard-evidence.ts'

/** A shard by its bytes; `records` and `first` as the survey found them. */
export interface ShardPlace {
  path: string
  size: number
  sha256: string
  records: number
  first: number
}

interface ShardHeader {
  kind: 'shard'
  key: string
  path: string
  layout: ShardLayout
}

/** What the examiners' `prepare` returned, and its hash. */
export interface Prepared {
  hash: string
  values: unknown[]
}

export interface EvidenceFolder {
  /** Hashes of what was prepared under these rules, newest first. */
  preparations(): string[]
  loadPrepared(hash: string): Prepared | { problem: string }
  savePrepared(prepared: Prepared): void
  has(prepared: string, shard: ShardPlace): boolean
  /** Fills the shard's columns. What can not be believed changes nothing, and says why. */
  load(prepared: Prepared, shard: ShardPlace, columns: Columns): ShardEvidence | { problem: string }
  /** Writes it aside: it is evidence when the caller has confirmed that the shard was not changed while it was read. */
  save(prepared: Prepared, shard: ShardPlace, columns: Columns, evidence: ShardEvidence): Unconfirmed
}

export interface Unconfirmed {
  confirm(): void
  discard(): void
}

const SHARD = '.shard'
const PREPARED = '.prepared'

export const shardFile = (rules: ScanRules, prepared: string, shard: ShardPlace): string => `${evidenceKey(rules, prepared, shard)}${SHARD}`
const preparedFile = (rules: ScanRules, hash: string): string => `${rulesKey(rules).slice(0, 32)}-${hash}${PREPARED}`

export function evidenceFolder(dir: string, rules: ScanRules, key: string): EvidenceFolder {
  const prefix = preparedFile(rules, '').slice(0, -PREPARED.length)
  return {
    preparations: () =>
      filesOf(dir)
        .filter(({ name }) => name.startsWith(prefix) && name.endsWith(PREPARED))
        .sort((a, b) => b.used - a.used || (a.name < b.name ? -1 : 1))
        .map(({ name }) => name.slice(prefix.length, -PREPARED.length)),
    loadPrepared(hash) {
      const opened = readSealed(join(dir, preparedFile(rules, hash)), key)
      if (opened.problem !== undefined) return { problem: opened.problem }
      try {
        const values = (deserialize(Uint8Array.from(opened.body)) as unknown[]).map(shared)
        return preparedHash(values) === hash ? { hash, values } : { problem: 'is of another preparation' }
      } catch {
        return { problem: 'can not be read' }
      }
    },
    savePrepared({ hash, values }) {
      writeSealed(join(dir, preparedFile(rules, hash)), { kind: 'prepared' }, [serialize(values)], key)
    },
    has: (prepared, shard) => statSync(join(dir, shardFile(rules, prepared, shard)), { throwIfNoEntry: false })?.isFile() === true,
    load(prepared, shard, columns) {
      const path = join(dir, shardFile(rules, prepared.hash, shard))
      const opened = readSealed(path, key)
      if (opened.problem !== undefined) return { problem: opened.problem }
      const header = opened.header as ShardHeader
      if (header.kind !== 'shard' || header.key !== evidenceKey(rules, prepared.hash, shard) || header.layout.records !== shard.records)
        return { problem: 'is of another shard, or of other rules' }
      try {
        const evidence = decodeShard(header.layout, opened.body, columns, shard.first, prepared.values)
        markUsed(path)
        return evidence
      } catch {
        return { problem: 'can not be read' }
      }
    },
    save(prepared, shard, columns, evidence) {
      const { layout, body } = encodeShard(evidence, columns, shard.first, prepared.values)
      const header: ShardHeader = { kind: 'shard', key: evidenceKey(rules, prepared.hash, shard), path: shard.path, layout }
      const path = join(dir, shardFile(rules, prepared.hash, shard))
      const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`
      writeSealed(aside, header, body, key)
      return { confirm: () => renameSync(aside, path), discard: () => rmSync(aside, { force: true }) }
    },
  }
}

/** Bytes in shared memory again: every chunk's summary may hold them, and goes from thread to thread. */
function shared(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value
  const copy = new Uint8Array(new SharedArrayBuffer(value.length))
  copy.set(value)
  return copy
}

function filesOf(dir: string): { name: string; size: number; used: number }[] {
  try {
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      const facts = entry.isFile() ? statSync(join(dir, entry.name), { throwIfNoEntry: false }) : undefined
      return facts === undefined ? [] : [{ name: entry.name, size: facts.size, used: facts.mtimeMs }]
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** For `prune`: what is used stays. The clock of the file system decides nothing else. */
export function markUsed(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Another process threw it away, or the folder is read only: it was read, which is what counts.
  }
}

/** Twice the evidence of 600,000 conversations, some 0.3 GB each. */
export const CACHE_BYTES = 1_000_000_000
const HOUR = 3_600_000

/** Throws away what was unused for longest until `limit` bytes are left, and what a killed process left half written. */
export function prune(dir: string, limit: number = CACHE_BYTES, now: number = Date.now()): void {
  const files = filesOf(dir).filter(({ name }) => [SHARD, PREPARED, '.part'].some((ending) => name.endsWith(ending)))
  let bytes = 0
  for (const { name, size, used } of files.sort((a, b) => b.used - a.used)) {
    bytes += size
    const abandoned = name.endsWith('.part') && now - used > HOUR
    if (abandoned || (bytes > limit && !name.endsWith('.part'))) rmSync(join(dir, name), { force: true })
  }
}
