/** Which bytes the gates judged, and for which signer: what a certificate is about. Left among the evidence by the setup, from the census alone. */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInDigest } from '#contract/layout.ts'
import type { FileEntry } from '#contract/manifest.ts'
import type { LiftedHoldout, Profile, Waiver } from '#contract/profile.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import type { Census } from '../dataset/census.ts'

export const JUDGED_BYTES = 'judged-bytes.json'

export interface JudgedBytes {
  dataset_digest: string
  /** Empty where there is no manifest. */
  manifest_sha256: string
  /** Every file that the digest covers, by path, as its bytes were read. */
  files: FileEntry[]
  conversations: number
  /** Digest of the version that the manifest continues. */
  previous: string | null
  profile_sha256: string
  waivers: Waiver[]
  lifted: Record<string, LiftedHoldout>
}

const DIGEST = /^[0-9a-f]{64}$/

export function judgedBytes(
  census: Pick<Census, 'digest' | 'manifest' | 'manifestSha256' | 'files' | 'population'>,
  profile: Profile,
): JudgedBytes {
  const previous: unknown = census.manifest?.previous
  return {
    dataset_digest: census.digest,
    manifest_sha256: census.manifestSha256 ?? '',
    files: [...census.files]
      .filter(([path]) => isInDigest(path))
      .map(([path, { size, sha256 }]) => ({ path, size_bytes: size, sha256 }))
      .sort((a, b) => compareCodePoints(a.path, b.path)),
    conversations: census.population,
    previous: typeof previous === 'string' && DIGEST.test(previous) ? previous : null,
    profile_sha256: hash('sha256', JSON.stringify(profile)),
    waivers: profile.waivers,
    lifted: profile.lifted,
  }
}

/** Null where the setup left none: then no gate ran. */
export function readJudgedBytes(evidence: string): JudgedBytes | null {
  try {
    return JSON.parse(readFileSync(join(evidence, JUDGED_BYTES), 'utf8')) as JudgedBytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
