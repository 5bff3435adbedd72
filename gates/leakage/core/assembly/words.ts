/**
 * The word core in WebAssembly (AssemblyScript): the same functions as ../typescript.ts, bit for bit, which is how it is tested. Memory
 * belongs to the host, which says where everything lies; every region has 64 bytes of room behind it.
 */

const WORD_1: u32 = 0x85ebca6b
const WORD_2: u32 = 0xc2b2ae35

// @ts-ignore: a decorator of AssemblyScript
@inline
function finish(hash: u32): u32 {
  let h = hash ^ (hash >> 16)
  h *= 0x85ebca6b
  h ^= h >> 13
  h *= 0xc2b2ae35
  return h ^ (h >> 16)
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function mix(hash: u32): u32 {
  let h = (hash ^ (hash >> 16)) * 0x7feb352d
  h = (h ^ (h >> 15)) * 0x846ca68b
  return h ^ (h >> 16)
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function hashWord(from: usize, length: u32, low: usize, high: usize): void {
  let h1: u32 = 0x811c9dc5
  let h2: u32 = 0x9747b28c
  let at = from
  let left = length
  while (left >= 4) {
    const group = load<u32>(at)
    h1 = (h1 ^ group) * WORD_1
    h1 ^= h1 >> 13
    h2 = (rotl<u32>(h2, 13) ^ group) * WORD_2
    at += 4
    left -= 4
  }
  if (left > 0) {
    const group = load<u32>(at) & ((1 << (left << 3)) - 1)
    h1 = (h1 ^ group) * WORD_1
    h1 ^= h1 >> 13
    h2 = (rotl<u32>(h2, 13) ^ group) * WORD_2
  }
  store<u32>(low, finish(h1 ^ length))
  store<u32>(high, finish(h2 + length))
}

/** ASCII capitals of `[text, text + length)` become small letters. */
export function lower(text: usize, length: u32): void {
  const first = i8x16.splat(65)
  const letters = i8x16.splat(26)
  const bit = i8x16.splat(32)
  for (let at = text, end = text + length; at < end; at += 16) {
    const bytes = v128.load(at)
    v128.store(at, v128.or(bytes, v128.and(i8x16.lt_u(i8x16.sub(bytes, first), letters), bit)))
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function spacesIn(at: usize): u64 {
  const bytes = v128.load(at)
  const low = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(9)), i8x16.splat(5)) // \t \n \v \f \r
  const high = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(28)), i8x16.splat(5)) // U+001C to U+001F and the space
  return <u64>(<u16>i8x16.bitmask(v128.or(low, high)))
}

/** Hashes the words of a text in order to `low` and `high`, from number `count` on; returns how many there are then. */
export function words(text: usize, length: u32, low: usize, high: usize, count: u32): u32 {
  const end = text + length
  let start: usize = 0
  let inside = false
  let number = count
  for (let block = text; block < end; block += 64) {
    let word = ~(spacesIn(block) | (spacesIn(block + 16) << 16) | (spacesIn(block + 32) << 32) | (spacesIn(block + 48) << 48))
    const rest = end - block
    if (rest < 64) word &= ((<u64>1) << (<u64>rest)) - 1
    let edges = word ^ ((word << 1) | (inside ? 1 : 0))
    while (edges != 0) {
      const at = block + <usize>ctz(edges)
      edges &= edges - 1
      if (inside) {
        hashWord(start, <u32>(at - start), low + (<usize>number << 2), high + (<usize>number << 2))
        number++
      } else start = at
      inside = !inside
    }
  }
  if (inside) {
    hashWord(start, <u32>(end - start), low + (<usize>number << 2), high + (<usize>number << 2))
    number++
  }
  return number
}

/** Keeps the first of equal words, in order; `table` has `mask + 1` slots, at least twice the words. Returns how many are kept. */
export function unique(low: usize, high: usize, count: u32, table: usize, mask: u32): u32 {
  memory.fill(table, 0, ((<usize>mask) + 1) << 2)
  let kept: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const l = load<u32>(low + (<usize>i << 2))
    const h = load<u32>(high + (<usize>i << 2))
    let slot = h & mask
    let at = load<u32>(table + (<usize>slot << 2))
    while (at != 0 && (load<u32>(low + (<usize>(at - 1) << 2)) != l || load<u32>(high + (<usize>(at - 1) << 2)) != h)) {
      slot = (slot + 1) & mask
      at = load<u32>(table + (<usize>slot << 2))
    }
    if (at != 0) continue
    store<u32>(low + (<usize>kept << 2), l)
    store<u32>(high + (<usize>kept << 2), h)
    store<u32>(table + (<usize>slot << 2), ++kept)
  }
  return kept
}

const BASE_LOW: u32 = 0x2c1b3c6d
const BASE_HIGH: u32 = 0x297a2d39

function power(base: u32, exponent: u32): u32 {
  let value: u32 = 1
  for (let i: u32 = 0; i < exponent; i++) value *= base
  return value
}

