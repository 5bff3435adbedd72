/**
 * Groups (contract section 4), recomputed: records joined by a shared document, a duplicate cluster, a shared prefix, or equal
 * messages (a conversation and the pairs made from it). The dropped records of a cluster, which are in the ledger alone, join too.
 */
import { hash } from 'node:crypto'
import type { Census } from '../dataset/census.ts'

/** Disjoint sets over 0..n-1; the root of a set is its smallest member, so that the result does not depend on the order of joins. */
export class DisjointSets {
  private readonly parent: Uint32Array
  constructor(size: number) {
    this.parent = Uint32Array.from({ length: size }, (_, index) => index)
  }

  root(index: number): number {
    let at = index
    while (this.parent[at] !== at) at = this.parent[at] = this.parent[this.parent[at]!]!
    return at
  }

  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)]
    if (x < y) this.parent[y] = x
    else this.parent[x] = y
  }
}

/** First 8 bytes of SHA-256, as in the census' columns. */
export const key64 = (text: string): bigint => Buffer.from(hash('sha256', text), 'hex').readBigUInt64BE()

/** A dropped record that ties its document to its survivor. */
export interface Tie {
  survivor: string
  document: string
}

/** Index of the group's first record, by record. */
export function groupsOf({ columns, population }: Pick<Census, 'columns' | 'population'>, ties: readonly Tie[]): Uint32Array {
  const sets = new DisjointSets(population)
  const byDocument = joinEqual(sets, columns.document)
  joinEqual(sets, columns.prefix)
  joinEqual(sets, keysOf(columns.contentHash))
  const byId = new Map<bigint, number>()
  for (const [index, key] of keysOf(columns.id).entries()) byId.set(key, index)
  for (const { survivor, document } of ties) {
    const kept = byId.get(BigInt(`0x${survivor.slice(0, 16)}`))
    if (kept === undefined) continue // the provenance gate's violation
    const key = key64(document)
    const other = byDocument.get(key)
    if (other === undefined) byDocument.set(key, kept)
    else sets.join(kept, other)
  }
  return Uint32Array.from({ length: population }, (_, index) => sets.root(index))
}

/** First 8 of every 32 bytes; 0 where there is no hash. */
function keysOf(hashes: Uint8Array): BigUint64Array {
  const data = new DataView(hashes.buffer, hashes.byteOffset, hashes.byteLength)
  return BigUint64Array.from({ length: hashes.length / 32 }, (_, index) => data.getBigUint64(index * 32))
}

/** Joins the records of equal keys; 0 is none. Returns the first record of each key. */
function joinEqual(sets: DisjointSets, keys: BigUint64Array): Map<bigint, number> {
  const first = new Map<bigint, number>()
  for (const [index, key] of keys.entries()) {
    if (key === 0n) continue
    const other = first.get(key)
    if (other === undefined) first.set(key, index)
    else sets.join(index, other)
  }
  return first
}
