/** Looks for the needles of an index in one record after the other. */
import type { DatasetRecord } from '#contract/record.ts'
import { type GramHashes, keyOf } from '../core/word-core.ts'
import { entryAt, entryOfKey, shared } from './hash-table.ts'
import { BENCHMARK } from './needles.ts'
import type { Found, SearchData } from './worker.ts'

/** What was met in train, by entry: in how many records, and the first of them. Shared by all workers. */
export interface Met {
  records: Uint32Array
  first: Uint32Array
}

export const NOWHERE = 0xffffffff

export const nothingMet = (entries: number): Met => ({ records: shared.words(entries), first: shared.words(entries).fill(NOWHERE) })

function meet({ records, first }: Met, entry: number, record: number): void {
  Atomics.add(records, entry, 1)
  // The lowest wins, whoever comes first.
  for (let known = Atomics.load(first, entry); record < known;) {
    const before = Atomics.compareExchange(first, entry, known, record)
    if (before === known) break
    known = before
  }
}

export interface Search {
  /** `train`: what is met counts into the overlap, and against benchmarks. */
  begin(train: boolean): void
  grams(index: number, record: DatasetRecord, hashes: GramHashes): void
  message(index: number, key: number): void
  end(): Pick<Found, 'found' | 'below'>
}

/** Remembered judgements of each kind; boilerplate recurs, so few are made. */
const MEMO_LIMIT = 100_000

/**
 * The same grams of a needle's sample were met before, in a record that lacked `missing` of the share. For this one to hold that much
 * more and still none of the `unmet` sampled grams has a chance of (1 - missing) ** unmet: below 2e-9 it is not read again.
 * Boilerplate in thousands of records is so judged once.
 */
const isSettled = (missing: number, unmet: number, whole: boolean): boolean => whole || -Math.log1p(-missing) * unmet >= 20

/** `verify` returns the exact containment of a needle in a record. */
export function makeSearch(
  { index, messages, shares, grams: met, said }: SearchData,
  verify: (needle: number, record: DatasetRecord) => number,
): Search {
  const { text, kind, start, entryOf, bar, common, first, needle, grams, table } = index
  /** Last record that held an entry, + 1. */
  const seenIn = new Uint32Array(table.entries)
  const saidIn = new Uint32Array(messages.entries)
  const touchedIn = new Uint32Array(text.length)
  const judgedIn = new Uint32Array(text.length)
  const isFound = new Uint8Array(text.length)
  const best = new Float64Array(text.length)
  const byCommon = new Map<string, Uint32Array>()
  /** By needle and the very grams of its sample that were met: the exact share that was found. */
  const refuted = new Map<string, number>()
  let train = false
  let found: number[] = []
  let below: number[] = []

  /** Needles that the common grams alone bring to their bar. */
  const carriedBy = (held: readonly number[], name: string): Uint32Array => {
    let carried = byCommon.get(name)
    if (carried !== undefined) return carried
    const counts = new Map<number, number>()
    for (const entry of held)
      for (let at = first[entry]!; at < first[entry + 1]!; at++) counts.set(needle[at]!, (counts.get(needle[at]!) ?? 0) + 1)
    carried = Uint32Array.from([...counts].filter(([i, count]) => count >= bar[i]!).map(([i]) => i))
    if (byCommon.size >= MEMO_LIMIT) byCommon.clear()
    byCommon.set(name, carried)
    return carried
  }
  /** How many of a needle's sampled grams the record holds, and which, as a name. */
  const meeting = (i: number, at: number): { count: number; same: string } => {
    let [count, a, b] = [0, 0, 0]
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const entry = entryOf[k]!
      if (seenIn[entry] !== at + 1) continue
      count++
      a = Math.imul(a ^ entry, 0x9e3779b1) ^ (a >>> 15)
      b = Math.imul(b + entry, 0x85ebca6b) ^ (b >>> 13)
    }
    return { count, same: `${i}/${a}/${b}` }
  }
  const judge = (i: number, at: number, record: DatasetRecord): void => {
    judgedIn[i] = at + 1
    if (isFound[i] === 1 || text[i] === at || (kind[i] === BENCHMARK && !train)) return
    const share = shares[kind[i]!]!
    const { count, same } = meeting(i, at)
    const sampled = start[i + 1]! - start[i]!
    let measured = count / sampled
    if (count >= bar[i]!) {
      const before = refuted.get(same)
      if (before !== undefined && isSettled(share - before, sampled - count, sampled === grams[i])) return
      measured = verify(i, record)
      if (measured >= share) {
        isFound[i] = 1
        found.push(i, at, measured)
        return
      }
      if (refuted.size >= MEMO_LIMIT) refuted.clear()
      refuted.set(same, measured)
    }
    if (measured > best[i]!) {
      best[i] = measured
      below.push(i, at, measured)
    }
  }
  return {
    begin(of) {
      train = of
      found = []
      below = []
    },
    grams(at, record, { low: lows, high: highs, count }) {
      const touched: number[] = []
      const held: number[] = []
      for (let i = 0; i < count; i++) {
        const [low, high] = [lows[i]!, highs[i]!]
        const entry = entryAt(table, keyOf(low, high), low, high)
        if (entry === -1 || seenIn[entry] === at + 1) continue
        seenIn[entry] = at + 1
        if (train) meet(met, entry, at)
        if (common[entry] === 1) held.push(entry)
        else {
          for (let p = first[entry]!; p < first[entry + 1]!; p++) {
            const i = needle[p]!
            if (touchedIn[i] === at + 1) continue
            touchedIn[i] = at + 1
            touched.push(i)
          }
        }
      }
      for (const i of touched) judge(i, at, record)
      if (held.length === 0) return
      for (const i of carriedBy(held, held.sort((a, b) => a - b).join())) if (judgedIn[i] !== at + 1) judge(i, at, record)
    },
    message(at, key) {
      const entry = entryOfKey(messages, key)
      if (entry === -1 || saidIn[entry] === at + 1) return
      saidIn[entry] = at + 1
      meet(said, entry, at)
    },
    end: () => ({ found: Float64Array.from(found), below: Float64Array.from(below) }),
  }
}
