/**
 * Draws a small copy of a dataset that faults can be planted in: records of every family and split, by seed, in the proportions that the
 * contract asks for, with the survivors and lines of the ledger that belong to them. Every record is read once; few are held.
 */
import { hash } from 'node:crypto'
import { LEDGER_KINDS, type LedgerEntry } from '#contract/ledger.ts'
import { hardHoldouts, type Profile } from '#contract/profile.ts'
import { type DatasetRecord, type Split, SPLITS } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import { words } from '#contract/word-set.ts'
import { readObjects } from '../../gates/kit/ledger.ts'
import type { MemoryDataset } from '../../gates/kit/memory-dataset.ts'
import { sealedCopy } from './copy.ts'

export interface DrawOptions {
  profile: Profile
  limit: number
  seed: number
  progress?: (read: number) => void
}

export interface Drawn {
  dataset: MemoryDataset
  /** Records read, and how many of them are no records that could be drawn. */
  read: number
  unfit: number
  drawn: Record<Split, number>
  /** What the dataset lacks and was made up for the copy, in words. */
  madeUp: string[]
}

export interface Candidate {
  record: DatasetRecord
  split: Split
  /** Drawing order: by seed, the same on every run. */
  draw: string
}

/** The first `size` candidates by drawing order. */
class Best {
  readonly items: Candidate[] = []
  readonly size: number
  constructor(size: number) {
    this.size = size
  }
  offer(draw: string, candidate: () => Candidate): void {
    if (this.items.length >= this.size && draw >= this.items.at(-1)!.draw) return
    const one = candidate()
    let at = this.items.length
    while (at > 0 && this.items[at - 1]!.draw > draw) at--
    this.items.splice(at, 0, one)
    this.items.length = Math.min(this.items.length, this.size)
  }
}

/** Lines of each kind that must be there, and records of each trait that some fault breaks. */
const FEW = 3
/** Lines kept for one survivor: a template met a thousand times would fill the copy. */
const MOST_LINES = 20

const TRAITS: Record<string, (record: DatasetRecord, split: Split) => boolean> = {
  'pair in train': ({ metadata }, split) => metadata.preference !== undefined && split === 'train',
  'system message': ({ messages }) => messages[0]?.role === 'system',
  masked: ({ messages, metadata }) =>
    metadata.pii_status === 'scrubbed' &&
    metadata.preference === undefined &&
    messages.some(({ content }) => /\[[A-Z_]+_\d+\]/.test(content)),
  'nothing masked': ({ metadata }) => metadata.pii_status === 'none_detected',
  generated: ({ metadata }) => metadata.provenance.generator !== undefined,
}

/** A family's records of one phase: a stage of the curriculum that mixes them must find some. */
const stratumName = (split: Split, family: string, phase: string): string => `${split} ${family} ${phase}`

export async function drawDataset(store: Store, options: DrawOptions): Promise<Drawn> {
  const { profile, limit, seed } = options
  const ledger = await survivorsOf(store, seed)
  const holdouts = hardHoldouts(profile)
  const families = Object.keys(profile.families)
  const perHoldout = Math.max(2 * FEW, Math.round(limit / 50))
  const pool = limit - perHoldout * holdouts.size
  const strata = new Map<string, Best>()
  const stratum = (name: string, size: number): Best => strata.get(name) ?? strata.set(name, new Best(size)).get(name)!
  const survivors: Candidate[] = []
  let read = 0
  let unfit = 0
  for await (const { key } of store.list()) {
    const split = SPLITS.find((one) => key.startsWith(`${one}/`) && key.endsWith('.jsonl'))
    if (split === undefined) continue
    for await (const { ref, entry } of readObjects(store, key)) {
      if (++read % 1000 === 0) options.progress?.(read)
      if (!isRecord(entry)) {
        unfit++
        continue
      }
      const draw = hash('sha256', `${seed} ${ref}`)
      const candidate = (): Candidate => ({ record: entry, split, draw })
      const { source_family: family, phase, id } = entry.metadata
      if (ledger.survivors.has(id)) survivors.push(candidate())
      for (const [trait, has] of Object.entries(TRAITS)) if (has(entry, split)) stratum(trait, FEW).offer(draw, candidate)
      const size = holdouts.has(family)
        ? perHoldout
        : split === 'train'
          ? Math.ceil((3 * pool) / families.length)
          : Math.ceil(pool / 20) + FEW
      stratum(stratumName(split, family, phase), size).offer(draw, candidate)
    }
  }
  const chosen = choose({ strata, survivors, holdouts, pool })
  const ids = new Set(chosen.map(({ record }) => record.metadata.id))
  const lines = await linesFor(store, ids, ledger.others)
  const { dataset, madeUp } = await sealedCopy(store, chosen.toSorted(byUse), lines, profile)
  const drawn = { train: 0, val: 0, test: 0 }
  for (const { split } of chosen) drawn[split]++
  return { dataset, read, unfit, drawn, madeUp }
}

function isRecord(value: unknown): value is DatasetRecord {
  const { messages, metadata } = (value ?? {}) as Partial<DatasetRecord>
  return (
    Array.isArray(messages) &&
    messages.length > 0 &&
    messages.every((message) => typeof message?.content === 'string') &&
    typeof metadata?.id === 'string' &&
    typeof metadata.source_family === 'string' &&
    typeof metadata.provenance === 'object' &&
    metadata.provenance !== null
  )
}

