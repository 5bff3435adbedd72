/**
 * The normalised text of a record as bytes, written once: its content hash and its words are both taken from them. Records whose
 * lower case is the same everywhere, nearly all of real data, take a way without regular expressions; the contract's own function has the rest.
 */
import { hash } from 'node:crypto'
import { normalisedText } from '#contract/content-hash.ts'
import { compareCodePoints, strip } from '#contract/python-text.ts'
import type { Message } from '#contract/record.ts'
import type { TextFacts } from './text-facts.ts'

export interface Normaliser {
  /** UTF-8 of the normalised text, valid until the next call; null where the messages have none. */
  (messages: unknown, facts: Pick<TextFacts, 'ascii' | 'lowersAlike'>): Buffer | null
}

export function makeNormaliser(): Normaliser {
  let buffer = Buffer.allocUnsafeSlow(1 << 16)
  return (messages, { ascii, lowersAlike }) => {
    if (!Array.isArray(messages)) return null
    let text: string
    try {
      text = (lowersAlike ? simpleText(messages, ascii) : null) ?? normalisedText(messages as Message[])
    } catch {
      return null // no content hash: the contract and hash gates say so
    }
    const most = ascii ? text.length : text.length * 3
    if (buffer.length < most) buffer = Buffer.allocUnsafeSlow(most * 2)
    return buffer.subarray(0, buffer.write(text, ascii ? 'latin1' : 'utf8'))
  }
}

/** Null where a message is not of the plain form. */
function simpleText(messages: readonly unknown[], ascii: boolean): string | null {
  const parts: string[] = []
  for (const message of messages) {
    if (message === null || typeof message !== 'object') return null
    const { content } = message as Message
    if (typeof content !== 'string') return null
    parts.push(strip(content).toLowerCase())
  }
  return (ascii ? parts.sort() : parts.sort(compareCodePoints)).join(' ')
}

export const contentHashOf = (normalised: Buffer): string => `sha256:${hash('sha256', normalised)}`
