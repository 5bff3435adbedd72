/** Versions in S3 as folders: what a compile whose output lies there continues, and what its gates compare with. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../compile/config.ts'
import { rootOf, versionManifest, versionPrefix } from '../compile/publish/places.ts'
import { isS3 } from '../compile/stores/s3/location.ts'
import { localFile } from './local-file.ts'
import { localDataset } from './open-dataset.ts'
import { storeOf } from './publish/store-of.ts'

const FOLDER = resolve('.signoff/previous')

/**
 * The configuration with a previous version that is a folder. `auto` is what stands at the output root: where that is in S3, its current version,
 * so that a machine that never compiled before continues the splits that trainers have.
 */
export async function withLocalPrevious(config: Config): Promise<Config> {
  if (isS3(config.previous)) return { ...config, previous: await localDataset(config.previous, FOLDER, storeOf(config)) }
  if (config.previous !== 'auto' || !config.publishesOnStart || config.publishTo === null) return config
  const [{ currentOf }, { sharedAccess }] = await Promise.all([import('../compile/publish/plan.ts'), import('../compile/stores/s3.ts')])
  const root = rootOf(config.publishTo)
  const { version } = await currentOf(root, sharedAccess(storeOf(config)))
  return version === null ? config : { ...config, previous: await localDataset(versionPrefix(root, version), FOLDER, storeOf(config)) }
}

/** The configuration with benchmarks that are files of this machine. */
export async function withLocalBenchmarks(config: Config): Promise<Config> {
  return { ...config, benchmarks: await localBenchmarks(config.benchmarks, config) }
}

export const localBenchmarks = (paths: readonly string[], config: Config): Promise<string[]> =>
  Promise.all(paths.map((path) => localFile(path, storeOf(config))))

/** Folder of the published version with this digest; empty where there is none, or nothing is published. */
export async function publishedWith(digest: string, config: Config): Promise<string> {
  if (config.publishTo === null || !/^[0-9a-f]{64}$/.test(digest)) return ''
  const { headS3, sharedAccess } = await import('../compile/stores/s3.ts')
  const root = rootOf(config.publishTo)
  if ((await headS3(versionManifest(root, digest), sharedAccess(storeOf(config)))) === null) return ''
  const folder = await localDataset(versionPrefix(root, digest), FOLDER, storeOf(config))
  return existsSync(join(folder, 'manifest.json')) ? folder : ''
}
