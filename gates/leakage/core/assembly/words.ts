/**
 * The word core in WebAssembly (AssemblyScript): the same functions as ../typescript.ts, bit for bit, which is how it is tested. Memory
 * belongs to the host, which says where everything lies; every region has 64 bytes of room behind it.
 */

/** Sixteen set bytes, which the host writes, and sixteen clear ones: the first n bytes of a vector. */
const FIRST: usize = 192

const SEED_1: u32 = 0x811c9dc5
const SEED_2: u32 = 0x9747b28c
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
function first(hash: u32, group: u32): u32 {
  const h = (hash ^ group) * WORD_1
  return h ^ (h >> 13)
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function second(hash: u32, group: u32): u32 {
  return (rotl<u32>(hash, 13) ^ group) * WORD_2
}

/** By groups of four bytes. Most words have no more than four: all are computed, and those that the word has are chosen, without a branch on its length. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function hashWord(from: usize, length: u32, low: usize, high: usize): void {
  let h1 = SEED_1
  let h2 = SEED_2
  let at = from
  let left = length
  while (left > 16) {
    const group = load<u32>(at)
    h1 = first(h1, group)
    h2 = second(h2, group)
    at += 4
    left -= 4
  }
  const bytes = v128.and(v128.load(at), v128.load(FIRST + 16 - <usize>left))
  const one: u32 = i32x4.extract_lane(bytes, 0)
  const two: u32 = i32x4.extract_lane(bytes, 1)
  const three: u32 = i32x4.extract_lane(bytes, 2)
  const four: u32 = i32x4.extract_lane(bytes, 3)
  h1 = first(h1, one)
  h2 = second(h2, one)
  h1 = select<u32>(first(h1, two), h1, left > 4)
  h2 = select<u32>(second(h2, two), h2, left > 4)
  h1 = select<u32>(first(h1, three), h1, left > 8)
  h2 = select<u32>(second(h2, three), h2, left > 8)
  h1 = select<u32>(first(h1, four), h1, left > 12)
  h2 = select<u32>(second(h2, four), h2, left > 12)
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

/**
 * Hashes the words of a text in order to `low` and `high`, from number `count` on; returns how many there are then. Beginnings and ends of a
 * block are two sets of bits, so that the next word is known before the last one is hashed.
 */
export function words(text: usize, length: u32, low: usize, high: usize, count: u32): u32 {
  const end = text + length
  let start: usize = 0
  let carry: u64 = 0
  let to = <usize>count << 2
  for (let block = text; block < end; block += 64) {
    let word = ~(spacesIn(block) | (spacesIn(block + 16) << 16) | (spacesIn(block + 32) << 32) | (spacesIn(block + 48) << 48))
    const rest = end - block
    if (rest < 64) word &= ((<u64>1) << (<u64>rest)) - 1
    const before = (word << 1) | carry
    let begins = word & ~before
    let ends = ~word & before
    if (carry == 0) {
      start = block + <usize>ctz(begins)
      begins &= begins - 1
    }
    while (ends != 0) {
      hashWord(start, <u32>(block + <usize>ctz(ends) - start), low + to, high + to)
      to += 4
      ends &= ends - 1
      start = block + <usize>ctz(begins)
      begins &= begins - 1
    }
    carry = word >> 63
  }
  if (carry != 0) {
    hashWord(start, <u32>(end - start), low + to, high + to)
    to += 4
  }
  return <u32>(to >> 2)
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

/** As ../word-core.ts has it. */
const LOW_HASHES: u32 = 1 << 29

/** Hash of the gram of `size` words that ends with word `i`: the lower part, made of the words and of what the upper part was made of. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function lowerPart(rolled: u32, low: usize, i: u32, size: u32): u32 {
  let a = rolled
  for (let k = i + 1 - size; k <= i; k++) a = a * BASE_LOW + load<u32>(low + (<usize>k << 2))
  return mix(a) >> 11
}

/** Writes the grams of `size` words in order to `lows` and `highs`, of those whose upper part is at most `last`. Returns how many were written. */
export function grams(low: usize, high: usize, count: u32, size: u32, lows: usize, highs: usize, last: u32): u32 {
  const drop = power(BASE_HIGH, size)
  let b: u32 = 0
  let written: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    b = b * BASE_HIGH + load<u32>(high + (<usize>i << 2))
    if (i >= size) b -= drop * load<u32>(high + (<usize>(i - size) << 2))
    if (i + 1 < size) continue
    const h = mix(b)
    if (h > last) continue
    store<u32>(highs + (<usize>written << 2), h)
    store<u32>(lows + (<usize>written << 2), lowerPart(b, low, i, size))
    written++
  }
  return written
}

/** The same, of those whose bit is set: `h >> shift` below LOW_HASHES, `above + (h >> aboveShift)` from there on. */
export function filtered(
  low: usize,
  high: usize,
  count: u32,
  size: u32,
  lows: usize,
  highs: usize,
  bitmap: usize,
  shift: u32,
  above: u32,
  aboveShift: u32,
): u32 {
  const drop = power(BASE_HIGH, size)
  let b: u32 = 0
  let written: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    b = b * BASE_HIGH + load<u32>(high + (<usize>i << 2))
    if (i >= size) b -= drop * load<u32>(high + (<usize>(i - size) << 2))
    if (i + 1 < size) continue
    const h = mix(b)
    const bit = select<u32>(h >> shift, above + (h >> aboveShift), h < LOW_HASHES)
    if (((load<u32>(bitmap + (<usize>(bit >> 5) << 2)) >> (bit & 31)) & 1) == 0) continue
    store<u32>(highs + (<usize>written << 2), h)
    store<u32>(lows + (<usize>written << 2), lowerPart(b, low, i, size))
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


const QUOTE: u32 = 0x22
const BACKSLASH: u32 = 0x5c

/** What `facts` says of a line, as bits. */
const NOT_ASCII: u32 = 1
const DELETE_OR_BACKSPACE: u32 = 2
const UNIT_ESCAPE: u32 = 4
const SLASH_ESCAPE: u32 = 8
const CASED_OTHERWISE: u32 = 16

// @ts-ignore: a decorator of AssemblyScript
@inline
function pair(first: v128, second: v128, a: i32, b: i32): v128 {
  return v128.and(i8x16.eq(first, i8x16.splat(<i8>a)), i8x16.eq(second, i8x16.splat(<i8>b)))
}

/** Quotation marks of the line that `facts` saw last which no backslash escapes; -1 where that takes more than a look at the byte before. */
let marksOf: i32 = -1

export function quotes(): i32 {
  return marksOf
}

/** What ../../../dataset/text-facts.ts asks of a line, in one pass, and its quotation marks. Zeros are written behind it. */
export function facts(line: usize, length: u32): u32 {
  let other = i8x16.splat(0)
  let unusual = i8x16.splat(0)
  let unit = i8x16.splat(0)
  let slash = i8x16.splat(0)
  let cased = i8x16.splat(0)
  let twice = i8x16.splat(0)
  let marks: i32 = 0
  const quote = i8x16.splat(0x22)
  const end = line + length
  const backslash = i8x16.splat(0x5c)
  for (let at = end; at < end + 32; at += 16) v128.store(at, i8x16.splat(0))
  for (let at = line; at < end; at += 16) {
    const a = v128.load(at)
    const b = v128.load(at + 1)
    other = v128.or(other, a)
    const escape = i8x16.eq(a, backslash)
    unusual = v128.or(unusual, v128.or(i8x16.eq(a, i8x16.splat(0x7f)), v128.and(escape, i8x16.eq(b, i8x16.splat(0x62)))))
    unit = v128.or(unit, v128.and(escape, i8x16.eq(b, i8x16.splat(0x75))))
    slash = v128.or(slash, v128.and(escape, i8x16.eq(b, i8x16.splat(0x2f))))
    twice = v128.or(twice, v128.and(escape, i8x16.eq(b, backslash)))
    marks += popcnt(i8x16.bitmask(i8x16.eq(a, quote))) - popcnt(i8x16.bitmask(v128.and(escape, i8x16.eq(b, quote))))
    if (i8x16.bitmask(a) == 0) continue
    cased = v128.or(cased, v128.or(pair(a, b, 0xce, 0xa3), v128.or(pair(a, b, 0xe1, 0xb2), pair(a, b, 0xea, 0x9f))))
    cased = v128.or(cased, v128.or(pair(a, b, 0xf0, 0x90), pair(a, b, 0xf0, 0x96)))
  }
  marksOf = v128.any_true(twice) ? -1 : marks
  return (
    (i8x16.bitmask(other) != 0 ? NOT_ASCII : 0) |
    (v128.any_true(unusual) ? DELETE_OR_BACKSPACE : 0) |
    (v128.any_true(unit) ? UNIT_ESCAPE : 0) |
    (v128.any_true(slash) ? SLASH_ESCAPE : 0) |
    (v128.any_true(cased) ? CASED_OTHERWISE : 0)
  )
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isSpace(byte: u32): bool {
  return byte - 9 < 5 || byte - 28 < 5
}

/**
 * Length of a character beyond ASCII that is no white space, belongs to no script without spaces, and whose lower case is itself or, of the
 * Latin letters with accents, differs in one bit; 0 for any other. Typographic marks, signs, drawings and most emoji are such.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
function simpleCharacter(at: usize): u32 {
  const first: u32 = load<u8>(at)
  const second: u32 = load<u8>(at + 1)
  if (first == 0xc3) return 2
  if (first == 0xc2) return second > 0xa0 ? 2 : 0
  const third: u32 = load<u8>(at + 2)
  if (first == 0xe2) {
    if (second == 0x80) return third - 0x90 < 0x18 || third >= 0xb0 ? 3 : 0
    if (second == 0x81) return third < 0x9f ? 3 : 0
    return second == 0x82 || second - 0x94 < 0x0b ? 3 : 0
  }
  if (first == 0xef) return second == 0xb8 && third == 0x8f ? 3 : 0
  return first == 0xf0 && second == 0x9f && third >= 0x90 ? 4 : 0
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function escaped(byte: u32): u32 {
  if (byte == QUOTE || byte == BACKSLASH || byte == 0x2f) return byte
  if (byte == 0x6e) return 10
  if (byte == 0x74) return 9
  if (byte == 0x72) return 13
  if (byte == 0x62) return 8
  return byte == 0x66 ? 12 : 0xff
}

/** Where the text that `content` read last ends in the line; 0 where it could not be read. */
let closing: usize = 0

/** Writes the text of a JSON string that begins at `from`, lower-cased, to `out`; returns where it ends there. */
function content(from: usize, end: usize, out: usize): usize {
  let at = from
  let to = out
  closing = 0
  for (;;) {
    while (at + 16 <= end) {
      const bytes = v128.load(at)
      const stops = i8x16.bitmask(
        v128.or(v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))), i8x16.lt_s(bytes, i8x16.splat(0))),
      )
      v128.store(
        to,
        v128.or(bytes, v128.and(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(65)), i8x16.splat(26)), i8x16.splat(32))),
      )
      if (stops != 0) {
        const clear = <usize>ctz(stops)
        at += clear
        to += clear
        break
      }
      at += 16
      to += 16
    }
    if (at >= end) return 0
    const byte: u32 = load<u8>(at)
    if (byte == QUOTE) {
      closing = at
      return to
    }
    if (byte == BACKSLASH) {
      const plain = escaped(load<u8>(at + 1))
      if (plain == 0xff) return 0
      store<u8>(to++, plain)
      at += 2
    } else if (byte < 128) {
      store<u8>(to++, byte - 65 < 26 ? byte | 32 : byte)
      at++
    } else {
      const units = simpleCharacter(at)
      if (units == 0) return 0
      store<u8>(to, byte)
      const second: u32 = load<u8>(at + 1)
      // À to Þ but for the sign ×
      store<u8>(to + 1, byte == 0xc3 && second < 0x9f && second != 0x97 ? second | 0x20 : second)
      if (units > 2) store<u8>(to + 2, load<u8>(at + 2))
      if (units > 3) store<u8>(to + 3, load<u8>(at + 3))
      at += units
      to += units
    }
  }
  return 0
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isBeginning(at: usize): bool {
  return load<u64>(at) == 0x67617373656d227b && load<u64>(at + 5) == 0x5b3a227365676173 // {"messages":[
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isRole(at: usize): bool {
  return load<u64>(at) == 0x3a22656c6f72227b && load<u64>(at + 1) == 0x223a22656c6f7222 // {"role":"
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isUser(at: usize): bool {
  return load<u32>(at) == 0x72657375 // user
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isAssistant(at: usize): bool {
  return load<u64>(at) == 0x6e61747369737361 && load<u64>(at + 1) == 0x746e617473697373 // assistant
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isSystem(at: usize): bool {
  return load<u32>(at) == 0x74737973 && load<u32>(at + 2) == 0x6d657473 // system
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isContent(at: usize): bool {
  return load<u64>(at) == 0x65746e6f63222c22 && load<u64>(at + 5) == 0x223a22746e65746e // ","content":"
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function isMetadata(at: usize): bool {
  return load<u64>(at) == 0x61646174656d222c && load<u64>(at + 4) == 0x3a22617461646174 // ,"metadata":
}

/**
 * Reads the messages of a line as the compiler writes it, `{"messages":[{"role":"user","content":"…"}, …],"metadata":…`, in valid JSON: texts unescaped
 * and lower-cased to `out`, one behind the other, their words hashed in order. By message four numbers at `marks`: role, words until its end, and
 * where its text begins and ends without white space around. Returns how many there are; 0 where the line is written in another way, or holds a
 * character that is the host's to lower or to cut.
 */
export function messages(line: usize, length: u32, out: usize, low: usize, high: usize, marks: usize): u32 {
  const end = line + length
  if (length < 40 || !isBeginning(line)) return 0
  let at = line + 13
  let to = out
  let number: u32 = 0
  let count: u32 = 0
  for (;;) {
    if (at + 40 > end || !isRole(at)) return 0
    at += 9
    let role: u32 = 0
    const initial: u32 = load<u8>(at)
    if (initial == 0x75 && isUser(at)) at += 4
    else if (initial == 0x61 && isAssistant(at)) {
      role = 1
      at += 9
    } else if (initial == 0x73 && isSystem(at)) {
      role = 2
      at += 6
    } else return 0
    if (!isContent(at)) return 0
    const text = to
    to = content(at + 13, end, to)
    if (closing == 0) return 0
    count = words(text, <u32>(to - text), low, high, count)
    let first = text
    let last = to
    while (first < last && isSpace(load<u8>(first))) first++
    while (last > first && isSpace(load<u8>(last - 1))) last--
    store<u32>(marks, role)
    store<u32>(marks + 4, count)
    store<u32>(marks + 8, <u32>first)
    store<u32>(marks + 12, <u32>last)
    marks += 16
    number++
    at = closing + 2
    if (load<u8>(closing + 1) != 0x7d) return 0
    const next: u32 = load<u8>(at)
    at++
    if (next == 0x2c) continue
    return next == 0x5d && isMetadata(at) ? number : 0
  }
  return 0
}

/** True where the bytes `[from, to)` at `a` stand after those at `b`. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function isAfter(a: usize, b: usize): bool {
  let at: usize = load<u32>(a)
  let other: usize = load<u32>(b)
  const end: usize = load<u32>(a + 4)
  const otherEnd: usize = load<u32>(b + 4)
  while (at < end && other < otherEnd) {
    const x: u32 = load<u8>(at++)
    const y: u32 = load<u8>(other++)
    if (x != y) return x > y
  }
  return at < end
}

/** The texts that `messages` marked, in the order of their bytes, which is that of code points, joined by one space, to `to`. Returns where they end. */
export function normalised(marks: usize, count: u32, to: usize): usize {
  // By insertion: the marks themselves stay as they are for nobody else.
  const places = marks + 8
  for (let i: u32 = 1; i < count; i++) {
    for (let j = i; j > 0; j--) {
      const here = places + (<usize>j << 4)
      if (!isAfter(here - 16, here)) break
      const swap = load<u64>(here)
      store<u64>(here, load<u64>(here - 16))
      store<u64>(here - 16, swap)
    }
  }
  for (let i: u32 = 0; i < count; i++) {
    if (i > 0) store<u8>(to++, 32)
    const from: usize = load<u32>(places + (<usize>i << 4))
    const length: usize = <usize>load<u32>(places + (<usize>i << 4) + 4) - from
    memory.copy(to, from, length)
    to += length
  }
  return to
}
