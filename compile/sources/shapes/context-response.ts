/**
 * A reply and the utterances before it: `response` or `utterance` beside a `context` list, with or without speakers. The reply is the
 * assistant's; its speaker's earlier utterances are too, and all others are the user's.
 */
import type { Shape, Unit } from '../shape.ts'
import { typeName } from './content.ts'
import { isRecord, type Json } from './fields.ts'
import { finish, unitRejected } from './finish.ts'
import { toMessages, whoSaid, type Utterance } from './speakers.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

const REPLIES = ['response', 'utterance', 'reply', 'answer', 'target']

function parts({ value }: Unit): { record: Json; context: unknown[]; reply: unknown } | undefined {
  if (!isRecord(value) || !Array.isArray(value['context'])) return undefined
  const name = REPLIES.find((field) => Object.hasOwn(value, field))
  return name === undefined ? undefined : { record: value, context: value['context'], reply: value[name] }
}

/** Options: `roles` maps speakers. */
export const contextResponse: Shape = {
  name: 'context_response',
  reads: 'Records with a `context` list of utterances and the `response` or `utterance` that follows it, and perhaps their speakers.',
  containers: ['jsonl', 'json'],
  detect: (units) =>
    share(units, 0.92, (unit) => {
      const found = parts(unit)
      return found !== undefined && typeof found.reply === 'string' && found.context.every((entry) => typeof entry === 'string')
    }),
  convert: unitWise(function* (unit, options) {
    const found = parts(unit)
    if (found === undefined) return void (yield unitRejected(unit.position, 'unknown_shape', 'no context list with a reply'))
    const { record, context, reply } = found
    const speakers = Array.isArray(record['context_speakers']) ? record['context_speakers'] : []
    const said: Utterance[] = []
    for (const [index, text] of [...context, reply].entries()) {
      if (typeof text !== 'string')
        return void (yield unitRejected(unit.position, 'wrong_type', `utterance ${index + 1} is ${typeName(text)}; expected a string`))
      const speaker: unknown = index < context.length ? speakers[index] : record['speaker']
      said.push({ speaker: typeof speaker === 'string' && speaker !== '' ? speaker : undefined, text })
    }
    // A list of speakers with gaps says less than the order does.
    const gaps = said.some(({ speaker }) => speaker === undefined)
    const messages = toMessages(gaps ? said.map(({ text }) => ({ speaker: undefined, text })) : said, options, true)
    yield finish(
      { ...annotations(record), ...(gaps ? {} : whoSaid(said)), messages, position: unit.position, document: documentOf(unit, options) },
      options,
    )
  }),
}
