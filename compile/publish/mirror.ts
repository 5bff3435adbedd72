/**
 * A published dataset as a folder: the manifest at the root, and the objects of the one version that it names. What was fetched before is known by
 * its ETag and checked by its SHA-256; that a manifest states a checksum is no reason to believe that the store holds such bytes.
 */
import { copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { dirname, join, resolve, sep } from 'node:path'
import { MANIFEST_PATH } from '#contract/layout.ts'
import { ConfigError } from '../config-error.ts'
import type { InputObject } from '../stores/input.ts'
import { cached } from '../stores/s3/cache.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { download } from '../stores/s3/download.ts'
import { listS3 } from '../stores/s3/list.ts'
import { inParallel } from '../stores/s3/parallel.ts'
import { getS3 } from '../stores/s3/write.ts'
import { versionNamedIn } from './canonical.ts'
import { canonicalManifest, type Root, versionManifest, versionPrefix, VERSIONS } from './places.ts'

/** Bytes that are kept; a dataset of full size is 12 GB with its export. */
const KEPT = 64 * 2 ** 30
const AT_ONCE = 8

/** Folder with the dataset below `folder`. Throws ConfigError where there is none, or a key can not be a file. */
export async function mirrorDataset(root: Root, folder: string, access: S3Access): Promise<string> {
  const view = join(folder, 'dataset')
  rmSync(view, { recursive: true, force: true })
  mkdirSync(view, { recursive: true, mode: 0o700 })
  const manifest = await getS3(canonicalManifest(root), access)
  const named = manifest === null ? null : versionNamedIn(manifest.body)
  if (named === null) {
    const objects = await listS3(root, access)
    await fetchAll(
      objects.filter(({ location }) => !location.startsWith(root + VERSIONS)),
      root,
      view,
      folder,
      access,
    )
    return view
  }
  const own = await getS3(versionManifest(root, named.id), access)
  if (own === null || hash('sha256', own.body) !== named.manifestSha256)
    throw new Error(
      `The manifest of ${root} names version ${named.id}, whose own manifest is ${own === null ? 'not there' : 'another one'}; expected the one that it was made of; promote a version again`,
    )
  const prefix = versionPrefix(root, named.id)
  const objects = await listS3(prefix, access)
  await fetchAll(
    objects.filter(({ location }) => location !== prefix + MANIFEST_PATH),
    prefix,
    view,
    folder,
    access,
  )
  writeFileSync(join(view, MANIFEST_PATH), manifest!.body)
  return view
}

async function fetchAll(objects: readonly InputObject[], prefix: string, view: string, folder: string, access: S3Access): Promise<void> {
  const files = filesFor(objects, prefix, view)
  await inParallel(files, AT_ONCE, async ({ object, file }) => {
    mkdirSync(dirname(file), { recursive: true })
    const kept = cached(object, { folder: join(folder, 'objects'), bytes: KEPT }, access)
    if (kept === null) return void (await download(object, file, access))
    const from = await kept
    try {
      linkSync(from, file)
    } catch {
      copyFileSync(from, file) // a disk without links, or too many of them
    }
  })
}

/** Where each object goes. Throws ConfigError where a key would lead out of the folder, or two would be one file. */
export function filesFor(objects: readonly InputObject[], prefix: string, view: string): { object: InputObject; file: string }[] {
  const taken = new Map<string, string>()
  const files = objects.map((object) => {
    const path = object.location.slice(prefix.length)
    const file = resolve(view, path)
    const parts = path.split('/')
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (
      /[\u0000-\u001f\\]/.test(path) ||
      parts.some((part) => part === '' || part === '.' || part === '..' || Buffer.byteLength(part) > 255) ||
      !file.startsWith(view + sep)
    )
      throw new ConfigError(
        `  DATASET: "${shown(object.location)}" can not be a file below the dataset; expected keys as the contract has them`,
      )
    const other = taken.get(path.toLowerCase())
    if (other !== undefined)
      throw new ConfigError(
        `  DATASET: "${shown(other)}" and "${shown(object.location)}" differ in case alone; expected keys that are different files on every machine`,
      )
    taken.set(path.toLowerCase(), object.location)
    return { object, file }
  })
  for (const { object } of files) {
    const parts = object.location.slice(prefix.length).toLowerCase().split('/')
    for (let n = 1; n < parts.length; n++)
      if (taken.has(parts.slice(0, n).join('/')))
        throw new ConfigError(
          `  DATASET: "${shown(object.location)}" lies below a key that is an object itself; expected keys as the contract has them`,
        )
  }
  return files
}

/** A key as a message may have it. */
// oxlint-disable-next-line no-control-regex -- a terminal would obey them
const shown = (key: string): string => key.replaceAll(/[\u0000-\u001f\u007f]/g, '?').slice(0, 200)
