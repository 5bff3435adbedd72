import type { Message } from '#contract/record.ts'

/** A conversation before it is put into a raw shape. */
export interface Draft {
  messages: Message[]
  /** What replaces the last message, in a preference pair. */
  rejected?: Message[]
  /** Running text, for transcripts; `messages` is then empty. */
  prose?: string
  crisis?: true
  quality?: number
}

export const user = (content: string): Message => ({ role: 'user', content })
export const assistant = (content: string): Message => ({ role: 'assistant', content })
export const system = (content: string): Message => ({ role: 'system', content })
