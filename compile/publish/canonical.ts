/** The canonical manifest: a version's own, whose objects are named where that version has them for ever. */
import { hash } from 'node:crypto'
import type { Manifest, ShardEntry } from '#contract/manifest.ts'
import { SPLITS } from '#contract/record.ts'
import { type Root, VERSION_ID, versionPrefix, VERSIONS } from './places.ts'

/** What the canonical manifest says besides: the version that it names. */
export interface Published {
  /** Path below the root, with a slash at the end. */
  version: string
  /** Of the manifest in that version. */
  manifest_sha256: string
}

/** Deterministic: the same version gives the same bytes, whoever promotes it and when. */
export function pointingAt(manifest: Buffer, root: Root, id: string): Buffer {
  const given = JSON.parse(manifest.toString()) as Manifest
  const moved = <Entry extends { path: string; s3_path: string }>(entry: Entry): Entry => ({
    ...entry,
    s3_path: versionPrefix(root, id) + entry.path,
  })
  const splits = Object.fromEntries(
    SPLITS.map((split) => [split, { ...given.splits[split], shards: given.splits[split].shards.map((shard): ShardEntry => moved(shard)) }]),
  )
  const published: Published = { version: `${VERSIONS}${id}/`, manifest_sha256: hash('sha256', manifest) }
  return Buffer.from(`${JSON.stringify({ ...given, splits, compiled_export: moved(given.compiled_export), published }, null, 2)}\n`)
}

/** The version that a canonical manifest names; null for a manifest of another kind. Throws where it names something that is no version. */
export function versionNamedIn(manifest: Buffer): { id: string; manifestSha256: string } | null {
  let published: Partial<Published> | undefined
  try {
    published = (JSON.parse(manifest.toString()) as { published?: Partial<Published> } | null)?.published
  } catch {
    return null
  }
  if (published === undefined) return null
  const id = /^versions\/([^/]+)\/$/.exec(String(published.version))?.[1] ?? ''
  if (!VERSION_ID.test(id) || typeof published.manifest_sha256 !== 'string')
    throw new Error(
      'The manifest at the root names a version in a form that is not known; expected versions/<digest>/; promote a version again',
    )
  return { id, manifestSha256: published.manifest_sha256 }
}
