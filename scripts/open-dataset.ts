/** Where the signoff reads from: a folder as it is; an S3 root through a local mirror of the version that its manifest names. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ConfigError } from '../compile/config.ts'
import { isS3 } from '../compile/stores/s3/location.ts'
import type { S3Settings } from '../compile/stores/s3/settings.ts'

/** A local folder that holds the dataset; `cache` keeps what was fetched for the next time. Throws ConfigError where `root` names nothing. */
export async function localDataset(root: string, cache: string, settings: S3Settings = {}): Promise<string> {
  if (isS3(root)) {
    // Loaded where it is needed: the client of S3 is large.
    const [{ mirrorDataset }, { sharedAccess }] = await Promise.all([
      import('../compile/publish/mirror.ts'),
      import('../compile/stores/s3.ts'),
    ])
    return mirrorDataset(root.endsWith('/') ? root : `${root}/`, join(cache, 's3'), sharedAccess(settings))
  }
  const folder = resolve(root)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigError(`  DATASET: found "${root}", which is no folder; expected a dataset folder or s3://bucket/prefix`)
  return folder
}
