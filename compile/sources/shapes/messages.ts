/** ChatML: `{ "messages": [{ "role": "user", "content": "..." }, ...] }`, or such a list by itself. */
import type { Shape } from '../shape.ts'
import { fieldKey, isRecord } from './fields.ts'
import { finish, unitRejected } from './finish.ts'
import { asList } from './python-literal.ts'
import { isRoleMessage, readRoleList } from './role-list.ts'
import { annotations, documentOf, share } from './unit.ts'
import { unitWise } from './unit-wise.ts'

const listOf = (value: unknown, fields?: Record<string, string>): unknown => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return undefined
  const key = fieldKey(value, 'messages', fields)
  return key === undefined ? undefined : (asList(value[key]) ?? value[key])
}

const isMessageList = (list: unknown): boolean =>
  Array.isArray(list) && list.some((entry) => isRecord(entry) && typeof entry['role'] === 'string') && list.some(isRoleMessage)

/** Options: `fields.messages` names the list, `roles` maps roles that the table does not know. */
export const messages: Shape = {
  name: 'messages',
  reads:
    'Records with a `messages` list of role and content (text or text parts; tool calls become the assistant’s text), also as JSON or as a Python list in a cell.',
  containers: ['jsonl', 'json', 'csv'],
  detect: (units) => share(units, 0.95, ({ value }) => isMessageList(listOf(value))),
  convert: unitWise(function* (unit, options) {
    const list = listOf(unit.value, options.fields)
    if (list === undefined) return void (yield unitRejected(unit.position, 'unknown_shape', 'no list of messages'))
    const read = readRoleList(list, options)
    if ('reason' in read) yield unitRejected(unit.position, read.reason, read.detail)
    else
      yield finish(
        { ...annotations(unit.value), messages: read.messages, position: unit.position, document: documentOf(unit, options) },
        options,
      )
  }),
}
