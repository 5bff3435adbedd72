/** Holds a certificate against the bytes of a dataset: every file, none more, the manifest, and the waivers that the manifest repeats. */
import type { SignoffPredicate, Statement } from '#contract/certificate.ts'
import { datasetDigest } from '#contract/digest.ts'
import { isInDigest, MANIFEST_PATH } from '#contract/layout.ts'
import type { Waiver } from '#contract/profile.ts'
import { canonicalJson } from './canonical.ts'
import { filesOf } from './read.ts'

export interface FoundBytes {
  /** SHA-256 by path of every file under the root, as it was read. */
  files: ReadonlyMap<string, string>
  /** Bytes of the manifest; null where there is none. */
  manifest: Buffer | null
  /** SHA-256 that may stand for the manifest: its own, and where a store names a version's objects in a copy of it, that of the version's. */
  manifests: readonly string[]
}

/** What is not as it was signed, by name; empty where every byte is. */
export function differencesFrom({ subject, predicate }: Statement, { files, manifest, manifests }: FoundBytes): string[] {
  const stated = new Map(filesOf(subject).map(({ name, digest }) => [name, digest.sha256]))
  const found = new Map([...files].filter(([path]) => path !== MANIFEST_PATH && isInDigest(path)))
  const problems: string[] = []
  for (const [path, sha256] of stated) {
    const now = found.get(path)
    if (now === undefined) problems.push(`${path}: is missing`)
    else if (now !== sha256) problems.push(`${path}: has other bytes than were signed off`)
  }
  for (const path of found.keys()) if (!stated.has(path)) problems.push(`${path}: was not there when the dataset was signed off`)
  const digest = datasetDigest([...found].map(([path, sha256]) => ({ path, sha256 })))
  if (problems.length === 0 && digest !== predicate.dataset.digest) problems.push('the digest of the dataset is another')
  if (manifest === null) problems.push(`${MANIFEST_PATH}: is missing`)
  else {
    if (!manifests.includes(predicate.dataset.manifest_sha256)) problems.push(`${MANIFEST_PATH}: has other bytes than were signed off`)
    problems.push(...manifestContradicts(manifest, predicate))
  }
  return problems
}

/** Waivers that held when the dataset was judged and do not any more: a failure that nobody answers for is one. */
export function expiredSince({ waivers }: SignoffPredicate, today: Date): string[] {
  const day = today.toISOString().slice(0, 10)
  return waivers.flatMap((waiver) =>
    day > waiver.expires ? [`${named(waiver)}: expired on ${waiver.expires}; what it covers is not accepted any more: sign off anew`] : [],
  )
}

const named = ({ gate, rule, subject, owner }: Waiver): string => `waiver of ${gate}/${rule} for ${subject} by ${owner}`
/** A waiver as the profile has it. */
const bare = ({ gate, rule, subject, owner, reason, expires, dataset }: Waiver): string =>
  canonicalJson({ gate, rule, subject, owner, reason, expires, dataset })

/**
 * The manifest repeats the signer's profile: a waiver or a lifted holdout that was changed on one side is named. A waiver for this very digest
 * can not be in the manifest of the compile, and a profile that was found to differ is no news.
 */
function manifestContradicts(bytes: Buffer, { waivers, lifted, dataset, gates }: SignoffPredicate): string[] {
  let manifest: { profile?: { waivers?: Waiver[]; lifted?: Record<string, unknown> } } | null
  try {
    manifest = JSON.parse(bytes.toString()) as typeof manifest
  } catch {
    return [`${MANIFEST_PATH}: is no JSON`]
  }
  if ((gates['contract']?.violations['profile_differs'] ?? 0) > 0) return []
  const profile = manifest?.profile
  const own = Array.isArray(profile?.waivers) ? profile.waivers.filter((waiver) => waiver !== null && typeof waiver === 'object') : []
  const [signed, there] = [new Set(waivers.map(bare)), new Set(own.map(bare))]
  const liftedThere = profile?.lifted ?? {}
  return [
    ...waivers.flatMap((waiver) =>
      there.has(bare(waiver)) || waiver.dataset === dataset.digest
        ? []
        : [`${named(waiver)}: is another one in ${MANIFEST_PATH}, or not there`],
    ),
    ...own.flatMap((waiver) => (signed.has(bare(waiver)) ? [] : [`${named(waiver)}: in ${MANIFEST_PATH}, was not signed off`])),
    ...[...new Set([...Object.keys(lifted), ...Object.keys(liftedThere)])].flatMap((family) =>
      canonicalJson(lifted[family] ?? null) === canonicalJson(liftedThere[family] ?? null)
        ? []
        : [`lifted holdout ${family}: is another one in ${MANIFEST_PATH}`],
    ),
  ]
}
