/** Looks for the needles of an index in one record after the other. */
import type { DatasetRecord } from '#contract/record.ts'
import { type GramHashes, keyOf } from './gram-keys.ts'
import { bitOf, type GramIndex, slotOf } from './gram-index.ts'
import type { Found } from './gram-worker.ts'

export interface Search {
  begin(): void
  look(index: number, record: DatasetRecord, hashes: GramHashes, train: boolean): void
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
  index: GramIndex,
  share: number,
  frequency: Uint32Array,
  verify: (needle: number, record: DatasetRecord) => number,
): Search {
  const { record: needleRecord, start, entryOf, bar, bitmap, shift, slotKey, slotEntry, common, first, needle, entries, grams } = index
  const mask = slotKey.length - 1
  /** Last record that held an entry, + 1. */
  const seenIn = new Uint32Array(entries)
  const touchedIn = new Uint32Array(needleRecord.length)
  const judgedIn = new Uint32Array(needleRecord.length)
  const isFound = new Uint8Array(needleRecord.length)
  const best = new Float64Array(needleRecord.length)
  const byCommon = new Map<string, Uint32Array>()
  /** By needle and the very grams of its sample that were met: the exact share that was found. */
  const refuted = new Map<string, number>()
  let found: number[] = []
  let below: number[] = []

  /** Entries of the table that the record holds, each once. */
  const entriesIn = (record: number, { low: lows, high: highs, count }: GramHashes, each: (entry: number) => void): void => {
    for (let i = 0; i < count; i++) {
      const low = lows[i]!
      const high = highs[i]!
      const bit = bitOf(low, high, shift)
      if (((bitmap[bit >>> 5]! >>> (bit & 31)) & 1) === 0) continue
      const key = keyOf(low, high)
      let slot = slotOf(low, high, mask)
      while (slotEntry[slot] !== 0 && slotKey[slot] !== key) slot = (slot + 1) & mask
      if (slotEntry[slot] === 0) continue
      const entry = slotEntry[slot]! - 1
      if (seenIn[entry] === record + 1) continue
      seenIn[entry] = record + 1
      each(entry)
    }
  }
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
  const judge = (i: number, at: number, record: DatasetRecord): void => {
    judgedIn[i] = at + 1
    if (isFound[i] === 1 || needleRecord[i] === at) return
    let [count, a, b] = [0, 0, 0]
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const entry = entryOf[k]!
      if (seenIn[entry] !== at + 1) continue
      count++
      a = Math.imul(a ^ entry, 0x9e3779b1) ^ (a >>> 15)
      b = Math.imul(b + entry, 0x85ebca6b) ^ (b >>> 13)
    }
    const sampled = start[i + 1]! - start[i]!
    let measured = count / sampled
    if (count >= bar[i]!) {
      const same = `${i}/${a}/${b}`
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
    begin() {
      found = []
      below = []
    },
    look(at, record, hashes, train) {
      const touched: number[] = []
      const held: number[] = []
      entriesIn(at, hashes, (entry) => {
        if (train) Atomics.add(frequency, entry, 1)
        if (common[entry] === 1) held.push(entry)
        else {
          for (let p = first[entry]!; p < first[entry + 1]!; p++) {
            const i = needle[p]!
            if (touchedIn[i] === at + 1) continue
            touchedIn[i] = at + 1
            touched.push(i)
          }
        }
      })
      for (const i of touched) judge(i, at, record)
      if (held.length === 0) return
      for (const i of carriedBy(held, held.sort((a, b) => a - b).join())) if (judgedIn[i] !== at + 1) judge(i, at, record)
    },
    end: () => ({ found: Float64Array.from(found), below: Float64Array.from(below) }),
  }
}
