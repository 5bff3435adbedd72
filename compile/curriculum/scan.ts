/**
 * First pass: reads train and val of a dataset once, and keeps of each record that a stage could use where it lies and what it costs, but no
 * text. Test is never opened.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '#contract/manifest.ts'
import { classesOf, classOf } from '#contract/mix-parts.ts'
import { compareCodePoints } from '#contract/python-text.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { byteLinesOf } from '../stores/lines.ts'
import { cutToFit, type Turns } from './cut.ts'
import { type Forms, measure } from './measure.ts'
import { type Membership, membershipOf } from './parts.ts'
import type { StageConfig } from './plan.ts'
import type { Tokenizer } from './tokens.ts'

export type TrainingSplit = 'train' | 'val'
export const TRAINING_SPLITS: readonly TrainingSplit[] = ['train', 'val']

/** A record by what is kept of it. */
export interface Entry {
  id: string
  family: string
  /** Index into `shards`, and the line in it from 1. */
  shard: number
  line: number
  /** Bytes of the line in its shard. */
  offset: number
  bytes: number
  /** The document, where a stage trains on plain text. */
  document: string
  text: number
  chat: number
  sides: readonly [number, number] | null
  /** Of a conversation that is longer than the shortest context of its stages. */
  turns: Turns | null
  membership: Membership
}

export interface Scan {
  folder: string
  /** Paths below the root, sorted; of train and val. */
  shards: readonly string[]
  entries: Record<TrainingSplit, Entry[]>
  /** Train records that belong to no part of any stage, by family. */
  elsewhere: Map<string, number>
}

export interface ScanRequest {
  /** Of the dataset, on this machine. */
  folder: string
  manifest: Manifest
  stages: readonly StageConfig[]
  tokenizer: Tokenizer
  /** Is told the bytes of every line that was read. */
  progress?: (bytes: number) => void
}

export async function scanDataset({ folder, manifest, stages, tokenizer, progress }: ScanRequest): Promise<Scan> {
  const scan: Scan = { folder, shards: [], entries: { train: [], val: [] }, elsewhere: new Map() }
  const stated = classesOf(manifest.sources)
  const memberOf = membershipOf(stages)
  const shards: string[] = []
  // One string a family: every parsed record brings its own.
  const families = new Map<string, string>()
  const one = (family: string): string => families.get(family) ?? (families.set(family, family), family)
  for (const split of TRAINING_SPLITS) {
    for (const path of manifest.splits[split].shards.map(({ path }) => path).sort(compareCodePoints)) {
      const shard = shards.push(path) - 1
      let line = 0
      let offset = 0
      for await (const bytes of byteLinesOf(join(folder, path))) {
        const at = { shard, line: ++line, offset, bytes: bytes.length }
        offset += bytes.length + 1
        progress?.(bytes.length + 1)
        const record = JSON.parse(bytes.toString('utf8')) as DatasetRecord
        const { source_family: family, source_group: group, phase, preference } = record.metadata
        const membership = memberOf({ family, phase, pair: preference !== undefined, sourceClass: classOf(group, stated) })
        const forms = formsOf(membership, stages)
        if (forms === null) {
          if (split === 'train') scan.elsewhere.set(family, (scan.elsewhere.get(family) ?? 0) + 1)
          continue
        }
        const entry = entryOf(record, at, membership, forms, stages, tokenizer)
        scan.entries[split].push({ ...entry, family: one(family) })
      }
    }
  }
  return { ...scan, shards }
}

/** null where no stage has a part that the record belongs to. */
function formsOf(membership: Membership, stages: readonly StageConfig[]): Forms | null {
  const objectives = stages.filter((_, index) => membership[index] !== -1).map(({ objective }) => objective)
  if (objectives.length === 0) return null
  return { text: objectives.includes('causal_lm'), chat: objectives.includes('sft'), sides: objectives.includes('preference') }
}

function entryOf(
  record: DatasetRecord,
  at: Pick<Entry, 'shard' | 'line' | 'offset' | 'bytes'>,
  membership: Membership,
  forms: Forms,
  stages: readonly StageConfig[],
  tokenizer: Tokenizer,
): Entry {
  const { text, chat, sides, turns } = measure(record, forms, tokenizer)
  const { id, source_family: family, document_id: document } = record.metadata
  const fits = turns === null || stages.every((stage, index) => membership[index] === -1 || chat <= stage.context)
  return { ...at, id, family, document: forms.text ? document : '', text, chat, sides, turns: fits ? null : turns, membership }
}

/** How a stage names a record: `<shard>:<line>`. */
export const sourceOf = ({ shards }: Pick<Scan, 'shards'>, { shard, line }: Pick<Entry, 'shard' | 'line'>): string =>
  `${shards[shard]!}:${line}`

/** Pieces of a chat that the stage trains on; the whole of one that fits is [all of it]. */
export const cutsOf = ({ chat, turns }: Entry, { context, too_long: tooLong }: StageConfig): ReturnType<typeof cutToFit> =>
  chat <= context || turns === null
    ? [{ from: 0, to: Infinity, system: false, tokens: chat }].filter(() => chat <= context)
    : cutToFit(turns, context, tooLong)

/** Reads records again where they lie. Close it. */
export function openRecords({ folder, shards }: Pick<Scan, 'folder' | 'shards'>): { read(entry: Entry): DatasetRecord; close(): void } {
  const open = new Map<number, number>()
  return {
    read({ shard, offset, bytes, id }) {
      let fd = open.get(shard)
      if (fd === undefined) open.set(shard, (fd = openSync(join(folder, shards[shard]!), 'r')))
      const buffer = Buffer.allocUnsafe(bytes)
      let got = 0
      for (let more = -1; got < bytes && more !== 0; got += more) more = readSync(fd, buffer, got, bytes - got, offset + got)
      const record = parsedAgain(buffer.subarray(0, got))
      if (record?.metadata.id !== id)
        throw new Error(`${shards[shard]!} changed while it was read; expected a dataset that nobody writes to; run it again`)
      return record
    },
    close() {
      for (const fd of open.values()) closeSync(fd)
    },
  }
}

function parsedAgain(bytes: Buffer): DatasetRecord | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as DatasetRecord
  } catch {
    return null
  }
}
