/** Finds keys that records of several splits share: one pass to learn where each key lies, one to name who lies later. */

/** 64-bit keys with the splits that they were seen in, and the first record of each. */
export class KeySplits {
  readonly #key: BigUint64Array
  readonly #splits: Uint8Array
  readonly #first: Uint32Array
  readonly #mask: number

  /** `capacity` is the number of keys that will be added at most. */
  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)))
    this.#key = new BigUint64Array(slots)
    this.#splits = new Uint8Array(slots)
    this.#first = new Uint32Array(slots)
    this.#mask = slots - 1
  }

  /** Keys are parts of SHA-256: their low bits are as good as any hash. Zero is no key. */
  #slot(key: bigint): number {
    let slot = Number(key & 0x7fffffffn) & this.#mask
    while (this.#splits[slot] !== 0 && this.#key[slot] !== key) slot = (slot + 1) & this.#mask
    return slot
  }

  add(key: bigint, record: number, split: number): void {
    if (key === 0n) return
    const slot = this.#slot(key)
    if (this.#splits[slot] === 0 || record < this.#first[slot]!) this.#first[slot] = record
    this.#key[slot] = key
    this.#splits[slot]! |= 1 << split
  }

  /** The first record with this key where one lies in an earlier split than `split`; -1 where none does. Records are numbered train first. */
  earlier(key: bigint, split: number): number {
    if (key === 0n) return -1
    const slot = this.#slot(key)
    return this.#splits[slot]! & ((1 << split) - 1) ? this.#first[slot]! : -1
  }
}
