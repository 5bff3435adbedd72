/** A question and its answer in two fields: prompt/response, question/answer, instruction/input/output, CSV columns of such names. */
import type { Message } from '#contract/record.ts'
import { hasText } from '#contract/python-text.ts'
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { contentOf, isMissing, typeName } from './content.ts'
import { fieldKey, isRecord, keyOf, namedKey, type Json } from './fields.ts'
import { conversationRejected, finish, further, unitRejected } from './finish.ts'
import { listInText } from './python-literal.ts'
import { annotations, documentOf, partOf } from './unit.ts'
import { unitWise } from './unit-wise.ts'

type Text = { text: string } | { wrong: string } | undefined

/** Text of the fields that the configuration names, joined by `+`: `questionTitle+questionText`. A part that only repeats another is left out. */
function configuredText(record: Json, names: string): Text {
  const texts: string[] = []
  let found = false
  for (const name of names.split('+')) {
    const key = namedKey(record, name.trim())
    if (key === undefined) continue
    found = true
    const text = textOf(record[key])
    if ('wrong' in text) return text
    if (!isMissing(text.text) && !texts.some((other) => other.includes(text.text.trim()))) texts.push(text.text.trim())
  }
  return found ? { text: texts.join('\n') } : undefined
}

/** A field's text; an empty cell is an empty text, and a content of another type is wrong. */
const textOf = (value: unknown): { text: string } | { wrong: string } =>
  value === null || value === undefined ? { text: '' } : contentOf(value)

function fieldText(record: Json, meaning: 'system' | 'user' | 'assistant', options: ShapeOptions): Text {
  const configured = options.fields?.[meaning]
  if (configured !== undefined) return configuredText(record, configured)
  const key = keyOf(record, meaning)
  return key === undefined ? undefined : textOf(record[key])
}

/** Instruction and input are one message, a context stands before its question; a context alone is the question. */
function userText(record: Json, options: ShapeOptions): Text {
  const main = fieldText(record, 'user', options)
  if (options.fields?.['user'] !== undefined || (main !== undefined && 'wrong' in main)) return main
  const [before, after] = (['context', 'input'] as const).map((meaning) => {
    const key = keyOf(record, meaning, (value) => typeof value === 'string')
    return key === undefined ? undefined : (record[key] as string)
  })
  if (main === undefined && before === undefined && after === undefined) return undefined
  return { text: [before, main?.text, after].filter((text) => text !== undefined && !isMissing(text)).join('\n') }
}

/** Earlier turns as `[[question, answer], ...]`. */
function history(record: Json): Message[] {
  const list = record['history']
  if (!Array.isArray(list)) return []
  return list.flatMap((pair: unknown): Message[] =>
    Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string'
      ? [
          { role: 'user', content: pair[0] },
          { role: 'assistant', content: pair[1] },
        ]
      : [],
  )
}

/** The answers of a record: one, or several in a list or in a list as Python writes it. */
function answers(record: Json, options: ShapeOptions): { texts: string[] } | { wrong: string } | undefined {
  const key = fieldKey(record, 'assistant', options.fields?.['assistant']?.includes('+') ? undefined : options.fields)
  const value = key === undefined ? undefined : record[key]
  if (Array.isArray(value) && value.length > 0 && value.every((answer) => typeof answer === 'string')) return { texts: value }
  const text = fieldText(record, 'assistant', options)
  if (text === undefined || 'wrong' in text) return text
  // Only a field of answers, in the plural, lists them: an answer to "give me a list" is one answer.
  const list = /(?:answers|responses)$/i.test(key ?? '') ? listInText(text.text) : undefined
  return { texts: list?.every((answer) => typeof answer === 'string') ? (list as string[]) : [text.text] }
}

function* convertRecord(unit: Unit, options: ShapeOptions): Generator<Piece> {
  const { value, position } = unit
  const document = documentOf(unit, options)
  if (!isRecord(value)) return void (yield unitRejected(position, 'wrong_type', `the record is ${typeName(value)}; expected an object`))
  const user = userText(value, options)
  const answer = answers(value, options)
  if (user === undefined && answer === undefined)
    return void (yield unitRejected(position, 'unknown_shape', 'neither a question nor an answer field'))
  for (const side of [user, answer])
    if (side !== undefined && 'wrong' in side) return void (yield unitRejected(position, 'wrong_type', side.wrong))
  const question = user !== undefined && 'text' in user && !isMissing(user.text) ? user.text : ''
  const texts = answer === undefined || 'wrong' in answer ? [] : answer.texts.filter((text) => !isMissing(text))
  if (question === '' && texts.length === 0) return void (yield conversationRejected(position, document, 'empty_messages'))
  if (question === '' || texts.length === 0) {
    const open = question === '' ? user === undefined : answer === undefined
    return void (yield conversationRejected(
      position,
      document,
      open ? 'one_sided' : 'empty_message',
      question === '' ? 'no question' : 'no answer',
    ))
  }
  const system = fieldText(value, 'system', options)
  const before: Message[] = [
    ...(system !== undefined && 'text' in system && hasText(system.text) ? [{ role: 'system' as const, content: system.text }] : []),
    ...history(value),
  ]
  for (const [index, text] of texts.entries()) {
    const messages: Message[] = [...before, { role: 'user', content: question }, { role: 'assistant', content: text }]
    const draft = { ...annotations(value), messages, position: texts.length > 1 ? partOf(position, index + 1) : position, document }
    const piece = finish(draft, options)
    yield* index > 0 ? further(piece) : [piece]
  }
}

const hasSides = ({ value }: Unit): number => {
  if (!isRecord(value)) return 0
  const user = keyOf(value, 'user') ?? keyOf(value, 'input') ?? keyOf(value, 'context')
  const assistant = keyOf(value, 'assistant')
  return user !== undefined && assistant !== undefined && user !== assistant
    ? 1
    : user !== undefined && keyOf(value, 'user') !== undefined
      ? 0.3
      : 0
}

/**
 * A field with nothing, or with the literal None, nan or null of a table library, is empty: `empty_message`. Without the other field at all
 * the record is `one_sided`. Several answers to one question are as many conversations of one document.
 * Options: `fields.user`, `fields.assistant`, `fields.system` name fields (joined by `+`), `fields.document` the field that names the document.
 */
export const promptResponse: Shape = {
  name: 'prompt_response',
  reads:
    'Records or rows with a question and an answer field: prompt/response, prompt/completion, question/answer, instruction/input/output …',
  containers: ['csv', 'jsonl', 'json'],
  detect: (units) => (units.length === 0 ? 0 : (0.8 * units.reduce((sum, unit) => sum + hasSides(unit), 0)) / units.length),
  convert: unitWise(convertRecord),
}
