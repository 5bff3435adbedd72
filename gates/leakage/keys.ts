/**
 * What the join keeps of a record: the number of its distinct words, a 128-bit key of the word set, a 512-bit XOR signature, and the
 * keys of its prefix. Everything else is read again when a candidate is verified.
 *
 * The order of words behind the prefix filter: key = class << 27 | 27 bits of the hash, where the class is the logarithm of the word's
 * frequency in a sample. Any function of the word gives a consistent order, so results never depend on the sample; speed does.
 */
import type { WordCore } from './core/word-core.ts'

/** Buckets of the frequency table. */
export const CLASS_BITS = 19

/** 0.95 * 20 is 19.000000000000004 in binary: bounds are taken with a little room, the exact test comes last. */
export const ceiling = (x: number): number => Math.ceil(x - 1e-9)

/** Words of a set of `size` of which one must be shared with any set that is at least as alike as `threshold`. */
export const probeLength = (size: number, threshold: number): number => size - ceiling(threshold * size) + 1
/** The same, with any set that is not smaller. */
export const indexLength = (size: number, threshold: number): number => size - ceiling(((2 * threshold) / (1 + threshold)) * size) + 1

/** Frequencies of hash buckets, from texts; then classes 0..31 in shared memory. */
export function makeClasses(): { count(core: WordCore, distinct: number): void; finish(): Uint8Array } {
  // Counted at 22 bits and folded to 19 by the maximum: a rare word seldom inherits a frequent neighbour's class.
  const counts = new Uint16Array(1 << 22)
  return {
    count({ high }, distinct) {
      for (let i = 0; i < distinct; i++) {
        const bucket = high[i]! >>> 10
        if (counts[bucket]! < 65_535) counts[bucket]!++
      }
    },
    finish() {
      const classes = new Uint8Array(new SharedArrayBuffer(1 << CLASS_BITS))
      for (let i = 0; i < counts.length; i++) {
        const of = 32 - Math.clz32(counts[i]! >>> 1)
        const bucket = i >>> 3
        if (of > classes[bucket]!) classes[bucket] = of
      }
      return classes
    },
  }
}

/** Columns of join keys. Record `i` has `size[i]` distinct words, and its prefix is `prefix[start[i], start[i + 1])`. */
export interface JoinKeys {
  size: Uint32Array
  /** 4 a record. */
  set: Uint32Array
  /** 16 a record. */
  signature: Uint32Array
  start: Uint32Array
  prefix: Uint32Array
}

export interface KeyBuilder {
  /** Adds a record by the hashes of its distinct words, `unique` having left them in the core; 0 words for a record that has none or can not be read. */
  add(core: WordCore, distinct: number): void
  finish(): JoinKeys
}

export function makeKeyBuilder(threshold: number, classes: Uint8Array): KeyBuilder {
  let count = 0
  let filled = 0
  let size = new Uint32Array(1024)
  let set = new Uint32Array(4 * 1024)
  let signature = new Uint32Array(16 * 1024)
  let start = new Uint32Array(1024 + 1)
  let prefix = new Uint32Array(1 << 15)
  const room = <T extends Uint32Array>(array: T, wanted: number): Uint32Array<ArrayBuffer> => {
    if (wanted <= array.length) return array as unknown as Uint32Array<ArrayBuffer>
    const larger = new Uint32Array(Math.max(wanted, array.length * 2))
    larger.set(array)
    return larger
  }
  return {
    add(core, distinct) {
      size = room(size, count + 1)
      set = room(set, 4 * (count + 1))
      signature = room(signature, 16 * (count + 1))
      start = room(start, count + 2)
      size[count] = distinct
      if (distinct > 0) {
        const keys = core.joinKeys(classes, probeLength(distinct, threshold))
        signature.set(keys.signature, count * 16)
        set.set(keys.set, count * 4)
        prefix = room(prefix, filled + keys.prefix.length)
        prefix.set(keys.prefix, filled)
        filled += keys.prefix.length
      }
      start[++count] = filled
    },
    finish: () => ({
      size: size.slice(0, count),
      set: set.slice(0, 4 * count),
      signature: signature.slice(0, 16 * count),
      start: start.slice(0, count + 1),
      prefix: prefix.slice(0, filled),
    }),
  }
}
