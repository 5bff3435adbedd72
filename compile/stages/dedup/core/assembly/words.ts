/**
 * Words of a text to hashes in WebAssembly (AssemblyScript): the same as ../../word-hashes.ts and ../../distinct.ts, bit for bit, which is how
 * it is tested. Memory belongs to the host; behind the text lie 16 bytes of room.
 */

// @ts-ignore: a decorator of AssemblyScript
@inline
function spacesIn(bytes: v128): u32 {
  const low = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(9)), i8x16.splat(5)) // tab to carriage return
  const high = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(28)), i8x16.splat(5)) // U+001C to U+001F and the blank
  return <u32>i8x16.bitmask(v128.or(low, high))
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function lowered(bytes: v128): v128 {
  const capital = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(65)), i8x16.splat(26))
  return v128.or(bytes, v128.and(capital, i8x16.splat(32)))
}

function put(from: usize, length: u32, low: usize, high: usize): void {
  let a: u32 = 0x811c9dc5
  let b: u32 = 0x9747b28c
  let at = from
  for (let left = length; left > 0;) {
    let four = load<u32>(at)
    if (left < 4) four &= ((<u32>1) << (left << 3)) - 1
    a = (a ^ four) * 0x01000193
    a ^= a >> 15
    b = (rotl<u32>(b, 13) ^ four) * 0x5bd1e995
    b ^= b >> 17
    at += 4
    left = left > 4 ? left - 4 : 0
  }
  store<u32>(low, (a ^ length) * 0x2c1b3c6d)
  store<u32>(high, (b + length) * 0x85ebca6b)
}

/** Lowers the ASCII capitals of the text in place and writes two hashes a word, in order; returns how many words there are. */
export function words(text: usize, length: u32, low: usize, high: usize): u32 {
  const end = text + <usize>length
  let count: u32 = 0
  let start: usize = 0
  let inside: u32 = 0
  // Lowered one block ahead, so that a word is read as it is hashed: its last group may reach into the next block.
  for (let block = text; block < end; block += 16) v128.store(block, lowered(v128.load(block)))
  for (let block = text; block < end; block += 16) {
    let word = ~spacesIn(v128.load(block)) & 0xffff
    const rest = end - block
    if (rest < 16) word &= ((<u32>1) << <u32>rest) - 1
    let edges = (word ^ ((word << 1) | inside)) & 0xffff
    while (edges != 0) {
      const at = block + <usize>ctz(edges)
      edges &= edges - 1
      if (inside) {
        put(start, <u32>(at - start), low + (<usize>count << 2), high + (<usize>count << 2))
        count++
      } else start = at
      inside ^= 1
    }
  }
  if (inside) {
    put(start, <u32>(end - start), low + (<usize>count << 2), high + (<usize>count << 2))
    count++
  }
  return count
}

/** One 32-bit hash for each distinct pair, in order of first use; `slots` has room for `mask + 1` of 4 bytes, at least twice as many as words. */
export function distinct(low: usize, high: usize, count: u32, slots: usize, mask: u32, out: usize): u32 {
  memory.fill(slots, 0, ((<usize>mask) + 1) << 2)
  let size: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const a = load<u32>(low + (<usize>i << 2))
    const b = load<u32>(high + (<usize>i << 2))
    let slot = (b ^ (b >> 15) ^ a) & mask
    let first = load<u32>(slots + (<usize>slot << 2))
    while (first != 0 && (load<u32>(low + (<usize>(first - 1) << 2)) != a || load<u32>(high + (<usize>(first - 1) << 2)) != b)) {
      slot = (slot + 1) & mask
      first = load<u32>(slots + (<usize>slot << 2))
    }
    if (first != 0) continue
    store<u32>(slots + (<usize>slot << 2), i + 1)
    let h = a ^ ((b ^ (b >> 15)) * 0x2c1b3c6d)
    h = (h ^ (h >> 16)) * 0x85ebca6b
    h = (h ^ (h >> 13)) * 0xc2b2ae35
    store<u32>(out + (<usize>size << 2), h ^ (h >> 16))
    size++
  }
  return size
}
