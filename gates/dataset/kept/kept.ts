/** Where a census takes evidence from besides the bytes: nowhere, a cache, or the parts that other processes took. */
import type { ShardFacts } from '../census.ts'
import { sampleRecords } from '../sample.ts'
import type { Scan } from '../take-census.ts'
import { type EvidenceFolder, evidenceFolder, type Prepared, prune, type Unconfirmed } from './evidence-folder.ts'
import { openParts } from './parts.ts'
import { rulesVersion } from './rules-version.ts'
import { preparedHash, type ScanRules, scanRules } from './scan-rules.ts'
import type { Kept, KeptSource } from './source.ts'

/** Lets the examiners prepare what they need, over a sample of all shards. */
export function prepare({ examiners, origin, profile }: Scan, shards: readonly { path: string; size: number }[]): Prepared {
  const values = examiners.map((examiner) => examiner.prepare?.(sampleRecords(origin, shards), { profile }))
  return { hash: preparedHash(values), values }
}

export const noEvidence = (scan: Scan, shards: readonly ShardFacts[]): Kept => ({
  rules: rulesVersion(),
  from: 'bytes',
  prepared: prepare(scan, shards),
  load: () => null,
  save: () => undefined,
  close: () => undefined,
})

export const rulesOf = ({ profile, examiners }: Scan, maxLine: number | undefined, version: string = rulesVersion()): ScanRules =>
  scanRules(version, profile, examiners, maxLine)

export function openKept(
  source: KeptSource,
  scan: Scan,
  { shards, maxLine }: { shards: readonly ShardFacts[]; maxLine: number | undefined },
): Kept {
  const rules = rulesOf(scan, maxLine, source.version)
  if ('parts' in source) return openParts(source.parts, source.key, rules, scan.opened.version, shards)
  const folder = evidenceFolder(source.cache, rules, source.key)
  const prepared = inherited(folder, shards) ?? prepare(scan, shards)
  const saved: Unconfirmed[] = []
  return {
    rules: rules.version,
    from: 'cache',
    prepared,
    load(shard, columns) {
      if (!folder.has(prepared.hash, shard)) return null
      const evidence = folder.load(prepared, shard, columns)
      return 'problem' in evidence ? null : evidence
    },
    save: (shard, columns, evidence) => void saved.push(folder.save(prepared, shard, columns, evidence)),
    close(unchanged) {
      for (const each of saved)
        if (unchanged) each.confirm()
        else each.discard()
      if (unchanged) folder.savePrepared(prepared)
      prune(source.cache, source.limit)
    },
  }
}

/**
 * What the examiners prepared for an earlier version of this dataset, where half of today's bytes were examined with it: shards are compared by keys
 * that follow from it, so a new preparation would make all evidence useless. Any preparation gives the same verdicts; an old one costs speed.
 */
function inherited(folder: EvidenceFolder, shards: readonly ShardFacts[]): Prepared | null {
  const bytes = (of: readonly ShardFacts[]): number => of.reduce((sum, { size }) => sum + size, 0)
  const covered = (hash: string): number => bytes(shards.filter((shard) => folder.has(hash, shard)))
  const best = folder
    .preparations()
    .map((hash) => ({ hash, covered: covered(hash) }))
    .reduce<{ hash: string; covered: number } | null>((best, next) => (best === null || next.covered > best.covered ? next : best), null)
  if (best === null || best.covered === 0 || best.covered * 2 < bytes(shards)) return null
  const prepared = folder.loadPrepared(best.hash)
  return 'problem' in prepared ? null : prepared
}
