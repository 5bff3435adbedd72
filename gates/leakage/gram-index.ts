/**
 * Which records' passages may not be found elsewhere, as a table of their grams. Of every such record (a needle) the smallest keys are
 * kept: an unbiased sample without replacement, the whole record where it has no more. A needle of which at least half lies in
 * a record is missed by the sample with a chance below 1e-9 (six standard deviations), and is verified where it is not.
 *
 * Grams in many needles (shared system prompts, boilerplate) would make every record that has them a candidate for every needle. They are
 * kept apart: they count for a needle that a rarer gram points to, and alone only for needles that consist of them.
 */
import { highOf, lowOf } from './gram-keys.ts'

/** Grams kept of a needle that must not be found, and of one whose overlap is only reported. */
export const SAMPLE = { holdout: 128, measured: 64 } as const
/** A gram in more needles than this is common. */
const COMMON = 32
/** The bitmap has 16 bits a gram, so that one probe in sixteen of strangers goes on, and ends at 16 MB. */
const bitmapBits = (total: number): number => Math.min(27, Math.max(10, Math.ceil(Math.log2(total * 16 + 1))))

export interface Needles {
  /** Record of each needle, ascending. */
  record: Uint32Array
  /** 1 where it is a holdout's: at least half of it elsewhere is a violation. */
  holdout: Uint8Array
  /** Distinct grams. */
  grams: Uint32Array
  /** Its sampled keys are `key[start[i], start[i + 1])`, ascending. */
  start: Uint32Array
  key: Float64Array
}

export interface GramIndex extends Omit<Needles, 'key'> {
  /** By needle: entries of the table that its sample fell into. */
  entryOf: Uint32Array
  /** By needle: how many of its sampled grams must be met for it to be verified. */
  bar: Float64Array
  /** One bit a hash, of `32 - shift` bits: most probes end here. */
  bitmap: Uint32Array
  shift: number
  /** Open addressing: key and entry + 1. */
  slotKey: Float64Array
  slotEntry: Uint32Array
  entries: number
  common: Uint8Array
  /** By entry: its needles; of a common one only those that can reach their bar by common grams alone. */
  first: Uint32Array
  needle: Uint32Array
}

export const bitOf = (low: number, high: number, shift: number): number => (Math.imul(low, 0x9e3779b1) ^ high) >>> shift
export const slotOf = (low: number, high: number, mask: number): number => (Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35)) & mask

const words = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))
const doubles = (length: number): Float64Array => new Float64Array(new SharedArrayBuffer(length * 8))

export function buildGramIndex(needles: Needles, share: number): GramIndex {
  const total = needles.key.length
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, total * 1.6)))
  const slotKey = doubles(slots)
  const slotEntry = words(slots)
  const shift = 32 - bitmapBits(total)
  const bitmap = words(2 ** (32 - shift - 5))
  const entryOf = words(total)
  let entries = 0
  for (let i = 0; i < total; i++) {
    const key = needles.key[i]!
    const [low, high] = [lowOf(key), highOf(key)]
    let slot = slotOf(low, high, slots - 1)
    while (slotEntry[slot] !== 0 && slotKey[slot] !== key) slot = (slot + 1) & (slots - 1)
    if (slotEntry[slot] === 0) {
      slotKey[slot] = key
      slotEntry[slot] = ++entries
      const bit = bitOf(low, high, shift)
      bitmap[bit >>> 5]! |= 1 << (bit & 31)
    }
    entryOf[i] = slotEntry[slot]! - 1
  }
  const { record, holdout, grams, start } = needles
  return {
    record,
    holdout,
    grams,
    start,
    entryOf,
    bar: barsOf(needles, share),
    bitmap,
    shift,
    slotKey,
    slotEntry,
    entries,
    ...postings(needles, entryOf, entries, barsOf(needles, share)),
  }
}

function barsOf({ record, grams, start }: Needles, share: number): Float64Array {
  const bar = doubles(record.length)
  for (let i = 0; i < record.length; i++) {
    const sampled = start[i + 1]! - start[i]!
    const slack = sampled === grams[i] ? 0 : 6 * Math.sqrt(sampled * share * (1 - share))
    bar[i] = Math.max(1, share * sampled - slack - 1e-9)
  }
  return bar
}

function postings(
  { record, holdout, start }: Needles,
  entryOf: Uint32Array,
  entries: number,
  bar: Float64Array,
): Pick<GramIndex, 'common' | 'first' | 'needle'> {
  const frequency = new Uint32Array(entries)
  for (const entry of entryOf) frequency[entry]!++
  const common = new Uint8Array(new SharedArrayBuffer(entries))
  for (let entry = 0; entry < entries; entry++) common[entry] = frequency[entry]! > COMMON ? 1 : 0
  const listed = (i: number, each: (entry: number) => void): void => {
    let ofCommon = 0
    for (let at = start[i]!; at < start[i + 1]!; at++) ofCommon += common[entryOf[at]!]!
    const dominated = ofCommon >= bar[i]!
    for (let at = start[i]!; at < start[i + 1]!; at++) if (common[entryOf[at]!] === 0 || dominated) each(entryOf[at]!)
  }
  const first = words(entries + 1)
  for (let i = 0; i < record.length; i++) if (holdout[i] === 1) listed(i, (entry) => first[entry + 1]!++)
  for (let entry = 0; entry < entries; entry++) first[entry + 1]! += first[entry]!
  const needle = words(first[entries]!)
  const next = first.slice()
  for (let i = 0; i < record.length; i++) if (holdout[i] === 1) listed(i, (entry) => (needle[next[entry]!++] = i))
  return { common, first, needle }
}
