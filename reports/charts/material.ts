/** What the pictures and the overview are drawn from: what a run of the gates left on disk. Nothing here is judged again. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CoverageRow, COVERAGE_ROWS } from '../../gates/coverage/rows.ts'
import type { Evidence } from '../../gates/kit/evidence.ts'
import { readEvidence } from '../../gates/kit/evidence.ts'
import type { GateName } from '../../gates/kit/gate.ts'
import { ALL_GATES, type VerificationReport } from '../../gates/kit/verification-report.ts'
import { type Flow, FLOW } from '../../gates/provenance/flow.ts'
import { type Lengths, LENGTHS } from '../../gates/stats/lengths.ts'
import type { MixShare } from './curriculum.ts'
import type { Version } from './history.ts'

export interface Material {
  verification: VerificationReport
  /** By gate, where it left some. */
  evidence: Partial<Record<GateName, Evidence>>
  coverage: CoverageRow[]
  lengths: Lengths[]
  flow: Flow[]
  /** What the stages are made of, where a curriculum was built of this dataset. */
  mix: MixShare[]
  /** Oldest first, this judgement included. */
  versions: Version[]
}

/** A list that a run left; empty where it left none, or where the file is of another form. */
function list<Row>(work: string, name: string): Row[] {
  const file = join(work, 'evidence', name)
  if (!existsSync(file)) return []
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return Array.isArray(value) ? value.filter((row): row is Row => row !== null && typeof row === 'object') : []
}

/** `work`: the folder of the run. Evidence of another dataset than the judged one is not used. */
export function readMaterial(
  work: string,
  verification: VerificationReport,
  { mix = [], versions = [] }: Partial<Pick<Material, 'mix' | 'versions'>> = {},
): Material {
  const evidence: Material['evidence'] = {}
  for (const gate of ALL_GATES) {
    const left = readEvidence(join(work, 'evidence'), gate)
    if (left !== null && left.dataset_digest === verification.dataset_digest) evidence[gate] = left
  }
  // The lists have no digest of their own: they were written by the run that left the evidence.
  const own = Object.keys(evidence).length > 0
  return {
    verification,
    evidence,
    coverage: own ? list<CoverageRow>(work, COVERAGE_ROWS) : [],
    lengths: own ? list<Lengths>(work, LENGTHS) : [],
    flow: own ? list<Flow>(work, FLOW) : [],
    mix,
    versions,
  }
}

/** A rule's measures; empty where the gate left none. */
export const measuresOf = ({ verification }: Material, gate: GateName, code: string): Record<string, number> =>
  verification.verification_details[gate].measures[code] ?? {}

/** Measures whose names begin with `prefix.`, by the rest of the name. */
export const under = (measures: Record<string, number>, prefix: string): [string, number][] =>
  Object.entries(measures).flatMap(([name, value]) => (name.startsWith(`${prefix}.`) ? [[name.slice(prefix.length + 1), value]] : []))
