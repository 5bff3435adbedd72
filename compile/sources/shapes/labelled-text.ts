/** Plain text with speaker labels, as a whole file or in a field of a record (`dialogue`, `Best Generated Conversation`). */
import type { Shape, ShapeOptions, Unit } from '../shape.ts'
import { finishDialogue } from './dialogue-pieces.ts'
import { isRecord, namedKey, plainName } from './fields.ts'
import { unitRejected } from './finish.ts'
import { isLabelled, parseLabelled } from './labels.ts'
import { toMessages, whoSaid } from './speakers.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

const DIALOGUE_NAME = /(?:conversation|dialog|dialogue|chat|transcript|conversations|session)$/

/** The labelled text of a unit: itself, the configured field, a field named like a dialogue, or the first that is one. */
export function labelledTextOf(unit: Unit, options: ShapeOptions): string | undefined {
  const { value } = unit
  if (typeof value === 'string') return value
  if (!isRecord(value)) return undefined
  const named = options.fields?.['text']
  if (named !== undefined) {
    const key = namedKey(value, named)
    const text = key === undefined ? undefined : value[key]
    return typeof text === 'string' ? text : undefined
  }
  const texts = Object.entries(value).filter((field): field is [string, string] => typeof field[1] === 'string')
  const likely = texts.find(([name]) => DIALOGUE_NAME.test(plainName(name)))
  return likely?.[1] ?? texts.find(([, text]) => text.includes('\n') && isLabelled(text, options))?.[1]
}

const named = ({ value }: Unit): boolean =>
  isRecord(value) &&
  Object.entries(value).some(
    ([name, text]) => typeof text === 'string' && DIALOGUE_NAME.test(plainName(name)) && isLabelled(text.slice(0, HEAD)),
  )

/** Characters of a text that detection looks at: a file of one text may have many megabytes. */
const HEAD = 65_536

/**
 * Options: `fields.text` names the field, `roles` maps labels. A preamble before the first label becomes the system message: it
 * says what the dialogue is about and nobody in it said it.
 */
export const labelledText: Shape = {
  name: 'labelled_text',
  reads: 'Plain text, or a field of a record, in which lines begin with a speaker’s label.',
  containers: ['text', 'csv', 'jsonl', 'json'],
  detect: (units) =>
    Math.max(
      share(units, 0.85, named),
      share(units, 0.75, (unit) => {
        const text = labelledTextOf(unit, {})
        return text !== undefined && isLabelled(text.slice(0, HEAD))
      }),
    ),
  convert: unitWise(function* (unit, options) {
    const text = labelledTextOf(unit, options)
    if (text === undefined) return void (yield unitRejected(unit.position, 'unknown_shape', 'no text with speaker labels'))
    const parsed = parseLabelled(text, options)
    if (parsed === undefined) return void (yield unitRejected(unit.position, 'missing_label', 'no line begins with a speaker'))
    const messages = toMessages(parsed.said, options)
    if (parsed.preamble !== '') messages.unshift({ role: 'system', content: parsed.preamble })
    yield* finishDialogue(
      { ...annotations(unit.value), ...whoSaid(parsed.said), messages, position: unit.position, document: documentOf(unit, options) },
      options,
    )
  }),
}
