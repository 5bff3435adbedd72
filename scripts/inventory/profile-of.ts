import type { Profile } from '#contract/profile.ts'

/** The profile of a configuration file. The configuration's readers are loaded for it alone: they take longer than a large inventory does. */
export async function profileOf(config: string): Promise<Profile> {
  const { loadConfig } = await import('../load-config.ts')
  return (await loadConfig(['--config', config])).config.profile
}
