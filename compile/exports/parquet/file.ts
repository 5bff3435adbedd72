/** One Parquet file, written a row group at a time: memory holds one group. */
import { ByteWriter, ParquetWriter, type Writer } from 'hyparquet-writer'
import { zstdCompressSync } from 'node:zlib'
import type { HashedFile } from '../../output/hashed-file.ts'
import { RECORD_COLUMNS } from './columns.ts'
import type { Row } from './record-row.ts'
import { parquetSchema } from './schema.ts'

/** A row group ends at either: readers load whole groups, and so does this writer. */
export const GROUP_ROWS = 2000
export const GROUP_BYTES = 32 * 2 ** 20

const SCHEMA = parquetSchema(RECORD_COLUMNS, ['messages'])
/** Smallest and greatest texts of a conversation help nobody to skip a group, and would stand in the footer. */
const WITHOUT_STATISTICS = new Set(['messages', 'preference', 'provenance', 'extra'])

export interface ParquetFile {
  /** `bytes`: about what the row takes in memory. */
  write(row: Row, bytes: number): void
  /** Writes the footer; the file itself is the caller's to close. */
  close(): void
}

export function openParquet(file: HashedFile): ParquetFile {
  const writer = new ParquetWriter({
    writer: into(file),
    schema: SCHEMA,
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => new Uint8Array(zstdCompressSync(bytes)) },
    createdBy: 'signoff (hyparquet-writer)',
  })
  let rows: Row[] = []
  let held = 0
  const flush = (): void => {
    if (rows.length === 0) return
    writer.write({ columnData: Object.keys(RECORD_COLUMNS).map((name) => column(name, rows)), rowGroupSize: rows.length })
    rows = []
    held = 0
  }
  return {
    write(row, bytes) {
      if (held > 0 && held + bytes > GROUP_BYTES) flush()
      rows.push(row)
      held += bytes
      if (rows.length >= GROUP_ROWS) flush()
    },
    close() {
      flush()
      writer.finish()
    },
  }
}

const column = (name: string, rows: readonly Row[]) => ({
  name,
  data: rows.map((row) => row[name]) as unknown[],
  statistics: !WITHOUT_STATISTICS.has(name),
})

/** The library's buffer, emptied into the file after each group. Copied: the buffer is written over, and the file may keep what it is given. */
function into(file: HashedFile): Writer {
  const writer = new ByteWriter() as ByteWriter & Writer
  const empty = (): void => {
    if (writer.index > 0) file.write(writer.getBytes().slice())
    writer.index = 0
  }
  writer.flush = empty
  writer.finish = empty
  return writer
}
