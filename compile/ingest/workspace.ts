/** The working set on disk: segments that the tasks wrote, columns over them, and what became of each conversation. */
import { hash } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerEntry } from '#contract/ledger.ts'
import type { ClaimCounts } from '#contract/coverage-report.ts'
import type { Books } from '../account.ts'
import type { Config } from '../config.ts'
import { SCRATCH } from '../resume/left-over.ts'
import { key64 } from '../stages/dedup/describe.ts'
import { createWorkingSet, hexAt, type WorkingSet } from '../stages/dedup/working-set.ts'
import { DROP_REASONS, OUTCOMES, type Resolution } from '../stages/dedup/resolve.ts'
import { isHeldOut } from '../stages/split/held-out.ts'
import { mayContest, settleClaims } from './claimed.ts'
import { allPlaced, placedOf } from './placed.ts'
import { openSegments, type TextPlaces } from './segments.ts'
import { parseStored, parseTexts, splitLine, type SplitLine, type Stored } from './stored.ts'
import { beyond, type IngestResult, type Placed, wordsName } from './task.ts'

export interface Workspace {
  set: WorkingSet & { places: TextPlaces }
  /** Of all conversations on disk. */
  bytes: number
  /** Names of the families that `set.columns.family` indexes. */
  families: string[]
  /** Reads a conversation back. */
  stored(index: number): Stored
  /** The same, with the messages as they will be published. */
  split(index: number): SplitLine
  /** Books every conversation of the working set and writes its ledger lines. */
  settle(resolution: Resolution): void
  /** Ledger of the whole compile: what tasks dropped, in their order, then what deduplication dropped. */
  ledger(): Iterable<LedgerEntry>
  /** What the stages counted, by source name. */
  counts: Record<string, Record<string, number>>
  /** Who got the documents that several families could use. */
  claims: ClaimCounts
  close(): void
}

export function openWorkspace(config: Config, folder: string, results: readonly IngestResult[], books: Books): Workspace {
  const families = Object.keys(config.profile.families)
  const familyIndex = new Map(families.map((name, index) => [name, index]))
  const scratch = join(folder, SCRATCH)
  rmSync(scratch, { force: true }) // of a compile that was killed
  const total = results.reduce((sum, { placed }) => sum + placed, 0)
  const builder = createWorkingSet({ scratch, expected: total })
  const segment = new Uint32Array(new SharedArrayBuffer(total * 4))
  const offset = new Float64Array(new SharedArrayBuffer(total * 8))
  const length = new Uint32Array(new SharedArrayBuffer(total * 4))
  const counts: Workspace['counts'] = {}
  const surplus = beyondLimits(folder, results, config)
  const { lost, counts: claims } = settleClaims(() => (mayContest(results, config) ? allPlaced(folder, results) : []), config, surplus)
  let first = 0
  for (const result of results) {
    bookTask(result, config, books, counts)
    const wordsOf = openWords(join(folder, wordsName(result.number)))
    for (const placed of placedOf(folder, result, first)) {
      const words = wordsOf.next(placed.keys.words)
      const limit = surplus.get(placed.ordinal)
      const winner = lost.get(placed.ordinal)
      if (limit !== undefined) {
        cede(placed, { reason: 'not_selected', detail: beyond(limit) }, result, config, books)
        continue
      }
      if (winner !== undefined) {
        cede(placed, { reason: 'claimed', other_family: winner }, result, config, books)
        continue
      }
      if (placed.refiledFrom !== undefined) result.ledger.push(refiledEntry(placed, config))
      const index = builder.add(
        {
          source: placed.source,
          family: familyIndex.get(placed.family)!,
          holdout: isHeldOut(config.profile, placed.family, placed.document, config.seed),
          pair: placed.pair,
          contentHash: placed.contentHash,
          id: placed.id,
          document: key64(hash('sha256', placed.document)),
          ...(placed.quality === undefined ? {} : { quality: placed.quality }),
        },
        { ...placed.keys, words },
      )
      segment[index] = result.number
      offset[index] = placed.offset
      length[index] = placed.length
    }
    wordsOf.close()
    first += result.placed
  }
  const places: TextPlaces = { folder, segment, offset, length }
  const files = openSegments(places)
  const line = (index: number): Buffer => files.read(index)
  const stored = (index: number): Stored => parseStored(line(index))
  const set = { ...builder.finish((index) => parseTexts(line(index))), places }
  let dropped: Resolution | null = null
  return {
    set,
    bytes: length.subarray(0, set.size).reduce((sum, each) => sum + each, 0),
    families,
    stored,
    split: (index) => splitLine(line(index)),
    counts,
    claims,
    settle(resolution) {
      dropped = resolution
      for (let index = 0; index < set.size; index++) {
        books.settle(set.columns.source[index]!, families[set.columns.family[index]!]!, OUTCOMES[resolution.outcome[index]!]!)
      }
    },
    *ledger() {
      for (const { ledger } of results) yield* ledger
      for (let index = 0; index < set.size; index++) {
        if (dropped !== null && dropped.outcome[index] !== 0) yield dropEntry(stored(index), dropped, index, config, set)
      }
    },
    close() {
      files.close()
      set.wordSets.close()
    },
  }
}

