/** `npm run hash -- FILE.jsonl`: the content hash of each record ({"messages": [...]} a line), or `error: <reason>` for one that has none. */
import { isUtf8 } from 'node:buffer'
import { statSync } from 'node:fs'
import { contentHash } from '#contract/content-hash.ts'
import { byteLinesOf } from '../compile/stores/lines.ts'
import { ConfigError } from '../compile/config.ts'
import { EXIT } from './exit.ts'
import { localFile } from './local-file.ts'

export default async function main(args: string[]): Promise<number> {
  const [named] = args
  const file = named === undefined ? undefined : await localFile(named)
  const is = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file === undefined || is === undefined || is.isDirectory()) {
    const found = file === undefined ? 'no file' : `"${file}", which is ${is === undefined ? 'not there' : 'a folder'}`
    throw new ConfigError(`  found ${found}; expected: npm run hash -- FILE.jsonl`)
  }
  let first = true
  for await (const bytes of byteLinesOf(file)) {
    const line = first ? bytes.toString('utf8').replace(/^\ufeff/, '') : bytes.toString('utf8')
    first = false
    if (line.trim() !== '') process.stdout.write(`${isUtf8(bytes) ? hashOf(line) : 'error: the line is not UTF-8'}\n`)
  }
  return EXIT.passed
}

/** Hash or reason of one line; never quotes it. */
export function hashOf(line: string): string {
  let record: unknown
  try {
    record = JSON.parse(line)
  } catch {
    return 'error: the line is not JSON'
  }
  const messages = record !== null && typeof record === 'object' && 'messages' in record ? record.messages : undefined
  if (!Array.isArray(messages)) return 'error: the record has no list of messages'
  try {
    return contentHash(messages)
  } catch (error) {
    return `error: ${(error as Error).message}`
  }
}
