/** What is published below a root. */
import type { S3Access } from '../stores/s3/client.ts'
import { headS3, listPages } from '../stores/s3/list.ts'
import { parseS3 } from '../stores/s3/location.ts'
import { inParallel } from '../stores/s3/parallel.ts'
import { currentOf } from './plan.ts'
import { BEFORE } from './promote.ts'
import { canonicalManifest, type Root, VERSION_ID, versionManifest, VERSIONS } from './places.ts'
import { type PublicationRecord, readRecord } from './record.ts'

export interface VersionInfo {
  id: string
  /** Its manifest is there: all of it is. */
  complete: boolean
  current: boolean
  record: PublicationRecord | null
}

/** Newest first; what has no date comes last. */
export async function listVersions(root: Root, access: S3Access): Promise<VersionInfo[]> {
  const { bucket, key } = parseS3(root + VERSIONS)
  const folders = new Set<string>()
  for await (const _ of listPages(bucket, key, access, folders)) void _
  const ids = [...folders].map((folder) => folder.slice(key.length, -1)).filter((id) => VERSION_ID.test(id))
  const { version: current } = await currentOf(root, access)
  const versions = await inParallel(ids, 8, async (id): Promise<VersionInfo> => ({
    id,
    complete: (await headS3(versionManifest(root, id), access)) !== null,
    current: id === current,
    record: await readRecord(root, id, access),
  }))
  const date = ({ record }: VersionInfo): string => record?.published_at ?? ''
  return versions.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : a.id < b.id ? -1 : 1))
}

/** The version whose id begins like this. Throws where none or several do. */
export function versionNamed(versions: readonly VersionInfo[], beginning: string): VersionInfo {
  const found = versions.filter(({ id }) => id === beginning || (beginning.length >= 4 && id.startsWith(beginning)))
  const exact = found.find(({ id }) => id === beginning) ?? (found.length === 1 ? found[0] : undefined)
  if (exact === undefined)
    throw new Error(
      `${found.length === 0 ? 'No version' : `${found.length} versions`} begin${found.length === 1 ? 's' : ''} with "${beginning}"; expected one of ${versions.map(({ id }) => id.slice(0, 16)).join(', ') || 'none, because nothing is published there'}`,
    )
  return exact
}

/** The version that was current before this one; null where nobody knows. */
export async function versionBefore(root: Root, access: S3Access): Promise<string | null> {
  const before = (await headS3(canonicalManifest(root), access))?.metadata[BEFORE]
  return before !== undefined && VERSION_ID.test(before) ? before : null
}
