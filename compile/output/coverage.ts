/** The coverage report of a compile: which families the inputs gave evidence of, and which the data holds. */
import type { ClaimCounts, CoverageReport } from '#contract/coverage-report.ts'
import { CONTRACT_VERSION, type Manifest, type SourceEntry } from '#contract/manifest.ts'
import { coverageStatus } from '#contract/matching.ts'
import type { Profile } from '#contract/profile.ts'

export function coverageReport(
  profile: Profile,
  sources: readonly SourceEntry[],
  families: Manifest['source_families'],
  claims: ClaimCounts = {},
): CoverageReport {
  const report: CoverageReport = { contract_version: CONTRACT_VERSION, families: {}, summary: { present: 0, partial: 0, missing: 0 } }
  for (const [family, rule] of Object.entries(profile.families)) {
    const evidence = sources
      .filter((source) => source.source_family === family)
      // Two sources may read one object: it is evidence once.
      .filter((source, at, own) => own.findIndex(({ source_key }) => source_key === source.source_key) === at)
      .map(({ name, source_key, size_bytes, generator }) => ({
        source: name,
        source_key,
        ...(size_bytes === undefined ? {} : { size_bytes }),
        ...(generator === undefined ? {} : { generated: true }),
      }))
    const conversations = families[family]?.conversations ?? 0
    const status = coverageStatus(evidence.length)
    // The summary is of required families: a derived one has no inventory of its own.
    if (rule.required) report.summary[status]++
    report.families[family] = { required: rule.required, status, conversations, evidence_count: evidence.length, evidence }
  }
  if (Object.keys(claims).length > 0) report.claims = claims
  return report
}
