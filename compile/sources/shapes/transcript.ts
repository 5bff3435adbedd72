/**
 * Text without two sides: a talk, a post, a lecture as a whole file or in a column. A dialogue can be read as text too (`shape: 'transcript'`
 * for labelled text or lists of turns): its turns become paragraphs and its labels, which are private, stay out.
 */
import { hasText } from '#contract/python-text.ts'
import type { Message, ProcessingStep } from '#contract/record.ts'
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { isMissing, typeName } from './content.ts'
import { fieldKey, isRecord, keyOf } from './fields.ts'
import { conversationRejected, finish, further, unitRejected } from './finish.ts'
import { isLabelled, parseLabelled } from './labels.ts'
import { whoSaid, type Utterance } from './speakers.ts'
import { chunks, DEFAULT_CHUNK_WORDS, transcriptPrompt } from './prose.ts'
import { readTurns, turnList } from './turns.ts'
import { annotations, documentOf, partOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

interface Prose {
  text: string
  said?: readonly Utterance[]
}

/** Text of a unit; undefined where it has none, and in our own words what stood in the place of text. */
function proseOf(unit: Unit, options: ShapeOptions): Prose | { wrong: string } | undefined {
  const { value } = unit
  if (typeof value === 'string') return withoutLabels(value, options)
  if (
    Array.isArray(value) ||
    (isRecord(value) && options.fields?.['text'] === undefined && isNonEmptyList(turnList(unit, options.fields)))
  ) {
    const read = readTurns(unit, { ...options, roles: { '*': 'user' } })
    if ('reason' in read) return { wrong: read.detail }
    return { text: read.messages.map(({ content }) => content).join('\n'), ...(read.said && { said: read.said }) }
  }
  if (!isRecord(value)) return undefined
  const named = options.fields?.['text']
  const key = named === undefined ? keyOf(value, 'prose', (text) => typeof text === 'string') : fieldKey(value, 'text', options.fields)
  if (key === undefined) return undefined
  const text = value[key]
  if (typeof text === 'string') return isMissing(text) ? { text: '' } : withoutLabels(text, options)
  return text === null || text === undefined ? { text: '' } : { wrong: `the text is ${typeName(text)}; expected a string` }
}

const isNonEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length > 0

function withoutLabels(text: string, options: ShapeOptions): Prose {
  if (!isLabelled(text, options)) return { text }
  const { preamble, said } = parseLabelled(text, options)!
  return { text: [preamble, ...said.map((turn) => turn.text)].filter(hasText).join('\n\n'), ...whoSaid(said) }
}

/** What the text is about: a title, a section, or the name of its file in words. */
function topicOf(unit: Unit, options: ShapeOptions & { key: string }): string | undefined {
  if (isRecord(unit.value)) {
    const key = fieldKey(unit.value, 'title', options.fields, (title) => typeof title === 'string' && hasText(title))
    if (key !== undefined && typeof unit.value[key] === 'string') return clip(unit.value[key])
    return undefined
  }
  const name = options.key
    .split('/')
    .at(-1)!
    .replace(/(?:\.[a-z0-9]{1,5})+$/i, '')
    .replace(/[-_+.]+/g, ' ')
    .trim()
  return /\p{L}/u.test(name) ? clip(name) : undefined
}

const clip = (title: string): string => Array.from(title.replace(/\s+/g, ' ').trim()).slice(0, 200).join('')

function* convertText(unit: Unit, options: ShapeOptions & { key: string }): Generator<Piece> {
  const { position } = unit
  const document = documentOf(unit, options)
  const prose = proseOf(unit, options)
  if (prose === undefined) return void (yield unitRejected(position, 'unknown_shape', 'no text'))
  if ('wrong' in prose) return void (yield unitRejected(position, 'wrong_type', prose.wrong))
  const { text, said } = prose
  if (!hasText(text)) return void (yield conversationRejected(position, document, 'empty_messages'))
  const topic = topicOf(unit, options)
  const pieces = chunks(text, options.chunkWords ?? DEFAULT_CHUNK_WORDS)
  const steps: ProcessingStep[] = pieces.length > 1 ? ['transcript_prompt', 'document_chunk'] : ['transcript_prompt']
  for (const [index, chunk] of pieces.entries()) {
    const messages: Message[] = [
      { role: 'user', content: transcriptPrompt(topic, index + 1) },
      { role: 'assistant', content: chunk },
    ]
    const draft = {
      ...annotations(unit.value),
      messages,
      ...(index === 0 && said !== undefined && { said }),
      position: pieces.length > 1 ? partOf(position, index + 1) : position,
      document,
      steps,
    }
    const piece = finish(draft, options)
    yield* index > 0 ? further(piece) : [piece]
  }
}

const hasProse = ({ value }: Unit): boolean =>
  isRecord(value) && keyOf(value, 'prose', (text) => typeof text === 'string' && text.length > 40) !== undefined

/** Options: `chunkWords`, `fields.text`, `fields.title`, `fields.document`. */
export const transcript: Shape = {
  name: 'transcript',
  reads: 'Text without two sides (talks, lectures, posts), in files or in a column; cut at sentence ends into pieces of one document.',
  containers: ['text', 'csv', 'jsonl', 'json'],
  detect: (units) =>
    Math.max(
      share(units, 0.3, ({ value }) => typeof value === 'string' && hasText(value)),
      share(units, 0.4, hasProse),
    ),
  convert: unitWise(convertText),
}
