import { COVERAGE_PATH } from '#contract/layout.ts'
import type { CoverageReport, SourceEvidence } from '#contract/coverage-report.ts'
import type { SourceEntry } from '#contract/manifest.ts'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset, sealFile } from '../kit/memory-dataset.ts'
import { foldInventory, inventoryOfSources } from './planted-inventory.ts'
import type { CoverageCode } from './rules.ts'

function removeFamily(dataset: MemoryDataset, family: string): void {
  for (const [path, records] of Object.entries(dataset.shards)) {
    dataset.shards[path] = records.filter((record) => (record as DatasetRecord).metadata.source_family !== family)
  }
}

function editReport(dataset: MemoryDataset, edit: (report: CoverageReport) => void): void {
  const report = JSON.parse(dataset.files[COVERAGE_PATH]!) as CoverageReport
  edit(report)
  dataset.files[COVERAGE_PATH] = JSON.stringify(report)
  sealFile(dataset, COVERAGE_PATH)
}

export const coverageFaults: Record<CoverageCode, Fault | readonly Fault[]> = {
  family_missing: [
    ...['cptsd', 'edge_case_synthetic', 'sarcasm'].map((family) => ({
      says: `${family} is not in the data, nor among its sources`,
      break(dataset: MemoryDataset) {
        removeFamily(dataset, family)
        dataset.manifest.sources = dataset.manifest.sources.filter(({ source_family }) => source_family !== family)
      },
    })),
    {
      says: 'a family has fewer conversations than the profile’s minimum',
      break: () => undefined,
      context: () => ({ profile: resolveProfile({ families: { addiction: { minimum: 1000 } } }) }),
    },
    {
      says: 'a family that the signer added is not in the data',
      break: () => undefined,
      context: () => ({ profile: resolveProfile({ families: { grief: { phase: 'stage6_specialized_domains' } } }) }),
    },
  ],
  evidence_without_data: [
    {
      says: 'a family’s sources are listed and none of its records is there',
      break: (dataset) => removeFamily(dataset, 'experimental'),
    },
    {
      says: 'the inventory has objects for a family, and neither a source nor a record of it is there',
      break(dataset) {
        removeFamily(dataset, 'experimental')
        dataset.manifest.sources = dataset.manifest.sources.filter(({ source_family }) => source_family !== 'experimental')
      },
      context: (clean) => ({ inventory: inventoryOfSources(clean) }),
    },
  ],
  source_not_in_inventory: [
    {
      says: 'a source was read that the inventory does not list',
      unsealed: true,
      break: (dataset) =>
        foldInventory(
          dataset,
          inventoryOfSources(dataset, ({ sources }) => void sources.shift()),
        ),
      context: (clean) => ({ inventory: inventoryOfSources(clean, ({ sources }) => void sources.shift()) }),
    },
    {
      says: 'an object has another size than the inventory says',
      unsealed: true,
      break: (dataset) =>
        foldInventory(
          dataset,
          inventoryOfSources(dataset, ({ sources }) => void (sources[0]!.size_bytes! += 1)),
        ),
      context: (clean) => ({ inventory: inventoryOfSources(clean, ({ sources }) => void (sources[0]!.size_bytes! += 1)) }),
    },
    {
      says: 'the inventory breaks off in the middle',
      unsealed: true,
      break: (dataset) => foldInventory(dataset, inventoryOfSources(dataset)),
      context(clean) {
        const inventory = inventoryOfSources(clean)
        Object.assign(inventory.inventory!, { complete: false, problems: ['it breaks off'] })
        return { inventory }
      },
    },
  ],
  inventory_differs: [
    {
      says: 'the report tells nothing of the inventory',
      break: () => undefined,
      context: (clean) => ({ inventory: inventoryOfSources(clean) }),
    },
    {
      says: 'the report leaves out evidence of a family',
      unsealed: true,
      break: (dataset) =>
        foldInventory(
          dataset,
          inventoryOfSources(dataset, ({ sources }) => void sources.shift()),
        ),
      context: (clean) => ({ inventory: inventoryOfSources(clean) }),
    },
    {
      says: 'the report has evidence that the inventory does not have',
      unsealed: true,
      break(dataset) {
        const invent = ({ sources }: { sources: SourceEntry[] }): void =>
          void sources.push({ ...sources[0]!, source_key: 'invented.jsonl' })
        foldInventory(dataset, inventoryOfSources(dataset, invent))
      },
      context: (clean) => ({ inventory: inventoryOfSources(clean) }),
    },
  ],
  source_unlisted: [
    {
      says: 'a record comes from an object that is in no inventory',
      break: (dataset) => void (firstRecord(dataset).metadata.source_key = 's3://elsewhere/unknown.jsonl'),
    },
    {
      says: 'a record names no source',
      break: (dataset) => void delete (firstRecord(dataset).metadata as Partial<DatasetRecord['metadata']>).source_key,
    },
    { says: 'the manifest lists no sources', break: ({ manifest }) => void (manifest.sources = []) },
  ],
  source_undescribed: [
    { says: 'a source has no checksum', break: ({ manifest }) => void delete manifest.sources[0]!.sha256 },
    {
      says: 'a generator has no seed',
      break: ({ manifest }) =>
        void delete (manifest.sources.find(({ generator }) => generator)!.generator as Partial<{ seed: number }>).seed,
    },
  ],
  coverage_report_wrong: [
    {
      says: 'the report counts records that are not there',
      unsealed: true,
      break: (dataset) => editReport(dataset, ({ families }) => void families['cptsd']!.conversations!++),
    },
    {
      says: 'the report calls a missing family present',
      unsealed: true,
      break: (dataset) => editReport(dataset, ({ families }) => Object.assign(families['cptsd']!, { evidence: [], evidence_count: 0 })),
    },
    {
      says: 'the report leaves a family out',
      unsealed: true,
      break: (dataset) => editReport(dataset, ({ families }) => void delete families['sarcasm']),
    },
    {
      says: 'the summary counts a partial family as present',
      unsealed: true,
      break: (dataset) =>
        editReport(dataset, ({ summary }) => {
          summary.present++
          summary.partial--
        }),
    },
    {
      says: 'one object is named three times as evidence',
      unsealed: true,
      break: (dataset) =>
        editReport(dataset, ({ families, summary }) => {
          const family = Object.values(families).find(({ required, status }) => required && status === 'partial')!
          Object.assign(family, { evidence: Array(3).fill(family.evidence[0]), evidence_count: 3, status: 'present' })
          summary.present++
          summary.partial--
        }),
    },
    {
      says: 'an object of the inventory is called generated, so that its family need not be partial',
      unsealed: true,
      break: (dataset) =>
        editReport(dataset, ({ families }) => {
          const evidence = Object.values(families).flatMap((family) => family.evidence as SourceEvidence[])
          evidence.find(({ generated }) => generated !== true)!.generated = true
        }),
    },
    {
      says: 'the report calls a family present that is partial in its own inventory',
      unsealed: true,
      break(dataset) {
        const inventory = inventoryOfSources(dataset)
        Object.values(inventory.families).find(({ status }) => status === 'partial')!.status = 'present'
        foldInventory(dataset, inventory)
      },
    },
    { says: 'there is no report', unsealed: true, break: ({ files }) => void delete files[COVERAGE_PATH] },
  ],
}
