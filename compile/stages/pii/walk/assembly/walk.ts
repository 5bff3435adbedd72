/**
 * The walk over a text in WebAssembly (AssemblyScript): the same as ../typescript.ts, which is how it is tested. Memory belongs to the host:
 * what the walk stopped at lies at 0 (start, end, hash), the classes of units at 64, the filter of words behind them, then the text in UTF-16.
 */

const CLASSES: usize = 64
const FILTER: usize = CLASSES + 65536

/** From `from` on to a word worth a look (1) or a unit that is no letter and not skipped (2); 0 at the end. */
export function walk(text: usize, length: u32, from: u32, longest: u32): u32 {
  let at = text + (<usize>from << 1)
  const end = text + (<usize>length << 1)
  while (at < end) {
    let unit: u32 = load<u16>(at)
    let kind: u32 = load<u8>(CLASSES + unit)
    if (kind == 0) {
      at += 2
      continue
    }
    if (kind != 1) {
      const place = <u32>((at - text) >> 1)
      store<u32>(0, place)
      store<u32>(4, place + 1)
      return 2
    }
    const start = at
    let hash: u32 = 0
    do {
      hash = hash * 31 + (unit | 32)
      at += 2
      if (at >= end) break
      unit = load<u16>(at)
      kind = load<u8>(CLASSES + unit)
    } while (kind == 1)
    if (load<u8>(FILTER + <usize>(hash & 65535)) != 0 || <u32>((at - start) >> 1) > longest) {
      store<u32>(0, <u32>((start - text) >> 1))
      store<u32>(4, <u32>((at - text) >> 1))
      store<u32>(8, hash)
      return 1
    }
  }
  return 0
}
