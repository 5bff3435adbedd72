/** What every generated record has to be, whoever made it. A record that is not is a defect of its generator, and nothing of it is written. */
import { hasText } from '#contract/python-text.ts'
import { type Message, ROLES } from '#contract/record.ts'
import type { GeneratedRecord, Generator } from '../generator.ts'

/** Throws; the record is named by its number, never quoted. */
export function checkRecord(record: GeneratedRecord, number: number, generator: Generator, seed: number): void {
  const wrong = problemOf(record, generator, seed)
  if (wrong !== undefined)
    throw new Error(
      `The generator ${generator.name} made a wrong record: number ${number} ${wrong}; report this as a defect of the generator`,
    )
}

function problemOf(record: GeneratedRecord, generator: Generator, seed: number): string | undefined {
  const { messages, chosen, rejected, metadata } = record
  if ((messages === undefined) === (chosen === undefined || rejected === undefined))
    return 'has neither messages nor both sides of a pair, or all of them'
  for (const side of [messages, chosen, rejected]) {
    const wrong = side === undefined ? undefined : messagesProblem(side)
    if (wrong !== undefined) return wrong
  }
  const { name, version, seed: own, parents } = metadata.generator
  if (name !== generator.name || version !== generator.version || own !== seed)
    return 'names another generator, version or seed than made it'
  if (parents?.some((parent) => typeof parent !== 'string' || parent === '') === true) return 'names a parent without a name'
  if (generator.kind === 'written') return undefined
  const { source_key: key, document_id: document } = metadata
  if (key === undefined || document === undefined) return 'lacks metadata.source_key or metadata.document_id of what it was made of'
  if (!document.startsWith(`${key}#`)) return 'has a document_id that is not of its source_key'
  return undefined
}

function messagesProblem(messages: readonly Message[]): string | undefined {
  for (const { role, content } of messages) {
    if (!(ROLES as readonly string[]).includes(role)) return 'has a message with another role than system, user, assistant or tool'
    if (typeof content !== 'string' || !hasText(content)) return 'has a message without text'
  }
  const sides = new Set(messages.map(({ role }) => role))
  return sides.has('user') && sides.has('assistant') ? undefined : 'lacks a message of the user or of the assistant'
}
