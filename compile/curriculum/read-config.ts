/** Reads a curriculum's file: JSON in which no object names a field twice, because a parser would keep the last weight and say nothing. */
import { readFileSync } from 'node:fs'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { ConfigError } from '../config-error.ts'

/** A configuration has a few kilobytes. */
const LARGEST = 2 ** 20

/** Throws ConfigError where the file is missing, is no JSON, or names a field twice. */
export function readConfigFile(file: string): unknown {
  const text = readText(file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ConfigError(`  "${file}": found no JSON (${(error as Error).message}); expected a curriculum; write one with --init`)
  }
  const repeated = repeatedKeys(text)
  if (repeated.length > 0)
    throw new ConfigError(repeated.map((line) => `  "${file}": the field at line ${line} stands there twice; expected once`).join('\n'))
  return value
}

function readText(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(
      `  --config: "${file}" ${code === 'ENOENT' ? 'is not there' : `can not be read (${code})`}; expected a curriculum; write one with --init`,
    )
  }
  if (bytes.length > LARGEST)
    throw new ConfigError(`  --config: "${file}" has ${bytes.length} bytes; expected a curriculum of at most ${LARGEST}`)
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/** Lines of fields that their object names before. JSON is YAML, whose parser looks for them. */
function repeatedKeys(text: string): number[] {
  const lines = new LineCounter()
  const { errors, contents } = parseDocument(text, { uniqueKeys: true, lineCounter: lines, strict: false, schema: 'json' })
  if (!isMap(contents)) return []
  return errors.filter(({ code }) => code === 'DUPLICATE_KEY').map(({ pos }) => lines.linePos(pos[0]).line)
}
