/** For tests: runs a generator over conversations that are written down on the spot. */
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Conversation, Utterance } from '../../compile/conversation.ts'
import { toMessages } from '../../compile/sources/shapes/speakers.ts'
import type { GeneratedRecord, Generator, SourceConversation } from '../generator.ts'

export interface Given {
  source?: string
  family?: string
  key?: string
  document?: string
  conversation: Partial<Conversation>
}

export interface Ran {
  records: GeneratedRecord[]
  counts: Record<string, number>
}

const validators = new WeakMap<Generator, ValidateFunction>()

export async function run(
  generator: Generator,
  given: readonly Given[],
  options: Record<string, unknown> = {},
  more: { limit?: number; seed?: number; env?: Record<string, string> } = {},
): Promise<Ran> {
  const filled = { ...options }
  let fill = validators.get(generator)
  if (fill === undefined)
    validators.set(generator, (fill = new Ajv2020({ useDefaults: true, strict: true }).compile(generator.options as AnySchema)))
  if (!fill(filled)) throw new Error(`wrong options: ${JSON.stringify(fill.errors)}`)
  const counts: Record<string, number> = {}
  const records: GeneratedRecord[] = []
  for await (const record of generator.generate({
    seed: more.seed ?? 1,
    ...(more.limit !== undefined && { limit: more.limit }),
    options: filled,
    folder: '.',
    env: more.env ?? {},
    count: (what, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    async *conversations() {
      for (const [index, each] of given.entries()) yield sourceConversation(each, index)
    },
  }))
    records.push(record)
  return { records, counts }
}

const sourceConversation = (
  { source = 'talks', family = 'experimental', key = 'talks.jsonl', document, conversation }: Given,
  index: number,
): SourceConversation => ({
  source,
  family,
  key,
  documentId: `${key}#${document ?? index + 1}`,
  conversation: { messages: [], position: { record: index + 1 }, document: document ?? String(index + 1), steps: [], ...conversation },
})

/** A dialogue as a shape would hand it out. */
export const dialogue = (said: readonly Utterance[], more: Partial<Conversation> = {}): Partial<Conversation> => ({
  messages: toMessages(said, {}),
  said,
  ...more,
})

/** `Mira: text` lines. */
export const spokenBy = (...lines: string[]): Utterance[] =>
  lines.map((line) => ({ speaker: line.slice(0, line.indexOf(':')), text: line.slice(line.indexOf(':') + 1).trim() }))

/** So many words that nobody has said before: `w17a w17b ...`. */
export const speech = (words: number, about = 'w'): string => Array.from({ length: words }, (_, i) => `${about}${i}`).join(' ')
