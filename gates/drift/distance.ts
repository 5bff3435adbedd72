/**
 * How far two distributions lie apart, and how far chance alone would put them.
 *
 * Distance: the square root of the Jensen-Shannon divergence in bits, 0 for equal shares, 1 for nothing in common; a metric (Endres and
 * Schindelin, IEEE Trans. Inf. Theory 49, 2003), and finite where a bin is empty on one side, which the population stability index is not. For
 * small shifts PSI = 8 ln 2 · divergence, so that the industry's PSI of 0.1 ("look") is a distance of 0.134 and its 0.25 ("major") one of 0.212.
 *
 * Chance: two samples of n and m independent things in k bins have a divergence of about chi²(k - 1) · (1/n + 1/m) / (8 ln 2) (the likelihood
 * ratio statistic, Wilks 1938). Things of a dataset are clumped; how much more its own halves differ than independent things would (the design
 * effect, Kish 1965) multiplies it.
 */

/** A count a bin; both arrays of one length. */
export type Counts = ArrayLike<number>

const total = (counts: Counts): number => {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i]!
  return sum
}

/** Jensen-Shannon divergence in bits, 0..1. Two empty sides are alike; one empty side has nothing in common with the other. */
export function divergence(a: Counts, b: Counts): number {
  const [n, m] = [total(a), total(b)]
  if (n === 0 || m === 0) return n === m ? 0 : 1
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const [p, q] = [a[i]! / n, b[i]! / m]
    const mean = (p + q) / 2
    if (p > 0) sum += (p / 2) * Math.log2(p / mean)
    if (q > 0) sum += (q / 2) * Math.log2(q / mean)
  }
  return Math.min(1, Math.max(0, sum))
}

export const distance = (a: Counts, b: Counts): number => Math.sqrt(divergence(a, b))

const SCALE = 8 * Math.LN2

const inverse = (n: number, m: number): number => 1 / n + 1 / m

/** Degrees of freedom: bins that are not empty on both sides, less one. */
function freedom(a: Counts, b: Counts): number {
  let bins = 0
  for (let i = 0; i < a.length; i++) if (a[i]! + b[i]! > 0) bins++
  return bins - 1
}

/** How many times more two halves of one whole differ than independent draws would; 1 or more. */
export function designEffect(half: Counts, other: Counts): number {
  const [n, m, free] = [total(half), total(other), freedom(half, other)]
  if (n === 0 || m === 0 || free < 1) return 1
  return Math.max(1, (divergence(half, other) * SCALE) / inverse(n, m) / free)
}

/** Deviate that one draw in a thousand exceeds. */
const DEVIATE = 3.0902

/** 99.9% quantile of chi² (Wilson and Hilferty 1931: within 4% at one degree of freedom, 1% from three on). */
export function chiSquare(free: number): number {
  const part = 2 / (9 * free)
  return free < 1 ? 0 : free * (1 - part + DEVIATE * Math.sqrt(part)) ** 3
}

/** The distance that chance exceeds once in a thousand times. 1 where a side is empty: nothing can be told from nothing. */
export function chance(a: Counts, b: Counts, effect = 1): number {
  const [n, m] = [total(a), total(b)]
  if (n === 0 || m === 0) return 1
  return Math.min(1, Math.sqrt((chiSquare(freedom(a, b)) * effect * inverse(n, m)) / SCALE))
}

/** Standard deviations between two shares: `a` of `n` and `b` of `m`. */
export function deviation(a: number, n: number, b: number, m: number): number {
  if (n === 0 || m === 0) return 0
  const mean = (a + b) / (n + m)
  const spread = Math.sqrt(mean * (1 - mean) * inverse(n, m))
  return spread === 0 ? 0 : Math.abs(a / n - b / m) / spread
}
