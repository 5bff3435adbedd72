/**
 * Passages that tie records together or leak between splits (contract section 4).
 */
import { hash } from 'node:crypto'
import type { Message } from './record.ts'
import { isPythonSpace, lower, strip } from './python-text.ts'
import splits from './splits.json' with { type: 'json' }
import { words } from './word-set.ts'

/** The shortest beginning of a conversation that ties it to others, as role and stripped, lower-cased content; null where it has none so long. */
export function sharedPrefix(messages: readonly Message[]): [role: string, content: string][] | null {
  let count = 0
  let total = 0
  const prefix: [string, string][] = []
  for (const { role, content } of messages) {
    if (role === 'system') continue
    count++
    if (total < splits.sharedPrefix.words) total += countWords(content, splits.sharedPrefix.words - total)
    prefix.push([role, lower(strip(content))])
    if (count >= splits.sharedPrefix.messages && total >= splits.sharedPrefix.words) return prefix
  }
  return null
}

/**
 * Key of the shared prefix: two records have at least two equal leading non-system messages with at least 20
 * words together exactly when their keys are equal, because the key is taken of the shortest such prefix and equal
 * longer prefixes have equal shortest ones. Null where the record has no prefix that long.
 * Messages are equal when role and stripped, lower-cased content are.
 */
export function sharedPrefixKey(messages: readonly Message[]): string | null {
  const prefix = sharedPrefix(messages)
  return prefix === null ? null : hash('sha256', JSON.stringify(prefix))
}

/**
 * Words of a text, counted until `enough`: the first twenty decide, and texts have thousands. Where a character comes that may part words
 * in a way of its own (scripts without spaces, rarer spaces), the text is cut into words instead.
 */
function countWords(text: string, enough: number): number {
  let count = 0
  let inWord = false
  for (let at = 0; at < text.length && count < enough; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x0e00 && (unit < 0x2010 || unit > 0x2027)) return words(text).length
    const space = isPythonSpace(unit)
    if (!space && !inWord) count++
    inWord = !space
  }
  return count
}

/** Words of all messages in order, the sequence that 13-grams are cut from. The rejected side follows. */
export function wordSequence(messages: readonly { content: string }[], rejected: readonly { content: string }[] = []): string[] {
  return [...messages, ...rejected].flatMap(({ content }) => words(content))
}

/** The distinct 13-grams of a record's word sequence, each as its words joined by one space. */
export function grams(sequence: readonly string[], n: number = splits.holdoutText.gram): Set<string> {
  const set = new Set<string>()
  for (let i = 0; i + n <= sequence.length; i++) set.add(sequence.slice(i, i + n).join(' '))
  return set
}

/** Share of the distinct n-grams of `needle` that `haystack` holds; 0 where the needle has none. */
export function containment(needle: ReadonlySet<string>, haystack: ReadonlySet<string>): number {
  if (needle.size === 0) return 0
  let inside = 0
  for (const gram of needle) if (haystack.has(gram)) inside++
  return inside / needle.size
}
