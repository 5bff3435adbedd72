/**
 * The walk over a text in WebAssembly (AssemblyScript): the same as ../typescript.ts, which is how it is tested. Memory belongs to the
 * host: where the walk stopped at 0, the kinds of units at 64, the words worth a look behind them, then the text in UTF-16.
 */

const KINDS: usize = 64
const WORTH: usize = KINDS + 65536

const SKIP: u32 = 0
const LETTER: u32 = 1
const DIGIT: u32 = 2
const WORD: u32 = 5
const MIXED: u32 = 6

// @ts-ignore: a decorator of AssemblyScript
@inline
function stop(event: u32, start: u32, end: u32): u32 {
  store<u32>(0, start)
  store<u32>(4, end)
  return event
}

/** From `from` on to what wakes a recogniser: its kind, or WORD, or MIXED; 0 at the end. */
export function walk(text: usize, length: u32, from: u32): u32 {
  let i = from
  while (i < length) {
    let unit: u32 = load<u16>(text + (<usize>i << 1))
    const kind: u32 = load<u8>(KINDS + unit)
    if (kind == SKIP) {
      i++
      continue
    }
    if (kind != LETTER) return stop(kind, i, i)
    const start = i
    let hash: u32 = 0
    let next: u32 = SKIP
    do {
      hash = hash * 31 + (unit | 32)
      if (++i == length) {
        next = SKIP
        break
      }
      unit = load<u16>(text + (<usize>i << 1))
      next = load<u8>(KINDS + unit)
    } while (next == LETTER)
    if (next == DIGIT) return stop(MIXED, start, i)
    if (load<u8>(WORTH + <usize>((hash ^ (hash >> 16)) & 65535)) != 0) return stop(WORD, start, i)
  }
  return stop(0, length, length)
}

/** 1 where a unit is beyond ASCII. There are sixteen bytes of room behind the text. */
export function beyond(text: usize, length: u32): u32 {
  const mask = i16x8.splat(<i16>0xff80)
  const end = text + (<usize>length << 1)
  let at = text
  let any = i64x2.splat(0)
  for (; at + 16 <= end; at += 16) any = v128.or(any, v128.load(at))
  if (v128.any_true(v128.and(any, mask))) return 1
  for (; at < end; at += 2) if (load<u16>(at) >= 0x80) return 1
  return 0
}
