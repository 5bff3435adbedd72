/** Finds, for one entry of the index, every smaller or equal one that may be alike. Filters are upper bounds: they never drop a true pair. */
import { bucketOf, type JoinIndex } from './join-index.ts'
import { ceiling } from './keys.ts'

export interface Prober {
  /** Ranks below `x` that pass all filters, ascending; valid until the next call. */
  candidates(x: number): Uint32Array
}

export function makeProber(index: JoinIndex): Prober {
  const { threshold, count, size, start, length, prefix, kind, bucket, entry, key, mask } = index
  const seen = new Uint8Array(count)
  const found = new Uint32Array(count)
  const least = smallestPartners(size, threshold)
  return {
    candidates(x) {
      const low = least[x]!
      let hits = 0
      for (let i = start[x]!; i < start[x]! + length[x]!; i++) {
        const wanted = prefix[i]!
        const b = bucketOf(wanted, mask)
        const end = bucket[b + 1]!
        for (let at = lowerBound(entry, bucket[b]!, end, low); at < end; at++) {
          const y = entry[at]!
          if (y >= x) break
          if (key[at] !== wanted || seen[y] === 1 || kind[y] !== kind[x]) continue
          seen[y] = 1
          found[hits++] = y
        }
      }
      let kept = 0
      for (let i = 0; i < hits; i++) {
        const y = found[i]!
        seen[y] = 0
        if (mayBeAlike(index, x, y)) found[kept++] = y
      }
      return found.subarray(0, kept).sort()
    },
  }
}

/** By rank, the first rank that is large enough. */
function smallestPartners(size: Uint32Array, threshold: number): Uint32Array {
  const least = new Uint32Array(size.length)
  let at = 0
  for (let x = 0; x < size.length; x++) {
    const smallest = ceiling(threshold * size[x]!)
    while (size[at]! < smallest) at++
    least[x] = at
  }
  return least
}

function lowerBound(values: Uint32Array, from: number, to: number, wanted: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function mayBeAlike(index: JoinIndex, x: number, y: number): boolean {
  const { threshold, size, signature } = index
  const both = size[x]! + size[y]!
  const needed = ceiling((threshold / (1 + threshold)) * both)
  return differingBits(signature, x * 16, y * 16) <= both - 2 * needed && overlapBound(index, x, y) >= needed
}

/** Every word that only one side has flips one bit, so this is at most the size of the symmetric difference. */
function differingBits(signature: Uint32Array, a: number, b: number): number {
  let bits = 0
  for (let i = 0; i < 16; i++) {
    let z = signature[a + i]! ^ signature[b + i]!
    z -= (z >>> 1) & 0x55555555
    z = (z & 0x33333333) + ((z >>> 2) & 0x33333333)
    bits += Math.imul((z + (z >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return bits
}

/**
 * At most so many words are shared. With x's last prefix key below y's, a shared word inside x's prefix is inside y's as well, and
 * outside of it x has only the rest. Where the last keys are equal, words with that very key may lie beyond either prefix.
 */
function overlapBound({ size, start, length, prefix }: JoinIndex, x: number, y: number): number {
  const [xs, xl, ys, yl] = [start[x]!, length[x]!, start[y]!, length[y]!]
  const xLast = prefix[xs + xl - 1]!
  const yLast = prefix[ys + yl - 1]!
  const tie = xLast === yLast ? xLast : -1
  let [i, j, shared, xTied, yTied] = [0, 0, 0, 0, 0]
  while (i < xl && j < yl) {
    const p = prefix[xs + i]!
    const q = prefix[ys + j]!
    if (p === tie || q === tie) break
    if (p === q) {
      shared++
      i++
      j++
    } else if (p < q) i++
    else j++
  }
  if (tie !== -1) {
    for (let k = xl - 1; k >= 0 && prefix[xs + k] === tie; k--) xTied++
    for (let k = yl - 1; k >= 0 && prefix[ys + k] === tie; k--) yTied++
    return shared + Math.min(size[x]! - xl + xTied, size[y]! - yl + yTied)
  }
  return shared + (xLast < yLast ? size[x]! - xl : size[y]! - yl)
}
