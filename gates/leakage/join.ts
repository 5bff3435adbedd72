/** The exact near-duplicate join over a census: keys put together, index built, stripes probed by workers, findings merged. */
import { openPool } from '../dataset/pool.ts'
import { buildIndex, type JoinIndex, type JoinInput, NO_ENTRY } from './join-index.ts'
import type { JoinFindings, JoinTask } from './join-worker.ts'
import type { JoinKeys } from './keys.ts'
import type { Places } from './record-words.ts'

export interface JoinResult {
  index: JoinIndex
  /** Rank of every record; NO_ENTRY for those without words. */
  rank: Uint32Array
  /** By rank * 4 + split: rank of the lowest partner in an earlier split (1, 2), or in the same one (3); NO_ENTRY for none. */
  partner: Uint32Array
  watched: [number, number][]
  pairs: [number, number][]
  /** Candidates that were verified by reading both records. */
  verified: number
}

export async function runJoin(
  input: JoinInput,
  places: Places,
  threshold: number,
  { workers, allPairs = false }: { workers: number; allPairs?: boolean },
): Promise<JoinResult> {
  const { index, rank } = buildIndex(input, threshold)
  const partner = new Uint32Array(index.count * 4).fill(NO_ENTRY)
  const watched: [number, number][] = []
  const pairs: [number, number][] = []
  let verified = 0
  const parts = Math.max(1, workers)
  const pool = await openPool(new URL('./join-worker.ts', import.meta.url), { index, places }, workers)
  try {
    await pool.run<JoinTask, JoinFindings>(
      Array.from({ length: parts }, (_, part) => ({ part, parts, allPairs })),
      (findings) => {
        const { slots } = findings
        for (let i = 0; i < slots.length; i += 2) partner[slots[i]!] = Math.min(partner[slots[i]!]!, slots[i + 1]!)
        for (let i = 0; i < findings.watched.length; i += 2) watched.push([findings.watched[i]!, findings.watched[i + 1]!])
        for (let i = 0; i < findings.pairs.length; i += 2) pairs.push([findings.pairs[i]!, findings.pairs[i + 1]!])
        verified += findings.verified
      },
    )
  } finally {
    await pool.close()
  }
  return { index, rank, partner, watched, pairs, verified }
}

/** Puts the keys of parts together, in order. */
export function concatenateKeys(parts: readonly JoinKeys[]): JoinKeys {
  const records = parts.reduce((sum, { size }) => sum + size.length, 0)
  const words = parts.reduce((sum, { prefix }) => sum + prefix.length, 0)
  const keys: JoinKeys = {
    size: new Uint32Array(records),
    set: new Uint32Array(records * 4),
    signature: new Uint32Array(records * 16),
    start: new Uint32Array(records + 1),
    prefix: new Uint32Array(words),
  }
  let [at, filled] = [0, 0]
  for (const part of parts) {
    keys.size.set(part.size, at)
    keys.set.set(part.set, at * 4)
    keys.signature.set(part.signature, at * 16)
    keys.prefix.set(part.prefix, filled)
    for (let i = 0; i < part.size.length; i++) keys.start[at + i] = filled + part.start[i]!
    at += part.size.length
    filled += part.prefix.length
  }
  keys.start[at] = filled
  return keys
}
