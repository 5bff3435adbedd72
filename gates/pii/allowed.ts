/**
 * Which findings a reviewer allowed. The reviewer saw the compiler's span, this gate has its own: the two may differ by a title or a
 * comma. So the finding counts as allowed when it, or it with up to two words more on a side, is a text that was allowed.
 * Never the other way round: an allowed "Ann" does not allow "Ann Roe".
 */
import { acceptedHash, allowedHash } from '#contract/allowed.ts'

/** `documentId`: the record's, for what was accepted in its document only. */
export type Allowed = (text: string, start: number, end: number, documentId?: string) => boolean

const WIDER = 2
const REACH = 64

export function allowedBy(hashes: readonly string[], key: string | undefined): Allowed {
  if (hashes.length === 0 || key === undefined || key === '') return () => false
  const set = new Set(hashes)
  const isAllowed = (span: string, documentId: string | undefined): boolean =>
    set.has(allowedHash(key, span)) || (documentId !== undefined && set.has(acceptedHash(key, documentId, span)))
  return (text, start, end, documentId) => {
    const starts = [start, ...borders(text.slice(Math.max(0, start - REACH), start), -1).map((offset) => start - offset)]
    const ends = [end, ...borders(text.slice(end, end + REACH), 1).map((offset) => end + offset)]
    return starts.some((from) => ends.some((to) => isAllowed(text.slice(from, to), documentId)))
  }
}

/** Distances to the far ends of the next words in a window, going left (-1) or right (1). */
function borders(window: string, direction: -1 | 1): number[] {
  const words = [...window.matchAll(/[^\s]+/g)]
  const taken = direction === 1 ? words.slice(0, WIDER) : words.slice(-WIDER)
  return taken.map(({ index, 0: word }) => (direction === 1 ? index + word.length : window.length - index))
}
