/**
 * Writes a version: shards, compiled export, ledger, provenance, reports, and last the manifest. Records come in dataset order
 * (train, val, test; within a split in the order of the working set); a block of a megabyte is in memory at a time, and those on their way to the disk.
 */
import { INLINE_PROVENANCE_LIMIT, ledgerPath, MANIFEST_PATH, provenancePath, shardId, shardPath } from '#contract/layout.ts'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { FileEntry, ProvenanceEntry, ShardEntry } from '#contract/manifest.ts'
import { type DatasetRecord, type Split, SPLITS } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { openHashed } from './hashed-file.ts'
import type { ShardFiles } from './shard-files.ts'

/** Ledger and provenance lines to a file. */
const LINES_PER_FILE = 100_000

export interface WrittenShards {
  shards: Record<Split, ShardEntry[]>
  compiled: FileEntry & { s3_path: string; conversation_count: number }
  provenance: { inline: Record<string, ProvenanceEntry> } | { sidecars: FileEntry[] }
}

/** A record as it is written. */
export interface WrittenRecord {
  /** The whole line in pieces, with its line feed. */
  line: readonly Uint8Array[]
  metadata: DatasetRecord['metadata']
  /** Name of the shape that it was read with. */
  format: string
}

interface OpenShard {
  number: number
  count: number
  bytes: number
  families: Set<string>
}

const BLOCK = 2 ** 20

/** Writes shards and export in one go, and the provenance map beside them. */
export async function writeShards(
  folder: string,
  records: Iterable<WrittenRecord>,
  { files, total, canonicalRoot }: { files: ShardFiles; total: number; canonicalRoot: string },
): Promise<WrittenShards> {
  const closed: { split: Split; shard: OpenShard; entry: FileEntry | Promise<FileEntry> }[] = []
  const numbers: Record<Split, number> = { train: 0, val: 0, test: 0 }
  const provenance = provenanceWriter(folder, total)
  const block = openBlock()
  let open: OpenShard | null = null
  let split: Split = SPLITS[0]
  let count = 0
  const close = async (): Promise<void> => {
    if (open === null) return
    await files.write(block.take())
    closed.push({ split, shard: open, entry: files.end() })
    open = null
  }
  for (const { line, metadata, format } of records) {
    const to = metadata.split
    const length = line.reduce((sum, piece) => sum + piece.length, 0)
    if (open !== null && (to !== split || open.count >= splits.shard.conversations || open.bytes + length > splits.shard.bytes))
      await close()
    split = to
    if (open === null) {
      open = { number: numbers[split]++, count: 0, bytes: 0, families: new Set<string>() }
      files.begin(shardPath(split, open.number))
    }
    open.count++
    open.bytes += length
    open.families.add(metadata.source_family)
    provenance.add(metadata, format)
    count++
    if (block.add(line, length) >= BLOCK) await files.write(block.take())
  }
  await close()
  const entry = await files.close()
  const shards: Record<Split, ShardEntry[]> = { train: [], val: [], test: [] }
  for (const { split: of, shard, entry: written } of closed) shards[of].push(shardEntry(of, shard, await written, canonicalRoot))
  return { shards, compiled: { ...entry, s3_path: canonicalRoot + entry.path, conversation_count: count }, provenance: provenance.close() }
}

const shardEntry = (split: Split, { number, count, families }: OpenShard, entry: FileEntry, canonicalRoot: string): ShardEntry => ({
  shard_id: shardId(split, number),
  ...entry,
  s3_path: canonicalRoot + entry.path,
  conversation_count: count,
  source_families: [...families].sort(),
})

/** Gathers lines; a block is memory of its own, so that another thread can have it. */
function openBlock(): { add(line: readonly Uint8Array[], length: number): number; take(): Uint8Array<ArrayBuffer> } {
  let pieces: Uint8Array[] = []
  let size = 0
  return {
    add(line, length) {
      pieces.push(...line)
      return (size += length)
    },
    take() {
      const bytes = new Uint8Array(size)
      let at = 0
      for (const piece of pieces) {
        bytes.set(piece, at)
        at += piece.length
      }
      pieces = []
      size = 0
      return bytes
    },
  }
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
