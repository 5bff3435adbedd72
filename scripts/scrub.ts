/**
 * `npm run scrub -- FILE [--mode drop] [--threshold 0.5]`: masks personal data in a JSONL file, one result a line on standard output.
 * `{"text"}` gives `{"text","masked","status","entities"}`; `{"messages"}` (and `rejected`) gives the same record with its messages `masked`,
 * `masked_rejected`, `status` and `entities` with the number of their text. Offsets are UTF-16 units. With `--mode drop` a line in which
 * anything was found is left out, and their number told. Bad lines are named on standard error and make the exit code 1; nothing of their text is printed.
 */
import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { DEFAULT_REVIEW_THRESHOLD } from '#contract/pii.ts'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { createScrubber, type Scrubber } from '../compile/stages/pii/index.ts'
import { EXIT } from './exit.ts'
import { localFile } from './local-file.ts'

const USAGE = 'npm run scrub -- FILE.jsonl [--mode placeholder|drop] [--threshold 0.5]   (- reads standard input)'

class LineError extends Error {}

const round = (confidence: number): number => Math.round(confidence * 100) / 100

interface Content {
  content: string
}
function contents(value: unknown, field: string): Content[] {
  if (!Array.isArray(value)) throw new LineError(`"${field}" is no list; expected a list of messages`)
  return value.map((message: unknown, i) => {
    const content = (message as Content | null)?.content
    if (typeof content !== 'string')
      throw new LineError(`content of ${field}[${i}] is ${content === null ? 'null' : typeof content}; expected a string`)
    return message as Content
  })
}

/** The result for one parsed line. Throws LineError in words that quote nothing. */
export function scrubLine(value: unknown, scrubber: Scrubber): object {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new LineError('the line is no object; expected {"text": ...} or {"messages": [...]}')
  const record = value as { text?: unknown; messages?: unknown; rejected?: unknown }
  if (record.messages === undefined) {
    if (typeof record.text !== 'string')
      throw new LineError(
        record.text === undefined
          ? 'neither "text" nor "messages"; expected one of them'
          : `"text" is ${record.text === null ? 'null' : typeof record.text}; expected a string`,
      )
    const { texts, entities, status } = scrubber.scrub([record.text])
    return {
      text: record.text,
      masked: texts[0],
      status,
      entities: entities[0]!.map((entity) => ({ ...entity, confidence: round(entity.confidence) })),
    }
  }
  const messages = contents(record.messages, 'messages')
  const rejected = record.rejected === undefined ? [] : contents(record.rejected, 'rejected')
  const { texts, entities, status } = scrubber.scrub([...messages, ...rejected].map(({ content }) => content))
  const masked = [...messages, ...rejected].map((message, i) => ({ ...message, content: texts[i] }))
  return {
    messages,
    ...(record.rejected !== undefined && { rejected }),
    masked: masked.slice(0, messages.length),
    ...(record.rejected !== undefined && { masked_rejected: masked.slice(messages.length) }),
    status,
    entities: entities.flatMap((own, message) => own.map((entity) => ({ message, ...entity, confidence: round(entity.confidence) }))),
  }
}

interface Options {
  /** As it was typed, for messages. */
  named: string
  file: string
  mode: 'placeholder' | 'drop'
  threshold: number
}

async function readOptions(args: string[]): Promise<Options> {
  const given = minimist(args, { string: ['mode', 'threshold', '_'] }) as Record<string, unknown>
  const unknown = Object.keys(given).find((name) => !['_', 'mode', 'threshold'].includes(name))
  if (unknown !== undefined) throw new ConfigError(`  --${unknown}: no such option; expected: ${USAGE}`)
  const [named, ...more] = given['_'] as string[]
  if (named === undefined || more.length > 0)
    throw new ConfigError(`  found ${more.length > 0 ? 'several files' : 'no file'}; expected: ${USAGE}`)
  const mode = given['mode'] ?? 'placeholder'
  if (mode !== 'placeholder' && mode !== 'drop') throw new ConfigError(`  --mode: found "${String(mode)}"; expected placeholder or drop`)
  const threshold = given['threshold'] === undefined ? DEFAULT_REVIEW_THRESHOLD : Number(given['threshold'])
  if (!(threshold > 0 && threshold <= 1))
    throw new ConfigError(`  --threshold: found "${String(given['threshold'])}"; expected a number above 0, up to 1`)
  const file = await localFile(named)
  const is = file === '-' ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file !== '-' && !is?.isFile())
    throw new ConfigError(
      `  "${file}" is ${is === undefined ? 'not there (no such file)' : is.isDirectory() ? 'a folder' : 'no file'}; expected: ${USAGE}`,
    )
  return { named, file, mode, threshold }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new LineError('the line is not JSON; expected one JSON object a line')
  }
}

/** True where a finding of the result would be masked. */
const isTouched = (result: object): boolean => (result as { status: string }).status !== 'none_detected'

export default async function main(args: string[]): Promise<number> {
  const { named, file, mode, threshold } = await readOptions(args)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.passed : EXIT.couldNotRun))
  const scrubber = createScrubber({ mode, threshold })
  const input = file === '-' ? process.stdin : createReadStream(file)
  let [line, bad, dropped] = [0, 0, 0]
  for await (const raw of createInterface({ input: input.setEncoding('utf8'), crlfDelay: Infinity })) {
    line++
    const text = line === 1 ? raw.replace(/^\ufeff/, '') : raw
    if (text.trim() === '') continue
    try {
      const result = scrubLine(parsed(text), scrubber)
      if (mode === 'drop' && isTouched(result)) dropped++
      else if (!process.stdout.write(`${JSON.stringify(result)}\n`))
        await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      bad++
      process.stderr.write(`${named}:${line}: ${error.message}\n`)
    }
  }
  if (line === 0) process.stderr.write(`${named}: the file is empty; expected one JSON object a line\n`)
  if (dropped > 0) process.stderr.write(`${dropped} of ${line} lines held personal data and were dropped\n`)
  if (bad > 0) process.stderr.write(`${bad} of ${line} lines could not be read\n`)
  return bad > 0 || line === 0 ? EXIT.failed : EXIT.passed
}
