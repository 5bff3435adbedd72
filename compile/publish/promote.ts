/**
 * Makes a version current. First the copies at the contract's canonical paths are refreshed within the store, then `manifest.json` is switched by
 * one conditional write: it replaces exactly what the publisher saw when it began, so that of several at once one wins, and the others are told.
 * Whoever follows the manifest reads objects of one version, which never change. The copies follow: everybody who took part, the losers too,
 * ends by making them agree with the manifest that stands.
 */
import { hash } from 'node:crypto'
import { MANIFEST_PATH } from '#contract/layout.ts'
import { MARK, SHA256 } from '../stores/s3/checks.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { copyS3 } from '../stores/s3/copy.ts'
import { S3Error } from '../stores/s3/failure.ts'
import { headS3, listPages } from '../stores/s3/list.ts'
import { parseS3, uriOf } from '../stores/s3/location.ts'
import { inParallel } from '../stores/s3/parallel.ts'
import { getS3, putS3, removeS3 } from '../stores/s3/write.ts'
import { pointingAt } from './canonical.ts'
import { type Current, currentOf } from './plan.ts'
import { canonicalManifest, conditionProbe, type Root, versionManifest, versionPrefix } from './places.ts'

export interface Promotion {
  /** lost: somebody else switched the manifest meanwhile, and what stands there is theirs. */
  outcome: 'switched' | 'current already' | 'lost'
  /** The version that is current now. */
  current: string | null
  /** What it replaced. */
  before: string | null
  copied: number
  removed: number
}

/** Key of the canonical manifest's metadata that names the version before: where a rollback leads. */
export const BEFORE = 'before'
const AT_ONCE = 8

/** Throws where the version is not whole, or the store does not honour conditions. */
export async function promote(root: Root, id: string, seen: Current, access: S3Access): Promise<Promotion> {
  const own = await getS3(versionManifest(root, id), access)
  if (own === null) throw new Error(`There is no whole version ${id} below ${root}; expected one of "npm run versions"`)
  const wanted = pointingAt(own.body, root, id)
  if (seen.body?.equals(wanted) === true) return { outcome: 'current already', current: id, before: id, ...(await agree(root, access)) }
  await needConditions(root, access)
  const first = await refresh(root, id, access)
  const switched = await switchTo(root, wanted, id, seen, access)
  const then = await agree(root, access)
  return {
    outcome: switched ? 'switched' : 'lost',
    current: switched ? id : (await currentOf(root, access)).version,
    before: seen.version,
    copied: first + then.copied,
    removed: then.removed,
  }
}

/** One conditional write. Whoever is refused looks whether its own write, whose answer was lost, is what stands there. */
async function switchTo(root: Root, body: Buffer, id: string, { etag, version }: Current, access: S3Access): Promise<boolean> {
  const uri = canonicalManifest(root)
  const metadata: Record<string, string> = version === null || version === id ? {} : { [BEFORE]: version }
  if (etag === null) return (await putS3(uri, body, access, { absent: true }, { metadata })) === 'written' || isCurrent(root, body, access)
  // Ceph compares the ETag with its quotes as they come, AWS takes both: refused with, it is asked without.
  for (const form of [etag, etag.replaceAll('"', '')]) {
    if ((await putS3(uri, body, access, { etag: form }, { metadata })) === 'written' || (await isCurrent(root, body, access))) return true
    if ((await currentOf(root, access)).etag !== etag) return false
  }
  throw new S3Error(
    `"${uri}" can not be replaced under a condition, although nobody changed it.`,
    'This store does not offer If-Match for writes; a dataset can not be switched safely there.',
  )
}

const isCurrent = async (root: Root, body: Buffer, access: S3Access): Promise<boolean> =>
  (await currentOf(root, access)).body?.equals(body) === true

