/**
 * One published shard to the files of every format that was asked for, in one pass. Files of an export have the shard's name: record 12 of
 * `train_000.jsonl` is row 12 of `parquet/train_000.parquet`, and shards can be written by several threads in any order.
 */
import { isUtf8 } from 'node:buffer'
import { basename } from 'node:path'
import type { FileEntry } from '#contract/manifest.ts'
import type { DatasetRecord, Split } from '#contract/record.ts'
import { type HashedFile, openHashed } from '../output/hashed-file.ts'
import { kindOf } from './format.ts'
import { FORMATS } from './formats/index.ts'
import { openParquet, type ParquetFile } from './parquet/file.ts'
import { toRow } from './parquet/record-row.ts'
import { publishedLines } from './published-lines.ts'
import { openTally, type RecordTally } from './tally.ts'

export const PARQUET = 'parquet'
/** Records that a format can not hold, one a line, by reference. */
export const LEFT_OUT = 'left_out'

export interface ShardTask {
  /** Folder that the files are written below. */
  folder: string
  shard: FileEntry
  split: Split
  /** `parquet` and names of FORMATS. */
  formats: readonly string[]
}

export interface ExportedFile extends FileEntry {
  format: string
  split: Split
  /** Path of the published shard. */
  source: string
  /** Lines or rows. */
  records: number
}

/** Records of one format in one shard: every record of the shard is in one of the numbers. */
export interface FormatCount {
  format: string
  split: Split
  /** Records that the format holds, and the lines that they made. */
  records: number
  lines: number
  /** By reason. */
  left_out: Record<string, number>
  /** Records of the other kind: pairs for a format of conversations. */
  other_kind: number
}

export interface ShardResult {
  files: ExportedFile[]
  counts: FormatCount[]
  tally: RecordTally
}

interface Output {
  add(record: DatasetRecord, at: { reference: string; bytes: number }): void
  close(): { files: ExportedFile[]; count: FormatCount }
}

/** Throws where a line is no record, or the bytes are not those that the manifest states. */
export async function exportShard({ folder, shard, split, formats }: ShardTask, bytes: AsyncIterable<Uint8Array>): Promise<ShardResult> {
  const outputs = formats.map((format) => (format === PARQUET ? parquetOutput : linesOutput)({ folder, shard, split, format }))
  const tally = openTally()
  let number = 0
  for await (const line of publishedLines(bytes, shard)) {
    const reference = `${shard.path}:${++number}`
    const record = parse(line, reference)
    tally.add(record, split)
    for (const output of outputs) output.add(record, { reference, bytes: line.length })
  }
  const closed = outputs.map((output) => output.close())
  return { files: closed.flatMap(({ files }) => files), counts: closed.map(({ count }) => count), tally: tally.close() }
}

/**
 * Never quotes the line: it is somebody's conversation. What JSON would carry and UTF-8 can not (half a surrogate pair), and bytes that are no UTF-8,
 * would change on their way without a word.
 */
function parse(line: Buffer, reference: string): DatasetRecord {
  let record: Partial<DatasetRecord> | null = null
  try {
    if (isUtf8(line)) record = JSON.parse(line.toString()) as Partial<DatasetRecord> | null
  } catch {
    // told below
  }
  if (
    Array.isArray(record?.messages) &&
    record.messages.every(isMessage) &&
    typeof record.metadata === 'object' &&
    record.metadata !== null &&
    (!(line.includes('\\ud') || line.includes('\\uD')) || isWellFormed(record))
  )
    return record as DatasetRecord
  throw new Error(
    `${reference}: found no record; expected a line of JSON in UTF-8 with messages of role and content, and metadata; run "npm run gates" to see what else is wrong`,
  )
}

/** JSON.stringify escapes nothing of a pair, and every half. */
const isWellFormed = (record: object): boolean => !/\\ud[89a-f]/.test(JSON.stringify(record).replaceAll('\\\\', ''))

const isMessage = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  Object.keys(message).length === 2 &&
  'role' in message &&
  typeof message.role === 'string' &&
  'content' in message &&
  typeof message.content === 'string'

interface OutputFor {
  folder: string
  shard: FileEntry
  split: Split
  format: string
}

/** Opened with the first line: a shard that gives none leaves no file, since readers fail at empty ones. */
function lazyFile(folder: string, path: string): { open(): HashedFile; close(): FileEntry[] } {
  let file: HashedFile | undefined
  return { open: () => (file ??= openHashed(folder, path)), close: () => (file === undefined ? [] : [file.close()]) }
}

const stem = (shard: FileEntry): string => basename(shard.path, '.jsonl')

function parquetOutput({ folder, shard, split, format }: OutputFor): Output {
  const file = lazyFile(folder, `${format}/${stem(shard)}.parquet`)
  let parquet: ParquetFile | undefined
  let records = 0
  return {
    add(record, { bytes }) {
      parquet ??= openParquet(file.open())
      parquet.write(toRow(record), bytes)
      records++
    },
    close() {
      parquet?.close()
      const files = file.close().map((entry) => ({ ...entry, format, split, source: shard.path, records }))
      return { files, count: { format, split, records, lines: records, left_out: {}, other_kind: 0 } }
    },
  }
}

function linesOutput({ folder, shard, split, format }: OutputFor): Output {
  const { of, convert } = FORMATS[format]!
  const file = lazyFile(folder, `${format}/${stem(shard)}.jsonl`)
  const leftOut = lazyFile(folder, `${LEFT_OUT}/${format}/${stem(shard)}.jsonl`)
  const count: FormatCount = { format, split, records: 0, lines: 0, left_out: {}, other_kind: 0 }
  return {
    add(record, { reference }) {
      if (kindOf(record) !== of) {
        count.other_kind++
        return
      }
      const converted = convert(record)
      if ('reason' in converted) {
        count.left_out[converted.reason] = (count.left_out[converted.reason] ?? 0) + 1
        leftOut.open().write(`${JSON.stringify({ reference, id: record.metadata.id, reason: converted.reason })}\n`)
        return
      }
      for (const line of converted.lines) file.open().write(`${JSON.stringify(line)}\n`)
      count.records++
      count.lines += converted.lines.length
    },
    close() {
      const common = { split, source: shard.path }
      const left = Object.values(count.left_out).reduce((sum, records) => sum + records, 0)
      return {
        files: [
          ...file.close().map((entry) => ({ ...entry, ...common, format, records: count.lines })),
          ...leftOut.close().map((entry) => ({ ...entry, ...common, format: LEFT_OUT, records: left })),
        ],
        count,
      }
    },
  }
}
