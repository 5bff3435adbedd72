/** 53-bit keys to entry numbers, in shared memory, with a bitmap that turns most strangers away. */
import { bitOf, highOf, lowOf } from '../core/word-core.ts'

export interface HashTable {
  entries: number
  /** Open addressing: key and entry + 1. */
  slotKey: Float64Array
  slotEntry: Uint32Array
  /** One bit a hash, of `32 - shift` bits. */
  bitmap: Uint32Array
  shift: number
}

export const shared = {
  words: (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4)),
  doubles: (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8)),
  bytes: (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length)),
}

/** Sixteen bits a key, so that one probe in sixteen of strangers goes on; ends at 16 MB. */
const bitmapBits = (keys: number): number => Math.min(27, Math.max(10, Math.ceil(Math.log2(keys * 16 + 1))))

const slotOf = (low: number, high: number, mask: number): number => (Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35)) & mask

/** Numbers distinct keys in the order of their first appearance; `entryOf` gives each key's number. */
export function buildTable(keys: Float64Array): { table: HashTable; entryOf: Uint32Array } {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length * 1.6)))
  const shift = 32 - bitmapBits(keys.length)
  const table: HashTable = {
    entries: 0,
    slotKey: shared.doubles(slots),
    slotEntry: shared.words(slots),
    bitmap: shared.words(2 ** (32 - shift - 5)),
    shift,
  }
  const entryOf = shared.words(keys.length)
  for (const [i, key] of keys.entries()) {
    const [low, high] = [lowOf(key), highOf(key)]
    const slot = find(table, key, low, high)
    if (table.slotEntry[slot] === 0) {
      table.slotKey[slot] = key
      table.slotEntry[slot] = ++table.entries
      const bit = bitOf(high, shift)
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
  const bit = bitOf(high, table.shift)
  return ((table.bitmap[bit >>> 5]! >>> (bit & 31)) & 1) === 0 ? -1 : entryAt(table, key, low, high)
}
