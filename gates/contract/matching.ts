/**
 * Which objects of an inventory are evidence for which family (contract section 3). Rules are data: words and phrases that are looked for at
 * token boundaries of an object's key. What is no data at all (code, documents, fragments of uploads) is excluded before any family is asked.
 */
import families from './families.json' with { type: 'json' }
import type { Profile } from './profile.ts'

/**
 * A phrase is one or more words with spaces between: `edge case` is found in `edge-cases/`, `EdgeCase.json` and `edge_case_2.csv`, never in
 * `knowledgecase`. Words are compared without case and without the plural's s. A phrase lies within one folder name or the file name.
 */
export interface EvidenceRule {
  /** Stable: reports name the rule by it. */
  id: string
  /** One of these phrases has to be there. */
  any: readonly string[]
  /** Where `any` is looked for; the whole key by default. */
  in?: 'name' | 'folder'
  /** And one of these, anywhere in the key. */
  with?: readonly string[]
  /** And none of these, anywhere in the key. */
  without?: readonly string[]
}

export interface FamilyEvidence {
  rules: readonly EvidenceRule[]
  /** No rule of the family applies to a key that holds one of these phrases. */
  without?: readonly string[]
}

/** What is no data. All of `any`, `extensions` and `prefixes` that are given have to fit; `unless` lifts it. */
export interface Exclusion {
  id: string
  /** What such an object is, in words. */
  says: string
  any?: readonly string[]
  in?: 'name' | 'folder'
  /** `end`: the phrase has to be the last words of the file name before its extension. `whole`: it has to be the whole of the folder's name. */
  at?: 'end' | 'whole'
  /** Lower-case, without the dot; a compression's own extension (gz, zst, bz2, xz) is looked through. */
  extensions?: readonly string[]
  /** Beginnings of the file name or of a folder's. */
  prefixes?: readonly string[]
  unless?: readonly string[]
}

export const EXCLUSIONS = families.matching.exclusions as readonly Exclusion[]

const BUILT_IN = families.matching.families as Readonly<Record<string, FamilyEvidence>>

/** The rules of every family of a profile: the signer's own where given, the contract's, or the words of a new family's name. A derived family has none. */
export function evidenceRules(profile: Pick<Profile, 'families'>): Record<string, FamilyEvidence> {
  return Object.fromEntries(
    Object.entries(profile.families).map(([family, { evidence, required }]) => [
      family,
      evidence ??
        (Object.hasOwn(BUILT_IN, family)
          ? BUILT_IN[family]!
          : { rules: required && !Object.hasOwn(families.families, family) ? [{ id: 'name', any: [family.replaceAll('_', ' ')] }] : [] }),
    ]),
  )
}

export type CoverageStatus = 'present' | 'partial' | 'missing'

/** 0 objects missing, 1 or 2 partial, 3 or more present (contract section 3). */
export function coverageStatus(objects: number): CoverageStatus {
  if (objects >= 3) return 'present'
  return objects === 0 ? 'missing' : 'partial'
}
