/** `dataset_routing_config.json`: where each family comes from, and the list of sources that follows from it. */
import type { Extent } from '#contract/coverage-report.ts'
import type { SourceInput } from '../../compile/config.ts'

export const LOADERS = ['s3', 'local', 'generated', 'missing'] as const
export type Loader = (typeof LOADERS)[number]

export const ROUTE_STATUSES = ['available', 'partial', 'needs_generation', 'missing'] as const
export type RouteStatus = (typeof ROUTE_STATUSES)[number]

export interface RoutedObject {
  key: string
  /** `s3://` URI, or a path below the root. */
  path: string
  size_bytes?: number
}

/** What else could serve a family, and what it would add. */
export interface Expansion extends Extent {
  /** `evidence`: objects of another family. `unmatched`: objects that no family claims. */
  kind: 'evidence' | 'unmatched'
  /** The other family; absent for what no family claims. */
  family?: string
  /** How they would serve, in words. */
  conversion: string
  /** Best first, the first twenty. */
  keys: string[]
}

export interface FamilyRoute {
  required: boolean
  loader: Loader
  status: RouteStatus
  evidence_count: number
  /** Worth loading, best first; each thing once. */
  objects: RoutedObject[]
  /** Evidence that is not loaded, and why. */
  left_out: { key: string; why: string }[]
  generator: { name: string; kind: string; makes: string } | null
  /** What a person has to do, in words. */
  action: string
  expansion: Expansion[]
  /** Loader stub to fill in, where nothing is there. */
  stub?: string
}

export interface RoutingConfig {
  contract_version: string
  inventory: { listing: string; form: string; complete: boolean; bucket?: string; root?: string }
  notes: string[]
  families: Record<string, FamilyRoute>
  summary: Record<RouteStatus, number>
  /** As `sources` of a configuration. */
  sources: SourceInput[]
}
