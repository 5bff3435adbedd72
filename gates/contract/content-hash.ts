/**
 * The content hash (contract section 5): what Python 3.11 computes for
 * `'sha256:' + sha256(' '.join(sorted(m['content'].strip().lower() for m in messages)).encode()).hexdigest()`.
 * It ignores roles and order by definition; identity is `recordId`.
 */
import { hash } from 'node:crypto'
import type { Message } from './record.ts'
import { compareCodePoints, lower, strip } from './python-text.ts'

/** Why a list of messages has no content hash, in words that name no text. */
export class UnhashableError extends Error {}

/** The normalised text that is hashed. Throws UnhashableError for a content that is no string or has a lone surrogate. */
export function normalisedText(messages: readonly Pick<Message, 'content'>[]): string {
  const parts: string[] = []
  for (const [index, message] of messages.entries()) {
    if (message === null || typeof message !== 'object' || !('content' in message)) continue // as Python's `isinstance(m, dict) and 'content' in m`
    const content: unknown = message.content
    if (typeof content !== 'string') {
      const found = content === null ? 'null' : Array.isArray(content) ? 'a list' : typeof content
      throw new UnhashableError(`content of message ${index} is ${found}; expected a string`)
    }
    if (!content.isWellFormed()) throw new UnhashableError(`content of message ${index} holds a lone surrogate, which has no UTF-8`)
    parts.push(lower(strip(content)))
  }
  return parts.sort(compareCodePoints).join(' ')
}

/** `sha256:` and 64 lower-case hex digits. Throws UnhashableError. */
export function contentHash(messages: readonly Pick<Message, 'content'>[]): string {
  return `sha256:${hash('sha256', normalisedText(messages))}`
}
