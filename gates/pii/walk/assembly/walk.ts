/**
 * The walk over a text in WebAssembly (AssemblyScript), for ../wasm.ts: the stops of ../typescript.ts, which is how it is tested. Memory
 * belongs to the host. A text lies there as one byte a unit: ASCII as it stands, of other units only the kind. From the bytes two bits a
 * unit are made, "is a letter" and "is something else that the walk stops at"; the walk itself goes from one set bit to the next.
 */

/** Where the last stop is, and length of the text after folding. */
const RESULT: usize = 0
/** Sixteen set bytes and sixteen clear ones: the first n bytes of a vector. */
const FIRST: usize = 32
/** Kinds of the bytes below 128; of the UTF-16 units; what each unit is folded to (0: dropped, 1: nothing); words worth a look, a bit each. */
const BYTE_KINDS: usize = 64
const WORTH: usize = 256
const KINDS: usize = WORTH + 32768
const FOLD: usize = KINDS + 65536

const SKIP: u32 = 0
const LETTER: u32 = 1
const DIGIT: u32 = 2
const WORD: u32 = 5
const MIXED: u32 = 6
const SPACE: u32 = 32

/** What `fold` says of the text that it leaves: the same; only ASCII now; another; not for it to say. */
const SAME: u32 = 0
const ASCII: u32 = 1
const OTHER: u32 = 2
const NEEDS_HOST: u32 = 3

let units: usize = 0
let bytes: usize = 0
let letters: usize = 0
let others: usize = 0

/** Says where the host keeps the text in UTF-16, its bytes, and the two sets of bits. */
export function place(unitsAt: usize, bytesAt: usize, lettersAt: usize, othersAt: usize): void {
  units = unitsAt
  bytes = bytesAt
  letters = lettersAt
  others = othersAt
}

