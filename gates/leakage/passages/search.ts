/** Looks for the needles of an index in one record after the other. */
import { type GramHashes, keyOf } from '../core/word-core.ts'
import { entryAt, entryOfKey } from './hash-table.ts'
import { BENCHMARK } from './needles.ts'
import type { Found, SearchData } from './worker.ts'

/** What was met in train, by entry: in how many records, and the first of them. */
export interface Met {
  records: Uint32Array
  first: Uint32Array
}

/** The same for a stretch of records, of the entries that were met in it alone. */
export interface MetThere extends Met {
  entries: Uint32Array
}

export const NOWHERE = 0xffffffff

export const nothingMet = (entries: number): Met => ({ records: new Uint32Array(entries), first: new Uint32Array(entries).fill(NOWHERE) })

/** Adds what a stretch met; `from` is the number of the record that it counts from. */
export function addMet(met: Met, { entries, records, first }: MetThere, from: number): void {
  for (const [i, entry] of entries.entries()) {
    met.records[entry]! += records[i]!
    met.first[entry] = Math.min(met.first[entry]!, from + first[i]!)
  }
}

/** Counts what a stretch meets, each entry once a record. */
function metering(entries: number): {
  meet(entry: number, record: number, count: boolean): boolean
  held(entry: number, record: number): boolean
  take(from: number): MetThere
} {
  /** Last record that held an entry, + 1. */
  const last = new Uint32Array(entries)
  const records = new Uint32Array(entries)
  const first = new Uint32Array(entries)
  let seen: number[] = []
  return {
    meet(entry, record, count) {
      if (last[entry] === record + 1) return false
      last[entry] = record + 1
      if (!count) return true
      if (records[entry] === 0) {
        first[entry] = record
        seen.push(entry)
      }
      records[entry]!++
      return true
    },
    held: (entry, record) => last[entry] === record + 1,
    take(from) {
      const entries = Uint32Array.from(seen)
      const there = { entries, records: entries.map((entry) => records[entry]!), first: entries.map((entry) => first[entry]! - from) }
      for (const entry of seen) records[entry] = 0
      seen = []
      return there
    },
  }
}

export interface Search {
  /** `train`: what is met counts into the overlap, and against benchmarks. What a stretch gives depends on nothing before it. */
  begin(train: boolean): void
  grams(index: number, hashes: GramHashes): void
  message(index: number, key: number): void
  /** Records are counted from `first`. */
  end(first: number): Omit<Found, 'examined'>
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
export function makeSearch({ index, messages, shares }: SearchData, verify: (needle: number, record: number) => number): Search {
  const { text, kind, start, entryOf, bar, common, first, needle, grams, table } = index
  const met = metering(table.entries)
  const said = metering(messages.entries)
  const touchedIn = new Uint32Array(text.length)
  const judgedIn = new Uint32Array(text.length)
  const isFound = new Uint8Array(text.length)
  const best = new Float64Array(text.length)
  const byCommon = new Map<string, Uint32Array>()
  /** By needle and the very grams of its sample that were met: the exact share that was found. */
  const refuted = new Map<string, number>()
  let train = false
  let found: number[] = []
  let below = new Map<number, number>()

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
      if (!met.held(entry, at)) continue
      count++
      a = Math.imul(a ^ entry, 0x9e3779b1) ^ (a >>> 15)
      b = Math.imul(b + entry, 0x85ebca6b) ^ (b >>> 13)
    }
    return { count, same: `${i}/${a}/${b}` }
  }
  /** Whether the needle is in the record, exactly; a share that is only reported is that of the sample, which no memory of other records sways. */
  const holds = (i: number, same: string, count: number, at: number): number | null => {
    const share = shares[kind[i]!]!
    const sampled = start[i + 1]! - start[i]!
    const before = refuted.get(same)
    if (before !== undefined && isSettled(share - before, sampled - count, sampled === grams[i])) return null
    const exact = verify(i, at)
    if (exact >= share) return exact
    if (refuted.size >= MEMO_LIMIT) refuted.clear()
    refuted.set(same, exact)
    return null
  }
  const judge = (i: number, at: number): void => {
    judgedIn[i] = at + 1
    if (isFound[i] === 1 || text[i] === at || (kind[i] === BENCHMARK && !train)) return
    const { count, same } = meeting(i, at)
    const exact = count >= bar[i]! ? holds(i, same, count, at) : null
    if (exact !== null) {
      isFound[i] = 1
      found.push(i, at, exact)
      return
    }
    const measured = Math.min(count / (start[i + 1]! - start[i]!), shares[kind[i]!]!)
    if (measured <= best[i]!) return
    best[i] = measured
    below.set(i, at)
  }
  return {
    begin(of) {
      train = of
      found = []
      below = new Map()
      isFound.fill(0)
      best.fill(0)
    },
    grams(at, { low: lows, high: highs, count }) {
      const touched: number[] = []
      const held: number[] = []
      for (let i = 0; i < count; i++) {
        const [low, high] = [lows[i]!, highs[i]!]
        const entry = entryAt(table, keyOf(low, high), low, high)
        if (entry === -1 || !met.meet(entry, at, train)) continue
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
      for (const i of touched) judge(i, at)
      if (held.length === 0) return
      for (const i of carriedBy(held, held.sort((a, b) => a - b).join())) if (judgedIn[i] !== at + 1) judge(i, at)
    },
    message(at, key) {
      const entry = entryOfKey(messages, key)
      if (entry !== -1) said.meet(entry, at, true)
    },
    end: (from) => ({
      found: Float64Array.from(found, (value, at) => (at % 3 === 1 ? value - from : value)),
      below: Float64Array.from([...below].flatMap(([i, at]) => [i, at - from, best[i]!])),
      grams: met.take(from),
      said: said.take(from),
    }),
  }
}