interface Strata {
  strata: ReadonlyMap<string, Best>
  survivors: Candidate[]
  holdouts: ReadonlySet<string>
  /** Records wanted of families that are no holdouts. */
  pool: number
}

/** What must be there, all of the holdouts that were drawn, and of the pool nine tenths train, a twentieth val, a twentieth test. */
function choose({ strata, survivors, holdouts, pool }: Strata): Candidate[] {
  const chosen = new Map<string, Candidate>()
  const documents = new Set<string>()
  const take = (one: Candidate): boolean => {
    const { id, document_id } = one.record.metadata
    if (chosen.has(id) || documents.has(document_id)) return false
    chosen.set(id, one)
    // Pieces of one document are one group: two of them would weigh as much as one.
    if (typeof document_id === 'string') documents.add(document_id)
    return true
  }
  const of = (split: Split, held: boolean): Best[] =>
    [...strata].filter(([name]) => name.startsWith(`${split} `) && holdouts.has(name.split(' ')[1]!) === held).map(([, best]) => best)
  const isPool = ({ record }: Candidate): boolean => !holdouts.has(record.metadata.source_family)
  for (const one of survivors) take(one)
  for (const trait of Object.keys(TRAITS)) for (const one of strata.get(trait)?.items ?? []) take(one)
  for (const { items } of of('test', true)) for (const one of items) take(one)
  const queues = (split: Split): Candidate[][] => of(split, false).map(({ items }) => [...items])
  const have = (split: Split): number => [...chosen.values()].filter((one) => one.split === split && isPool(one)).length
  const fill = (split: Split, wanted: number): number => {
    const waiting = queues(split)
    let count = have(split)
    while (count < wanted && waiting.some((queue) => queue.length > 0))
      for (const queue of waiting) {
        let taken = false
        while (count < wanted && !taken && queue.length > 0) taken = take(queue.shift()!)
        if (taken) count++
      }
    return count
  }
  // The small splits first: where a dataset has few of them, the whole copy shrinks in proportion.
  const val = fill('val', Math.round(pool / 20))
  const test = fill('test', Math.max(Math.round(pool / 20), 1))
  fill('train', Math.round(18 * Math.min(val, test)))
  return [...chosen.values()]
}

/** Faults break the first record that they find fit: conversations of some length before short ones, those with a system message, and pairs. */
function byUse(a: Candidate, b: Candidate): number {
  return use(a) - use(b) || (a.draw < b.draw ? -1 : 1)
}

function use({ record: { messages, metadata } }: Candidate): number {
  if (metadata.preference !== undefined) return 3
  if (messages[0]!.role === 'system' || messages.length < 2) return 2
  const count = (of: DatasetRecord['messages']): number => of.reduce((sum, { content }) => sum + words(content).length, 0)
  return count(messages.slice(0, 2)) >= 40 && messages.every(({ content }) => /^[\u0000-\u024f\u2010-\u2027]*$/.test(content)) ? 0 : 1
}

interface LedgerPicks {
  survivors: Set<string>
  /** References of lines that are about no record, a few of each kind. */
  others: Set<string>
}

const isDuplicate = (kind: unknown): boolean => kind === 'exact_duplicate' || kind === 'near_duplicate' || kind === 'excluded_holdout'
const ledgerPaths = async (store: Store): Promise<string[]> =>
  (await Array.fromAsync(store.list('ledger/'))).map(({ key }) => key).filter((key) => key.endsWith('.jsonl'))

async function survivorsOf(store: Store, seed: number): Promise<LedgerPicks> {
  const picks = new Map<string, { draw: string; value: string }[]>()
  for (const path of await ledgerPaths(store)) {
    for await (const { ref, entry } of readObjects(store, path)) {
      const kind = entry?.['kind']
      if (typeof kind !== 'string' || !(LEDGER_KINDS as readonly string[]).includes(kind)) continue
      const value = isDuplicate(kind) ? entry!['survivor'] : kind === 'refiled' ? entry!['id'] : ref
      if (typeof value !== 'string') continue
      const draw = hash('sha256', `${seed} ${ref}`)
      const few = picks.get(kind) ?? picks.set(kind, []).get(kind)!
      few.push({ draw, value })
      if (few.length > FEW) few.sort((a, b) => (a.draw < b.draw ? -1 : 1)).pop()
    }
  }
  const survivors = new Set<string>()
  const others = new Set<string>()
  for (const [kind, few] of picks) for (const { value } of few) (isDuplicate(kind) || kind === 'refiled' ? survivors : others).add(value)
  return { survivors, others }
}

/** Lines about the records that were drawn, and the few others; in the order of the kinds. */
async function linesFor(store: Store, ids: ReadonlySet<string>, others: ReadonlySet<string>): Promise<LedgerEntry[]> {
  const lines: LedgerEntry[] = []
  const count = new Map<string, number>()
  for (const path of await ledgerPaths(store)) {
    for await (const { ref, entry } of readObjects(store, path)) {
      const line = entry as unknown as LedgerEntry | null
      if (line === null) continue
      const about = isDuplicate(line.kind) ? line.survivor : line.kind === 'refiled' ? line.id : undefined
      if (about !== undefined && ids.has(about)) {
        count.set(about, (count.get(about) ?? 0) + 1)
        if (count.get(about)! <= MOST_LINES) lines.push(line)
      } else if (others.has(ref)) lines.push(line)
    }
  }
  return lines.sort((a, b) => LEDGER_KINDS.indexOf(a.kind) - LEDGER_KINDS.indexOf(b.kind))
}
