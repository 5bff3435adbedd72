/**
 * Preference pairs: a chosen and a rejected side. Each is a text, a message, a list of messages, or a whole dialogue as
 * "\n\nHuman: ... \n\nAssistant: ...". What both sides have in common comes first; the conversation ends in the chosen answer,
 * and `rejected` holds the messages that would replace it.
 */
import { normalisedText } from '#contract/content-hash.ts'
import type { Message } from '#contract/record.ts'
import { hasText } from '#contract/python-text.ts'
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { isMissing, typeName } from './content.ts'
import { fieldKey, isRecord, keyOf, type Json } from './fields.ts'
import { conversationRejected, finish, unitRejected } from './finish.ts'
import { readRoleList, readRoleMessage, type Messages } from './role-list.ts'
import { preface } from './sharegpt.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

const TURN = /(?:^|\n\n)(Human|Assistant|System|H|A): ?/g

/** Messages of "\n\nHuman: ... \n\nAssistant: ..."; undefined for another text. */
export function readTagged(text: string): Message[] | undefined {
  const marks = [...text.matchAll(TURN)]
  if (marks.length === 0 || text.slice(0, marks[0]!.index).trim() !== '') return undefined
  return marks.map((mark, index) => ({
    role: mark[1]!.startsWith('H') ? 'user' : mark[1] === 'System' ? 'system' : 'assistant',
    content: text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim(),
  }))
}

/** One side of the pair; a text without speakers is the assistant's. */
function readSide(value: unknown, options: ShapeOptions): Messages {
  if (value === null || value === undefined) return { messages: [] }
  if (typeof value === 'string') return { messages: isMissing(value) ? [] : (readTagged(value) ?? [{ role: 'assistant', content: value }]) }
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return { messages: value.map((content) => ({ role: 'assistant', content })) }
  if (Array.isArray(value)) return readRoleList(value, options)
  if (!isRecord(value)) return { reason: 'wrong_type', detail: `a side is ${typeName(value)}; expected text or messages` }
  if (Array.isArray(value['messages'])) return readRoleList(value['messages'], options)
  const message = readRoleMessage(
    Object.hasOwn(value, 'role') || Object.hasOwn(value, 'from') ? value : { ...value, role: 'assistant' },
    options,
    1,
  )
  return 'reason' in message ? message : { messages: [message] }
}

const PROMPT_FIELDS = ['conversations', 'messages', 'prompt', 'question', 'instruction', 'query', 'input', 'context', 'history'] as const

/** What stands before both sides. */
function readPrompt(record: Json, options: ShapeOptions): Messages {
  const field = options.fields?.['user'] ?? PROMPT_FIELDS.find((name) => record[name] !== undefined && record[name] !== null)
  const value = field === undefined ? undefined : record[field]
  if (value === undefined || value === null) return { messages: preface(record) }
  const inner: unknown = isRecord(value) ? (value['messages'] ?? value['prompt']) : value
  if (Array.isArray(inner)) {
    const read = readRoleList(inner, options)
    return 'reason' in read ? read : { messages: [...preface(record), ...read.messages] }
  }
  if (typeof inner !== 'string') return { reason: 'wrong_type', detail: `the prompt is ${typeName(inner)}; expected text or messages` }
  const extra = field === 'instruction' && typeof record['input'] === 'string' && hasText(record['input']) ? `\n${record['input']}` : ''
  return { messages: [...preface(record), ...(readTagged(inner) ?? [{ role: 'user', content: inner + extra } as Message])] }
}

const same = (a: Message | undefined, b: Message | undefined): boolean =>
  a !== undefined && b !== undefined && a.role === b.role && a.content.trim() === b.content.trim()

/** A side that repeats its prompt is not given it twice. */
function whole(prompt: readonly Message[], side: readonly Message[]): Message[] {
  const spoken = prompt.filter(({ role }) => role !== 'system')
  const repeats = spoken.length > 0 && spoken.every((message, index) => same(message, side.filter(({ role }) => role !== 'system')[index]))
  return repeats ? [...(side[0]?.role === 'system' ? [] : prompt.filter(({ role }) => role === 'system')), ...side] : [...prompt, ...side]
}

/** True where both sides say the same after normalisation. A text that can not be normalised is compared as it stands. */
function equal(a: readonly Message[], b: readonly Message[]): boolean {
  try {
    return normalisedText(a) === normalisedText(b)
  } catch {
    return a.length === b.length && a.every((message, index) => same(message, b[index]))
  }
}

function* convertPair(unit: Unit, options: ShapeOptions): Generator<Piece> {
  const { value, position } = unit
  const document = documentOf(unit, options)
  const keys = isRecord(value) ? sideKeys(value, options) : undefined
  if (!isRecord(value) || keys === undefined)
    return void (yield unitRejected(position, 'unknown_shape', 'neither a chosen nor a rejected side'))
  const prompt = readPrompt(value, options)
  const sides = [keys.chosen, keys.rejected].map((key) => readSide(key === undefined ? undefined : value[key], options))
  for (const read of [prompt, ...sides]) if ('reason' in read) return void (yield unitRejected(position, read.reason, read.detail))
  const [before, chosen, rejected] = [prompt, ...sides].map((read) =>
    (read as { messages: Message[] }).messages.filter(({ content }) => hasText(content)),
  ) as [Message[], Message[], Message[]]
  if (chosen.length === 0 && rejected.length === 0) return void (yield conversationRejected(position, document, 'empty_messages'))
  if (chosen.length === 0 || rejected.length === 0)
    return void (yield conversationRejected(
      position,
      document,
      'preference_incomplete',
      chosen.length === 0 ? 'no chosen side' : 'no rejected side',
    ))
  const messages = whole(before, chosen)
  const other = whole(before, rejected)
  // Each side keeps at least its last message, so that something replaces something.
  let common = 0
  while (common < Math.min(messages.length, other.length) - 1 && same(messages[common], other[common])) common++
  const tail = other.slice(common)
  if (messages.at(-1)?.role !== 'assistant' || tail.at(-1)?.role !== 'assistant')
    return void (yield conversationRejected(position, document, 'preference_incomplete', 'a side does not end in an answer'))
  if (equal(messages.slice(common), tail)) return void (yield conversationRejected(position, document, 'preference_equal'))
  yield finish({ ...annotations(value), messages, rejected: tail, position, document }, options)
}

function sideKeys(record: Json, options: ShapeOptions): { chosen: string | undefined; rejected: string | undefined } | undefined {
  const chosen = fieldKey(record, 'chosen', options.fields)
  const rejected = fieldKey(record, 'rejected', options.fields)
  return chosen === undefined && rejected === undefined ? undefined : { chosen, rejected }
}

/** Options: `fields.chosen`, `fields.rejected`, `fields.user` (the prompt) name fields, `roles` maps roles. */
export const preference: Shape = {
  name: 'preference',
  reads:
    'Records with chosen and rejected (or preferred_output and non_preferred_output): texts, messages, lists of messages, or "\\n\\nHuman: … \\n\\nAssistant: …".',
  containers: ['jsonl', 'json', 'csv'],
  detect: (units) =>
    share(units, 0.98, ({ value }) => isRecord(value) && keyOf(value, 'chosen') !== undefined && keyOf(value, 'rejected') !== undefined),
  convert: unitWise(convertPair),
}
