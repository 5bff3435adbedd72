/** The manifest of a version, from what was written. */
import { datasetDigest } from '#contract/digest.ts'
import { type Accounting, CONTRACT_VERSION, type FileEntry, type Manifest, MANIFEST_VERSION, type SourceEntry } from '#contract/manifest.ts'
import { hardHoldouts } from '#contract/profile.ts'
import { SPLITS } from '#contract/record.ts'
import type { Config } from '../config.ts'
import type { WrittenShards } from './dataset.ts'
import type { Tallies } from './statistics.ts'

export function buildManifest(
  config: Config,
  written: WrittenShards,
  tallies: Tallies,
  of: { generatedAt: string; files: FileEntry[]; sources: SourceEntry[]; accounting: Accounting; previous: string | null },
): Manifest {
  const statistics = tallies.statistics()
  const totals = tallies.splits()
  const sidecars = 'sidecars' in written.provenance ? written.provenance.sidecars : []
  const plain = ({ path, size_bytes, sha256 }: FileEntry): FileEntry => ({ path, size_bytes, sha256 })
  const files = [...of.files, ...sidecars].map(plain)
  const shards = SPLITS.flatMap((split) => written.shards[split])
  const holdouts = [...hardHoldouts(config.profile)].sort()
  return {
    manifest_version: MANIFEST_VERSION,
    contract_version: CONTRACT_VERSION,
    generated_at: of.generatedAt,
    dataset_digest: datasetDigest([...shards, written.compiled, ...files]),
    seed: config.seed,
    profile: config.profile,
    total_conversations: statistics.total.conversations,
    total_tokens_approx: statistics.total.total_tokens_approx,
    splits: {
      train: { ...totals.train, shards: written.shards.train },
      val: { ...totals.val, shards: written.shards.val },
      test: { ...totals.test, shards: written.shards.test },
    },
    source_families: tallies.families(),
    provenance_map: 'inline' in written.provenance ? written.provenance.inline : { sidecars },
    holdout_families: Object.fromEntries(
      holdouts.map((family) => [family, { test_split_only: true, rationale: config.profile.holdouts[family]!.rationale }]),
    ),
    compiled_export: written.compiled,
    files,
    sources: of.sources,
    accounting: of.accounting,
    statistics,
    previous: of.previous,
  }
}
