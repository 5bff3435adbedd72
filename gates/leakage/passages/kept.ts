/**
 * What a shard gave, kept for the next signoff: the sample of its needles, and what was found and met in it. Sealed files, like the census's
 * evidence, named by the shard's bytes as they were read now, the rules, and for findings also by all the needles that were looked for.
 */
import { hash } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Profile } from '#contract/profile.ts'
import type { ShardFacts } from '../../dataset/census.ts'
import { markUsed, prune } from '../../dataset/kept/evidence-folder.ts'
import { rulesVersion } from '../../dataset/kept/rules-version.ts'
import { scanRules } from '../../dataset/kept/scan-rules.ts'
import { readSealed, writeSealed } from '../../dataset/kept/sealed-file.ts'

export interface KeptPassages {
  /** `of` says what else the result depends on. Null where there is none that can be believed. */
  load<Result>(shard: ShardFacts, of: string): Result | null
  save(shard: ShardFacts, of: string, result: unknown): void
  /** What was saved becomes evidence now, where nobody wrote to the dataset meanwhile; or never. */
  close(): void
}

/** Evidence that a signer lets the gate keep: the folder, and the key of its seals. */
export interface KeptPlace {
  folder: string
  key: string
  /** Says in words which file was changed since the census; empty where none was. */
  changed?(): string
}

/** As prune knows them. */
const ENDING = '.shard'
const ASIDE = '.part'
const nothingKept: KeptPassages = { load: () => null, save: () => undefined, close: () => undefined }

export function openKept(place: KeptPlace | undefined, profile: Profile, version?: string): KeptPassages {
  if (place === undefined) return nothingKept
  const folder = join(place.folder, 'passages')
  const rules = scanRules(version ?? rulesVersion(), profile, [], undefined)
  const nameOf = ({ path, size, sha256, split, records }: ShardFacts, of: string): string =>
    hash('sha256', JSON.stringify(['passages 1', rules, of, path, size, sha256, split, records]))
  const waiting: [aside: string, path: string][] = []
  return {
    load<Result>(shard: ShardFacts, of: string) {
      const name = nameOf(shard, of)
      const opened = readSealed(join(folder, `${name}${ENDING}`), place.key)
      if (opened.problem !== undefined || (opened.header as { name?: unknown }).name !== name) return null
      markUsed(join(folder, `${name}${ENDING}`))
      try {
        return deserialize(Uint8Array.from(opened.body)) as Result
      } catch {
        return null
      }
    },
    save(shard, of, result) {
      const name = nameOf(shard, of)
      const aside = join(folder, `${name}.${process.pid}${ASIDE}`)
      writeSealed(aside, { name }, [serialize(result)], place.key)
      waiting.push([aside, join(folder, `${name}${ENDING}`)])
    },
    close() {
      const changed = place.changed?.() ?? ''
      for (const [aside, path] of waiting.splice(0)) {
        if (changed === '') renameSync(aside, path)
        else rmSync(aside)
      }
      prune(folder)
    },
  }
}
