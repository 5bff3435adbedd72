/** The text of a message's content: a string, or a list of typed parts. Anything else has a wrong type. */
import { hasText } from '#contract/python-text.ts'
import { isRecord } from './fields.ts'

/** Text, or in our own words what stood there instead. */
export type Content = { text: string } | { wrong: string }

const TEXT_PARTS = new Set(['text', 'input_text', 'output_text'])

export const typeName = (value: unknown): string =>
  value === null
    ? 'null'
    : value === undefined
      ? 'missing'
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'an object'
          : `a ${typeof value}`

/**
 * Parts are joined with a newline. A part that is no text (an image, audio) is a wrong type and not passed over: what is
 * said about a picture is no answer without it.
 */
export function contentOf(value: unknown): Content {
  if (typeof value === 'string') return { text: value }
  if (!Array.isArray(value)) return { wrong: `content is ${typeName(value)}; expected a string or a list of text parts` }
  const texts: string[] = []
  for (const [index, part] of value.entries()) {
    const text =
      typeof part === 'string'
        ? part
        : isRecord(part) && (part['type'] === undefined || TEXT_PARTS.has(String(part['type'])))
          ? part['text']
          : undefined
    if (typeof text !== 'string') return { wrong: `part ${index + 1} of a content is no text; expected parts of type text` }
    if (hasText(text)) texts.push(text)
  }
  return { text: texts.join('\n') }
}

/** Words that a table library writes where there is no value. Only a whole field counts, never a turn of a dialogue, where "None" is an answer. */
const MISSING = /^\s*(?:none|nan|null)\s*$/i
export const isMissing = (text: string): boolean => !hasText(text) || MISSING.test(text)

/** Calls of tools as the assistant's text: one JSON object a line, name and arguments; undefined where there are none. */
export function toolCalls(message: Record<string, unknown>): string | undefined {
  const calls = Array.isArray(message['tool_calls']) ? message['tool_calls'] : [message['function_call']]
  const lines: string[] = []
  for (const call of calls) {
    const body: unknown = isRecord(call) && isRecord(call['function']) ? call['function'] : call
    if (!isRecord(body) || typeof body['name'] !== 'string') continue
    lines.push(JSON.stringify({ name: body['name'], arguments: body['arguments'] ?? '' }))
  }
  return lines.length === 0 ? undefined : lines.join('\n')
}
