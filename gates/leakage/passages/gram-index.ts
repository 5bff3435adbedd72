/**
 * Which texts' passages may not be found elsewhere, as a table of their grams. Of every such text (a needle) the smallest keys are
 * kept: an unbiased sample without replacement, the whole text where it has no more. A needle of which at least half lies in
 * a record is missed by the sample with a chance below 1e-9 (six standard deviations), and is verified where it is not.
 *
 * Grams in many needles (shared system prompts, boilerplate) would make every record that has them a candidate for every needle. They are
 * kept apart: they count for a needle that a rarer gram points to, and alone only for needles that consist of them.
 */
import { buildTable, type HashTable, shared } from './hash-table.ts'
import { MEASURED, type Needles } from './needles.ts'

/** A gram in more needles than this is common. */
const COMMON = 32

export interface GramIndex extends Pick<Needles, 'text' | 'kind' | 'grams' | 'start'> {
  table: HashTable
  /** By needle: entries of the table that its sample fell into. */
  entryOf: Uint32Array
  /** By needle: how many of its sampled grams must be met for it to be verified. */
  bar: Float64Array
  common: Uint8Array
  /** By entry: its needles; of a common one only those that can reach their bar by common grams alone. */
  first: Uint32Array
  needle: Uint32Array
}

/** `shares` by kind of needle: the share of its grams from which a record holds it. */
export function buildGramIndex(needles: Needles, shares: readonly number[]): GramIndex {
  const { text, kind, grams, start } = needles
  const { table, entryOf } = buildTable(needles.key)
  const bar = barsOf(needles, shares)
  return { text, kind, grams, start, table, entryOf, bar, ...postings(needles, entryOf, table.entries, bar) }
}

function barsOf({ text, kind, grams, start }: Needles, shares: readonly number[]): Float64Array {
  const bar = shared.doubles(text.length)
  for (let i = 0; i < text.length; i++) {
    const share = shares[kind[i]!]!
    const sampled = start[i + 1]! - start[i]!
    const slack = sampled === grams[i] ? 0 : 6 * Math.sqrt(sampled * share * (1 - share))
    bar[i] = Math.max(1, share * sampled - slack - 1e-9)
  }
  return bar
}

function postings(
  { text, kind, start }: Needles,
  entryOf: Uint32Array,
  entries: number,
  bar: Float64Array,
): Pick<GramIndex, 'common' | 'first' | 'needle'> {
  const frequency = new Uint32Array(entries)
  for (const entry of entryOf) frequency[entry]!++
  const common = shared.bytes(entries)
  for (let entry = 0; entry < entries; entry++) common[entry] = frequency[entry]! > COMMON ? 1 : 0
  const listed = (i: number, each: (entry: number) => void): void => {
    let ofCommon = 0
    for (let at = start[i]!; at < start[i + 1]!; at++) ofCommon += common[entryOf[at]!]!
    const dominated = ofCommon >= bar[i]!
    for (let at = start[i]!; at < start[i + 1]!; at++) if (common[entryOf[at]!] === 0 || dominated) each(entryOf[at]!)
  }
  const first = shared.words(entries + 1)
  for (let i = 0; i < text.length; i++) if (kind[i] !== MEASURED) listed(i, (entry) => first[entry + 1]!++)
  for (let entry = 0; entry < entries; entry++) first[entry + 1]! += first[entry]!
  const needle = shared.words(first[entries]!)
  const next = first.slice()
  for (let i = 0; i < text.length; i++) if (kind[i] !== MEASURED) listed(i, (entry) => (needle[next[entry]!++] = i))
  return { common, first, needle }
}
