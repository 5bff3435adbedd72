/**
 * The one form of a gate: a claim in one sentence, its rules with stable codes, a check over the census, and for every code a fault
 * that takes a clean dataset and breaks exactly that. Properties stand in the gate's test file.
 */
import type { Benchmark } from '#contract/benchmark.ts'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { Profile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import type { Census } from '../dataset/census.ts'
import type { Examiner } from '../dataset/examiner.ts'
import type { KeptPlace } from '../leakage/passages/kept.ts'
import type { MemoryDataset } from './memory-dataset.ts'
import type { RuleResult } from './violation.ts'

export const GATES = ['coverage', 'leakage', 'distribution', 'pii', 'provenance', 'hash', 'split', 'stats'] as const
/** The eight gates, and the contract's own rules. */
export type GateName = (typeof GATES)[number] | 'contract'

export interface Rule {
  /** The rule as a sentence: what holds when it passes. */
  says: string
  /** Section of the contract that it comes from. */
  section: number
  /** What a person should do about a violation. */
  todo: string
}

export interface GateContext {
  census: Census
  /** The signer's profile, never the manifest's. */
  profile: Profile
  store: Store
  /** The previous version, where the signer names one. */
  previous?: Store
  /** Texts that the model will be measured on, where the signer names any. */
  benchmarks?(): Promise<readonly Benchmark[]>
  /** What the signer's object inventory holds, where one was handed over: never the dataset's own word. */
  inventory?: CoverageReport
  /** Where a gate may keep what it found in a shard for the next signoff: the folder, the key of its seals, and whether the bytes changed since the census. */
  kept?: KeptPlace
  seed: number
  /** Told which long step a gate has come to, in words to follow its name. */
  progress?: (step: string) => void
  /** For the expiry of waivers, and for nothing else. */
  now: Date
}

export interface Gate<Code extends string = string> {
  name: GateName
  claim: string
  rules: Record<Code, Rule>
  /** Judges all records; yields one result for every code, in the order of `rules`. */
  check(context: GateContext): Promise<RuleResult<Code>[]>
  /** For every code a change to a clean dataset that fires it. Other codes may fire besides where one defect breaks two promises. */
  faults: Record<Code, Fault | readonly Fault[]>
  /** What takes part in the census pass for this gate; each gate knows the type of its own summaries. */
  examiners?: readonly Examiner<any>[]
}

export interface Fault {
  /** What is broken, as a sentence. */
  says: string
  /** Changes the dataset in place. `resealed` datasets have their checksums, counts and statistics made right again afterwards, so that only the fault shows. */
  break(dataset: MemoryDataset): void
  /** Leave the seals (checksums, sizes, digest, statistics) as they were before the fault; default false. */
  unsealed?: boolean
  /** The context that the fault needs: a profile, a previous version, an inventory. */
  context?: (clean: MemoryDataset) => {
    profile?: Profile
    previous?: MemoryDataset
    benchmarks?: readonly Benchmark[]
    inventory?: CoverageReport
  }
}
