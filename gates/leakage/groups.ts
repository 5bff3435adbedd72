/**
 * Group leakage (contract section 4): records that belong together lie in one split. A group that lies in two has two directly
 * joined records that do, because every join is by a shared key: so each kind of key is looked at by itself.
 */
import type { LedgerEntry } from '#contract/ledger.ts'
import type { Store } from '#contract/store.ts'
import { key64 } from '../dataset/chunk.ts'
import { storedLines } from '../dataset/stored-lines.ts'
import { KeySplits } from './straddle.ts'
import type { Finding, Subject } from './subject.ts'

export interface Cluster {
  /** Index of the kept record. */
  survivor: number
  /** Key of the document that the dropped record was cut from. */
  document: bigint
}

export interface LedgerLinks {
  /** False where the dataset has no ledger file. */
  present: boolean
  clusters: Cluster[]
  /** Lines that could not be read, or whose survivor is not in the data: provenance violations, counted here. */
  unresolved: number
}

/** Duplicates dropped for a kept record: their document is tied to the survivor's group. */
export async function readClusters(store: Store, { census }: Subject): Promise<LedgerLinks> {
  const paths = [...census.files.keys()].filter((path) => /^ledger\/[^/]+\.jsonl$/.test(path))
  const index = indexIds(census.columns.id, census.population)
  const clusters: Cluster[] = []
  let unresolved = 0
  for (const path of paths) {
    for await (const value of storedLines(store, path)) {
      const entry = value as Partial<LedgerEntry> | null
      if (entry === null) unresolved++
      else if (isDuplicate(entry) && typeof entry.document_id === 'string') {
        const survivor = index(entry.survivor)
        if (survivor === -1) unresolved++
        else clusters.push({ survivor, document: key64(entry.document_id) })
      }
    }
  }
  return { present: paths.length > 0, clusters, unresolved }
}

/** A record dropped because it holds a holdout's passage is no duplicate of it: its document stays free. */
const isDuplicate = ({ kind, reason }: Partial<LedgerEntry>): boolean =>
  kind === 'exact_duplicate' || kind === 'near_duplicate' || (kind === 'excluded_holdout' && reason !== 'holdout_text')

/** Finds records by metadata.id. */
function indexIds(ids: Uint8Array, population: number): (id: unknown) => number {
  const view = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength)
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, population * 2)))
  const table = new Uint32Array(slots)
  for (let i = population - 1; i >= 0; i--) {
    let slot = view.readUInt32LE(i * 32) & (slots - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (slots - 1)
    table[slot] = i + 1
  }
  return (id) => {
    if (typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id)) return -1
    const wanted = Buffer.from(id, 'hex')
    for (let slot = wanted.readUInt32LE(0) & (slots - 1); table[slot] !== 0; slot = (slot + 1) & (slots - 1)) {
      const at = table[slot]! - 1
      if (wanted.equals(view.subarray(at * 32, at * 32 + 32))) return at
    }
    return -1
  }
}

/** Every record once, with the first reason found. */
export function findGroups(subject: Subject, links: LedgerLinks, contentKeys: BigUint64Array): { findings: Finding[]; examined: number } {
  const { census, split } = subject
  const { columns, population } = census
  const found = new Map<number, Finding>()
  const note = (record: number, cause: number, what: string): void => {
    if (cause !== -1 && !found.has(record)) found.set(record, { record, cause, found: what })
  }
  const documents = new KeySplits(population + links.clusters.length)
  const prefixes = new KeySplits(population)
  for (let i = 0; i < population; i++) {
    documents.add(columns.document[i]!, i, split[i]!)
    prefixes.add(columns.prefix[i]!, i, split[i]!)
  }
  for (let i = 0; i < population; i++)
    note(i, documents.earlier(columns.document[i]!, split[i]!), 'a record of the same document in an earlier split')
  for (const { survivor, document } of links.clusters) documents.add(document, survivor, split[survivor]!)
  const dropped = 'a document of which a duplicate was dropped for a record in another split'
  for (let i = 0; i < population; i++) note(i, documents.earlier(columns.document[i]!, split[i]!), dropped)
  for (const { survivor, document } of links.clusters) note(survivor, documents.earlier(document, split[survivor]!), dropped)
  for (let i = 0; i < population; i++)
    note(i, prefixes.earlier(columns.prefix[i]!, split[i]!), 'the same first messages in an earlier split')
  findPairs(subject, contentKeys, note)
  let examined = 0
  for (let i = 0; i < population; i++) if (columns.document[i] !== 0n && subject.examined[i] === 1) examined++
  return { findings: [...found.values()], examined }
}

/** Conversations and the pairs made from them, by either answer. */
function findPairs(
  { census: { columns, population }, parts, split }: Subject,
  contentKeys: BigUint64Array,
  note: (record: number, cause: number, what: string) => void,
): void {
  const alternative = parts.flatMap((part) => Array.from(part.alternative))
  const conversations = new KeySplits(population)
  const pairs = new KeySplits(population * 2)
  for (let i = 0; i < population; i++) {
    if (columns.pair[i] === 0) conversations.add(contentKeys[i]!, i, split[i]!)
    else for (const key of [contentKeys[i]!, alternative[i] ?? 0n]) pairs.add(key, i, split[i]!)
  }
  for (let i = 0; i < population; i++) {
    if (columns.pair[i] === 0) note(i, pairs.earlier(contentKeys[i]!, split[i]!), 'a preference pair made from it in an earlier split')
    else
      for (const key of [contentKeys[i]!, alternative[i] ?? 0n])
        note(i, conversations.earlier(key, split[i]!), 'the conversation that the pair was made from in an earlier split')
  }
}
