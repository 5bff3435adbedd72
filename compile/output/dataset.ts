/**
 * Writes a version: shards, compiled export, ledger, provenance, reports, and last the manifest. Records come in dataset order
 * (train, val, test; within a split in the order of the working set); one record is in memory at a time.
 */
import { COMPILED_PATH, INLINE_PROVENANCE_LIMIT, ledgerPath, MANIFEST_PATH, provenancePath, shardId, shardPath } from '#contract/layout.ts'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { FileEntry, ProvenanceEntry, ShardEntry } from '#contract/manifest.ts'
import { type DatasetRecord, type Split, SPLITS } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { type HashedFile, openHashed } from './hashed-file.ts'

/** Ledger and provenance lines to a file. */
const LINES_PER_FILE = 100_000

export interface WrittenShards {
  shards: Record<Split, ShardEntry[]>
  compiled: FileEntry & { s3_path: string; conversation_count: number }
  provenance: { inline: Record<string, ProvenanceEntry> } | { sidecars: FileEntry[] }
}

/** A record as it is written. */
export interface WrittenRecord {
  /** The whole line, with its line feed. */
  line: Buffer
  metadata: DatasetRecord['metadata']
  /** Name of the shape that it was read with. */
  format: string
}

interface OpenShard {
  file: HashedFile
  number: number
  count: number
  families: Set<string>
}

/** Writes shards and export in one go, and the provenance map beside them. */
export function writeShards(folder: string, records: Iterable<WrittenRecord>, total: number, canonicalRoot: string): WrittenShards {
  const shards: Record<Split, ShardEntry[]> = { train: [], val: [], test: [] }
  const compiled = openHashed(folder, COMPILED_PATH)
  const provenance = provenanceWriter(folder, total)
  let open: OpenShard | null = null
  let split: Split = SPLITS[0]
  let count = 0
  const close = (): void => {
    if (open === null) return
    const entry = open.file.close()
    shards[split].push({
      shard_id: shardId(split, open.number),
      ...entry,
      s3_path: canonicalRoot + entry.path,
      conversation_count: open.count,
      source_families: [...open.families].sort(),
    })
    open = null
  }
  for (const { line, metadata, format } of records) {
    const to = metadata.split
    if (open !== null && (to !== split || open.count >= splits.shard.conversations || open.file.size() + line.length > splits.shard.bytes))
      close()
    split = to
    open ??= {
      file: openHashed(folder, shardPath(split, shards[split].length)),
      number: shards[split].length,
      count: 0,
      families: new Set<string>(),
    }
    open.file.write(line)
    open.count++
    open.families.add(metadata.source_family)
    compiled.write(line)
    provenance.add(metadata, format)
    count++
  }
  close()
  const entry = compiled.close()
  return { shards, compiled: { ...entry, s3_path: canonicalRoot + entry.path, conversation_count: count }, provenance: provenance.close() }
}

function provenanceWriter(
  folder: string,
  total: number,
): { add(metadata: DatasetRecord['metadata'], format: string): void; close(): WrittenShards['provenance'] } {
  const inline: Record<string, ProvenanceEntry> = {}
  const sidecar = total > INLINE_PROVENANCE_LIMIT ? lineWriter(folder, provenancePath) : null
  return {
    add(metadata, format) {
      const entry: ProvenanceEntry = {
        content_hash: metadata.content_hash,
        source_key: metadata.source_key,
        source_family: metadata.source_family,
        original_format: format,
        processing_steps: metadata.provenance.processing_steps,
      }
      if (sidecar === null) inline[metadata.id] = entry
      else sidecar.add({ id: metadata.id, ...entry })
    },
    close: () => (sidecar === null ? { inline } : { sidecars: sidecar.close() }),
  }
}

/** JSON lines over as many numbered files as they need, at least one. */
function lineWriter(folder: string, pathOf: (n: number) => string): { add(line: unknown): void; close(): FileEntry[] } {
  const files: FileEntry[] = []
  let open = openHashed(folder, pathOf(0))
  let lines = 0
  return {
    add(line) {
      if (lines === LINES_PER_FILE) {
        files.push(open.close())
        open = openHashed(folder, pathOf(files.length))
        lines = 0
      }
      open.write(`${JSON.stringify(line)}\n`)
      lines++
    },
    close: () => [...files, open.close()],
  }
}

/** Writes the ledger in the order given; returns its files. */
export function writeLedger(folder: string, entries: Iterable<LedgerEntry>): FileEntry[] {
  const writer = lineWriter(folder, ledgerPath)
  for (const entry of entries) writer.add(entry)
  return writer.close()
}

/** Writes one JSON document, readable. */
export function writeDocument(folder: string, path: string, value: unknown): FileEntry {
  const file = openHashed(folder, path)
  file.write(`${JSON.stringify(value, null, 2)}\n`)
  return file.close()
}

/** The manifest is always the last file of a version. */
export const writeManifest = (folder: string, manifest: unknown): FileEntry => writeDocument(folder, MANIFEST_PATH, manifest)
