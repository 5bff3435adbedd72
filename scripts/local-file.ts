/** A file that a command reads, wherever it lies: what is in S3 is fetched, under the last part of its name, into a folder of this machine. */
import { hash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ConfigError } from '../compile/config-error.ts'
import { isS3 } from '../compile/stores/s3/location.ts'
import type { S3Settings } from '../compile/stores/s3/settings.ts'

const FOLDER = '.signoff/s3-files'

/** No key of a bucket becomes a path: a folder named by a hash, and of the key's last part what is harmless in any file system. */
const nameOf = (key: string): string =>
  basename(key)
    .replaceAll(/[^\w.-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(-100) || 'object'

/** The path of the file; `path` itself where it is none of S3. Throws ConfigError where no object has this key, S3Error where the store fails. */
export async function localFile(path: string, settings: S3Settings = {}, folder: string = FOLDER): Promise<string> {
  if (!isS3(path)) return path
  // Loaded where it is needed: the client of S3 is large.
  const [{ headS3, parseS3, sharedAccess }, { download }] = await Promise.all([
    import('../compile/stores/s3.ts'),
    import('../compile/stores/s3/download.ts'),
  ])
  const access = sharedAccess(settings)
  const { key } = parseS3(path)
  const head = key === '' || key.endsWith('/') ? null : await headS3(path, access)
  if (head === null) throw new ConfigError(`  found "${path}", where no object is; expected the key of one object`)
  const place = resolve(folder, hash('sha256', JSON.stringify([settings.endpoint ?? '', path, head.etag ?? ''])).slice(0, 16))
  await mkdir(place, { recursive: true, mode: 0o700 })
  const file = join(place, nameOf(key))
  const { size, etag } = head
  await download({ key, location: path, size, ...(etag === undefined ? {} : { etag }) }, file, access)
  return file
}
