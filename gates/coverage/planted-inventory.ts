/** For faults and tests: the inventory that a dataset's own sources would have come from, and its report told in the dataset. */
import type { CoverageReport } from '#contract/coverage-report.ts'
import { COVERAGE_PATH } from '#contract/layout.ts'
import type { SourceEntry } from '#contract/manifest.ts'
import { coverageStatus } from '#contract/matching.ts'
import { type MemoryDataset, sealFile } from '../kit/memory-dataset.ts'

const keyOf = (uri: string): string => uri.replace(/^s3:\/\/[^/]+\//, '')

/** `edit` changes the objects before the inventory is taken of them. */
export function inventoryOfSources(
  { manifest }: MemoryDataset,
  edit: (listed: { sources: SourceEntry[] }) => void = () => undefined,
): CoverageReport {
  const listed = { sources: structuredClone(manifest.sources.filter(({ generator }) => generator === undefined)) }
  edit(listed)
  const families: CoverageReport['families'] = {}
  const summary = { present: 0, partial: 0, missing: 0 }
  for (const [family, { required }] of Object.entries(manifest.profile.families)) {
    const own = new Map(listed.sources.filter(({ source_family }) => source_family === family).map((source) => [source.source_key, source]))
    const evidence = [...own.values()].map(({ source_key, size_bytes }) => ({
      key: keyOf(source_key),
      ...(size_bytes === undefined ? {} : { size_bytes }),
      matches: [{ rule: 'planted', matched: 'x', at: 0 }],
    }))
    const status = coverageStatus(evidence.length)
    if (required) summary[status]++
    families[family] = { required, status, evidence_count: evidence.length, evidence }
  }
  const objects = new Set(listed.sources.map(({ source_key }) => source_key)).size
  return {
    contract_version: manifest.contract_version,
    families,
    summary,
    inventory: {
      listing: 'planted',
      form: 'keys-jsonl',
      complete: true,
      problems: [],
      totals: { listed: objects, objects, size_bytes: 0, sizes_unknown: 0, matched: objects, excluded: 0, unmatched: 0 },
      excluded: [],
      unmatched: { prefixes: [], objects: [] },
      anomalies: {},
    },
  }
}

/** Puts the inventory into the dataset's coverage report, as a compile would, and seals it. */
export function foldInventory(dataset: MemoryDataset, { families, inventory }: CoverageReport): void {
  const report = JSON.parse(dataset.files[COVERAGE_PATH]!) as CoverageReport
  for (const [family, entry] of Object.entries(report.families)) {
    const { status, evidence_count, evidence } = families[family]!
    Object.assign(entry, { inventory: { status, evidence_count, evidence } })
  }
  dataset.files[COVERAGE_PATH] = JSON.stringify({ ...report, inventory })
  sealFile(dataset, COVERAGE_PATH)
}
