/** Reads the configuration file that `--config`, CONFIG or the default names, with the decisions of the review, and makes it total. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { minimist } from 'zx'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { type Config, ConfigError, type ConfigFile, resolveConfig } from '../compile/config.ts'
import { checkKey, decidedProfile, readDecisions } from './review/decisions.ts'

export interface Loaded {
  config: Config
  /** The configuration file. */
  file: string
}

/** Throws ConfigError where the file is missing, has no default export, or is wrong. */
export async function loadConfig(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Loaded> {
  const named = (minimist([...args]) as { config?: string }).config ?? env['CONFIG'] ?? 'signoff.config.ts'
  const file = resolve(named)
  if (!existsSync(file))
    throw new ConfigError(
      `  there is no file "${named}"; expected a configuration: name one with --config or CONFIG, or write signoff.config.ts`,
    )
  const { default: exported } = await told(named, async () => (await import(pathToFileURL(file).href)) as { default?: ConfigFile })
  if (exported === undefined) throw new ConfigError(`  "${named}" has no default export; expected "export default defineConfig({ ... })"`)
  const input: unknown = await told(named, async () => (typeof exported === 'function' ? exported(env) : exported))
  const config = resolveConfig(input, dirname(file))
  const decisions = readDecisions(config.decisions)
  checkKey(decisions, env[PII_KEY_VARIABLE], config.decisions)
  return { config: { ...config, profile: decidedProfile(config.profile, decisions) }, file }
}

/** What a configuration file throws, a syntax error or a word of its own, is about the configuration: it names the file and keeps the words. */
async function told<Result>(named: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new ConfigError(`  "${named}" could not be read: ${words}`, { cause: error })
  }
}
