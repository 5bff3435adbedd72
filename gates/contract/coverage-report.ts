/** `dataset_coverage_report.json`: what an inventory holds by family, and in a dataset also what the data holds (contract sections 1 and 3). */
import type { CoverageStatus } from './matching.ts'

/** An object of the inventory, and why it is evidence. */
export interface InventoryEvidence {
  key: string
  /** Absent where the listing does not know it. */
  size_bytes?: number
  last_modified?: string
  etag?: string
  /** Every rule of the family that matched: what stood in the key, and where (UTF-16 offset). */
  matches: { rule: string; matched: string; at: number }[]
}

/** A source that the dataset was made of. */
export interface SourceEvidence {
  source: string
  source_key: string
  size_bytes?: number
  generated?: boolean
}

export interface InventoryCoverage {
  status: CoverageStatus
  evidence_count: number
  evidence: InventoryEvidence[]
}

export interface FamilyCoverage {
  required: boolean
  /** By the evidence here: 0 objects missing, 1 or 2 partial, 3 or more present. */
  status: CoverageStatus
  /** Conversations in the data; absent in a report of an inventory alone. */
  conversations?: number
  evidence_count: number
  /** Of an inventory its objects; of a dataset its sources. */
  evidence: (InventoryEvidence | SourceEvidence)[]
  /** In a dataset's report: what the inventory holds, where one was given. */
  inventory?: InventoryCoverage
}

/** Objects, and how many bytes of them are known. */
export interface Extent {
  objects: number
  size_bytes: number
  sizes_unknown: number
}

export interface InventoryFacts {
  /** How a person names the listing. */
  listing: string
  /** What it was: s3, folder, or the form of a saved listing. */
  form: string
  bucket?: string
  /** False where the listing breaks off or disagrees with itself: what is missing here may be there. */
  complete: boolean
  problems: string[]
  totals: Extent & { listed: number; matched: number; excluded: number; unmatched: number }
  /** What is no data, by the rule that says so. A dataset's report names the first few keys alone. */
  excluded: (Extent & { rule: string; says: string; keys: string[] })[]
  /** What no family claims: folders and objects, largest first. A dataset's report names the first hundred alone. */
  unmatched: { prefixes: (Extent & { prefix: string })[]; objects: { key: string; size_bytes?: number }[] }
  /** What was odd and was handled, counted by name. */
  anomalies: Record<string, number>
}

/** Of the documents that a family and others made something of (contract section 3): how many it got, and to whom the others went. */
export type ClaimCounts = Record<string, { contested: number; got: number; lost_to: Record<string, number> }>

export interface CoverageReport {
  contract_version: string
  families: Record<string, FamilyCoverage>
  /** Of the required families. */
  summary: Record<CoverageStatus, number>
  /** Where an inventory was read. */
  inventory?: InventoryFacts
  /** In a dataset's report: who got the documents that several families could use. */
  claims?: ClaimCounts
}

/** What an inventory holds for a family, in either kind of report. */
export function inventoryOf(report: CoverageReport, family: string): InventoryCoverage | undefined {
  const entry = Object.hasOwn(report.families, family) ? report.families[family] : undefined
  if (entry === undefined || report.inventory === undefined) return undefined
  if (entry.inventory !== undefined) return entry.inventory
  if (entry.conversations !== undefined) return undefined
  return { status: entry.status, evidence_count: entry.evidence_count, evidence: entry.evidence as InventoryEvidence[] }
}
