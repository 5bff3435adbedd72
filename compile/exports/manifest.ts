/** `export_manifest.json`: what an export was made from, and every file of it. */
import type { FileEntry } from '#contract/manifest.ts'
import type { Split } from '#contract/record.ts'
import type { ExportedFile, FormatCount } from './shard.ts'
import type { ExportSource } from './source.ts'

export const EXPORT_VERSION = '1.0'

/** What is known of the signoff; nothing that differs between two runs over the same bytes. */
export interface ExportSignoff {
  state: 'passed' | 'waived' | 'unsigned'
  reason?: string
  profile_sha256?: string
}

export interface ExportManifest {
  export_version: string
  dataset: { digest: string; manifest_sha256: string; contract_version: string; generated_at: string; total_conversations: number }
  signoff: ExportSignoff
  /** A format's records, lines, what it left out and why, by split. */
  formats: Record<string, Partial<Record<Split, Omit<FormatCount, 'format' | 'split'>>>>
  files: (FileEntry & { format: string; split?: Split; source?: string; records?: number })[]
}

export function exportManifest(given: {
  source: ExportSource
  signoff: ExportSignoff
  exported: { files: readonly ExportedFile[]; counts: readonly FormatCount[]; tally: { records: number } }
  documents: readonly (FileEntry & { format: string })[]
}): ExportManifest {
  const { manifest, digest, manifestSha256 } = given.source
  const formats: ExportManifest['formats'] = {}
  for (const { format, split, ...count } of given.exported.counts) (formats[format] ??= {})[split] = count
  return {
    export_version: EXPORT_VERSION,
    dataset: {
      digest,
      manifest_sha256: manifestSha256,
      contract_version: String(manifest.contract_version),
      generated_at: String(manifest.generated_at),
      total_conversations: given.exported.tally.records,
    },
    signoff: given.signoff,
    formats,
    files: [...given.exported.files, ...given.documents],
  }
}
