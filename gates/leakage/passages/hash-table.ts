/** 53-bit keys to entry numbers, in shared memory, with a bitmap that turns most strangers away. */
import { bitOf, type GramFilter, highOf, LOW_HASHES, lowOf } from '../core/word-core.ts'

export interface HashTable extends GramFilter {
  entries: number
  /** Open addressing: key and entry + 1. */
  slotKey: Float64Array
  slotEntry: Uint32Array
}

export const shared = {
  words: (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4)),
  doubles: (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8)),
  bytes: (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length)),
}

/** Bits to a key, so that one probe in so many of strangers goes on: more where nearly all of them ask. */
const [BITS_LOW, BITS_ABOVE] = [16, 32]

/** Ends at 16 MB for the keys of long texts, and at a quarter of that for the others. */
function layOut(keys: Float64Array): GramFilter {
  let low = 0
  for (const key of keys) if (highOf(key) < LOW_HASHES) low++
  const bits = (wanted: number, most: number): number => Math.min(most, Math.max(10, Math.ceil(Math.log2(wanted + 1))))
  const [lowBits, aboveBits] = [bits(low * BITS_LOW, 27), bits((keys.length - low) * BITS_ABOVE, 25)]
  const above = 2 ** lowBits
  return {
    bitmap: shared.words((above + 2 ** aboveBits) / 32),
    shift: Math.log2(LOW_HASHES) - lowBits,
    above,
    aboveShift: 32 - aboveBits,
  }
}

const slotOf = (low: number, high: number, mask: number): number => (Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35)) & mask

/** Numbers distinct keys in the order of their first appearance; `entryOf` gives each key's number. */
export function buildTable(keys: Float64Array): { table: HashTable; entryOf: Uint32Array } {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length * 1.6)))
  const table: HashTable = {
    entries: 0,
    slotKey: shared.doubles(slots),
    slotEntry: shared.words(slots),
    ...layOut(keys),
  }
  const entryOf = shared.words(keys.length)
  for (const [i, key] of keys.entries()) {
    const [low, high] = [lowOf(key), highOf(key)]
    const slot = find(table, key, low, high)
    if (table.slotEntry[slot] === 0) {
      table.slotKey[slot] = key
      table.slotEntry[slot] = ++table.entries
      const bit = bitOf(high, table)
      table.bitmap[bit >>> 5]! |= 1 << (bit & 31)
    }
    entryOf[i] = table.slotEntry[slot]! - 1
  }
  return { table, entryOf }
}

function find({ slotKey, slotEntry }: HashTable, key: number, low: number, high: number): number {
  const mask = slotKey.length - 1
  let slot = slotOf(low, high, mask)
  while (slotEntry[slot] !== 0 && slotKey[slot] !== key) slot = (slot + 1) & mask
  return slot
}

/** Number of a key that the bitmap let through; -1 for a stranger. */
export const entryAt = (table: HashTable, key: number, low: number, high: number): number =>
  table.slotEntry[find(table, key, low, high)]! - 1

/** Number of a key; -1 for a stranger. */
export function entryOfKey(table: HashTable, key: number): number {
  const [low, high] = [lowOf(key), highOf(key)]
  const bit = bitOf(high, table)
  return ((table.bitmap[bit >>> 5]! >>> (bit & 31)) & 1) === 0 ? -1 : entryAt(table, key, low, high)
}
