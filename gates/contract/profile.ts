/**
 * The signer's profile: what this dataset must be, beyond the contract's defaults. The signer gives it to the compiler and
 * to the gates; the manifest repeats it, and a manifest that differs from the signer's profile is wrong.
 */
import curriculum from './curriculum.json' with { type: 'json' }
import families from './families.json' with { type: 'json' }
import type { FamilyEvidence } from './matching.ts'
import { explain, validator } from './validate.ts'
import { profileInputSchema } from './schemas/profile.ts'
import splits from './splits.json' with { type: 'json' }

export interface FamilyRule {
  holds: string
  phase: string
  /** Absent from the data, it fails coverage. */
  required: boolean
  /** Fewest conversations. */
  minimum: number
  /** Which objects of an inventory are evidence for it: the signer's own rules. Without them the contract's, or the words of the family's name. */
  evidence?: FamilyEvidence
}

export interface Waiver {
  gate: string
  /** Violation code. */
  rule: string
  /** Family, split, record reference or source that the waiver covers; `*` for all. */
  subject: string
  owner: string
  reason: string
  /** Date, YYYY-MM-DD: the last day on which it holds. */
  expires: string
  /** Digest of the dataset that it was given for, or `*`. */
  dataset: string
}

export interface HoldoutRule {
  rationale: string
}

export interface LiftedHoldout {
  /** Share of the family that may be trained on, 0..1. */
  share: number
  owner: string
  reason: string
}

export interface Thresholds {
  /** Similarity from which two records are near-duplicates. */
  near_duplicate: number
  /** Share of a holdout record's 13-grams that may not be inside one train or val record. */
  holdout_text: number
  /** Share of a benchmark item's 13-grams that may not be inside one train record. */
  benchmark: number
  /** Share of a val or test record's 13-grams, prompts or responses in train from which it is reported, and the share of records that may be so (1: no bound). */
  overlap: number
  overlap_records: number
  /** Confidence from which a possible identifier blocks. */
  pii_review: number
  /** Allowed shares of the pool: [lowest, highest]. */
  train: readonly [number, number]
  val: readonly [number, number]
  test: readonly [number, number]
}

/** accept: published, what was unsure stays. mask: published, what was unsure is masked too. reject: not published. */
export const PII_DECISIONS = ['accept', 'mask', 'reject'] as const
export type PiiDecision = (typeof PII_DECISIONS)[number]

/** Total profile, after the defaults of the contract were filled in. */
export interface Profile {
  families: Record<string, FamilyRule>
  phases: string[]
  holdouts: Record<string, HoldoutRule>
  lifted: Record<string, LiftedHoldout>
  /** Order of families for contested documents, scarce before general, and the share of documents that each takes. */
  claims: { order: string[]; shares: Record<string, number> }
  thresholds: Thresholds
  /** Sources that are allowed to be missing from the object inventory because they are generated. */
  waivers: Waiver[]
  /** Keyed hashes (HMAC-SHA-256, hex) of texts that a reviewer allowed to stay, in every record or in one document. */
  pii_allowed: string[]
  /** What a reviewer decided about records, by the keyed hash of the record before masking. */
  pii_decisions: Record<string, PiiDecision>
}

/** What a signer may write; everything has a default. */
export interface ProfileInput {
  families?: Record<string, { holds?: string; phase?: string; required?: boolean; minimum?: number; evidence?: FamilyEvidence }>
  phases?: string[]
  holdouts?: Record<string, HoldoutRule>
  lifted?: Record<string, LiftedHoldout>
  claims?: { order?: string[]; shares?: Record<string, number> }
  thresholds?: Partial<Thresholds>
  waivers?: Waiver[]
  pii_allowed?: string[]
  pii_decisions?: Record<string, PiiDecision>
}

/** Scarce before general: who takes a document that two families could use. */
const CLAIM_ORDER = [
  'long_running_therapy',
  'cptsd',
  'addiction',
  'sarcasm',
  'voice_persona',
  'roleplay_simulator',
  'dpo_preference',
  'edge_case_resulting_chats',
  'edge_case_synthetic',
  'edge_case_generator',
  'safety_guardrails_annihilator',
  'experimental',
  'video_transcripts',
  'mental_health_datasets',
]

