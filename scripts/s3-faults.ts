/**
 * `npm run s3-faults [-- --schedules 200 --compiles 200 --kills 20 --races 5 --seed 1 --store radosgw|fixture|any --quick]`: drawn faults over publications
 * and over compiles that read from S3, kill -9 of publishers, and eight publishers at once; against a real store where one is installed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { EXIT } from './exit.ts'
import { faultCompiling } from './s3-faults/compiling.ts'
import { faultKilling } from './s3-faults/killing.ts'
import { faultPublishing, faultRaces } from './s3-faults/publishing.ts'
import { startStore } from './s3-faults/store.ts'
import { openTally } from './s3-faults/tally.ts'
import { table } from './tables.ts'

const FULL = { schedules: 200, compiles: 200, kills: 20, races: 5, seed: 1 }
const QUICK = { schedules: 8, compiles: 2, kills: 1, races: 1, seed: 1 }

export default async function main(args: string[]): Promise<number> {
  const {
    quick,
    store: wanted = 'any',
    _: names,
    ...given
  } = minimist(args, { boolean: ['quick'], string: ['store'] }) as Record<string, unknown>
  const numbers: Record<string, number> = { ...(quick === true ? QUICK : FULL) }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(numbers, name) || !Number.isInteger(value) || Number(value) < 0)
      throw new ConfigError(
        `  --${name}: found ${JSON.stringify(value)}; expected a whole number for one of ${Object.keys(FULL)
          .map((known) => `--${known}`)
          .join(', ')}`,
      )
    numbers[name] = Number(value)
  }
  if (!['any', 'radosgw', 'fixture'].includes(String(wanted)) || (names as string[]).length > 0)
    throw new ConfigError(`  --store: found "${String(wanted)}"; expected radosgw, fixture or any`)
  const folder = mkdtempSync(join(tmpdir(), 'signoff-s3-faults-'))
  const store = await startStore(folder, wanted as 'any')
  const { schedules, compiles, kills, races, seed } = numbers as typeof FULL
  const tally = openTally()
  try {
    if (store.name.includes('fixture') && wanted !== 'fixture')
      console.log(
        'SKIPPED: radosgw is not installed (scripts/s3-server install); these runs are against the fixture, and prove nothing of a real store',
      )
    console.log(
      `Against ${store.name}: ${schedules} publications and ${compiles} compiles under faults, ${kills} kills, ${races} races of eight; seed ${seed}`,
    )
    await timed('publications', () => faultPublishing(store, folder, { schedules, seed, tally }))
    await timed('races', () => faultRaces(store, folder, { times: races, tally }))
    await timed('kills', () => faultKilling(store, folder, { kills, seed, tally }))
    await timed('compiles', () => faultCompiling(store, folder, { schedules: compiles, seed, tally }))
  } finally {
    await store.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\n${table(['fault', 'met'], tally.faults())}\n\n${table(['outcome', 'times'], tally.rows())}\n`)
  for (const failure of tally.failures) console.error(`BROKEN  ${failure}`)
  console.log(
    tally.failures.length === 0
      ? 'Every manifest named one whole version, every rerun completed, every byte was right.'
      : `${tally.failures.length} runs broke the promise.`,
  )
  return tally.failures.length === 0 ? EXIT.passed : EXIT.failed
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now()
  await work()
  console.log(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
