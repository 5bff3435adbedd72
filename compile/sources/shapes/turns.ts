/**
 * A record that holds its dialogue as a list: of turns with a speaker and a text, of texts that alternate, of
 * question-and-answer pairs, or as two lists side by side.
 */
import type { Reason } from '#contract/ledger.ts'
import type { Message } from '#contract/record.ts'
import type { Shape, ShapeOptions, Unit } from '../shape.ts'
import { contentOf, typeName } from './content.ts'
import { finishDialogue } from './dialogue-pieces.ts'
import { fieldKey, isRecord, keyOf, NAMES, type Json } from './fields.ts'
import { conversationRejected, unitRejected } from './finish.ts'
import { parseLabelled } from './labels.ts'
import { asList } from './python-literal.ts'
import { knownRole } from './roles.ts'
import { preface } from './sharegpt.ts'
import { merged, toMessages, whoSaid, type Utterance } from './speakers.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

type Turns = { messages: Message[]; said?: readonly Utterance[] } | { reason: Reason; detail: string }

const isNonEmptyList = (value: unknown): boolean => (asList(value)?.length ?? 0) > 0
/** A list, or an object whose values are turns by number: `{ "0": {...}, "1": {...} }`. */
const entriesOf = (value: unknown): unknown[] | undefined => asList(value) ?? (isRecord(value) ? Object.values(value) : undefined)

export function turnList(unit: Unit, fields?: Record<string, string>): unknown {
  const { value } = unit
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return undefined
  const named =
    fieldKey(value, 'turnList', fields, isNonEmptyList) ??
    fieldKey(value, 'turnList', fields, (list) => Array.isArray(list) || isRecord(list) || asList(list) !== undefined)
  return named === undefined ? undefined : value[named]
}

/** Turns of a record in order, or why there are none. */
export function readTurns(unit: Unit, options: ShapeOptions): Turns {
  const list = entriesOf(turnList(unit, options.fields))
  if (list === undefined) return { reason: 'unknown_shape', detail: 'no list of turns' }
  const speakers = isRecord(unit.value) ? parallelSpeakers(unit.value, list.length, options.fields) : undefined
  if (speakers !== undefined) return readStrings(list, options, speakers)
  if (list.every((entry) => typeof entry === 'string')) return readStrings(list, options)
  const pairs = readPairs(list)
  return pairs ?? readSpoken(list, options)
}

/** Names of the speakers, where a list of as many strings stands beside the utterances. */
function parallelSpeakers(record: Json, length: number, fields?: Record<string, string>): string[] | undefined {
  const key = fieldKey(record, 'speakerList', fields, (value) => Array.isArray(value) && value.length === length)
  const list = key === undefined ? undefined : record[key]
  return Array.isArray(list) && list.every((name) => typeof name === 'string' || typeof name === 'number') ? list.map(String) : undefined
}

/** Texts that carry their labels (`A: hello`), have them beside, or alternate. */
function readStrings(list: readonly unknown[], options: ShapeOptions, speakers?: readonly string[]): Turns {
  const said: Utterance[] = []
  for (const [index, entry] of list.entries()) {
    if (typeof entry !== 'string') return { reason: 'wrong_type', detail: `turn ${index + 1} is ${typeName(entry)}; expected a string` }
    said.push({ speaker: speakers?.[index], text: entry })
  }
  const labelled =
    speakers === undefined ? parseLabelled(said.map(({ text }) => text.replaceAll('\n', ' ')).join('\n'), options) : undefined
  const spoken = labelled?.said.length === said.length ? labelled.said : said
  return { messages: toMessages(spoken, options), ...whoSaid(spoken) }
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['input', 'output'],
  ['human', 'assistant'],
  ['user', 'assistant'],
  ['user', 'bot'],
  ['prompt', 'response'],
  ['question', 'answer'],
  ['query', 'response'],
  ['instruction', 'output'],
]
const pairIn = (entry: Json): readonly [string, string] | undefined =>
  PAIRS.find(([user, assistant]) => Object.hasOwn(entry, user) && Object.hasOwn(entry, assistant))

