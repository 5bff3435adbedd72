/**
 * The file of the review's decisions. It lies beside the configuration and is committed by the signer; it holds keyed hashes, who decided and
 * when, and never a text. What it says becomes a part of the profile, so that compiler, gate and manifest have the same.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { relative } from 'node:path'
import { keyCheck, PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { PII_DECISIONS, type PiiDecision, type Profile } from '#contract/profile.ts'
import { explain, validator } from '#contract/validate.ts'
import { ConfigError } from '../../compile/config.ts'

export interface By {
  reviewer: string
  /** Date, YYYY-MM-DD. */
  date: string
}

export interface Decisions {
  /** Tells another key than the one that these hashes were made with; empty before the first decision. */
  key_check: string
  /** Texts that stay, in every record or (accepted with a record) in one document. */
  pii_allowed: Record<string, By & { scope: 'everywhere' | 'document' }>
  records: Record<string, By & { decision: PiiDecision }>
}

const hashed = { propertyNames: { pattern: '^[0-9a-f]{64}$' } } as const
const by = { reviewer: { type: 'string', pattern: '\\S', maxLength: 200 }, date: { type: 'string', format: 'date' } } as const
const decided = <T extends object>(properties: T) =>
  ({
    type: 'object',
    ...hashed,
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      required: ['reviewer', 'date', ...Object.keys(properties)],
      properties: { ...properties, ...by },
    },
  }) as const

export const decisionsSchema = {
  $id: 'signoff:decisions',
  title: 'Decisions of the review of personal data',
  type: 'object',
  additionalProperties: false,
  required: ['key_check', 'pii_allowed', 'records'],
  properties: {
    key_check: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
    pii_allowed: decided({ scope: { enum: ['everywhere', 'document'] } }),
    records: decided({ decision: { enum: PII_DECISIONS } }),
  },
} as const

const validate = validator(decisionsSchema)

/** A file that does not exist holds no decisions. Throws ConfigError where it is no file of decisions. */
export function readDecisions(file: string): Decisions {
  if (!existsSync(file)) return { key_check: '', pii_allowed: {}, records: {} }
  const named = relative(process.cwd(), file)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(
      `  ${named}: found ${(error as Error).name === 'SyntaxError' ? 'text that is not JSON (a merge that was left half done?)' : (error as Error).message}; expected decisions as npm run review writes them`,
    )
  }
  if (!validate(value)) throw new ConfigError(explain(validate.errors ?? [], value, named))
  return value as Decisions
}

/** Throws ConfigError where the decisions were made under another key than the one at hand: with it, none of them would be recognised. */
export function checkKey(decisions: Decisions, key: string | undefined, file: string): void {
  if (key === undefined || key === '' || decisions.key_check === '' || decisions.key_check === keyCheck(key)) return
  throw new ConfigError(
    `  ${PII_KEY_VARIABLE}: found another key than the one that the decisions in ${relative(process.cwd(), file)} were made with; expected that one: with another, none of them can be recognised`,
  )
}

const sorted = <T>(entries: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Applies a change to what the file holds now, which may be more than when it was read: two people may review. The new file appears whole or
 * not at all, in an order that makes small diffs. Returns what it holds then.
 */
export function updateDecisions(file: string, key: string, change: (decisions: Decisions) => void): Decisions {
  const decisions = readDecisions(file)
  checkKey(decisions, key, file)
  change(decisions)
  const whole: Decisions = {
    key_check: keyCheck(key),
    pii_allowed: sorted(decisions.pii_allowed),
    records: sorted(decisions.records),
  }
  const fresh = `${file}.${process.pid}.tmp`
  const fd = openSync(fresh, 'w')
  writeSync(fd, `${JSON.stringify(whole, null, 2)}\n`)
  fsyncSync(fd)
  closeSync(fd)
  renameSync(fresh, file)
  return whole
}

/** The profile with the decisions in it. */
export function decidedProfile(profile: Profile, { pii_allowed, records }: Decisions): Profile {
  const decisions = Object.entries(records).map(([hash, { decision }]) => [hash, decision] as const)
  return {
    ...profile,
    pii_allowed: [...new Set([...profile.pii_allowed, ...Object.keys(pii_allowed)])].sort(),
    pii_decisions: sorted({ ...profile.pii_decisions, ...Object.fromEntries(decisions) }),
  }
}
