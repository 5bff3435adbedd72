/** Makes what the configuration's generators promise: files below data/generated, and sources that read them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Config, ConfigError, type Source } from '../compile/config.ts'
import { GENERATED_FAMILIES, generateFamily, sampleSources, writeSample } from '../generators/sample/index.ts'

const DEFAULT_COUNT = 240

/** The configuration with every generator replaced by the files that it made. Deterministic by the configuration's seed. */
export async function materialise(config: Config, folder: string = join(dirname(config.output), 'generated')): Promise<Config> {
  const sources: Source[] = []
  for (const source of config.sources) {
    if (source.generator === undefined) sources.push(source)
    else if (source.generator === 'sample') sources.push(...(await makeSample(config, join(folder, 'sample'))))
    else sources.push(makeFamily(config, source, folder))
  }
  return { ...config, sources }
}

async function makeSample(config: Config, folder: string): Promise<Source[]> {
  rmSync(folder, { recursive: true, force: true })
  await writeSample({ seed: config.seed }, async (path, bytes) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  })
  return sampleSources().map((source) => ({
    maxRejectedShare: 0.5,
    ...source,
    root: folder,
    phase: source.phase ?? config.profile.families[source.family]!.phase,
  }))
}

function makeFamily(config: Config, source: Source, folder: string): Source {
  const path = `${source.name}.jsonl`
  const family = source.generator!.slice('sample:'.length)
  if (!GENERATED_FAMILIES.includes(family))
    throw new ConfigError(
      `  the generator of source "${source.name}": found "sample:${family}"; expected one of ${GENERATED_FAMILIES.join(', ')} after "sample:"`,
    )
  mkdirSync(folder, { recursive: true })
  const lines: string[] = []
  for (const record of generateFamily(family, { seed: config.seed, count: source.count ?? DEFAULT_COUNT }))
    lines.push(`${JSON.stringify(record)}\n`)
  writeFileSync(join(folder, path), lines.join(''))
  return { ...source, path, root: folder }
}
