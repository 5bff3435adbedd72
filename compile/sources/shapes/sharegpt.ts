/** ShareGPT: `{ "conversations": [{ "from": "human", "value": "..." }, ...] }`, with `system` and `tools` beside it. */
import type { Message } from '#contract/record.ts'
import { hasText } from '#contract/python-text.ts'
import type { Shape } from '../shape.ts'
import { isRecord } from './fields.ts'
import { finish, unitRejected } from './finish.ts'
import { asList } from './python-literal.ts'
import { isRoleMessage, readRoleList } from './role-list.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

const LISTS = ['conversations', 'conversation', 'items', 'messages']

const isShareGpt = (list: unknown): boolean =>
  Array.isArray(list) && list.some((entry) => isRecord(entry) && typeof entry['from'] === 'string' && isRoleMessage(entry))

function listOf(value: unknown, fields?: Record<string, string>): unknown {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return undefined
  const named = fields?.['messages']
  if (named !== undefined) return asList(value[named]) ?? value[named]
  // `conversations` may hold role and content as well; under the other names only from and value are this shape.
  const conversations = asList(value['conversations'])
  if (conversations !== undefined) return conversations
  const lists = LISTS.map((key) => asList(value[key]))
  return lists.find(isShareGpt) ?? lists.find((list) => list !== undefined) ?? value['conversations']
}

/** A system message of the record: its `system` text and its `tools` (definitions as JSON), without which tool calls make no sense. */
export function preface(value: unknown): Message[] {
  if (!isRecord(value)) return []
  const { system, tools } = value
  const parts: string[] = []
  if (typeof system === 'string' && hasText(system)) parts.push(system)
  const definitions = typeof tools === 'string' ? tools : Array.isArray(tools) ? JSON.stringify(tools) : ''
  if (hasText(definitions) && definitions.trim() !== '[]') parts.push(definitions)
  return parts.length === 0 ? [] : [{ role: 'system', content: parts.join('\n') }]
}

/** Options: `fields.messages` names the list, `roles` maps further values of `from`. */
export const sharegpt: Shape = {
  name: 'sharegpt',
  reads:
    'Records with a `conversations` list of from and value, function calls and observations included; `system` and `tools` become the system message.',
  containers: ['jsonl', 'json', 'csv'],
  detect: (units) =>
    Math.max(
      share(units, 0.95, ({ value }) => isShareGpt(listOf(value))),
      share(units, 0.9, ({ value }) => isRecord(value) && asList(value['conversations'])?.some(isRoleMessage) === true),
    ),
  convert: unitWise(function* (unit, options) {
    const list = listOf(unit.value, options.fields)
    if (list === undefined) return void (yield unitRejected(unit.position, 'unknown_shape', 'no list of conversations'))
    const read = readRoleList(list, options)
    if ('reason' in read) return void (yield unitRejected(unit.position, read.reason, read.detail))
    const { position } = unit
    yield finish(
      { ...annotations(unit.value), messages: [...preface(unit.value), ...read.messages], position, document: documentOf(unit, options) },
      options,
    )
  }),
}
