/** What became of documents and how many records they gave, in all and by source: the stats say who got what, and why not. */
import type { GenerateRequest, SourceConversation } from '../generator.ts'

export interface Tally {
  /** In all alone. */
  add(what: string, by?: number): void
  /** In all and by source: documents and why they were not used, records. */
  of(conversation: Pick<SourceConversation, 'source'>, what: string): void
}

export const tally = ({ count }: Pick<GenerateRequest, 'count'>): Tally => ({
  add(what, by = 1) {
    if (by > 0) count(what, by)
  },
  of({ source }, what) {
    count(what)
    count(`source.${source}.${what}`)
  },
})
