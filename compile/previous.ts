/** The version that this compile continues: its splits stand, so that nothing that was tested on is ever trained on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFEST_PATH } from '#contract/layout.ts'
import type { Manifest } from '#contract/manifest.ts'
import { type DatasetRecord, type Split, SPLITS } from '#contract/record.ts'
import type { Config } from './config.ts'
import { linesOf } from './stores/lines.ts'

export interface PreviousVersion {
  digest: string
  /** What that version continued. */
  previous: string | null
  /** Split by record id. */
  splits: Map<string, Split>
}

/** Null where the configuration asks for none, or there is none, or the seed is another one (splits are then drawn anew). Throws where a named one is no dataset. */
export async function previousVersion({ previous, output, seed }: Config): Promise<PreviousVersion | null> {
  if (previous === 'none') return null
  const root = previous === 'auto' ? output : previous
  if (!existsSync(join(root, MANIFEST_PATH))) {
    if (previous === 'auto') return null
    throw new Error(`config.previous: "${previous}" holds no ${MANIFEST_PATH}; expected the folder of a compiled dataset, "auto" or "none"`)
  }
  const manifest = JSON.parse(readFileSync(join(root, MANIFEST_PATH), 'utf8')) as Manifest
  if (manifest.seed !== seed) return null
  const splits = new Map<string, Split>()
  for (const split of SPLITS) for (const { path } of manifest.splits[split].shards) await readIds(join(root, path), split, splits)
  return { digest: manifest.dataset_digest, previous: manifest.previous, splits }
}

async function readIds(file: string, split: Split, into: Map<string, Split>): Promise<void> {
  for await (const line of linesOf(file)) into.set((JSON.parse(line) as DatasetRecord).metadata.id, split)
}
