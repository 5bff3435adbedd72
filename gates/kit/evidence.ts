/** What one gate leaves behind: `<evidence>/<gate>.json`. The verification report is composed of these and of how the test runner fared. */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONTRACT_VERSION } from '#contract/manifest.ts'
import type { Taken } from '../dataset/census.ts'
import type { Gate, GateContext, GateName } from './gate.ts'
import type { GateState, RuleResult } from './violation.ts'
import { applyWaivers, type Judgement, type UsedWaiver } from './waivers.ts'

export interface Evidence {
  gate: GateName
  claim: string
  state: GateState
  /** Records of the dataset. */
  records: number
  /** Things that the rules apply to, and how many of them were examined; by rule in `rules`. */
  population: number
  examined: number
  rules: (RuleResult & {
    says: string
    todo: string
    section: number
    state: GateState
    failure: string | null
    /** What the rule is shown to fail by, in words: static text of the gate. */
    faults?: string[]
  })[]
  /** Violations by code; only codes that have some. */
  violations: Record<string, number>
  waivers: UsedWaiver[]
  seed: number
  dataset: string
  dataset_digest: string
  /** SHA-256 of the manifest's bytes, which the digest does not cover; empty where there is none. */
  manifest_sha256: string
  contract_version: string
  /** SHA-256 of the signer's profile. */
  profile_sha256: string
  /** Whether the records were examined in this run, or evidence of an earlier or another one was used. */
  census: Taken | null
}

export function evidenceOf(gate: Gate, context: GateContext, results: readonly RuleResult[]): { evidence: Evidence; judgement: Judgement } {
  const { census, profile } = context
  const judgement = applyWaivers(gate.name, results, profile.waivers, census.digest, context.now)
  // A dataset without records can not be signed off, whatever the rules over files say.
  const state = census.population === 0 ? 'failed' : judgement.state
  const sum = (of: (result: RuleResult) => number): number => results.reduce((total, result) => total + of(result), 0)
  const evidence: Evidence = {
    gate: gate.name,
    claim: gate.claim,
    state,
    records: census.population,
    population: sum(({ population }) => population),
    examined: sum(({ examined }) => examined),
    rules: results.map((result, at) => ({
      ...gate.rules[result.code]!,
      ...result,
      state: judgement.rules[at]!.state,
      failure: judgement.rules[at]!.failure,
      faults: [gate.faults[result.code] ?? []].flat().map(({ says }) => says),
    })),
    violations: Object.fromEntries(results.filter(({ violations }) => violations > 0).map(({ code, violations }) => [code, violations])),
    waivers: judgement.waivers,
    seed: context.seed,
    dataset: context.store.root,
    dataset_digest: census.digest,
    manifest_sha256: census.manifestSha256 ?? '',
    contract_version: CONTRACT_VERSION,
    profile_sha256: hash('sha256', JSON.stringify(profile)),
    census: census.taken ?? null,
  }
  return { evidence, judgement }
}

/** Appears whole or not at all. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(join(path, '..'), { recursive: true })
  const part = `${path}.${process.pid}.part`
  writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(part, path)
}

export const writeEvidence = (dir: string, evidence: Evidence): void => writeJson(join(dir, `${evidence.gate}.json`), evidence)

/** Null where the gate left none. */
export function readEvidence(dir: string, gate: GateName): Evidence | null {
  try {
    return JSON.parse(readFileSync(join(dir, `${gate}.json`), 'utf8')) as Evidence
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}
