import type { Message } from './record.ts'

/** Turns of a conversation: user and assistant messages (contract section 2). */
export function countTurns(messages: readonly Message[]): number {
  let turns = 0
  for (const { role } of messages) if (role === 'user' || role === 'assistant') turns++
  return turns
}

/**
 * Approximate tokens: a quarter of the UTF-8 bytes of all contents, both sides of a pair, rounded up.
 * Bytes and not characters, so that scripts without spaces are not undercounted threefold.
 */
export function approximateTokens(messages: readonly Message[], rejected: readonly Message[] = []): number {
  let bytes = 0
  for (const { content } of messages) bytes += Buffer.byteLength(content)
  for (const { content } of rejected) bytes += Buffer.byteLength(content)
  return Math.ceil(bytes / 4)
}
