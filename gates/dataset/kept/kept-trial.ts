/** What the tests of kept evidence share: a small dataset in a folder, and a census as plain values. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveProfile } from '#contract/profile.ts'
import type { Store } from '#contract/store.ts'
import { folderStore } from '../../kit/folder-store.ts'
import type { Census } from '../census.ts'
import { COLUMN_NAMES } from '../columns.ts'
import { type CensusOptions, takeCensus } from '../take-census.ts'
import type { KeptSource } from './source.ts'

export const VERSION = 'rules of the test'

/** One census in this thread. */
export const census = (root: string, kept?: Partial<KeptSource> & object, options: Partial<CensusOptions> = {}): Promise<Census> =>
  takeCensus({
    store: folderStore(root) as Store,
    profile: resolveProfile({}),
    workers: 0,
    ...(kept === undefined ? {} : { kept: { key: '', version: VERSION, ...kept } as KeptSource }),
    ...options,
  })

/** Everything that gates judge by, as plain values. `classes` of the join are a matter of speed and differ with the preparation. */
export const facts = (taken: Census): unknown => ({
  shards: taken.shards,
  files: [...taken.files].sort(),
  families: taken.families,
  phases: taken.phases,
  population: taken.population,
  digest: taken.digest,
  columns: Object.fromEntries(COLUMN_NAMES.map((name) => [name, Array.from(taken.columns[name] as Uint8Array, String)])),
  summaries: taken.summaries,
})

export const shardFiles = (cache: string): string[] =>
  readdirSync(cache)
    .filter((name) => name.endsWith('.shard'))
    .sort()

/** Replaces text in a file; throws where there is nothing to replace. */
export function edit(path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${path}: nothing to replace`)
  writeFileSync(path, after)
}

export const below = (folder: string, ...names: string[]): string => join(folder, ...names)
