/** The version that this compile continues: its splits stand, so that nothing that was tested on is ever trained on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Manifest } from '#contract/manifest.ts'
import { type Split, SPLITS } from '#contract/record.ts'
import { type Config, ConfigError } from './config.ts'
import { linesOf } from './stores/lines.ts'

export interface PreviousVersion {
  digest: string
  /** What that version continued. */
  previous: string | null
  /** Split by record id. */
  splits: Map<string, Split>
  /** source_key by record id. */
  origins: Map<string, string>
}

type Named = Pick<Config, 'previous' | 'output'>

/** Where the previous version lies; null where the configuration asks for none, or there is none. Throws ConfigError where a named one is no folder of a dataset. */
export function previousRoot({ previous, output }: Named): string | null {
  if (previous === 'none') return null
  const root = previous === 'auto' ? output : previous
  if (existsSync(join(root, MANIFEST_PATH))) return root
  if (previous === 'auto') return null
  throw new ConfigError(
    `  config.previous: "${previous}" holds no ${MANIFEST_PATH}; expected the folder of a compiled dataset, "auto" or "none"`,
  )
}

/**
 * Its splits, by whatever seed they were drawn: a record that is known stays where it was, and only what is new is drawn.
 * Null where there is none. Throws where it is damaged: to go on without it could move a record from test to train.
 */
export async function previousVersion(config: Named): Promise<PreviousVersion | null> {
  const root = previousRoot(config)
  if (root === null) return null
  const manifest = manifestOf(root)
  const splits = new Map<string, Split>()
  const origins = new Map<string, string>()
  // As many keys as objects, not as records.
  const keys = new Map<string, string>()
  const put = (id: string, split: Split, key: unknown): void => {
    splits.set(id, split)
    if (typeof key !== 'string') return
    if (!keys.has(key)) keys.set(key, key)
    origins.set(id, keys.get(key)!)
  }
  for (const split of SPLITS) for (const path of pathsOf(root, manifest, split)) await readIds(root, path, (id, key) => put(id, split, key))
  return { digest: manifest.dataset_digest, previous: manifest.previous ?? null, splits, origins }
}

const damaged = (root: string, found: string, cause?: unknown): Error =>
  new Error(
    `The previous version in "${root}" can not be continued: ${found}; expected a whole dataset, because its splits must stand; restore it, name another one as "previous", or set previous to "none" to draw all splits anew`,
    { cause },
  )

function manifestOf(root: string): Pick<Manifest, 'dataset_digest' | 'previous' | 'splits'> {
  let manifest: Partial<Manifest> | null
  try {
    manifest = JSON.parse(readFileSync(join(root, MANIFEST_PATH), 'utf8')) as Partial<Manifest> | null
  } catch {
    throw damaged(root, `${MANIFEST_PATH} is no JSON that can be read`) // the parser's own words would quote the file
  }
  const { dataset_digest, splits, previous = null } = manifest ?? {}
  if (typeof dataset_digest !== 'string' || splits === null || typeof splits !== 'object')
    throw damaged(root, `${MANIFEST_PATH} lacks dataset_digest or splits`)
  return { dataset_digest, splits, previous }
}

function pathsOf(root: string, { splits }: Pick<Manifest, 'splits'>, split: Split): string[] {
  const shards: unknown = splits[split]?.shards
  const paths = Array.isArray(shards) ? shards.map((shard: { path?: unknown } | null) => shard?.path) : [null]
  for (const path of paths) {
    if (typeof path !== 'string' || path.startsWith('/') || path.split('/').includes('..'))
      throw damaged(root, `${MANIFEST_PATH} does not list the shards of ${split}`)
  }
  return paths as string[]
}

async function readIds(root: string, path: string, put: (id: string, key: unknown) => void): Promise<void> {
  let line = 0
  try {
    for await (const text of linesOf(join(root, path))) {
      line++
      const { id, source_key: key } = (JSON.parse(text) as { metadata?: { id?: unknown; source_key?: unknown } } | null)?.metadata ?? {}
      if (typeof id !== 'string') throw new TypeError('no id')
      put(id, key)
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw damaged(root, code === undefined ? `line ${line} of ${path} is no record` : `${path} could not be read (${code})`)
  }
}
