/**
 * Groups: the units that a split takes whole (contract section 4). Records belong together through a shared document, a
 * cluster of duplicates, a shared prefix, or because a conversation and a preference pair have the same content. A dropped
 * record ties its survivor to whatever it shared a document or a prefix with.
 */
import { sameDigest, sameKey64 } from '../dedup/same-key.ts'
import type { Columns } from '../dedup/working-set.ts'

export interface GroupInput {
  columns: Pick<Columns, 'document' | 'prefix' | 'contentHash'>
  /** Index of the record that each was dropped for; -1 for kept records. */
  survivor: Int32Array
  /** 1 for records that were neither kept nor dropped as duplicates (in review, rejected): they tie nothing. */
  absent?: Uint8Array
}

/** The group of each record, as the smallest index in it; absent records are alone. */
export function findGroups({ columns, survivor, absent }: GroupInput): Uint32Array {
  const n = survivor.length
  const parent = new Uint32Array(n).map((_, index) => index)
  const documents = sameKey64(columns.document)
  const prefixes = sameKey64(columns.prefix)
  const contents = sameDigest(columns.contentHash)
  for (let i = 0; i < n; i++) {
    if (absent?.[i] === 1) continue
    join(parent, i, survivor[i]!)
    if (columns.document[i] !== 0n) join(parent, i, documents.firstOrAdd(i))
    if (columns.prefix[i] !== 0n) join(parent, i, prefixes.firstOrAdd(i))
    join(parent, i, contents.firstOrAdd(i))
  }
  for (let i = 0; i < n; i++) parent[i] = root(parent, i)
  return parent
}

function root(parent: Uint32Array, index: number): number {
  let at = index
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!
    at = parent[at]!
  }
  return at
}

/** The smaller root wins, so that a root is always the smallest index of its group. */
function join(parent: Uint32Array, index: number, other: number): void {
  if (other === -1) return
  const a = root(parent, index)
  const b = root(parent, other)
  if (a < b) parent[b] = a
  else parent[a] = b
}
