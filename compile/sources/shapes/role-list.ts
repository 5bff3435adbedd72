/**
 * A list of messages whose source states roles, as `messages` (role, content) and `conversations` (from, value) do. Messages
 * are kept as they stand, one for one: whoever wrote roles has already said what a message is.
 */
import type { Reason } from '#contract/ledger.ts'
import type { Message } from '#contract/record.ts'
import type { ShapeOptions } from '../shape.ts'
import { contentOf, toolCalls, typeName } from './content.ts'
import { isRecord } from './fields.ts'
import { roleOf } from './roles.ts'

export type Messages = { messages: Message[] } | { reason: Reason; detail: string }

const ROLE_FIELDS = ['role', 'from', 'speaker', 'user']
const TEXT_FIELDS = ['content', 'value', 'text', 'markdown', 'message']

const ownField = (entry: Record<string, unknown>, names: readonly string[]): string | undefined =>
  names.find((name) => Object.hasOwn(entry, name))

/** True for an object that states a role and has, or leaves open, a text. */
export const isRoleMessage = (value: unknown): boolean =>
  isRecord(value) && typeof value[ownField(value, ['role', 'from']) ?? ''] === 'string' && ownField(value, TEXT_FIELDS) !== undefined

export function readRoleList(list: unknown, options: Pick<ShapeOptions, 'roles'>): Messages {
  if (!Array.isArray(list)) return { reason: 'wrong_type', detail: `the messages are ${typeName(list)}; expected a list` }
  const messages: Message[] = []
  for (const [index, entry] of list.entries()) {
    const read = readRoleMessage(entry, options, index + 1)
    if ('reason' in read) return read
    messages.push(read)
  }
  return { messages }
}

export function readRoleMessage(
  entry: unknown,
  options: Pick<ShapeOptions, 'roles'>,
  number: number,
): Message | { reason: Reason; detail: string } {
  if (!isRecord(entry)) return { reason: 'wrong_type', detail: `message ${number} is ${typeName(entry)}; expected an object` }
  const roleField = ownField(entry, ROLE_FIELDS)
  if (roleField === undefined) return { reason: 'missing_label', detail: `message ${number} has no role` }
  const label = entry[roleField]
  if (typeof label !== 'string')
    return { reason: 'wrong_type', detail: `the role of message ${number} is ${typeName(label)}; expected a string` }
  const role = roleOf(label, options.roles)
  // The label is not named: where it is unknown it may be a person's name.
  if (role === undefined) return { reason: 'unknown_role', detail: `message ${number}: map its role by options.roles` }
  const calls = toolCalls(entry)
  const textField = ownField(entry, TEXT_FIELDS)
  const value = textField === undefined ? undefined : entry[textField]
  if ((value === null || value === undefined) && calls !== undefined) return { role, content: calls }
  const content = contentOf(value)
  if ('wrong' in content) return { reason: 'wrong_type', detail: `message ${number}: ${content.wrong}` }
  return { role, content: calls === undefined ? content.text : `${content.text}\n${calls}`.trim() }
}
