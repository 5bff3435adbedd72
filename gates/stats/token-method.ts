/**
 * By which method a dataset counts tokens. The contract says that counts are approximate and names no tokenizer: where at least half
 * of the records that state a count state ours, ours is the definition, and a deviation is an error. Otherwise the dataset counts in
 * a way of its own: each count must then be possible, and every sum must be that of the records' own counts.
 */
import type { Statistics } from '#contract/manifest.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import { fields, own } from '../kit/untrusted.ts'
import { UNKNOWN } from './recompute.ts'

/** A method of any kind gives at least a token for so many bytes; and at most one a byte, and so many for the frame of a message. */
const BYTES_PER_TOKEN = 12
const TOKENS_PER_FRAME = 8

export interface Range {
  low: number
  high: number
}

export const possibleTokens = (bytes: number, messages: number): Range => ({
  low: Math.max(1, Math.floor(bytes / BYTES_PER_TOKEN)),
  high: bytes + TOKENS_PER_FRAME * messages,
})

/** Counts of the records of one family, phase and split. */
export interface TokenCell {
  /** Sum of the possible counts that records state. */
  stated: number
  /** Bounds of the sum over the records that state none. */
  low: number
  high: number
}

export interface StatedTokens {
  /** Records that state a count, and those of them that state ours. */
  stated: number
  equal: number
  unstated: number
  /** By `cellKey`. */
  cells: Map<string, TokenCell>
}

export const noTokens = (): StatedTokens => ({ stated: 0, equal: 0, unstated: 0, cells: new Map() })

export const cellKey = (family: unknown, phase: unknown, split: Split): string =>
  JSON.stringify([typeof family === 'string' ? family : UNKNOWN, typeof phase === 'string' ? phase : UNKNOWN, split])

export function cellOf({ cells }: StatedTokens, key: string): TokenCell {
  let cell = cells.get(key)
  if (cell === undefined) cells.set(key, (cell = { stated: 0, low: 0, high: 0 }))
  return cell
}

export function mergeTokens(a: StatedTokens, b: StatedTokens): StatedTokens {
  for (const [key, { stated, low, high }] of b.cells) {
    const cell = cellOf(a, key)
    cell.stated += stated
    cell.low += low
    cell.high += high
  }
  return { stated: a.stated + b.stated, equal: a.equal + b.equal, unstated: a.unstated + b.unstated, cells: a.cells }
}

/** `ours`: a quarter of the bytes; `its own`: another; `unstated`: no record states a count, so that only sums can be judged. */
export type TokenMethod = 'ours' | 'its own' | 'unstated'
export const methodOf = ({ stated, equal }: StatedTokens): TokenMethod =>
  stated === 0 ? 'unstated' : 2 * equal >= stated ? 'ours' : 'its own'

/**
 * The statistics as they must be by the dataset's own counts. Where a cell's records state all their counts, their sum; where some
 * state none, what the statistics say of the cell if it is possible, and else our own count, which they then differ from.
 */
export function byOwnCounts(ours: Statistics, tokens: StatedTokens, stated: unknown): Statistics {
  const statistics = structuredClone(ours)
  const { total, by_split, by_family, by_phase, by_family_phase_split } = statistics
  for (const tally of [total, ...[by_split, by_family, by_phase].flatMap((by) => Object.values(by))]) tally.total_tokens_approx = 0
  for (const [family, phases] of Object.entries(by_family_phase_split)) {
    for (const [phase, splits] of Object.entries(phases)) {
      for (const split of SPLITS) {
        const cell = splits[split]
        if (cell === undefined) continue
        const { stated: sum, low, high } = cellOf(tokens, cellKey(family, phase, split))
        const claimed = [stated, 'by_family_phase_split', family, phase, split, 'total_tokens_approx'].reduce((at, name) =>
          own(fields(at), name as string),
        )
        const isPossible = Number.isSafeInteger(claimed) && (claimed as number) >= sum + low && (claimed as number) <= sum + high
        if (high === 0) cell.total_tokens_approx = sum
        else if (isPossible) cell.total_tokens_approx = claimed as number
        for (const tally of [total, by_split[split]!, by_family[family]!, by_phase[phase]!])
          tally.total_tokens_approx += cell.total_tokens_approx
      }
    }
  }
  return statistics
}

/** What the reader is told; undefined where the method is ours. */
export function methodWarning(tokens: StatedTokens, found: number, ours: number): string | undefined {
  const { stated, equal, unstated } = tokens
  const some = unstated === 0 ? '' : `; ${unstated} records state no count`
  switch (methodOf(tokens)) {
    case 'ours':
      return undefined
    case 'its own':
      return `Tokens are counted by a method of the dataset's own: ${equal} of ${stated} counts are a quarter of the UTF-8 bytes${some}. Each count was only held to be possible (one token for at most ${BYTES_PER_TOKEN} bytes, at most one a byte and ${TOKENS_PER_FRAME} a message), and the sums (${found}; by ours ${ours}) to be those of the records.`
    case 'unstated':
      if (found === ours) return undefined
      return `No record states its tokens, and the sums (${found}; by ours ${ours}) are counted by a method of the dataset's own: they were only held to be possible (one token for at most ${BYTES_PER_TOKEN} bytes, at most one a byte and ${TOKENS_PER_FRAME} a message) and to agree with each other.`
  }
}
