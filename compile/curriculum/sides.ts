/** The sides of a preference pair (contract section 8): what both have in common, and the two answers to it. */
import type { Message } from '#contract/record.ts'

export interface Sides {
  prompt: readonly Message[]
  chosen: readonly Message[]
  rejected: readonly Message[]
}

/**
 * The rejected messages replace as many at the end where the roles agree, else the last answer alone. Null where what is left does not end in
 * words that can be answered: no trainer could put either side behind it.
 */
export function sidesOf(messages: readonly Message[], rejected: readonly Message[]): Sides | null {
  const replaced =
    rejected.length > 0 && rejected.every(({ role }, index) => messages[messages.length - rejected.length + index]?.role === role)
  const prompt = messages.slice(0, replaced ? -rejected.length : -1)
  const chosen = messages.slice(prompt.length)
  const asked = prompt.at(-1)?.role
  if (asked !== 'user' && asked !== 'tool') return null
  return chosen[0]?.role === 'assistant' && rejected[0]?.role === 'assistant' ? { prompt, chosen, rejected } : null
}