/**
 * Writes the grams of `size` words in order to `lows` and `highs`; with a bitmap (not 0) only those whose bit is set. Returns how many
 * were written. The upper half is rolled along and asked for first; the lower one is made of the words where it is wanted.
 */
export function grams(
  low: usize,
  high: usize,
  count: u32,
  size: u32,
  lows: usize,
  highs: usize,
  bitmap: usize,
  shift: u32,
): u32 {
  const drop = power(BASE_HIGH, size)
  let b: u32 = 0
  let written: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    b = b * BASE_HIGH + load<u32>(high + (<usize>i << 2))
    if (i >= size) b -= drop * load<u32>(high + (<usize>(i - size) << 2))
    if (i + 1 < size) continue
    const h = mix(b)
    if (bitmap != 0) {
      const bit = h >> shift
      if (((load<u32>(bitmap + (<usize>(bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) continue
    }
    let a: u32 = b
    for (let k = i + 1 - size; k <= i; k++) a = a * BASE_LOW + load<u32>(low + (<usize>k << 2))
    store<u32>(highs + (<usize>written << 2), h)
    store<u32>(lows + (<usize>written << 2), mix(a) >> 11)
    written++
  }
  return written
}

/** Hash of the words `[from, to)` in order, its two parts at `out`. */
export function passage(low: usize, high: usize, from: u32, to: u32, out: usize): void {
  let a: u32 = to - from
  let b: u32 = to - from
  for (let i = from; i < to; i++) {
    a = a * BASE_LOW + load<u32>(low + (<usize>i << 2))
    b = b * BASE_HIGH + load<u32>(high + (<usize>i << 2))
  }
  store<u32>(out, mix(a) >> 11)
  store<u32>(out + 4, mix(b ^ (a >> 16)))
}

/** Each word flips one of 512 bits (16 numbers at `signature`), and is added to four sums (at `sums`): both ignore order. */
export function signature(low: usize, high: usize, count: u32, signature: usize, sums: usize): void {
  memory.fill(signature, 0, 64)
  let a: u32 = 0
  let b: u32 = 0
  let c: u32 = 0
  let d: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const l = load<u32>(low + (<usize>i << 2))
    const h = load<u32>(high + (<usize>i << 2))
    const bit = l ^ (h >> 7)
    const at = signature + (<usize>(bit & 15) << 2)
    store<u32>(at, load<u32>(at) ^ ((<u32>1) << ((bit >> 9) & 31)))
    a += l
    b += h
    c += (l ^ (h >> 15)) * 0x85ebca6b
    d += (h ^ (l >> 13)) * 0xc2b2ae35
  }
  store<u32>(sums, a)
  store<u32>(sums + 4, b)
  store<u32>(sums + 8, c)
  store<u32>(sums + 12, d)
}

const KEY_BITS: u32 = 27
const KEY_MASK: u32 = (1 << 27) - 1

function sort(values: usize, count: u32): void {
  let gap: u32 = 1
  while (gap * 3 < count) gap = gap * 3 + 1
  for (; gap > 0; gap /= 3) {
    for (let i = gap; i < count; i++) {
      const value = load<u32>(values + (<usize>i << 2))
      let j = i
      while (j >= gap && load<u32>(values + (<usize>(j - gap) << 2)) > value) {
        store<u32>(values + (<usize>j << 2), load<u32>(values + (<usize>(j - gap) << 2)))
        j -= gap
      }
      store<u32>(values + (<usize>j << 2), value)
    }
  }
}

/** Writes the `length` smallest keys of the words to `keys`, ascending; there is room for `count`. A class is a byte for the upper bits of a hash. */
export function prefix(low: usize, high: usize, count: u32, classes: usize, classShift: u32, length: u32, keys: usize): void {
  let rare: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const rarity = <u32>load<u8>(classes + <usize>(load<u32>(high + (<usize>i << 2)) >> classShift))
    const key = (rarity << KEY_BITS) | (load<u32>(low + (<usize>i << 2)) & KEY_MASK)
    store<u32>(keys + (<usize>i << 2), key)
    rare += <u32>(key <= KEY_MASK)
  }
  let kept = count
  // Where rare words suffice, their hashes are uniform: a bound is guessed, so that few are sorted.
  if (rare > length) {
    const share = (<f64>length + 4.0 * sqrt<f64>(<f64>length) + 6.0) / <f64>rare
    const bound = share >= 1.0 ? KEY_MASK : <u32>(share * <f64>KEY_MASK)
    let below: u32 = 0
    for (let i: u32 = 0; i < count; i++) below += <u32>(load<u32>(keys + (<usize>i << 2)) <= bound)
    if (below >= length) {
      kept = 0
      for (let i: u32 = 0; i < count; i++) {
        const key = load<u32>(keys + (<usize>i << 2))
        if (key > bound) continue
        store<u32>(keys + (<usize>kept << 2), key)
        kept++
      }
    }
  }
  sort(keys, kept)
}

