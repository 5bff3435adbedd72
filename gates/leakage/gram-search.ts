/** Looks for the needles of an index in one record after the other. */
import type { DatasetRecord } from '#contract/record.ts'
import { type GramHashes, keyOf } from './gram-keys.ts'
import { bitOf, type GramIndex, slotOf } from './gram-index.ts'
import type { Found } from './gram-worker.ts'

export interface Search {
  begin(): void
  look(index: number, record: DatasetRecord, grams: GramHashes, train: boolean): void
  end(): Pick<Found, 'found' | 'below'>
}

/** Remembered sets of common grams; boilerplate recurs, so few are met. */
const MEMO_LIMIT = 20_000

/** `verify` returns the exact containment of a needle in a record. */
export function makeSearch(index: GramIndex, share: number, frequency: Uint32Array, verify: (needle: number, record: DatasetRecord) => number): Search {
  const { record: needleRecord, start, entryOf, bar, bitmap, slotKey, slotEntry, common, first, needle, entries } = index
  const mask = slotKey.length - 1
  /** Last record that held an entry, + 1. */
  const seenIn = new Uint32Array(entries)
  const hits = new Uint16Array(needleRecord.length)
  const judgedIn = new Uint32Array(needleRecord.length)
  const isFound = new Uint8Array(needleRecord.length)
  const best = new Float64Array(needleRecord.length)
  const byCommon = new Map<string, Uint32Array>()
  const refuted = new Set<string>()
  let found: number[] = []
  let below: number[] = []

  /** Entries of the table that the record holds, each once. */
  const entriesIn = (record: number, { low: lows, high: highs, count }: GramHashes, each: (entry: number) => void): void => {
    for (let i = 0; i < count; i++) {
      const low = lows[i]!
      const high = highs[i]!
      const bit = bitOf(low, high)
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
    for (const entry of held) for (let at = first[entry]!; at < first[entry + 1]!; at++) counts.set(needle[at]!, (counts.get(needle[at]!) ?? 0) + 1)
    carried = Uint32Array.from([...counts].filter(([i, count]) => count >= bar[i]!).map(([i]) => i))
    if (byCommon.size >= MEMO_LIMIT) byCommon.clear()
    byCommon.set(name, carried)
    return carried
  }
  const judge = (i: number, at: number, record: DatasetRecord, rare: number, name: string): void => {
    let count = rare
    for (let k = start[i]!; k < start[i + 1]!; k++) if (common[entryOf[k]!] === 1 && seenIn[entryOf[k]!] === at + 1) count++
    const sampled = start[i + 1]! - start[i]!
    // Boilerplate alone that was once refuted for this needle is not read again.
    const memo = rare === 0 ? `${i}/${name}` : ''
    if (rare === 0 && refuted.has(memo)) return
    let measured = count / sampled
    if (count >= bar[i]!) {
      measured = verify(i, record)
      if (measured >= share) {
        isFound[i] = 1
        found.push(i, at, measured)
        return
      }
      if (rare === 0) refuted.add(memo)
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
    look(at, record, grams, train) {
      const touched: number[] = []
      const held: number[] = []
      entriesIn(at, grams, (entry) => {
        if (train) Atomics.add(frequency, entry, 1)
        if (common[entry] === 1) held.push(entry)
        else for (let p = first[entry]!; p < first[entry + 1]!; p++) if (hits[needle[p]!]!++ === 0) touched.push(needle[p]!)
      })
      const name = held.length === 0 ? '' : held.sort((a, b) => a - b).join()
      for (const i of touched) {
        const rare = hits[i]!
        hits[i] = 0
        judgedIn[i] = at + 1
        if (isFound[i] === 0 && needleRecord[i] !== at) judge(i, at, record, rare, name)
      }
      if (held.length === 0) return
      for (const i of carriedBy(held, name)) if (isFound[i] === 0 && needleRecord[i] !== at && judgedIn[i] !== at + 1) judge(i, at, record, 0, name)
    },
    end: () => ({ found: Float64Array.from(found), below: Float64Array.from(below) }),
  }
}
