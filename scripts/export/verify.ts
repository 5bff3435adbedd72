/**
 * Reads the Parquet of an export back with DuckDB, which shares no code with the writer, and compares every record with the published line: same
 * file, same row, same values. Both sides are compared as JSON with sorted keys, since a column has no order of keys.
 */
import { isDeepStrictEqual } from 'node:util'
import { basename, join } from 'node:path'
import { existsSync } from 'node:fs'
import { fromRow, type Row } from '../../compile/exports/parquet/record-row.ts'
import { publishedLines } from '../../compile/exports/published-lines.ts'
import { PARQUET } from '../../compile/exports/shard.ts'
import type { ExportSource } from '../../compile/exports/source.ts'

/** Rows of a Parquet file as JSON, read by DuckDB. */
export async function* duckdbRows(file: string): AsyncGenerator<Row> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new Error('DuckDB is not installed; expected it for --verify; install the development dependencies with "npm ci"', {
      cause: error,
    })
  })
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  try {
    const result = await connection.stream(`SELECT to_json(r) FROM read_parquet('${file.replaceAll("'", "''")}') r`)
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
      for (let at = 0; at < chunk.rowCount; at++) yield JSON.parse(String(chunk.getColumnVector(0).getItem(at))) as Row
  } finally {
    connection.closeSync()
  }
}

/** True where every record of every shard came back; says each difference by reference, and never by text. */
export async function verifyExport({ store, shards }: ExportSource, folder: string, say: (line: string) => void): Promise<boolean> {
  let compared = 0
  let different = 0
  const differs = (reference: string, what: string): void => {
    if (++different <= 20) say(`${reference}: ${what}`)
  }
  for (const { shard } of shards) {
    const file = join(folder, PARQUET, `${basename(shard.path, '.jsonl')}.parquet`)
    const rows = existsSync(file) ? duckdbRows(file) : none()
    let number = 0
    for await (const line of publishedLines(store.read(shard.path), shard)) {
      const reference = `${shard.path}:${++number}`
      const next = await rows.next()
      if (next.done === true) differs(reference, 'found no row in Parquet; expected the record')
      else if (!isDeepStrictEqual(fromRow(next.value), JSON.parse(line.toString())))
        differs(reference, 'found another record in Parquet; expected the same')
      else compared++
    }
    if ((await rows.next()).done !== true) differs(shard.path, 'found more rows in Parquet than records')
  }
  say(`Verified  ${compared} records read back by DuckDB and compared${different > 0 ? `; ${different} DIFFER` : ''}`)
  return different === 0
}

// oxlint-disable-next-line no-empty-function -- a shard without records has no file
async function* none(): AsyncGenerator<Row> {}
