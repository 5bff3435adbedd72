import { hash } from 'node:crypto'
import type { Message } from './record.ts'

/**
 * Identity of a record (contract section 2): SHA-256, 64 lower-case hex digits, of the canonical JSON
 * (RFC 8785: no white space, shortest escapes) of `[[role, content], ...]`, followed directly by that of the
 * rejected side where there is one. Arrays delimit themselves, so the two can not be confused.
 * Unlike the content hash it sees roles and order.
 */
export function recordId(messages: readonly Message[], rejected?: readonly Message[]): string {
  const pairs = (side: readonly Message[]): string => JSON.stringify(side.map(({ role, content }) => [role, content]))
  return hash('sha256', pairs(messages) + (rejected === undefined ? '' : pairs(rejected)))
}