/** UTF-16 to bytes, folded on the way where that is asked for. Disguises of two units are the host's to fold. */
export function fold(length: u32, folds: bool): u32 {
  let to: u32 = 0
  let same = true
  let ascii = true
  let i: u32 = 0
  while (i < length) {
    if (i + 8 <= length) {
      const group = v128.load(units + (<usize>i << 1))
      if (!v128.any_true(i16x8.gt_u(i16x8.sub(group, i16x8.splat(8)), i16x8.splat(0x77)))) {
        v128.store64_lane(bytes + to, i8x16.narrow_i16x8_u(group, group), 0)
        if (to != i) v128.store(units + (<usize>to << 1), group)
        i += 8
        to += 8
        continue
      }
    }
    let unit: u32 = load<u16>(units + (<usize>i << 1))
    i++
    if (unit >= 128 && folds) {
      if (unit == 0xd835 || unit == 0xdb40) return NEEDS_HOST
      if (unit == 0xd83c && i < length && <u32>load<u16>(units + (<usize>i << 1)) - 0xdd30 <= 0x39) return NEEDS_HOST
      const folded: u32 = load<u16>(FOLD + (<usize>unit << 1))
      if (folded != 1) {
        same = false
        if (folded == 0) continue
        unit = folded
      }
    }
    store<u16>(units + (<usize>to << 1), unit)
    if (unit >= 8 && unit < 128) store<u8>(bytes + to, unit)
    else {
      ascii = false
      const kind: u32 = load<u8>(KINDS + unit)
      store<u8>(bytes + to, kind == SKIP ? SPACE : kind)
    }
    to++
  }
  store<u32>(RESULT + 8, to)
  return same ? SAME : ascii ? ASCII : OTHER
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function row(text: v128, number: i32): v128 {
  return i8x16.swizzle(v128.load(BYTE_KINDS + (<usize>number << 4)), i8x16.sub(text, i8x16.splat(<i8>(number << 4))))
}

/** Makes the bits of the text. */
export function classify(length: u32): void {
  let block: u32 = 0
  const one = i8x16.splat(1)
  for (; block < length; block += 64) {
    let letter: u64 = 0
    let other: u64 = 0
    for (let part: u32 = 0; part < 64; part += 16) {
      const text = v128.load(bytes + block + part)
      const kinds = v128.or(
        v128.or(v128.or(row(text, 0), row(text, 2)), v128.or(row(text, 3), row(text, 4))),
        v128.or(v128.or(row(text, 5), row(text, 6)), row(text, 7)),
      )
      letter |= <u64>(<u16>i8x16.bitmask(i8x16.eq(kinds, one))) << part
      other |= <u64>(<u16>i8x16.bitmask(i8x16.gt_u(kinds, one))) << part
    }
    if (length - block < 64) {
      const mask = ((<u64>1) << (length - block)) - 1
      letter &= mask
      other &= mask
    }
    store<u64>(letters + (block >> 3), letter)
    store<u64>(others + (block >> 3), other)
  }
  store<u64>(letters + (block >> 3), 0)
  store<u64>(others + (block >> 3), 0)
}

/** Eighteen bits of a word, whatever its case: of its first sixteen letters and its length. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function worthOf(from: u32, to: u32): u32 {
  const length = to - from
  const mask = v128.load(FIRST + 16 - <usize>min<u32>(length, 16))
  const word = v128.and(v128.or(v128.load(bytes + from), i8x16.splat(32)), mask)
  let hash = i64x2.extract_lane(word, 0) * 0x9e3779b97f4a7c15
  hash ^= rotl<i64>(i64x2.extract_lane(word, 1) * 0x517cc1b727220a95, 31)
  hash = (hash + length) * 0xd6e8feb86659fd93
  return <u32>(<u64>(hash ^ (<i64>(<u64>hash >> 32))) & 0x3ffff)
}

/** The text becomes a word worth a look. */
export function mark(length: u32): void {
  const worth = worthOf(0, length)
  const at = WORTH + (worth >> 3)
  store<u8>(at, <u8>((<u32>load<u8>(at)) | ((<u32>1) << (worth & 7))))
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function stop(event: u32, start: u32, end: u32): u32 {
  store<u32>(RESULT, start)
  store<u32>(RESULT + 4, end)
  return event
}

/**
 * From `from` on to what wakes a recogniser: its kind, or WORD, or MIXED; 0 at the end. A run of letters is taken where it ends; beginnings and
 * ends of a block are two sets of bits, so that the next run is known before the last one was looked at.
 */
export function walk(length: u32, from: u32): u32 {
  let base = from & ~63
  let seen = ~(<u64>0) << (from & 63)
  let carry: u64 = 0
  let start: u32 = 0
  for (; base <= length && from < length; base += 64) {
    const letter = load<u64>(letters + (base >> 3)) & seen
    const other = load<u64>(others + (base >> 3)) & seen
    seen = ~(<u64>0)
    const before = (letter << 1) | carry
    let begins = letter & ~before
    let ends = ~letter & before
    const mark = other == 0 ? u32.MAX_VALUE : base + <u32>ctz(other)
    if (carry == 0) {
      start = base + <u32>ctz(begins)
      begins &= begins - 1
    }
    while (ends != 0) {
      const end = base + <u32>ctz(ends)
      if (end >= mark) {
        if (end > mark) break
        if (load<u8>(BYTE_KINDS + load<u8>(bytes + end)) == DIGIT) return stop(MIXED, start, end)
      }
      const worth = worthOf(start, end)
      if (((load<u8>(WORTH + (worth >> 3)) >> (worth & 7)) & 1) != 0) return stop(WORD, start, end)
      ends &= ends - 1
      start = base + <u32>ctz(begins)
      begins &= begins - 1
    }
    if (other != 0) return stop(load<u8>(BYTE_KINDS + load<u8>(bytes + mark)), mark, mark)
    carry = letter >> 63
  }
  return stop(0, length, length)
}
