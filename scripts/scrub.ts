/**
 * `npm run scrub -- FILE`: masks personal data in a JSONL file, one result a line on standard output.
 * `{"text"}` gives `{"text","masked","entities"}`; `{"messages"}` (and `rejected`) gives the same record with `masked_messages`,
 * `masked_rejected`, `status` and `entities` with the number of their text. Offsets are UTF-16 units. Bad lines are named on
 * standard error and make the exit code 1; nothing of their text is printed.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { DEFAULT_REVIEW_THRESHOLD } from '#contract/pii.ts'
import { createScrubber, type Scrubber } from '../compile/stages/pii/index.ts'

const USAGE = 'usage: npm run scrub -- FILE.jsonl [--threshold 0.5]   (- reads standard input)'

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

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { threshold: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  const [file] = positionals
  if (values.help || file === undefined || positionals.length > 1) {
    process.stderr.write(`${USAGE}\n`)
    return values.help ? 0 : 2
  }
  const threshold = values.threshold === undefined ? DEFAULT_REVIEW_THRESHOLD : Number(values.threshold)
  if (!(threshold > 0 && threshold <= 1)) {
    process.stderr.write(`--threshold: found ${values.threshold}; expected a number above 0, up to 1\n`)
    return 2
  }
  const scrubber = createScrubber({ mode: 'placeholder', threshold })
  const input = file === '-' ? process.stdin : createReadStream(file)
  let [line, bad] = [0, 0]
  for await (const raw of createInterface({ input: input.setEncoding('utf8'), crlfDelay: Infinity })) {
    line++
    const text = line === 1 ? raw.replace(/^\ufeff/, '') : raw
    if (text.trim() === '') continue
    try {
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch {
        throw new LineError('the line is not JSON; expected one JSON object a line')
      }
      if (!process.stdout.write(`${JSON.stringify(scrubLine(value, scrubber))}\n`))
        await new Promise<void>((resolve) => process.stdout.once('drain', resolve))
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      bad++
      process.stderr.write(`${file}:${line}: ${error.message}\n`)
    }
  }
  if (line === 0) process.stderr.write(`${file}: the file is empty; expected one JSON object a line\n`)
  if (bad > 0) process.stderr.write(`${bad} of ${line} lines could not be read\n`)
  return bad > 0 || line === 0 ? 1 : 0
}

if (import.meta.main) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.exitCode = await main().catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT'
        ? 'no such file; expected a JSONL file'
        : error.code === 'EISDIR'
          ? 'is a folder; expected a JSONL file'
          : error.code === 'EACCES'
            ? 'may not be read'
            : undefined
    process.stderr.write(why === undefined ? `scrub: ${error.message}\n` : `scrub: ${process.argv[2]}: ${why}\n`)
    return 1
  })
}