/** Numbers of the conversations beyond the `limit` of their source, in the order of its objects, with that limit: each object was read by itself. */
function beyondLimits(folder: string, results: readonly IngestResult[], config: Config): Map<number, number> {
  const surplus = new Map<number, number>()
  if (config.sources.every(({ limit }) => limit === undefined)) return surplus
  const taken = config.sources.map(() => 0)
  for (const { source, ordinal } of allPlaced(folder, results)) {
    const { limit } = config.sources[source]!
    if (limit !== undefined && ++taken[source]! > limit) surplus.set(ordinal, limit)
  }
  return surplus
}

type Cession = Pick<LedgerEntry, 'reason' | 'detail' | 'other_family'>

/** A ceded unit has one line and one count, however many pieces it was cut into. */
function cede(placed: Placed, why: Cession, { ledger }: IngestResult, config: Config, books: Books): void {
  if (placed.furtherPiece === true) return books.units(placed.source, 'cut', -1)
  books.units(placed.source, 'ceded', 1)
  ledger.push({ ...entryOf(placed, config), kind: 'ceded', position: placed.position, ...why })
}

const entryOf = (
  { source, document, key }: Placed,
  config: Config,
): Pick<LedgerEntry, 'source' | 'source_key' | 'source_family' | 'document_id'> => ({
  source: config.sources[source]!.name,
  source_key: key,
  source_family: config.sources[source]!.family,
  document_id: document,
})

const refiledEntry = (placed: Placed, config: Config): LedgerEntry => ({
  ...entryOf(placed, config),
  kind: 'refiled',
  reason: placed.crisisCategories === undefined ? 'crisis_marked' : 'crisis_classified',
  position: placed.position,
  id: placed.id,
  other_family: placed.family,
  ...(placed.crisisCategories === undefined ? {} : { detail: placed.crisisCategories.join(', ') }),
})

function bookTask({ units, settled, counts: counted }: IngestResult, config: Config, books: Books, counts: Workspace['counts']): void {
  for (const [source, amounts] of Object.entries(units)) {
    for (const [what, by] of Object.entries(amounts)) books.units(Number(source), what as keyof typeof amounts, by as number)
  }
  for (const { source, family, outcome } of settled) books.settle(source, family, outcome)
  for (const [source, amounts] of Object.entries(counted)) {
    const sums = (counts[config.sources[Number(source)]!.name] ??= {})
    for (const [what, by] of Object.entries(amounts)) sums[what] = (sums[what] ?? 0) + by
  }
}

function dropEntry(stored: Stored, resolution: Resolution, index: number, config: Config, { columns }: WorkingSet): LedgerEntry {
  const outcome = OUTCOMES[resolution.outcome[index]!]!
  if (outcome === 'kept') throw new Error('a kept conversation has no ledger line')
  return {
    kind: outcome,
    reason: DROP_REASONS[resolution.reason[index]!] ?? 'duplicate_text',
    source: config.sources[stored.source]!.name,
    source_key: stored.source_key,
    position: stored.position,
    source_family: stored.family,
    id: stored.id,
    document_id: stored.document_id,
    survivor: hexAt(columns.id, resolution.survivor[index]!),
    similarity: resolution.similarity[index]!,
  }
}

/** Reads a task's hashed words back, conversation by conversation. */
function openWords(path: string): { next(count: number): Uint32Array; close(): void } {
  const fd = openSync(path, 'r')
  return {
    next(count) {
      const words = new Uint32Array(count)
      const bytes = new Uint8Array(words.buffer)
      for (let at = 0; at < bytes.length;) {
        const got = readSync(fd, bytes, at, bytes.length - at, null)
        if (got === 0) throw new Error(`The words of the working set ended early in ${path}; was its folder changed during the run?`)
        at += got
      }
      return words
    },
    close: () => closeSync(fd),
  }
}
