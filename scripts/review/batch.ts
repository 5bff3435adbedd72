/** Decisions without a screen, and the summary: counts, never text. */
import type { PiiType } from '#contract/pii.ts'
import { table } from '../tables.ts'
import type { Choice } from './arguments.ts'
import type { Entry } from './queue.ts'
import type { Review } from './review.ts'

export interface Which {
  type?: PiiType | undefined
  source?: string | undefined
}

/** Records that wait, of the source. Those that wait for other types than the named one too are counted apart: nobody spoke of those. */
export function chosen(review: Review, { type, source }: Which): { entries: Entry[]; mixed: Entry[] } {
  const open = review.entries.filter(
    (entry) => review.stateOf(entry) === 'open' && (source === undefined || entry.sources.includes(source)),
  )
  if (type === undefined) return { entries: open, mixed: [] }
  const types = (entry: Entry): Set<PiiType> => new Set(review.openQuestions(entry).map((question) => question.type))
  const named = open.filter((entry) => types(entry).has(type))
  return { entries: named.filter((entry) => types(entry).size === 1), mixed: named.filter((entry) => types(entry).size > 1) }
}

/** Decides, and says in words what came of it. */
export function decideAll(review: Review, choice: Choice, which: Which): string {
  const { entries, mixed } = chosen(review, which)
  if (choice === 'always-allow') {
    const before = review.counts().open
    const questions = [...entries, ...mixed]
      .flatMap((entry) => review.openQuestions(entry))
      .filter(({ type }) => type === (which.type ?? type))
    const texts = new Set(questions.map(({ everywhere }) => everywhere)).size
    if (texts > 0) review.allow(questions)
    const { open } = review.counts()
    return `${texts} texts are allowed in every record from now on; ${before - open} records are settled, ${open} wait.`
  }
  if (entries.length > 0) review.decide(entries, choice)
  const left =
    mixed.length > 0 ? ` ${mixed.length} more hold that type and others: look at those, or decide about the other types too.` : ''
  return `${entries.length} records: ${choice}; ${review.counts().open} wait.${left}`
}

/** Records that wait by source and the types that are asked about in them, and what was decided. */
export function summary(review: Review): string {
  const rows = new Map<string, { source: string; type: PiiType; records: number; texts: number }>()
  for (const entry of review.entries) {
    if (review.stateOf(entry) !== 'open') continue
    const byType = Map.groupBy(review.openQuestions(entry), ({ type }) => type)
    for (const [type, questions] of byType) {
      const [source] = entry.sources as [string]
      const row = rows.get(`${source}\n${type}`) ?? { source, type, records: 0, texts: 0 }
      rows.set(`${source}\n${type}`, { ...row, records: row.records + 1, texts: row.texts + questions.length })
    }
  }
  const sorted = [...rows.values()].sort((a, b) => (a.source === b.source ? (a.type < b.type ? -1 : 1) : a.source < b.source ? -1 : 1))
  const waiting = table(
    ['source', 'type', 'records', 'texts'],
    sorted.map(({ source, type, records, texts }) => [source, type, records, texts]),
  )
  return `${sorted.length === 0 ? '' : `${waiting}\n\n`}${tally(review)}`
}

/** One line: what waits and what was decided. */
export function tally(review: Review): string {
  const { open, accept, mask, reject, allowed } = review.counts()
  return `${review.entries.length} records in the queue: ${open} wait, ${accept} accepted, ${mask} to be masked, ${reject} rejected, ${allowed} settled by allowed texts.`
}
