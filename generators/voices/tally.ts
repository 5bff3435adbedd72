/** What became of documents and how many records they gave, in all and by source: the stats say who got what, and why not. */
import type { GenerateRequest, SourceConversation } from '../generator.ts'

export interface Tally {
  /** A document that was used, or the reason why not. */
  document(of: SourceConversation, outcome: string): void
  /** Something of it, counted `by`: records, pieces left out. */
  add(of: SourceConversation, what: string, by?: number): void
}

export const tally = ({ count }: Pick<GenerateRequest, 'count'>): Tally => {
  const add: Tally['add'] = ({ source }, what, by = 1) => {
    if (by === 0) return
    count(what, by)
    count(`source.${source}.${what}`, by)
  }
  return { add, document: (of, outcome) => add(of, `documents.${outcome}`) }
}
