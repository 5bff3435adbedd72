/** Opens a published dataset: which files there are (from the listing, never from the manifest), and the manifest as far as it can be read. */
import { isUtf8 } from 'node:buffer'
import { realpathSync } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { hash } from 'node:crypto'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Manifest } from '#contract/manifest.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import type { Store, StoredObject } from '#contract/store.ts'
import type { Origin } from './origin.ts'
import { repeatsField } from './repeated-field.ts'

export interface OpenedDataset {
  /** Not trusted; null where there is none or it is no JSON object. */
  manifest: Manifest | null
  manifestProblem?: string
  /** Of the manifest's bytes; null where there is none. */
  manifestSha256: string | null
  /** Every file under the root but the manifest. */
  files: StoredObject[]
  /** Paths of the shards in dataset order: train, val, test, each by path. */
  shards: string[]
  /** Hash of the listing and of the manifest's bytes: tells two versions of a dataset apart without reading them. */
  version: string
}

const SHARD = /^(train|val|test)\/[^/]+\.jsonl$/
export const isShardPath = (path: string): boolean => SHARD.test(path)
export const splitOfPath = (path: string): Split => path.slice(0, path.indexOf('/')) as Split

const rank = (path: string): number => SPLITS.indexOf(splitOfPath(path))

export async function openDataset(store: Store): Promise<OpenedDataset> {
  const files: StoredObject[] = []
  let hasManifest = false
  for await (const object of store.list()) {
    if (object.key === MANIFEST_PATH) hasManifest = true
    else if (object.key.split('/').some((part) => part === '..' || part === ''))
      throw new Error(`${store.root}: found the key "${object.key}"; expected a path below the root; remove it`)
    else files.push({ key: object.key, size: object.size })
  }
  files.sort((a, b) => compareCodePoints(a.key, b.key))
  const shards = files
    .map(({ key }) => key)
    .filter(isShardPath)
    .sort((a, b) => rank(a) - rank(b) || compareCodePoints(a, b))
  const manifest = hasManifest ? await readAll(store, MANIFEST_PATH) : null
  const manifestSha256 = manifest === null ? null : hash('sha256', manifest)
  return {
    ...(manifest === null ? { manifest: null, manifestProblem: 'there is none' } : readManifest(manifest)),
    manifestSha256,
    files,
    shards,
    version: hash('sha256', JSON.stringify([manifestSha256, files])),
  }
}

export function readManifest(bytes: Buffer): Pick<OpenedDataset, 'manifest' | 'manifestProblem'> {
  try {
    if (!isUtf8(bytes)) return { manifest: null, manifestProblem: 'it is not UTF-8' }
    const text = bytes.toString('utf8')
    const value: unknown = JSON.parse(text)
    if (repeatsField(text, value)) return { manifest: null, manifestProblem: 'an object in it names a field twice' }
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { manifest: value as Manifest }
    return { manifest: null, manifestProblem: 'it is JSON, but no object' }
  } catch {
    return { manifest: null, manifestProblem: 'it is not JSON' }
  }
}

export async function readAll(store: Store, key: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of store.read(key)) parts.push(part)
  return Buffer.concat(parts)
}

/** Up to this many bytes a dataset that is not on this machine is held in memory; above, its files are copied to a folder first. */
export const MEMORY_LIMIT = 64_000_000

/** Makes the bytes readable at offsets, by every thread. A linked root is resolved once, so that a switch to another version does not mix two. */
export async function originOf(store: Store, files: readonly StoredObject[], cacheDir?: string): Promise<Origin> {
  if (store.localRoot !== undefined) return { kind: 'folder', root: realpathSync(store.localRoot) }
  if (files.reduce((sum, { size }) => sum + size, 0) <= MEMORY_LIMIT) {
    const contents = new Map<string, Uint8Array>()
    for (const { key } of files) contents.set(key, await readAll(store, key))
    return { kind: 'memory', files: contents }
  }
  const root = join(cacheDir ?? tmpdir(), `signoff-${hash('sha256', store.root).slice(0, 16)}`)
  await rm(root, { recursive: true, force: true })
  for (const { key } of files) await copyObject(store, key, join(root, key))
  return { kind: 'folder', root }
}

async function copyObject(store: Store, key: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const file = await open(target, 'w')
  try {
    for await (const part of store.read(key)) await file.writeFile(part)
  } finally {
    await file.close()
  }
}
