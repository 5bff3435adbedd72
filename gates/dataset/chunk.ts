/** Scans one byte range of one shard: every line parsed once, its columns written in place, every examiner shown it. */
import { hash } from 'node:crypto'
import { approximateTokens, countTurns } from '#contract/counts.ts'
import type { Profile } from '#contract/profile.ts'
import type { DatasetRecord, Message, Split } from '#contract/record.ts'
import type { Columns } from './census.ts'
import type { Examiner, Line } from './examiner.ts'
import { makeWordCore } from '../leakage/core/index.ts'
import { eachLine, MAX_LINE_BYTES } from './lines.ts'
import { contentHashOf, makeNormaliser } from './normalise.ts'
import { openBytes, type Origin } from './origin.ts'
import { parseLine } from './parse.ts'
import { makePrefixKey } from './prefix-key.ts'
import { NO_FACTS } from './text-facts.ts'

export interface ChunkTask {
  shard: number
  path: string
  split: Split
  start: number
  end: number
  /** 1-based line number of its first line, index of its first record, and lines that the survey counted in it. */
  line: number
  index: number
  lines: number
  fingerprint: string
}

export interface ChunkResult {
  /** Names in the order in which they appear; `columns.family` and `.phase` hold indices into them until the merge, which also fills `.shard` and `.line`. */
  families: string[]
  phases: string[]
  summaries: unknown[]
}

export interface ChunkContext {
  origin: Origin
  columns: Columns
  examiners: readonly Examiner[]
  /** By examiner, what its `prepare` returned. */
  prepared: readonly unknown[]
  profile: Profile
  maxLine?: number
}

export const changed = (path: string, found: string): Error =>
  new Error(`${path}: ${found}; the dataset was changed during the scan: let no one write to it, and scan again`)

export function makeChunkScan(context: ChunkContext): (task: ChunkTask) => ChunkResult {
  const { origin, columns, examiners, prepared, profile, maxLine = MAX_LINE_BYTES } = context
  const normalise = makeNormaliser()
  const core = makeWordCore()
  const prefixKey = makePrefixKey()
  const ids = Buffer.from(columns.id.buffer, columns.id.byteOffset, columns.id.byteLength)
  const hashes = Buffer.from(columns.contentHash.buffer, columns.contentHash.byteOffset, columns.contentHash.byteLength)
  return (task) => {
    const source = openBytes(origin, task.path)
    try {
      if (source.fingerprint !== task.fingerprint) throw changed(task.path, 'size or time of change differ')
      const running = examiners.map((examiner, at) => examiner.start({ profile, prepared: prepared[at] }))
      const families = new Names()
      const phases = new Names()
      let seen = 0
      eachLine(
        source,
        task.start,
        task.end,
        (buffer, from, to, offset, length) => {
          if (seen === task.lines) throw changed(task.path, 'more lines than a moment ago')
          const index = task.index + seen
          const line = task.line + seen
          seen++
          columns.offset[index] = offset
          columns.length[index] = length
          const bytes = from === -1 ? undefined : buffer.subarray(from, to)
          const parsed: ReturnType<typeof parseLine> =
            bytes === undefined
              ? { problem: `a line of more than ${maxLine} bytes`, ascii: false, facts: NO_FACTS }
              : parseLine(bytes, core)
          const { record, facts } = parsed
          // Most lines are read from their bytes; the texts of the others are lower-cased as strings.
          const read = record === undefined ? null : core.messages()
          if (record !== undefined) columns.prefix[index] = prefixKey(record.messages, read)
          const normalised = read !== null ? core.normalised() : record === undefined ? null : normalise(record.messages, facts)
          const contentHash = normalised === null ? null : contentHashOf(normalised)
          if (contentHash !== null) hashes.write(contentHash.slice(7), index * 32, 32, 'hex')
          const tokens = record === undefined ? null : tokensOf(record, facts.ascii)
          fillColumns(columns, ids, index, record, tokens, families, phases)
          const where: Line = {
            ref: `${task.path}:${line}`,
            fileSplit: task.split,
            path: task.path,
            length,
            contentHash,
            normalised,
            tokens,
            facts,
          }
          if (bytes !== undefined) where.bytes = bytes
          if (read !== null) where.words = core
          for (const examiner of running) examiner.examine(parsed, where)
        },
        { maxLine },
      )
      if (seen !== task.lines) throw changed(task.path, `found ${seen} lines where there were ${task.lines}`)
      return { families: families.list, phases: phases.list, summaries: running.map((examiner) => examiner.finish()) }
    } finally {
      source.close()
    }
  }
}

class Names {
  readonly list: string[] = []
  readonly #index = new Map<string, number>()
  of(value: unknown): number {
    if (typeof value !== 'string') return -1
    let index = this.#index.get(value)
    if (index === undefined) {
      index = this.list.push(value) - 1
      this.#index.set(value, index)
    }
    return index
  }
}

function fillColumns(
  columns: Columns,
  ids: Buffer,
  index: number,
  record: Record<string, unknown> | undefined,
  tokens: number | null,
  families: Names,
  phases: Names,
): void {
  const given = record?.['metadata']
  const metadata = (given !== null && typeof given === 'object' ? given : {}) as Partial<DatasetRecord['metadata']>
  columns.family[index] = families.of(metadata.source_family)
  columns.phase[index] = phases.of(metadata.phase)
  if (record === undefined) return
  const messages = record['messages'] as Message[]
  if (typeof metadata.id === 'string' && /^[0-9a-f]{64}$/.test(metadata.id)) ids.write(metadata.id, index * 32, 32, 'hex')
  if (typeof metadata.document_id === 'string') columns.document[index] = key64(metadata.document_id)
  columns.pair[index] = metadata.preference === undefined ? 0 : 1
  columns.tokens[index] = tokens ?? 0
  columns.turns[index] = attempt(() => countTurns(messages), 0)
}

/** Null where a text is none. ASCII has as many bytes as units, which a string knows of itself. */
function tokensOf({ messages, metadata }: Record<string, unknown>, ascii: boolean): number | null {
  const rejected = (metadata as Partial<DatasetRecord['metadata']> | null | undefined)?.preference?.rejected
  return attempt(() => {
    if (!ascii || rejected !== undefined) return approximateTokens(messages as Message[], rejected)
    let bytes = 0
    for (const { content } of messages as Message[]) bytes += typeof content === 'string' ? content.length : Buffer.byteLength(content)
    return Math.ceil(bytes / 4)
  }, null)
}

/** A malformed record has no such value; the contract gate says why. */
function attempt<T>(make: () => T, otherwise: T): T {
  try {
    return make()
  } catch {
    return otherwise
  }
}

const first64 = (hex: string): bigint => BigInt(`0x${hex.slice(0, 16)}`)
/** First 8 bytes of SHA-256, as columns hold them. */
export const key64 = (text: string): bigint => first64(hash('sha256', text))
