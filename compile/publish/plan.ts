/** What a publication would do: looked up, nothing changed. */
import { hash } from 'node:crypto'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { isThere } from '../stores/s3/checks.ts'
import { listPages, headS3 } from '../stores/s3/list.ts'
import { parseS3, uriOf } from '../stores/s3/location.ts'
import { PART_BYTES, uploadsBelow } from '../stores/s3/multipart.ts'
import { inParallel } from '../stores/s3/parallel.ts'
import { getS3 } from '../stores/s3/write.ts'
import { versionNamedIn } from './canonical.ts'
import { type DatasetFile, type LocalDataset, statedFiles } from './dataset.ts'
import { canonicalManifest, type Root, versionManifest, versionPrefix } from './places.ts'

/** What stands at the root's manifest: what a promotion replaces, and nothing else. */
export interface Current {
  /** Null: nothing is there. */
  etag: string | null
  /** Null where it is no manifest that names a version. */
  version: string | null
  body: Buffer | null
}

export interface FilePlan extends DatasetFile {
  uri: string
  state: 'upload' | 'resume' | 'there' | 'copy'
  /** Object of the current version that is said to be the same bytes: copied within the store, and sent where it is not. */
  from?: string
}

export interface PublishPlan {
  root: Root
  id: string
  /** The version is whole already. */
  complete: boolean
  files: FilePlan[]
  current: Current
  partBytes: number
}

export async function currentOf(root: Root, access: S3Access): Promise<Current> {
  const found = await getS3(canonicalManifest(root), access)
  if (found === null) return { etag: null, version: null, body: null }
  if (found.etag === undefined)
    throw new Error(`The store gives no ETag for "${canonicalManifest(root)}"; expected one: without it nobody can switch it safely`)
  return { etag: found.etag, version: versionNamedIn(found.body)?.id ?? null, body: found.body }
}

/** Looks at what is there. Throws where an object of the version has other bytes. */
export async function planPublication(dataset: LocalDataset, root: Root, access: S3Access, partBytes = PART_BYTES): Promise<PublishPlan> {
  // First: whoever switches the manifest from here on has been faster, and this publisher is told.
  const current = await currentOf(root, access)
  const id = await versionId(dataset, root, access)
  const prefix = versionPrefix(root, id)
  const there = new Map<string, number>()
  const { bucket, key } = parseS3(prefix)
  for await (const page of listPages(bucket, key, access))
    for (const { Key, Size } of page) there.set(uriOf({ bucket, key: Key ?? '' }), Size ?? 0)
  const begun = new Set((await uploadsBelow(prefix, access)).map(({ Key }) => uriOf({ bucket, key: Key ?? '' })))
  const known = current.version === null || current.version === id ? new Map<string, string>() : inCurrent(current, root)
  const files = await inParallel(dataset.files, 8, async (file): Promise<FilePlan> => {
    const uri = prefix + file.path
    if (begun.has(uri) && !there.has(uri)) return { ...file, uri, state: 'resume' }
    if (!there.has(uri)) {
      const from = known.get(`${file.sha256} ${file.size_bytes}`)
      return from === undefined ? { ...file, uri, state: 'upload' } : { ...file, uri, state: 'copy', from }
    }
    if (await isThere(uri, { size: file.size_bytes, sha256: file.sha256 }, access)) return { ...file, uri, state: 'there' }
    throw new Error(
      `"${uri}" is there with other bytes; expected those of this dataset: a version is never overwritten; look who wrote it, and remove that version`,
    )
  })
  const complete = there.has(versionManifest(root, id)) && files.every(({ state }) => state === 'there')
  return { root, id, complete, files, current, partBytes }
}

/** Objects of the current version by hash and size, as its manifest states them; empty where that can not be read. */
function inCurrent({ body, version }: Current, root: Root): Map<string, string> {
  const prefix = versionPrefix(root, version!)
  try {
    return new Map([...statedFiles(body!).files.values()].map(({ path, sha256, size_bytes: size }) => [`${sha256} ${size}`, prefix + path]))
  } catch {
    return new Map()
  }
}

/** The digest of the data; where that version has another manifest (a waiver was added, say), with the beginning of this manifest's hash. */
async function versionId({ digest, manifest, manifestSha256 }: LocalDataset, root: Root, access: S3Access): Promise<string> {
  const known = await headS3(versionManifest(root, digest), access)
  if (known === null || (known.size === manifest.length && known.metadata['sha256'] === manifestSha256)) return digest
  return `${digest}-${hash('sha256', manifest).slice(0, 16)}`
}

export const bytesToSend = ({ files }: PublishPlan): number =>
  files.reduce((sum, { state, size_bytes: size }) => (state === 'there' || state === 'copy' ? sum : sum + size), 0)

/** The plan as a person reads it, a line at a time. */
export function* tellPlan(plan: PublishPlan, dataset: LocalDataset): Generator<string> {
  const { files, root, id, complete, current, partBytes } = plan
  yield `Version   ${versionPrefix(root, id)}`
  yield `Dataset   ${dataset.conversations} conversations, ${files.length + 1} files, ${megabytes(dataset.bytes)} MB`
  yield `Current   ${current.version ?? (current.etag === null ? 'nothing' : 'a manifest that names no version')}`
  const counts = { upload: 0, resume: 0, there: 0, copy: 0 }
  for (const { state } of files) counts[state]++
  if (complete) yield 'Nothing to upload: this version is whole.'
  else
    yield `To upload ${counts.upload} files, to resume ${counts.resume}, there already ${counts.there}, to copy within the store ${counts.copy}; ${megabytes(bytesToSend(plan))} MB`
  for (const { state, path, size_bytes: size } of files) {
    const parts = size > partBytes ? `, in ${Math.ceil(size / partBytes)} parts` : ''
    if (state !== 'there') yield `  ${state.padEnd(6)}  ${path} (${megabytes(size)} MB${parts})`
  }
  if (!complete) yield `  last    ${MANIFEST_PATH}`
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 3 : 1)
