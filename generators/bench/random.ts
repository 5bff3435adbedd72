/** Seeded draws, the same on every machine: one small generator a purpose, so that any record can be made again by itself. */

export interface Draw {
  /** 32 random bits, unsigned. */
  bits(): number
  /** 0 <= x < 1. */
  unit(): number
  /** A whole number from 0 to `n` - 1. */
  below(n: number): number
}

/** Spreads up to four numbers over 32 bits (Murmur3's finaliser over a running sum). */
export function mix(a: number, b: number, c = 0, d = 0): number {
  let h = 0x9e3779b9
  for (const value of [a, b, c, d]) {
    h = Math.imul(h ^ value, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/** sfc32: fast, and good enough that no word pattern shows. */
export function drawFrom(seed: number): Draw {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, mix(seed, 1) | 0, 1]
  const bits = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 8; i++) bits()
  const unit = (): number => bits() / 2 ** 32
  return { bits, unit, below: (n) => Math.floor(unit() * n) }
}

/** A normal draw (Box and Muller). */
export const normal = (draw: Draw): number => Math.sqrt(-2 * Math.log(1 - draw.unit())) * Math.cos(2 * Math.PI * draw.unit())
