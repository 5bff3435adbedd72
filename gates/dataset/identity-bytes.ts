/**
 * The canonical JSON of a record's identity, cut from the bytes of its line. A line as this project's compiler writes it holds every role
 * and text in canonical JSON already: between them stand the same few bytes, which are compared. Any other line gives nothing, and is
 * written anew by the contract's own function.
 */
import { hash } from 'node:crypto'
import { recordId } from '#contract/identity.ts'
import { type Message, ROLES } from '#contract/record.ts'
import type { TextFacts } from './text-facts.ts'

const BEGINNING = Buffer.from('{"messages":[')
const END = Buffer.from('],"metadata":')
const HEADS = ROLES.map((role) => Buffer.from(`{"role":"${role}","content":"`))
const PAIRS = ROLES.map((role) => Buffer.from(`["${role}","`))

const [QUOTE, BACKSLASH, BRACE, COMMA, OPEN, CLOSE] = [0x22, 0x5c, 0x7d, 0x2c, 0x5b, 0x5d]

export interface IdentityReader {
  /** `metadata.id` as it must be (contract section 2). Throws as `recordId` does. */
  (messages: readonly Message[], rejected: readonly Message[] | undefined, bytes?: Uint8Array, facts?: TextFacts): string
}

export function makeIdentityReader(): IdentityReader {
  let canonical = Buffer.allocUnsafeSlow(1 << 16)
  return (messages, rejected, bytes, facts) => {
    if (bytes === undefined || facts?.canonical !== true || rejected !== undefined) return recordId(messages, rejected)
    if (canonical.length < bytes.length) canonical = Buffer.allocUnsafeSlow(bytes.length * 2)
    const length = cut(bytes, messages, canonical)
    return length === 0 ? recordId(messages) : hash('sha256', canonical.subarray(0, length))
  }
}

/** Writes to `into`, which is never shorter than `line`; returns how much, 0 where the line has another form. */
function cut(line: Uint8Array, messages: readonly Message[], into: Uint8Array): number {
  if (messages.length === 0 || !standsAt(line, 0, BEGINNING)) return 0
  let at = BEGINNING.length
  let to = 0
  into[to++] = OPEN
  for (let i = 0; i < messages.length; i++) {
    if (i > 0) {
      if (line[at++] !== COMMA) return 0
      into[to++] = COMMA
    }
    const message = messages[i]
    const role = ROLES.indexOf(message?.role as Message['role'])
    if (role === -1 || typeof message!.content !== 'string' || !standsAt(line, at, HEADS[role]!)) return 0
    const pair = PAIRS[role]!
    for (let k = 0; k < pair.length; k++) into[to++] = pair[k]!
    const from = at + HEADS[role]!.length
    // No unit takes less than a byte.
    const end = closingQuote(line, from, from + message!.content.length)
    if (line[end + 1] !== BRACE) return 0
    into.set(line.subarray(from, end), to)
    to += end - from
    into[to++] = QUOTE
    into[to++] = CLOSE
    at = end + 2
  }
  if (!standsAt(line, at, END)) return 0
  into[to++] = CLOSE
  return to
}

function standsAt(line: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (line[at + i] !== expected[i]) return false
  return true
}

/** The first quotation mark from `search` on that no backslash escapes, in a string that begins at `from`. */
function closingQuote(line: Uint8Array, from: number, search: number): number {
  for (let at = search; at < line.length; at++) {
    if (line[at] !== QUOTE) continue
    let before = at - 1
    while (before >= from && line[before] === BACKSLASH) before--
    if ((at - before) % 2 === 1) return at
  }
  return line.length
}
