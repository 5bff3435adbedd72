/** `npm run hash -- FILE.jsonl`: the content hash of each record ({"messages": [...]} a line), or `error: <reason>` for one that has none. */
import { statSync } from 'node:fs'
import { contentHash } from '#contract/content-hash.ts'
import { linesOf } from '../compile/stores/lines.ts'
import { ConfigError } from '../compile/config.ts'
import { EXIT } from './exit.ts'

export default async function main(args: string[]): Promise<number> {
  const [file] = args
  const is = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file === undefined || is === undefined || is.isDirectory()) {
    const found = file === undefined ? 'no file' : `"${file}", which is ${is === undefined ? 'not there' : 'a folder'}`
    throw new ConfigError(`  found ${found}; expected: npm run hash -- FILE.jsonl`)
  }
  for await (const line of linesOf(file)) if (line.trim() !== '') process.stdout.write(`${hashOf(line)}\n`)
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
