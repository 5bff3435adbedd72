/** Where the signoff reads from: a folder as it is; an S3 root through a local mirror, which is checked by size. */
import { createWriteStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ConfigError } from '../compile/config.ts'
import { listS3, openS3, parseS3, s3Client } from '../compile/stores/s3.ts'

/** A local folder that holds the dataset. Throws ConfigError where `root` names nothing. */
export async function localDataset(root: string, cache: string): Promise<string> {
  if (root.startsWith('s3:')) return mirror(root.endsWith('/') ? root : `${root}/`, cache)
  const folder = resolve(root)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ConfigError(`  DATASET: found "${root}", which is no folder; expected a dataset folder or s3://bucket/prefix`)
  return folder
}

async function mirror(root: string, cache: string): Promise<string> {
  parseS3(root)
  const client = s3Client()
  const folder = join(cache, 's3')
  rmSync(folder, { recursive: true, force: true })
  for (const object of await listS3(root, client)) {
    const file = resolve(folder, object.location.slice(root.length))
    if (!file.startsWith(folder + sep))
      throw new ConfigError(`  DATASET: "${object.location}" leads out of the dataset; expected keys below ${root}`)
    mkdirSync(dirname(file), { recursive: true })
    await pipeline(Readable.from(openS3(object, client)), createWriteStream(file))
    if (statSync(file).size !== object.size)
      throw new Error(`"${object.location}" arrived with ${statSync(file).size} bytes; the store lists ${object.size}; try again`)
  }
  return folder
}
