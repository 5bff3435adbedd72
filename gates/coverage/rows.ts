/** A line a family for the report: what the inventory has, what the data holds, and where that came from. Numbers are of the census, not of the dataset's word. */
import type { CoverageReport } from '#contract/coverage-report.ts'
import { COVERAGE_PATH } from '#contract/layout.ts'
import { coverageStatus, type CoverageStatus } from '#contract/matching.ts'
import type { Profile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import type { Census } from '../dataset/census.ts'
import { list, own, readJson, text } from '../kit/untrusted.ts'
import { inventoryEvidence } from './inventory.ts'

/** Among the evidence of a run. */
export const COVERAGE_ROWS = 'coverage-rows.json'

/** real: read from objects. extracted: taken by a generator from objects of other families. generated: written. refiled: from other families of the data. */
export type Origin = 'real' | 'extracted' | 'generated' | 'refiled'

export interface CoverageRow {
  family: string
  required: boolean
  /** By `objects`: 0 missing, 1 or 2 partial, 3 or more present. */
  status: CoverageStatus
  /** Evidence in the inventory; without one, objects that were read. */
  objects: number
  conversations: number
  /** Empty where nothing of the family is there. */
  from: Origin[]
}

function originsOf(family: string, conversations: number, sources: readonly unknown[]): Origin[] {
  if (conversations === 0) return []
  const mine = sources.filter((source) => own(source, 'source_family') === family)
  const made = new Set(mine.filter((source) => own(source, 'generator') !== undefined).map((source) => text(own(source, 'name'))))
  const read = mine.filter((source) => own(source, 'generator') === undefined)
  const drawn = read.filter((source) => made.has(text(own(source, 'name'))))
  return [
    ...(read.length > drawn.length ? (['real'] as const) : []),
    ...(drawn.length > 0 ? (['extracted'] as const) : []),
    ...(made.size > 0 && drawn.length === 0 ? (['generated'] as const) : []),
    ...(mine.length === 0 ? (['refiled'] as const) : []),
  ]
}

export async function coverageRows(of: {
  census: Census
  profile: Profile
  store: Store
  inventory?: CoverageReport
}): Promise<CoverageRow[]> {
  const { census, profile, store } = of
  const { value: report } = await readJson(store, COVERAGE_PATH)
  const counts = new Map<string, number>()
  for (const index of census.columns.family)
    if (index >= 0) counts.set(census.families[index]!, (counts.get(census.families[index]!) ?? 0) + 1)
  const sources = list(own(census.manifest, 'sources'))
  return Object.entries(profile.families).map(([family, { required }]) => {
    const read = sources.filter((source) => own(source, 'source_family') === family && own(source, 'generator') === undefined)
    const objects = inventoryEvidence(of, report, family) ?? new Set(read.map((source) => own(source, 'source_key'))).size
    const conversations = counts.get(family) ?? 0
    return { family, required, status: coverageStatus(objects), objects, conversations, from: originsOf(family, conversations, sources) }
  })
}