/** Entries that are a question and its answer each, as lists of two or by field; undefined where they are not. */
function readPairs(list: readonly unknown[]): Turns | undefined {
  const messages: Message[] = []
  for (const [index, entry] of list.entries()) {
    const isList = Array.isArray(entry) && entry.length === 2 && entry.every((side) => typeof side === 'string')
    const names = isRecord(entry) ? pairIn(entry) : undefined
    if (!isList && names === undefined) return undefined
    const [user, assistant] = isList ? (entry as string[]) : names!.map((name) => (entry as Json)[name])
    for (const [role, value] of [
      ['system', isRecord(entry) ? (entry['system'] ?? '') : ''],
      ['user', user],
      ['assistant', assistant],
    ] as const) {
      const content = contentOf(value)
      if ('wrong' in content) return { reason: 'wrong_type', detail: `turn ${index + 1}: ${content.wrong}` }
      if (role !== 'system' || content.text !== '') messages.push({ role, content: content.text })
    }
  }
  return messages.length === 0 ? undefined : { messages }
}

function readSpoken(list: readonly unknown[], options: ShapeOptions): Turns {
  const said: Utterance[] = []
  const system: Message[] = []
  for (const [index, entry] of list.entries()) {
    const turn = readTurn(entry, options, index + 1)
    if ('reason' in turn) return turn
    if (turn.speaker !== undefined && knownRole(turn.speaker) === 'system') system.push({ role: 'system', content: turn.text })
    else said.push(turn)
  }
  const unlabelled = said.filter(({ speaker }) => speaker === undefined).length
  if (unlabelled > 0 && unlabelled < said.length)
    return { reason: 'missing_label', detail: `${unlabelled} of ${said.length} turns have no speaker` }
  return { messages: [...merged(system), ...toMessages(said, options)], ...whoSaid(said) }
}

function readTurn(entry: unknown, options: ShapeOptions, number: number): Utterance | { reason: Reason; detail: string } {
  if (!isRecord(entry)) return { reason: 'wrong_type', detail: `turn ${number} is ${typeName(entry)}; expected an object` }
  const textKey = fieldKey(entry, 'text', options.fields)
  const speakerKey = fieldKey(entry, 'speaker', options.fields)
  if (textKey === undefined) return { reason: 'unknown_shape', detail: `turn ${number} has no text field` }
  const content = contentOf(entry[textKey])
  if ('wrong' in content) return { reason: 'wrong_type', detail: `turn ${number}: ${content.wrong}` }
  const label = speakerKey === undefined ? undefined : entry[speakerKey]
  if (label === undefined || label === null || label === '') return { speaker: undefined, text: content.text }
  // Several who speak at once are one label: their names joined.
  if (Array.isArray(label) && label.every((name) => typeof name === 'string'))
    return { speaker: label.length === 0 ? undefined : label.join(' & '), text: content.text }
  if (typeof label !== 'string' && typeof label !== 'number')
    return { reason: 'wrong_type', detail: `the speaker of turn ${number} is ${typeName(label)}; expected a string` }
  return { speaker: String(label), text: content.text }
}

const isTurn = (entry: unknown): boolean =>
  typeof entry === 'string' ||
  (Array.isArray(entry) && entry.length === 2 && entry.every((side) => typeof side === 'string')) ||
  (isRecord(entry) && (pairIn(entry) !== undefined || (keyOf(entry, 'text') !== undefined && keyOf(entry, 'speaker') !== undefined)))

function looksLikeTurns(unit: Unit): boolean {
  const found = turnList(unit)
  const list = entriesOf(found)
  return list !== undefined && (!isRecord(found) || list.length > 1) && list.length > 0 && list.slice(0, 5).every(isTurn)
}

/** Options: `fields.turnList`, `fields.speaker`, `fields.text` name the fields, `roles` maps speakers. */
export const turns: Shape = {
  name: 'turns',
  reads: `Records with their dialogue in a list (${NAMES.turnList.slice(0, 6).join(', ')} …) of speaker and text, of alternating texts, or of question-and-answer pairs.`,
  containers: ['jsonl', 'json', 'csv'],
  detect: (units) => share(units, 0.9, looksLikeTurns),
  convert: unitWise(function* (unit, options) {
    const read = readTurns(unit, options)
    const document = documentOf(unit, options)
    if (!('reason' in read))
      yield* finishDialogue(
        { ...annotations(unit.value), ...read, messages: [...preface(unit.value), ...read.messages], position: unit.position, document },
        options,
      )
    else if (read.reason === 'empty_messages') yield conversationRejected(unit.position, document, read.reason)
    else yield unitRejected(unit.position, read.reason, read.detail)
  }),
}
