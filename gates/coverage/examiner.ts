/** Collects the sources that records name, with the first record and the number of each. */
import type { Examiner } from '../dataset/examiner.ts'
import { own, text } from '../kit/untrusted.ts'

export interface NamedSource {
  first: string
  records: number
}

export interface CoverageSummary {
  /** By source_key. Keys of one dataset are as many as its objects: tens of thousands. */
  sources: Map<string, NamedSource>
  /** Records without a source_key. */
  nameless: NamedSource | null
}

const join = (a: NamedSource | null, b: NamedSource | null): NamedSource | null =>
  a === null || b === null ? (a ?? b) : { first: a.first, records: a.records + b.records }

export const coverageExaminer: Examiner<CoverageSummary> = {
  name: 'coverage',
  version: '1',
  start() {
    const summary: CoverageSummary = { sources: new Map(), nameless: null }
    return {
      examine({ record }, { ref }) {
        const key = text(own(own(record, 'metadata'), 'source_key'))
        const known = key === undefined ? summary.nameless : summary.sources.get(key)
        if (known !== null && known !== undefined) known.records++
        else if (key === undefined) summary.nameless = { first: ref, records: 1 }
        else summary.sources.set(key, { first: ref, records: 1 })
      },
      finish: () => summary,
    }
  },
  merge(a, b) {
    for (const [key, named] of b.sources) a.sources.set(key, join(a.sources.get(key) ?? null, named)!)
    return { sources: a.sources, nameless: join(a.nameless, b.nameless) }
  },
}
