import type { Config } from '../../compile/config.ts'
import type { S3Settings } from '../../compile/stores/s3/settings.ts'

/** The store's settings alone. */
export function storeOf({ s3 }: Config): S3Settings {
  const { cache, ...settings } = s3
  void cache
  return settings
}
