/** The review queue as data: what waits, where its texts lie and the keyed hashes of its spans. Texts stay on disk until one is shown. */
import { createReadStream, existsSync, openSync, readSync } from 'node:fs'
import { acceptedHash, allowedHash, reviewedRecordHash } from '#contract/allowed.ts'
import { PII_TYPES, type PiiType } from '#contract/pii.ts'
import type { Message } from '#contract/record.ts'
import { validator } from '#contract/validate.ts'

/** A line of the queue, as the compiler writes it. Offsets are UTF-16 units of the text with the same index. */
export interface Item {
  source: string
  document_id: string
  messages: Message[]
  rejected?: Message[]
  /** By text: those of the messages, then those of the rejected side. */
  spans: Found[][]
}

export interface Found {
  type: PiiType
  start: number
  end: number
  confidence: number
}

/** A text that a person is asked about. The same text twice in a record is one question. */
export interface Question {
  type: PiiType
  /** Highest confidence of its findings. */
  confidence: number
  /** Hash that allows it in every record. */
  everywhere: string
  /** Hashes that let it stay in the documents of this record. */
  inDocuments: string[]
}

/** A record that waits. Records of one text are one entry: one decision is of all of them. */
export interface Entry {
  /** Keyed hash of the record before masking. */
  identity: string
  sources: string[]
  documents: string[]
  questions: Question[]
  /** Where its first line lies in the queue, in bytes. */
  offset: number
  length: number
}

const message = {
  type: 'object',
  required: ['role', 'content'],
  properties: { role: { type: 'string' }, content: { type: 'string' } },
} as const
const isItem = validator(
  {
    type: 'object',
    required: ['source', 'document_id', 'messages', 'spans'],
    properties: {
      source: { type: 'string' },
      document_id: { type: 'string' },
      messages: { type: 'array', items: message },
      rejected: { type: 'array', items: message },
      spans: {
        type: 'array',
        items: {
          type: 'array',
          items: {
            type: 'object',
            required: ['type', 'start', 'end', 'confidence'],
            properties: {
              type: { enum: PII_TYPES },
              start: { type: 'integer', minimum: 0 },
              end: { type: 'integer', minimum: 1 },
              confidence: { type: 'number' },
            },
          },
        },
      },
    },
  },
  { allErrors: false },
)

export class QueueError extends Error {}

export const textsOf = ({ messages, rejected = [] }: Pick<Item, 'messages' | 'rejected'>): string[] =>
  [...messages, ...rejected].map(({ content }) => content)

/** Throws QueueError in words that quote nothing. */
function readItem(line: string, where: string): Item {
  const wrong = (): never => {
    throw new QueueError(`${where} is no record that waits for a review; expected what the compiler writes there: compile again`)
  }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return wrong()
  }
  if (!isItem(value)) return wrong()
  const item = value as Item
  const texts = textsOf(item)
  const fits =
    item.spans.length === texts.length &&
    item.spans.every((own, i) => own.every(({ start, end }) => start < end && end <= texts[i]!.length))
  return fits ? item : wrong()
}

/** The findings that a person is asked about, by text. */
const unsure = ({ spans }: Item, threshold: number): Found[][] => spans.map((own) => own.filter(({ confidence }) => confidence < threshold))

/** `threshold` is the profile's: what was found with less is asked about. */
export function questionsOf(item: Item, threshold: number, key: string): Question[] {
  const questions = new Map<string, Question>()
  const texts = textsOf(item)
  for (const [i, own] of unsure(item, threshold).entries()) {
    for (const { type, start, end, confidence } of own) {
      const text = texts[i]!.slice(start, end)
      const everywhere = allowedHash(key, text)
      const known = questions.get(everywhere)
      if (known !== undefined) known.confidence = Math.max(known.confidence, confidence)
      else questions.set(everywhere, { type, confidence, everywhere, inDocuments: [acceptedHash(key, item.document_id, text)] })
    }
  }
  return [...questions.values()]
}

export interface Queue {
  /** Kept open: a compile that replaces the queue meanwhile leaves this one readable. */
  fd: number
  entries: Entry[]
}

/** Reads the queue once. Throws QueueError where there is none, or where a line is not the compiler's. */
export async function openQueue(path: string, name: string, { threshold, key }: { threshold: number; key: string }): Promise<Queue> {
  if (!existsSync(path)) throw new QueueError(`There is no review queue at ${name}: compile first (npm run compile).`)
  const fd = openSync(path, 'r')
  const entries = new Map<string, Entry>()
  let number = 0
  for await (const { line, offset } of linesOf(fd)) {
    number++
    if (line.length === 0) continue
    const item = readItem(line.toString('utf8'), `${name}:${number}`)
    const identity = reviewedRecordHash(key, item.messages, item.rejected)
    const questions = questionsOf(item, threshold, key)
    const known = entries.get(identity)
    if (known === undefined) {
      entries.set(identity, { identity, sources: [item.source], documents: [item.document_id], questions, offset, length: line.length })
      continue
    }
    if (!known.sources.includes(item.source)) known.sources.push(item.source)
    if (known.documents.includes(item.document_id)) continue
    known.documents.push(item.document_id)
    for (const [i, question] of known.questions.entries()) question.inDocuments.push(...(questions[i]?.inDocuments ?? []))
  }
  return { fd, entries: [...entries.values()] }
}

/** The record of an entry, from disk. */
export function itemOf({ fd }: Queue, { offset, length }: Entry): Item {
  const bytes = Buffer.alloc(length)
  for (let at = 0, read = 1; at < length && read > 0; at += read) read = readSync(fd, bytes, at, length - at, offset + at)
  return readItem(bytes.toString('utf8'), 'The record')
}

async function* linesOf(fd: number): AsyncGenerator<{ line: Buffer; offset: number }> {
  let pieces: Buffer[] = []
  let offset = 0
  for await (const chunk of createReadStream('', { fd, autoClose: false, start: 0 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      pieces.push(chunk.subarray(from, feed))
      const line = Buffer.concat(pieces)
      yield { line, offset }
      offset += line.length + 1
      pieces = []
      from = feed + 1
    }
    pieces.push(chunk.subarray(from))
  }
  const line = Buffer.concat(pieces)
  if (line.length > 0) yield { line, offset }
}
