/** The bytes that a certificate is held against: every file of a folder, or every object of the version that a root in S3 names, hashed as it streams by. */
import { createHash, hash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { isInDigest, MANIFEST_PATH } from '#contract/layout.ts'
import { ConfigError } from '../../compile/config.ts'
import { isS3 } from '../../compile/stores/s3/location.ts'
import type { S3Settings } from '../../compile/stores/s3/settings.ts'
import { surveyFiles } from '../../gates/dataset/survey-files.ts'
import { folderStore } from '../../gates/kit/folder-store.ts'
import { CERTIFICATE } from '../../reports/certificate/write.ts'
import type { FoundBytes } from '../../reports/certificate/compare.ts'

export interface Place {
  /** How a person names it. */
  name: string
  /** The certificate that lies with the data; null where there is none. */
  certificate(): Promise<Buffer | null>
  bytes(progress: (done: number, total: number) => void): Promise<FoundBytes>
}

const CHUNK_BYTES = 16_777_216
/** Below this a thread costs more than it brings. */
const SMALL = 8_000_000
const AT_ONCE = 8

export function placeOf(root: string, settings: S3Settings): Place {
  if (isS3(root)) return inS3(root, settings)
  const folder = resolve(root)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigError(`  --dataset: found "${root}", which is no folder; expected a dataset folder or s3://bucket/prefix`)
  return inFolder(root, realpathSync(folder))
}

const orNull = (path: string): Promise<Buffer | null> => readFile(path).catch(() => null)

function inFolder(name: string, root: string): Place {
  return {
    name,
    certificate: () => orNull(join(root, CERTIFICATE)),
    async bytes(progress) {
      const objects = await Array.fromAsync(folderStore(root).list())
      const total = objects.reduce((sum, { size }) => sum + size, 0)
      const manifest = await orNull(join(root, MANIFEST_PATH))
      const surveys = await surveyFiles(
        objects.filter(({ key }) => isInDigest(key)),
        new Set(),
        {
          origin: { kind: 'folder', root },
          chunkBytes: CHUNK_BYTES,
          workers: total < SMALL ? 0 : availableParallelism(),
          onProgress: ({ bytes }) => progress(bytes, total),
        },
      )
      return {
        files: new Map([...surveys].map(([path, { sha256 }]) => [path, sha256])),
        manifest,
        manifests: manifest === null ? [] : [hash('sha256', manifest)],
      }
    },
  }
}

function inS3(root: string, settings: S3Settings): Place {
  const opened = openVersion(root, settings)
  return {
    name: root,
    certificate: async () => {
      const { prefix, read } = await opened
      return read(prefix + CERTIFICATE)
    },
    async bytes(progress) {
      const { prefix, objects, manifest, own, canonicalOfOwn, stream } = await opened
      const total = objects.reduce((sum, { size }) => sum + size, 0)
      let done = 0
      const { inParallel } = await import('../../compile/stores/s3/parallel.ts')
      const hashed = await inParallel(objects, AT_ONCE, async (object): Promise<[string, string]> => {
        const digest = createHash('sha256')
        for await (const chunk of stream(object)) {
          digest.update(chunk)
          progress((done += chunk.length), total)
        }
        return [object.location.slice(prefix.length), digest.digest('hex')]
      })
      const shown = manifest === null ? [] : [hash('sha256', manifest)]
      // The copy at the root differs from the version's own in where it says that objects lie, and in nothing else.
      const behind = own !== null && manifest !== null && canonicalOfOwn?.equals(manifest) === true ? [hash('sha256', own)] : []
      return { files: new Map(hashed), manifest, manifests: [...shown, ...behind] }
    },
  }
}

/** What a root in S3 holds: the version that its manifest names, or itself. */
async function openVersion(given: string, settings: S3Settings) {
  const [{ sharedAccess, listS3, openS3 }, { getS3 }, { pointingAt, versionNamedIn }, places] = await Promise.all([
    import('../../compile/stores/s3.ts'),
    import('../../compile/stores/s3/write.ts'),
    import('../../compile/publish/canonical.ts'),
    import('../../compile/publish/places.ts'),
  ])
  const access = sharedAccess(settings)
  const root = places.rootOf(given)
  const read = async (uri: string): Promise<Buffer | null> => (await getS3(uri, access))?.body ?? null
  const manifest = await read(places.canonicalManifest(root))
  const named = manifest === null ? null : versionNamedIn(manifest)
  const prefix = named === null ? root : places.versionPrefix(root, named.id)
  const own = named === null ? null : await read(places.versionManifest(root, named.id))
  const objects = (await listS3(prefix, access)).filter(
    ({ location }) => isInDigest(location.slice(prefix.length)) && !location.slice(prefix.length).startsWith(places.VERSIONS),
  )
  return {
    prefix,
    objects,
    manifest,
    own,
    canonicalOfOwn: own === null || named === null ? null : pointingAt(own, root, named.id),
    read,
    stream: (object: (typeof objects)[number]) => openS3(object, access),
  }
}
