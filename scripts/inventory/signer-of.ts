import type { Profile } from '#contract/profile.ts'
import type { S3Settings } from '../../compile/stores/s3/settings.ts'

/** Profile and store of a configuration file. The configuration's readers are loaded for it alone: they take longer than a large inventory does. */
export async function signerOf(config: string): Promise<{ profile: Profile; s3: S3Settings }> {
  const [{ loadConfig }, { storeOf }] = await Promise.all([import('../load-config.ts'), import('../publish/store-of.ts')])
  const loaded = (await loadConfig(['--config', config])).config
  return { profile: loaded.profile, s3: storeOf(loaded) }
}