/** A store that takes a write whose condition is false would let two publishers win. */
async function needConditions(root: Root, access: S3Access): Promise<void> {
  const uri = conditionProbe(root)
  const body = Buffer.from('Shows that this store honours conditions of writes.\n')
  await putS3(uri, body, access)
  for (const condition of [{ absent: true } as const, { etag: `"${hash('md5', 'never')}"` }])
    if ((await putS3(uri, body, access, condition)) === 'written')
      throw new S3Error(
        `The store of ${root} ignores conditions of writes.`,
        'Of two publishers both would win there; publish to a store that honours If-Match and If-None-Match.',
      )
}

interface VersionFile {
  path: string
  size: number
  sha256: string
}

/** Files of a whole version, its manifest apart. */
async function filesOf(root: Root, id: string, access: S3Access): Promise<VersionFile[]> {
  const prefix = versionPrefix(root, id)
  const { bucket, key } = parseS3(prefix)
  const paths: string[] = []
  for await (const page of listPages(bucket, key, access)) paths.push(...page.map(({ Key }) => (Key ?? '').slice(key.length)))
  return inParallel(
    paths.filter((path) => path !== MANIFEST_PATH && path !== ''),
    AT_ONCE,
    async (path) => {
      const head = await headS3(prefix + path, access)
      if (head?.metadata[SHA256] === undefined)
        throw new Error(`"${prefix}${path}" has no checksum of its own; expected an object that "npm run publish" wrote`)
      return { path, size: head.size, sha256: head.metadata[SHA256] }
    },
  )
}

/** Makes the copies at the canonical paths those of a version; returns how many were copied. */
async function refresh(root: Root, id: string, access: S3Access, files?: readonly VersionFile[]): Promise<number> {
  const copied = await inParallel(files ?? (await filesOf(root, id, access)), AT_ONCE, async (file): Promise<number> => {
    const there = await headS3(root + file.path, access)
    if (there?.size === file.size && there.metadata[SHA256] === file.sha256) return 0
    await copyS3(versionPrefix(root, id) + file.path, root + file.path, file, access)
    return 1
  })
  return copied.reduce((sum, count) => sum + count, 0)
}

/** Makes the copies agree with the manifest that stands, and looks again whether it still does. */
export async function agree(root: Root, access: S3Access): Promise<{ copied: number; removed: number }> {
  let [copied, removed] = [0, 0]
  for (let { etag, version } = await currentOf(root, access); version !== null;) {
    const files = await filesOf(root, version, access)
    copied += await refresh(root, version, access, files)
    removed += await removeStale(root, new Set(files.map(({ path }) => path)), access)
    const now = await currentOf(root, access)
    if (now.etag === etag) break
    ;({ etag, version } = now)
  }
  return { copied, removed }
}

/** Where copies are: a place that is looked for stale ones. Another root may lie further down, and is none of ours. */
const COPIES = /^(?:(?:train|val|test|ledger|provenance|compiled)\/[^/]+\.jsonl|reports\/[^/]+\.json|[^/]+\.json)$/

/** Removes copies of an older version that the current one does not have: who reads train/* would mix two. Only what bears our mark. */
async function removeStale(root: Root, current: ReadonlySet<string>, access: S3Access): Promise<number> {
  const { bucket, key } = parseS3(root)
  const folders = new Set<string>()
  const stray: string[] = []
  const collect = async (prefix: string): Promise<void> => {
    for await (const page of listPages(bucket, prefix, access, folders))
      for (const { Key = '' } of page) {
        const path = Key.slice(key.length)
        if (path !== MANIFEST_PATH && COPIES.test(path) && !current.has(path)) stray.push(uriOf({ bucket, key: Key }))
      }
  }
  await collect(key)
  for (const folder of [...folders].filter((name) =>
    /^(train|val|test|ledger|provenance|compiled|reports)\/$/.test(name.slice(key.length)),
  ))
    await collect(folder)
  const removed = await inParallel(stray, AT_ONCE, async (uri): Promise<number> => {
    if ((await headS3(uri, access))?.metadata[MARK] === undefined) return 0
    await removeS3(uri, access)
    return 1
  })
  return removed.reduce((sum, count) => sum + count, 0)
}
