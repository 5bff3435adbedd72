/** Finds records that share a key of a typed column, without an object a record: open addressing over record indexes. */

export interface SameKey {
  /** The record that was first added with the same key as `index`, which is added where there is none; -1 when it was added now. */
  firstOrAdd(index: number): number
}

/** `hash` spreads a record's key over 32 bits, `same` compares the keys of two records. */
export function sameKey(size: number, hash: (index: number) => number, same: (a: number, b: number) => boolean): SameKey {
  const capacity = 2 ** Math.ceil(Math.log2(size * 2 + 2))
  const slots = new Int32Array(capacity).fill(-1)
  return {
    firstOrAdd(index) {
      let slot = (Math.imul(hash(index), 0x9e3779b1) >>> 0) % capacity
      for (let first = slots[slot]!; first !== -1; first = slots[slot]!) {
        if (same(first, index)) return first
        slot = (slot + 1) & (capacity - 1)
      }
      slots[slot] = index
      return -1
    },
  }
}

/** By an 8-byte key column; the caller leaves out records whose key is 0. */
export function sameKey64(column: BigUint64Array): SameKey {
  const halves = new Uint32Array(column.buffer, column.byteOffset, column.length * 2)
  return sameKey(
    column.length,
    (index) => halves[index * 2]! ^ halves[index * 2 + 1]!,
    (a, b) => halves[a * 2] === halves[b * 2] && halves[a * 2 + 1] === halves[b * 2 + 1],
  )
}

/** By a column of 32-byte digests. */
export function sameDigest(column: Uint8Array, also: (a: number, b: number) => boolean = () => true): SameKey {
  const parts = new Uint32Array(column.slice().buffer)
  return sameKey(
    column.length / 32,
    (index) => parts[index * 8]!,
    (a, b) => {
      for (let i = 0; i < 8; i++) if (parts[a * 8 + i] !== parts[b * 8 + i]) return false
      return also(a, b)
    },
  )
}
