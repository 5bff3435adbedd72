/** `npm run compile [-- --config FILE --fresh]`: compiles what the configuration names into its output root; goes on with what an interrupted compile left, unless `--fresh`. */
import { relative } from 'node:path'
import { minimist } from 'zx'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import type { Config } from '../compile/config.ts'
import { compile } from '../compile/pipeline.ts'
import type { Progress } from '../compile/effects.ts'
import { previousRoot } from '../compile/previous.ts'
import { EXIT } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { openProgress } from './progress.ts'
import { storeOf } from './publish/store-of.ts'
import { withLocalBenchmarks, withLocalPrevious } from './published-version.ts'
import { accountTable, claimsTable } from './tables.ts'

export default async function main(args: string[]): Promise<number> {
  const { config } = await loadConfig(args)
  await compileAndTell(config, { fresh: isFresh(args) })
  return EXIT.passed
}

/** `--fresh`: what an interrupted compile left is not gone on with. */
export const isFresh = (args: readonly string[]): boolean => minimist([...args], { boolean: ['fresh'] })['fresh'] === true

/** Compiles and prints what became of every source. Throws where the compile stopped; everything was read and told by then. */
export async function compileAndTell(config: Config, { fresh = false }: { fresh?: boolean } = {}): Promise<void> {
  const inventory =
    config.inventory === null
      ? null
      : await (await import('./inventory/load.ts')).loadInventory(config.inventory, config.profile, { s3: storeOf(config) })
  previousRoot(config) // a wrong name is told before generators run
  const progress = openProgress(process.stderr)
  try {
    const { manifest, published, claims, unusedDecisions } = await compile(
      await made(await withLocalBenchmarks(await withLocalPrevious(config)), progress.show),
      {
        env: process.env,
        now: () => new Date(),
        progress: progress.show,
        tell: (line) => console.error(line),
        onInterrupt,
        fresh,
        ...(inventory === null ? {} : { inventory }),
      },
    )
    progress.done()
    console.log(accountTable(manifest.accounting))
    const contested = claimsTable(claims)
    if (contested !== '') console.log(contested)
    const where = relative(process.cwd(), config.output) || '.'
    tellDecisions(config, unusedDecisions)
    console.log(
      `${published ? 'Compiled' : 'Nothing changed:'} ${manifest.total_conversations} conversations in ${where}, digest ${manifest.dataset_digest.slice(0, 16)}`,
    )
  } finally {
    progress.done()
  }
}

/** Review decisions that did nothing: a person made them for a reason, and may have to look again. */
function tellDecisions({ profile, decisions }: Config, unused: readonly string[]): void {
  const made = profile.pii_allowed.length + Object.keys(profile.pii_decisions).length
  if (made === 0) return
  if (!process.env[PII_KEY_VARIABLE])
    console.error(
      `${made} decisions of the review could not be recognised, because ${PII_KEY_VARIABLE} is not set: those records wait again.`,
    )
  else if (unused.length > 0)
    console.error(
      `${unused.length} of ${made} decisions of the review match nothing any more (the record or the text changed or went); in ${relative(process.cwd(), decisions)}: ${unused
        .slice(0, 5)
        .map((hash) => hash.slice(0, 12))
        .join(', ')}${unused.length > 5 ? ', ...' : ''}`,
    )
}

/** The configuration with its generators run. They and all that they are made of are loaded only where it names one. */
async function made(config: Config, progress: (progress: Progress) => void): Promise<Config> {
  if (config.sources.every(({ generator }) => generator === undefined)) return config
  const { materialise } = await import('./materialise.ts')
  return materialise(config, { progress })
}

/** Ctrl-C and its like leave the old dataset, no half-written one, and no lock. */
function onInterrupt(undo: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    undo()
    console.error(`\nInterrupted (${signal}); the dataset at the output root stands as it was.`)
    process.exit(EXIT.couldNotRun)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
