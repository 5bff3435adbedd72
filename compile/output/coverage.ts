/** The coverage report of a compile: which families the inputs gave evidence of, and which the data holds; beside it what the inventory has. */
import { type ClaimCounts, type CoverageReport, inventoryOf, type InventoryFacts, type SourceEvidence } from '#contract/coverage-report.ts'
import { CONTRACT_VERSION, type Manifest, type SourceEntry } from '#contract/manifest.ts'
import { coverageStatus } from '#contract/matching.ts'
import type { Profile } from '#contract/profile.ts'

/** A dataset carries what a reader needs; the inventory's own report has every key. */
const KEYS = 3
const UNMATCHED = 100

/** Sources of every family; two sources may read one object, which is evidence once. */
function evidenceByFamily(sources: readonly SourceEntry[]): Map<string, SourceEvidence[]> {
  const families = new Map<string, Map<string, SourceEvidence>>()
  for (const { name, source_key, source_family, size_bytes, generator } of sources) {
    const own = families.get(source_family) ?? new Map<string, SourceEvidence>()
    families.set(source_family, own)
    if (own.has(source_key)) continue
    own.set(source_key, {
      source: name,
      source_key,
      ...(size_bytes === undefined ? {} : { size_bytes }),
      ...(generator === undefined ? {} : { generated: true }),
    })
  }
  return new Map([...families].map(([family, own]) => [family, [...own.values()]]))
}

const inShort = (facts: InventoryFacts): InventoryFacts => ({
  ...facts,
  excluded: facts.excluded.map((entry) => ({ ...entry, keys: entry.keys.slice(0, KEYS) })),
  unmatched: { prefixes: facts.unmatched.prefixes.slice(0, UNMATCHED), objects: facts.unmatched.objects.slice(0, UNMATCHED) },
})

/** `inventory` is the coverage report of the listing that the configuration names. */
export function coverageReport(
  profile: Profile,
  sources: readonly SourceEntry[],
  families: Manifest['source_families'],
  claims: ClaimCounts = {},
  inventory: CoverageReport | null = null,
): CoverageReport {
  const report: CoverageReport = { contract_version: CONTRACT_VERSION, families: {}, summary: { present: 0, partial: 0, missing: 0 } }
  const all = evidenceByFamily(sources)
  for (const [family, { required }] of Object.entries(profile.families)) {
    const evidence = all.get(family) ?? []
    const conversations = families[family]?.conversations ?? 0
    const status = coverageStatus(evidence.length)
    const listed = inventory === null ? undefined : inventoryOf(inventory, family)
    // The summary is of required families: a derived one has no inventory of its own.
    if (required) report.summary[status]++
    report.families[family] = {
      required,
      status,
      conversations,
      evidence_count: evidence.length,
      evidence,
      ...(listed === undefined ? {} : { inventory: listed }),
    }
  }
  if (Object.keys(claims).length > 0) report.claims = claims
  return inventory?.inventory === undefined ? report : { ...report, inventory: inShort(inventory.inventory) }
}
