/**
 * Placeholders in a text (contract section 2). Numbers may have gaps: a conversation is cut into chunks or pairs after it was masked, and each
 * piece keeps the numbers of the whole, so that `[NAME_3]` without a `[NAME_1]` is right.
 */
import { PLACEHOLDER, PLACEHOLDER_LIKE } from '#contract/pii.ts'

const whole = new RegExp(`^(?:${PLACEHOLDER.source})$`)
const like = new RegExp(PLACEHOLDER_LIKE.source, 'gi')

export interface Placeholders {
  /** Types of the well-formed ones. */
  types: Set<string>
  /** Offset of every one that only looks like one. */
  malformed: number[]
  /** Well-formed ones by type, where somebody counts them. */
  counts?: Record<string, number>
}

export function placeholdersIn(text: string, into: Placeholders = { types: new Set(), malformed: [] }): Placeholders {
  if (!text.includes('[')) return into
  like.lastIndex = 0
  for (let match = like.exec(text); match !== null; match = like.exec(text)) {
    const exact = whole.exec(match[0])
    if (exact === null) into.malformed.push(match.index)
    else {
      into.types.add(exact[1]!)
      if (into.counts !== undefined) into.counts[exact[1]!] = (into.counts[exact[1]!] ?? 0) + 1
    }
  }
  return into
}
