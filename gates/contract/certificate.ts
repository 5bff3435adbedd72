/**
 * The certificate of a signoff, `signoff.json`: an in-toto Statement (v1) about every byte of a dataset. What failed is stated under a type of
 * its own, so that whoever looks at type, subject and signature alone can not take a refusal for a signoff.
 */
import type { LiftedHoldout, Waiver } from './profile.ts'

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'
/** Of a dataset that passed, or whose failures are all waived. */
export const SIGNOFF_TYPE = 'signoff:dataset-signoff/v1'
/** Of a dataset that failed. */
export const REFUSAL_TYPE = 'signoff:dataset-refusal/v1'
/** Type of the payload of a DSSE envelope that holds a statement. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'

/** Name of the subject that is the dataset as a whole; no file's path ends in a slash. */
export const DATASET_SUBJECT = 'dataset/'

export interface Subject {
  /** Path below the root of the dataset, or `dataset/` with the dataset digest. */
  name: string
  digest: { sha256: string }
}

export type StatedState = 'passed' | 'waived' | 'failed'

export interface StatedGate {
  claim: string
  state: StatedState
  records: number
  population: number
  examined: number
  rules: { passed: number; waived: number; failed: number }
  /** By code of the rule, only what has some. */
  violations: Record<string, number>
  failed_tests: string[]
}

/** A waiver, whole, with how many failures it covers and why it is itself one. */
export interface StatedWaiver extends Waiver {
  covers: number
  problem?: string
}

export interface SignoffPredicate {
  verdict: StatedState
  all_gates_passed: boolean
  dataset: { name: string; digest: string; manifest_sha256: string; conversations: number; previous: string | null }
  gates: Record<string, StatedGate>
  waivers: StatedWaiver[]
  lifted: Record<string, LiftedHoldout>
  /** SHA-256 of the signer's profile. */
  profile_sha256: string
  seed: number
  contract_version: string
  /** `rules`: hash over the source of the gates, their packages and the runtime. */
  tool: { name: string; version: string; rules: string }
  /** Where the evidence came from: examined in this run, or kept from an earlier or another one. */
  census: { from: string; shards_examined: number; shards_reused: number; records_examined: number; records_reused: number }
  started_at: string
  finished_at: string
  /** SHA-256 of the canonical JSON of the statement without this field: shows damage. Only a signature shows forgery. */
  integrity: string
}

export interface Statement {
  _type: typeof STATEMENT_TYPE
  subject: Subject[]
  predicateType: typeof SIGNOFF_TYPE | typeof REFUSAL_TYPE
  predicate: SignoffPredicate
}

/** Dead Simple Signing Envelope: what a signed `signoff.json` is. */
export interface Envelope {
  payloadType: typeof PAYLOAD_TYPE
  /** Base64 of the canonical JSON of the statement. */
  payload: string
  signatures: { keyid: string; sig: string }[]
}