/** A holdout family's default share of a contested source (contract section 3). */
export const HOLDOUT_SHARE = 0.2

const validate = validator(profileInputSchema)

/** Makes a signer's profile total. Throws an error that lists every wrong field with its value and the choices. */
export function resolveProfile(input: unknown = {}): Profile {
  if (!validate(input)) throw new Error(`The profile is wrong:\n${explain(validate.errors ?? [], input, 'profile')}`)
  const given = input as ProfileInput
  const resolved: Record<string, FamilyRule> = {}
  for (const [name, rule] of Object.entries(families.families)) resolved[name] = { ...rule, minimum: 1 }
  for (const [name, rule] of Object.entries(given.families ?? {})) {
    const base = resolved[name]
    if (base === undefined && rule.phase === undefined) {
      throw new Error(
        `The profile is wrong:\n  profile.families.${name}: a new family needs a phase; expected one of ${Object.keys(curriculum.phases).join(', ')}`,
      )
    }
    resolved[name] = { holds: 'added by the profile', phase: '', required: true, minimum: 1, ...base, ...rule }
  }
  const holdouts: Record<string, HoldoutRule> = { ...splits.holdouts, ...given.holdouts }
  const lifted = given.lifted ?? {}
  const phases = [...Object.keys(curriculum.phases), ...(given.phases ?? [])]
  const problems = [
    ...(['train', 'val', 'test'] as const).flatMap((split) => {
      const [lowest, highest] = given.thresholds?.[split] ?? [0, 1]
      return lowest <= highest
        ? []
        : [`profile.thresholds.${split}: found [${lowest}, ${highest}]; expected the lowest share first, then the highest`]
    }),
    ...Object.entries(resolved).flatMap(([name, { phase }]) =>
      phases.includes(phase) ? [] : [`profile.families.${name}.phase: "${phase}" is no phase; expected one of ${phases.join(', ')}`],
    ),
    ...Object.keys(holdouts).flatMap((name) =>
      Object.hasOwn(resolved, name)
        ? []
        : [`profile.holdouts.${name}: no such family; expected one of ${Object.keys(resolved).join(', ')}`],
    ),
    ...Object.keys(lifted).flatMap((name) =>
      Object.hasOwn(holdouts, name) ? [] : [`profile.lifted.${name}: not a holdout; expected one of ${Object.keys(holdouts).join(', ')}`],
    ),
    ...(given.claims?.order ?? []).flatMap((name) =>
      Object.hasOwn(resolved, name)
        ? []
        : [`profile.claims.order: "${name}" is no family; expected one of ${Object.keys(resolved).join(', ')}`],
    ),
    ...Object.keys(given.claims?.shares ?? {}).flatMap((name) =>
      Object.hasOwn(resolved, name)
        ? []
        : [`profile.claims.shares.${name}: no such family; expected one of ${Object.keys(resolved).join(', ')}`],
    ),
  ]
  if (problems.length > 0) throw new Error(`The profile is wrong:\n  ${problems.join('\n  ')}`)
  const order = given.claims?.order ?? CLAIM_ORDER
  return {
    families: resolved,
    phases,
    holdouts,
    lifted,
    claims: {
      order: [
        ...order,
        ...Object.keys(resolved)
          .filter((name) => !order.includes(name))
          .sort(),
      ],
      shares: { ...given.claims?.shares },
    },
    thresholds: {
      near_duplicate: splits.nearDuplicate,
      holdout_text: splits.holdoutText.share,
      benchmark: splits.holdoutText.share,
      overlap: splits.overlap.share,
      overlap_records: splits.overlap.records,
      pii_review: 0.5,
      train: splits.tolerance.train as [number, number],
      val: splits.tolerance.val as [number, number],
      test: splits.tolerance.test as [number, number],
      ...given.thresholds,
    },
    waivers: given.waivers ?? [],
    pii_allowed: given.pii_allowed ?? [],
    pii_decisions: given.pii_decisions ?? {},
  }
}

/** Families that may only be in test: the holdouts that are not lifted. */
export function hardHoldouts(profile: Pick<Profile, 'holdouts' | 'lifted'>): Set<string> {
  return new Set(Object.keys(profile.holdouts).filter((name) => !(name in profile.lifted)))
}
