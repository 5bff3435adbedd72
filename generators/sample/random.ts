/**
 * Seeded randomness of the sample: the same seed and label give the same numbers on every machine, and a conversation's
 * numbers do not depend on how many were made before it. sfc32 (public domain, passes PractRand), keyed by SHA-256.
 */
import { hash } from 'node:crypto'

export interface Random {
  /** A whole number in [0, below). */
  int(below: number): number
  /** A whole number in [low, high], both included. */
  between(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  shuffle<T>(of: readonly T[]): T[]
}

export function random(seed: number, label: string): Random {
  const key = Buffer.from(hash('sha256', `${seed}:${label}`, 'hex'), 'hex')
  let [a, b, c, counter] = [key.readInt32LE(0), key.readInt32LE(4), key.readInt32LE(8), key.readInt32LE(12)]
  const next = (): number => {
    const out = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + out) | 0
    return out >>> 0
  }
  const int = (below: number): number => Math.floor((next() / 2 ** 32) * below)
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('Nothing to pick from: the list is empty')
    return from[int(from.length)]!
  }
  return {
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (share) => next() / 2 ** 32 < share,
    pick,
    shuffle: (of) => {
      const out = [...of]
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(i + 1)
        ;[out[i], out[j]] = [out[j]!, out[i]!]
      }
      return out
    },
  }
}
