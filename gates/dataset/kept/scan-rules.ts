/** Everything but the bytes that the evidence of a shard depends on. Evidence taken under other rules is not looked at. */
import { createHmac, hash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import type { Profile } from '#contract/profile.ts'
import { CORE_VARIABLE } from '../../leakage/core/index.ts'
import type { Examiner } from '../examiner.ts'
import { EXAMINERS } from '../examiners.ts'

/** Variables of the environment that examiners read: a test compares the list with the source. */
export const ENVIRONMENT = [PII_KEY_VARIABLE, CORE_VARIABLE] as const

/** Hashes, so that they can be written down and compared; no value can be read from them. */
export interface ScanRules {
  /** Source, packages, runtime (rules-version.ts). */
  version: string
  profile: string
  /** Who examines, in order, and the longest line that is read. */
  examiners: string
  environment: string
}

/** What examiners are shown of the profile: waivers come after judgement, and a new one must not cost a scan. */
export const examinedProfile = (profile: Profile): Profile => ({ ...profile, waivers: [] })

/** The gates' own are known by the version of the rules; those that a test brings along, by their source as well. */
const nameOf = (examiner: Examiner): unknown[] => {
  const { name, version, start, merge, prepare } = examiner
  return [name, version, ...(EXAMINERS.includes(examiner) ? [] : [start, merge, prepare].map(String))]
}

export function scanRules(
  version: string,
  profile: Profile,
  examiners: readonly Examiner[],
  maxLine: number | undefined,
  env: NodeJS.ProcessEnv = process.env,
): ScanRules {
  const of = (value: unknown): string => hash('sha256', JSON.stringify(value))
  return {
    version,
    profile: of(examinedProfile(profile)),
    examiners: of([maxLine ?? null, examiners.map(nameOf)]),
    // Keyed by the value: it may be a secret, and no guess at it should be cheap to check.
    environment: of(
      ENVIRONMENT.map((name) => (env[name] === undefined ? null : createHmac('sha256', env[name]).update(name).digest('hex'))),
    ),
  }
}

/** Names the evidence of one shard: by its bytes, its path (references name it), the rules, and what the examiners had prepared. */
export const evidenceKey = (
  rules: ScanRules,
  prepared: string,
  { path, size, sha256 }: { path: string; size: number; sha256: string },
): string => hash('sha256', JSON.stringify([rulesKey(rules), prepared, path, size, sha256]))

export const rulesKey = ({ version, profile, examiners, environment }: ScanRules): string =>
  hash('sha256', JSON.stringify(['evidence 1', version, profile, examiners, environment]))

/**
 * Hash of what the examiners' `prepare` returned: records are compared by keys that follow from it, so all shards need the same. Of the
 * values as they come back from a file: an array that was written and read is written in another way.
 */
export const preparedHash = (prepared: readonly unknown[]): string =>
  hash('sha256', Buffer.concat(prepared.map((value) => serialize(deserialize(serialize(value))))))
