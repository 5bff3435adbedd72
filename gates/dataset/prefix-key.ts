/**
 * The first messages of a conversation (contract section 4) as a key of 64 bits: equal for two conversations where the contract's `sharedPrefixKey` is,
 * and 0 where there is none. Made of the bytes that a word core has read of the line, or of the texts, to the same value: a line that is
 * written in another way may begin like one that is not.
 */
import { hash } from 'node:crypto'
import { sharedPrefix } from '#contract/passage.ts'
import type { Message } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { ASSISTANT, type LineMessages, SYSTEM } from '../leakage/core/word-core.ts'

export interface PrefixKey {
  /** `messages` as they were parsed; `read` where a core has them. */
  (messages: unknown, read: LineMessages | null): bigint
}

const { messages: LEAST_MESSAGES, words: LEAST_WORDS } = splits.sharedPrefix

export function makePrefixKey(): PrefixKey {
  let buffer = Buffer.allocUnsafeSlow(1 << 14)
  let end = 0
  const room = (more: number): void => {
    if (end + more <= buffer.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (end + more))
    buffer.copy(larger, 0, 0, end)
    buffer = larger
  }
  /** Role and length stand before a text, so that no two lists of messages are the same bytes. */
  const head = (role: string, bytes: number): void => {
    const text = `${JSON.stringify(role)}${bytes}:`
    room(3 * text.length + bytes)
    end += buffer.write(text, end)
  }
  const keyOf = (): bigint => hash('sha256', buffer.subarray(0, end), 'buffer').readBigUInt64BE()

  const ofRead = (read: LineMessages): bigint => {
    let count = 0
    let words = 0
    for (let at = 0; at < read.count; at++) {
      const role = read.role(at)
      if (role === SYSTEM) continue
      count++
      words += read.wordsUntil(at) - (at === 0 ? 0 : read.wordsUntil(at - 1))
      const text = read.text(at)
      head(role === ASSISTANT ? 'assistant' : 'user', text.length)
      end += text.copy(buffer, end)
      if (count >= LEAST_MESSAGES && words >= LEAST_WORDS) return keyOf()
    }
    return 0n
  }

  const ofStrings = (messages: unknown): bigint => {
    let prefix: ReturnType<typeof sharedPrefix>
    try {
      prefix = sharedPrefix(messages as Message[])
    } catch {
      return 0n // no messages that could be read: the contract gate says why
    }
    if (prefix === null) return 0n
    for (const [role, content] of prefix) {
      head(role, Buffer.byteLength(content))
      end += buffer.write(content, end)
    }
    return keyOf()
  }

  return (messages, read) => {
    end = 0
    return read === null ? ofStrings(messages) : ofRead(read)
  }
}
