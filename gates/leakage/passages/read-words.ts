/** A record's words in the core, in the order that 13-grams are cut from, and where each message begins and ends. */
import type { Message } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { ASSISTANT, USER, type WordCore } from '../core/word-core.ts'

/** Messages of fewer words are said by everybody. */
export const MESSAGE_WORDS: number = splits.overlap.messageWords

export const PROMPT = 0
export const RESPONSE = 1

/** A user or assistant message of at least MESSAGE_WORDS words. */
export interface Said {
  side: typeof PROMPT | typeof RESPONSE
  from: number
  to: number
}

/**
 * All contents in order, the rejected side last, as `wordSequence` of the contract has them. Returns the messages worth comparing, or null where
 * the record can not be read.
 */
export function readWords(core: WordCore, record: Record<string, unknown>, ascii: boolean): Said[] | null {
  const metadata = record['metadata'] as { preference?: { rejected?: unknown } } | null | undefined
  const said: Said[] = []
  core.begin()
  let from = 0
  const add = (messages: unknown, own: boolean): boolean => {
    if (!Array.isArray(messages)) return false
    for (const message of messages as (Message | null)[]) {
      if (typeof message?.content !== 'string') return false
      const to = core.add(message.content, ascii)
      if (own && to - from >= MESSAGE_WORDS && (message.role === 'user' || message.role === 'assistant'))
        said.push({ side: message.role === 'user' ? PROMPT : RESPONSE, from, to })
      from = to
    }
    return true
  }
  return add(record['messages'], true) && add(metadata?.preference?.rejected ?? [], false) ? said : null
}

/**
 * The same for the bytes of a record without a rejected side whose words the census read: most lines need not be parsed again. Undefined where
 * this one does.
 */
export function readLine(core: WordCore, line: Buffer): Said[] | undefined {
  core.load(line)
  const messages = core.messages()
  if (messages === null) return undefined
  const said: Said[] = []
  let from = 0
  for (let at = 0; at < messages.count; at++) {
    const to = messages.wordsUntil(at)
    const role = messages.role(at)
    if (to - from >= MESSAGE_WORDS && (role === USER || role === ASSISTANT))
      said.push({ side: role === USER ? PROMPT : RESPONSE, from, to })
    from = to
  }
  return said
}
