/** How the profile that a manifest repeats differs from the signer's. */
import { type Profile, resolveProfile, type Waiver } from '#contract/profile.ts'
import { fields, list } from '../kit/untrusted.ts'

/** JSON with sorted keys: two profiles are the same when these are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`)
    .join(',')}}`
}

/** The total profile: a manifest of another program may repeat the signer's file as it was written, before its defaults were filled in. */
function total(stated: unknown): unknown {
  try {
    return resolveProfile(stated)
  } catch {
    return stated
  }
}

const FIELDS = ['families', 'phases', 'holdouts', 'lifted', 'claims', 'thresholds', 'pii_allowed', 'pii_decisions'] as const

/**
 * Names of the fields that differ. A waiver that names this very dataset's digest may be missing from the manifest: the digest is known
 * only when the dataset is, so that the compile could not have repeated it.
 */
export function differingFields(signer: Profile, stated: unknown, digest: string): string[] {
  // As it is; with the contract's default for a field that it leaves out; as a signer's input.
  const readings = [stated, { ...resolveProfile({}), ...fields(stated) }, total(stated)]
  return readings
    .map((reading) => compare(signer, reading, digest))
    .reduce((least, differing) => (differing.length < least.length ? differing : least))
}

function compare(signer: Profile, stated: unknown, digest: string): string[] {
  const found = fields(stated)
  const differing: string[] = FIELDS.filter((field) => canonical(signer[field]) !== canonical(found[field]))
  const waivers = new Set(list(found['waivers']).map(canonical))
  const late = (waiver: Waiver): boolean => waiver.dataset === digest && !waivers.has(canonical(waiver))
  const expected = new Set(signer.waivers.filter((waiver) => !late(waiver)).map(canonical))
  if (expected.symmetricDifference(waivers).size > 0) differing.push('waivers')
  return differing
}
