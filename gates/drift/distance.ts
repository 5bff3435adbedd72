/**
 * How far two distributions lie apart, and how far chance alone would put them.
 *
 * Distance: the square root of the Jensen-Shannon divergence in bits, 0 for equal shares, 1 for nothing in common; a metric (Endres and
 * Schindelin, IEEE Trans. Inf. Theory 49, 2003), and finite where a bin is empty on one side, which the population stability index is not. For
 * small shifts PSI = 8 ln 2 · divergence, so that the industry's PSI of 0.1 ("look") is a distance of 0.134 and its 0.25 ("major") one of 0.212.
 *
 * Chance: two samples of n and m independent things in k bins have a divergence of about chi²(k - 1) · (1/n + 1/m) / (8 ln 2) (the likelihood
 * ratio statistic, Wilks 1938). Things of a dataset are clumped; how much more random groups of its own documents differ in each bin than independent
 * things would (design effects, Kish 1965; random groups, Wolter 2007) makes it a sum of unequal parts, whose quantile is that of a chi² of the
 * same mean and variance (Satterthwaite 1946, Rao and Scott 1981).
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

interface Clumping {
  /** chi² of homogeneity between the groups, over the degrees of freedom that they have: its expectation for as many independent things is `bins - 1`. */
  mean: number
  /** Of a draw of it. */
  variance: number
  bins: number
}

/** `groups`: counts of random groups of one whole, by the same bins. Null where nothing can be told: of one group, or of one bin. */
function clumping(groups: readonly Counts[]): Clumping | null {
  const sizes = groups.map(total)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const filled = sizes.filter((size) => size > 0).length
  const byGroup = sizes.map(() => 0)
  let [bins, squares] = [0, 0]
  for (let bin = 0; bin < (groups[0]?.length ?? 0); bin++) {
    let [sum, own] = [0, 0]
    for (const counts of groups) sum += counts[bin]!
    if (sum === 0) continue
    bins++
    for (const [at, counts] of groups.entries()) {
      const expected = (sizes[at]! * sum) / all
      const part = expected > 0 ? (counts[bin]! - expected) ** 2 / expected : 0
      byGroup[at] = byGroup[at]! + part
      own += part
    }
    squares += (own / (filled - 1)) ** 2
  }
  if (filled < 2 || bins < 2) return null
  const mean = byGroup.reduce((sum, part) => sum + part, 0) / (filled - 1)
  // Bins that move together (one of long talks, and all the others beside it) show in how much the groups differ from each other; bins by themselves in their squares.
  const between = byGroup.reduce((sum, part, at) => sum + (sizes[at]! > 0 ? (part - mean) ** 2 : 0), 0) / (filled - 1)
  return { mean, variance: Math.max(between, 2 * squares), bins }
}

/** By how much more random groups of one whole differ than independent draws would; 1 or more. */
export function designEffect(groups: readonly Counts[]): number {
  const found = clumping(groups)
  return found === null ? 1 : Math.max(1, found.mean / (found.bins - 1))
}

/** What the statistic of the distance exceeds once in a thousand draws of what is as clumped as these groups; 0 where they are not. */
function clumpedQuantile(groups: readonly Counts[]): number {
  const found = clumping(groups)
  if (found === null || found.mean <= found.bins - 1) return 0
  const scale = found.variance / (2 * found.mean)
  return scale * chiSquare(Math.max(1, found.mean / scale))
}

/** Deviate that one draw in a thousand exceeds. */
const DEVIATE = 3.0902

/** 99.9% quantile of chi² (Wilson and Hilferty 1931: within 4% at one degree of freedom, 1% from three on). */
export function chiSquare(free: number): number {
  const part = 2 / (9 * free)
  return free < 1 ? 0 : free * (1 - part + DEVIATE * Math.sqrt(part)) ** 3
}

/** The distance that chance exceeds once in a thousand times. 1 where a side is empty: nothing can be told from nothing. `groups`: of each side, where they are known. */
export function chance(a: Counts, b: Counts, ...groups: (readonly Counts[])[]): number {
  const [n, m] = [total(a), total(b)]
  if (n === 0 || m === 0) return 1
  const quantile = Math.max(chiSquare(freedom(a, b)), ...groups.map(clumpedQuantile))
  return Math.min(1, Math.sqrt((quantile * inverse(n, m)) / SCALE))
}

/** Standard deviations between two shares: `a` of `n` and `b` of `m`. */
export function deviation(a: number, n: number, b: number, m: number): number {
  if (n === 0 || m === 0) return 0
  const mean = (a + b) / (n + m)
  const spread = Math.sqrt(mean * (1 - mean) * inverse(n, m))
  return spread === 0 ? 0 : Math.abs(a / n - b / m) / spread
}
