/** From a listing to the coverage report: what each family has, by which rule, what is no data, and what nobody claims. */
import type { CoverageReport, Extent, FamilyCoverage, InventoryEvidence, InventoryFacts } from '#contract/coverage-report.ts'
import { CONTRACT_VERSION } from '#contract/manifest.ts'
import { coverageStatus, EXCLUSIONS } from '#contract/matching.ts'
import type { Profile } from '#contract/profile.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import { keyProblem } from './gather.ts'
import type { ListedObject, Listing } from './listing.ts'
import { openMatcher } from './match/match.ts'

/** Words for what no rule of families.json has to say: an object that is none, or that can not be loaded. */
const UNLOADABLE: Record<string, string> = {
  keys_empty: 'an entry without a key',
  keys_not_utf8: 'a key that is no UTF-8: no store takes it',
  keys_too_long: 'a key of more than 1,024 bytes: no store takes it',
  keys_with_dot_segments: 'a key that leads out of its folder (`..`): loaded to a disk it would land elsewhere',
  directory_markers: 'a marker of a folder, which holds no bytes',
  empty_objects: 'an object of 0 bytes',
}

/** C0, C1 and what turns the direction of text: such keys are data like others, and are told. */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const nothing = (): Extent => ({ objects: 0, size_bytes: 0, sizes_unknown: 0 })

function addTo(extent: Extent, { size }: ListedObject): void {
  extent.objects++
  if (size === null) extent.sizes_unknown++
  else extent.size_bytes += size
}

const evidenceOf = ({ key, size, lastModified, etag }: ListedObject, matches: InventoryEvidence['matches']): InventoryEvidence => ({
  key,
  ...(size === null ? {} : { size_bytes: size }),
  ...(lastModified === null ? {} : { last_modified: lastModified }),
  ...(etag === null ? {} : { etag }),
  matches,
})

interface Sorted {
  byFamily: Map<string, InventoryEvidence[]>
  excluded: Map<string, Extent & { keys: string[] }>
  unmatched: ListedObject[]
  matched: number
  anomalies: Record<string, number>
}

function sortOut({ objects, anomalies }: Listing, profile: Profile): Sorted {
  const matcher = openMatcher(profile)
  const sorted: Sorted = { byFamily: new Map(), excluded: new Map(), unmatched: [], matched: 0, anomalies: { ...anomalies } }
  const exclude = (rule: string, object: ListedObject): void => {
    const extent = sorted.excluded.get(rule) ?? { ...nothing(), keys: [] }
    addTo(extent, object)
    extent.keys.push(object.key)
    sorted.excluded.set(rule, extent)
  }
  for (const object of objects) {
    const problem = keyProblem(object)
    if (CONTROL.test(object.key))
      sorted.anomalies['keys_with_control_characters'] = (sorted.anomalies['keys_with_control_characters'] ?? 0) + 1
    if (problem !== null) {
      sorted.anomalies[problem] = (sorted.anomalies[problem] ?? 0) + 1
      exclude(problem, object)
      continue
    }
    const judged = matcher(object.key)
    if ('excluded' in judged) exclude(judged.excluded, object)
    else if (judged.families.length === 0) sorted.unmatched.push(object)
    else {
      sorted.matched++
      for (const { family, matches } of judged.families) {
        const evidence = sorted.byFamily.get(family) ?? []
        evidence.push(evidenceOf(object, matches))
        sorted.byFamily.set(family, evidence)
      }
    }
  }
  return sorted
}

/** Larger first; then more objects, then by name. */
const bySize = (a: Extent & { name: string }, b: Extent & { name: string }): number =>
  b.size_bytes - a.size_bytes || b.objects - a.objects || compareCodePoints(a.name, b.name)

function unmatchedOf(unmatched: readonly ListedObject[]): InventoryFacts['unmatched'] {
  const prefixes = new Map<string, Extent & { name: string }>()
  for (const object of unmatched) {
    const name = object.key.slice(0, object.key.lastIndexOf('/') + 1)
    const extent = prefixes.get(name) ?? { name, ...nothing() }
    addTo(extent, object)
    prefixes.set(name, extent)
  }
  return {
    prefixes: [...prefixes.values()].sort(bySize).map(({ name, ...extent }) => ({ prefix: name, ...extent })),
    objects: [...unmatched]
      .sort((a, b) => (b.size ?? -1) - (a.size ?? -1) || compareCodePoints(a.key, b.key))
      .map(({ key, size }) => ({ key, ...(size === null ? {} : { size_bytes: size }) })),
  }
}

function factsOf(listing: Listing, { excluded, unmatched, matched, anomalies }: Sorted): InventoryFacts {
  const total = nothing()
  for (const object of listing.objects) addTo(total, object)
  const says = new Map([...EXCLUSIONS.map((rule) => [rule.id, rule.says] as const), ...Object.entries(UNLOADABLE)])
  const left = [...excluded].map(([rule, extent]) => ({ rule, says: says.get(rule)!, ...extent }))
  return {
    listing: listing.named,
    form: listing.form,
    ...(listing.bucket === null ? {} : { bucket: listing.bucket }),
    complete: listing.problems.length === 0,
    problems: listing.problems,
    totals: {
      listed: listing.listed,
      ...total,
      matched,
      excluded: left.reduce((sum, { objects }) => sum + objects, 0),
      unmatched: unmatched.length,
    },
    excluded: left.sort((a, b) => b.objects - a.objects || compareCodePoints(a.rule, b.rule)),
    unmatched: unmatchedOf(unmatched),
    anomalies: Object.fromEntries(Object.entries(anomalies).sort(([a], [b]) => compareCodePoints(a, b))),
  }
}

/** Deterministic: it depends on the set of objects, not on their order. */
export function takeInventory(listing: Listing, profile: Profile): CoverageReport {
  const sorted = sortOut(listing, profile)
  const summary = { present: 0, partial: 0, missing: 0 }
  const families: Record<string, FamilyCoverage> = {}
  for (const [family, { required }] of Object.entries(profile.families)) {
    const evidence = sorted.byFamily.get(family) ?? []
    const status = coverageStatus(evidence.length)
    if (required) summary[status]++
    families[family] = { required, status, evidence_count: evidence.length, evidence }
  }
  return { contract_version: CONTRACT_VERSION, families, summary, inventory: factsOf(listing, sorted) }
}
