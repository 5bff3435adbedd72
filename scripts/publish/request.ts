/** What the commands around publishing have in common: their options, the root that they are about, and the store that it lies in. */
import { minimist } from 'zx'
import { type Config, ConfigError } from '../../compile/config.ts'
import { type Root, rootOf } from '../../compile/publish/places.ts'
import type { S3Access } from '../../compile/stores/s3/client.ts'
import { parseS3, sharedAccess } from '../../compile/stores/s3.ts'
import { loadConfig } from '../load-config.ts'
import { storeOf } from './store-of.ts'

export interface Request {
  config: Config
  root: Root
  access: S3Access
  given: Record<string, unknown>
  names: string[]
}

interface Known {
  string?: string[]
  boolean?: string[]
}

/** Throws ConfigError for an option that there is not, and where nothing names a root: there is no default bucket. */
export async function readRequest(args: readonly string[], known: Known): Promise<Request> {
  const strings = ['to', 'config', ...(known.string ?? [])]
  const { _: names, ...given } = minimist([...args], { string: [...strings, '_'], boolean: known.boolean ?? [] }) as {
    _: string[]
    [name: string]: unknown
  }
  const options = [...strings, ...(known.boolean ?? [])]
  for (const name of Object.keys(given)) {
    if (name === 'acl')
      throw new ConfigError(
        `  --acl: no ACL is ever set, and none that lets everybody read: objects are private, and the bucket says who else may read`,
      )
    if (!options.includes(name))
      throw new ConfigError(`  --${name}: no such option; expected ${options.map((option) => `--${option}`).join(', ')}`)
  }
  const twice = strings.find((name) => Array.isArray(given[name]))
  if (twice !== undefined) throw new ConfigError(`  --${twice}: found twice; expected once`)
  const { config } = await loadConfig(args)
  const to = (given['to'] as string | undefined) ?? config.publishTo
  if (to === null || to === '')
    throw new ConfigError(
      '  nothing says where to: expected --to s3://bucket/final_dataset, or "publishTo" in the configuration; there is no default',
    )
  return { config, root: checked(to), access: sharedAccess(storeOf(config)), given, names }
}

/** The request of a configuration that names its root itself. */
export const requestOf = (config: Config): Request => ({
  config,
  root: checked(config.publishTo ?? ''),
  access: sharedAccess(storeOf(config)),
  given: {},
  names: [],
})

function checked(to: string): Root {
  try {
    if (parseS3(to).key.replaceAll('/', '') !== '') return rootOf(to)
  } catch {
    // told below, with the choices
  }
  throw new ConfigError(`  --to: found "${to}"; expected a root in S3 such as s3://bucket/final_dataset`)
}
