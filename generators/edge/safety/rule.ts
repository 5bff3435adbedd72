/** The one form of a safety rule. */
import type { Message } from '#contract/record.ts'

export interface Judged {
  messages: readonly Message[]
  /** Whether the record is marked as crisis-level. */
  crisis: boolean
  /** The scenario from outside that the first message holds: screened by itself (screen.ts), and not written by us. */
  prompt?: string
}

export interface SafetyRule {
  name: string
  /** What it protects, in one sentence. */
  because: string
  breaks(judged: Judged): boolean
  /** Its tests: conversations (user and assistant in turn, the user first) that break it, and that look alike and do not. */
  refuses: readonly Example[]
  accepts: readonly Example[]
}

export interface Example {
  says: readonly string[]
  crisis?: true
}

export const assistantTexts = ({ messages }: Judged): string[] =>
  messages.filter(({ role }) => role === 'assistant').map(({ content }) => content)

/** Everything said, without the scenario that came from outside. */
export function ownTexts({ messages, prompt }: Judged): string[] {
  return messages.map(({ role, content }) => (prompt !== undefined && role === 'user' ? content.replace(prompt, () => '').trim() : content))
}

/**
 * True where the pattern hits a sentence that takes nothing back. `unless` is asked about the part of the sentence up to the hit's end,
 * and the hit of "I can not tell you that you have depression" is so let go.
 */
export function says(text: string, pattern: RegExp, unless?: RegExp): boolean {
  const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)
  for (const hit of text.matchAll(all)) {
    if (unless === undefined) return true
    const from = Math.max(...['.', '!', '?', '\n', ';'].map((stop) => text.lastIndexOf(stop, hit.index))) + 1
    if (!unless.test(text.slice(from, hit.index + hit[0].length))) return true
  }
  return false
}
