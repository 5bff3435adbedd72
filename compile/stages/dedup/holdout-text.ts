/**
 * Holdout text under another family (contract section 4): a pool record that holds at least half of the distinct 13-grams
 * of one kept holdout record would teach the test by heart. Memory is bounded by grams of the holdouts, which are taken in batches
 * where they are too many; the pool's texts stream past. Hashes only propose: the verdict is on the real words.
 */
import { grams, wordSequence } from '#contract/passage.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { createGramTable, type FrozenGrams, type GramTable, sharedGrams } from './gram-table.ts'
import { createRareGrams, type FrozenRareGrams, mayHold, type RareGrams } from './rare-grams.ts'
import { appendWords, reset, wordHashes, type WordHashes } from './word-hashes.ts'
import type { RecordTexts, WorkingSet } from './working-set.ts'

export interface HoldoutText {
  /** The holdout record whose text it is. */
  survivor: number
  /** Share of the holdout's distinct 13-grams that the pool record holds. */
  containment: number
}

export interface HoldoutTextOptions {
  /** Default 0.5. */
  share?: number
  /** Grams held at once, 50 to 100 bytes each. */
  budget?: number
  /** Rare grams from which a record is looked at for holdouts beyond the budget. For tests: the result does not depend on it. */
  least?: number
  progress?: (done: number, of: number) => void
}

interface Batch {
  table: GramTable
  /** Each owner and its number of distinct grams. */
  owners: (Needle & { grams: number })[]
}

/** One reading of records: what is asked of each. Plain data over shared memory. */
export interface Scan {
  /** Holdouts of the first batch; absent where there is none. */
  table?: FrozenGrams
  /** Distinct grams of the owners in `table`. */
  grams: Float64Array
  share: number
  rare?: FrozenRareGrams
}

/** What a reading proposes, in no order: the verdict is on the real words. */
export interface Proposed {
  /** Records that may hold one of the holdouts that `rare` tells of. */
  suspects: number[]
  /** Records with the owners that they may hold. */
  likely: { index: number; owners: Likely[] }[]
}

export interface Likely {
  owner: number
  /** Share of its grams that the record holds, at most. */
  bound: number
}

/** A search that was begun: the holdouts are read, and the pool can be. */
export interface HoldoutSearch {
  scan: Scan
  /** Verdicts on what a reading of the pool proposed; `pool`: records to examine, in any order. */
  finish(proposed: Proposed, pool: readonly number[]): Map<number, HoldoutText>
}

/**
 * Pool records to drop, each with the holdout that it holds most of (ties: the earlier in `holdouts`).
 * @param holdouts kept holdout records, in order of priority
 * @param pool indexes of the pool records to examine, in any order
 */
export function findHoldoutText(
  set: WorkingSet,
  holdouts: readonly number[],
  pool: readonly number[],
  options: HoldoutTextOptions = {},
): Map<number, HoldoutText> {
  if (pool.length === 0) return new Map()
  const search = beginHoldoutSearch(set, holdouts, options)
  const proposed: Proposed = { suspects: [], likely: [] }
  eachSequence(set, pool, options.progress, (index, _, sequence) => propose(search.scan, index, sequence, proposed))
  return search.finish(proposed, pool)
}

export function beginHoldoutSearch(set: WorkingSet, holdouts: readonly number[], options: HoldoutTextOptions = {}): HoldoutSearch {
  const { share = splits.holdoutText.share, budget = 4e6, least = 24, progress } = options
  const needles = holdouts.map((index, place): Needle => ({ index, place }))
  const fits = gramsOf(set, holdouts) <= budget
  const sifted = fits ? null : sift(set, needles, { share, least })
  const others = sifted?.others ?? needles
  // Both in the one reading of the pool: texts cost more than what is asked of them.
  const first = others.length === 0 ? null : collect(set, others, 0, budget, wordHashes())
  return {
    scan: {
      ...(first === null ? {} : { table: first.table.freeze() }),
      grams: Float64Array.from(first?.owners ?? [], ({ grams }) => grams),
      share,
      ...(sifted === null ? {} : { rare: sifted.rare.freeze() }),
    },
    finish({ suspects, likely }, pool) {
      const found = new Map<number, Found>()
      for (const { index, owners } of likely) decide(set, first!.owners, index, owners, share, found)
      const search = (some: readonly Needle[], among: readonly number[]): void =>
        searchAmong(set, some, among, { share, budget, progress }, found)
      search(others.slice(first?.owners.length ?? 0), pool)
      if (sifted !== null) search(sifted.covered, suspects)
      return found
    },
  }
}

/** Asks one record of a reading. */
export function propose({ table, grams, share, rare }: Scan, index: number, sequence: WordHashes, proposed: Proposed): void {
  if (rare !== undefined && mayHold(rare, sequence)) proposed.suspects.push(index)
  if (table === undefined) return
  const owners: Likely[] = []
  for (const [owner, shared] of sharedGrams(table, sequence)) {
    const bound = shared / grams[owner]!
    if (bound >= share) owners.push({ owner, bound })
  }
  if (owners.length > 0) proposed.likely.push({ index, owners })
}

/** Characters to a word, about: there are as many grams as words. */
const UNITS_A_WORD = 5

const gramsOf = ({ columns }: WorkingSet, records: readonly number[]): number =>
  records.reduce((sum, index) => sum + columns.length[index]!, 0) / UNITS_A_WORD

/** A holdout record, and its place in the order of priority. */
interface Needle {
  index: number
  place: number
}

interface Found extends HoldoutText {
  place: number
}

/** Which holdouts need no look at the whole pool, because `rare` tells which records may hold them. */
function sift(
  set: WorkingSet,
  needles: readonly Needle[],
  { share, least }: { share: number; least: number },
): { covered: Needle[]; others: Needle[]; rare: RareGrams } {
  const indexes = needles.map(({ index }) => index)
  const rare = createRareGrams(splits.holdoutText.gram, least, gramsOf(set, indexes))
  eachSequence(set, indexes, undefined, (_, __, sequence) => rare.add(sequence))
  const covered: Needle[] = []
  const others: Needle[] = []
  let at = 0
  eachSequence(set, indexes, undefined, (_, __, sequence) => {
    const needle = needles[at++]!
    if (rare.covers(sequence, share)) covered.push(needle)
    else others.push(needle)
  })
  return { covered, others, rare }
}

/** Reads the records' texts one by one, as the hashes of their words. */
function eachSequence(
  set: WorkingSet,
  records: readonly number[],
  progress: HoldoutTextOptions['progress'],
  see: (index: number, texts: RecordTexts, sequence: WordHashes) => void,
): void {
  const sequence = wordHashes()
  for (const [done, index] of records.entries()) {
    progress?.(done, records.length)
    const texts = set.texts(index)
    readSequence(texts, sequence)
    see(index, texts, sequence)
  }
}

function searchAmong(
  set: WorkingSet,
  needles: readonly Needle[],
  pool: readonly number[],
  { share, budget, progress }: Pick<HoldoutTextOptions, 'progress'> & { share: number; budget: number },
  found: Map<number, Found>,
): void {
  let indexed = 0
  while (indexed < needles.length && pool.length > 0) {
    const batch = collect(set, needles, indexed, budget, wordHashes())
    indexed += batch.owners.length
    const scan: Scan = { table: batch.table.freeze(), grams: Float64Array.from(batch.owners, ({ grams }) => grams), share }
    const proposed: Proposed = { suspects: [], likely: [] }
    eachSequence(set, pool, progress, (index, _, sequence) => propose(scan, index, sequence, proposed))
    for (const { index, owners } of proposed.likely) decide(set, batch.owners, index, owners, share, found)
  }
}

export function readSequence({ messages, rejected }: RecordTexts, sequence: WordHashes): void {
  reset(sequence)
  for (const { content } of messages) appendWords(content, sequence)
  for (const { content } of rejected ?? []) appendWords(content, sequence)
}

function collect(set: WorkingSet, holdouts: readonly Needle[], from: number, budget: number, sequence: WordHashes): Batch {
  let units = 0
  for (let i = from; i < holdouts.length && units < budget * UNITS_A_WORD; i++) units += set.columns.length[holdouts[i]!.index]!
  const table = createGramTable(splits.holdoutText.gram, holdouts.length - from, Math.min(budget, units / UNITS_A_WORD))
  const owners: Batch['owners'] = []
  for (let i = from; i < holdouts.length && (owners.length === 0 || table.size < budget); i++) {
    readSequence(set.texts(holdouts[i]!.index), sequence)
    owners.push({ ...holdouts[i]!, grams: table.addOwner(sequence) })
  }
  return { table, owners }
}

/** Notes the owner that the record holds most of, where that is better than what was found; equals go to the earlier place. */
function decide(
  set: WorkingSet,
  owners: Batch['owners'],
  index: number,
  proposed: readonly Likely[],
  share: number,
  found: Map<number, Found>,
): void {
  let best = found.get(index)
  const likely = proposed.filter(({ bound }) => bound >= (best?.containment ?? 0)).sort((a, b) => b.bound - a.bound || a.owner - b.owner)
  if (likely.length === 0) return
  const texts = set.texts(index)
  const words = wordSequence(texts.messages, texts.rejected)
  for (const { owner, bound } of likely) {
    if (bound < (best?.containment ?? 0)) break
    const { index: survivor, place } = owners[owner]!
    const containment = containedIn(set.texts(survivor), words)
    if (containment < share) continue
    if (best === undefined || containment > best.containment || (containment === best.containment && place < best.place))
      best = { survivor, containment, place }
  }
  if (best !== undefined) found.set(index, best)
}

/** The contract's `containment`, without a set of all grams of the longer text. */
function containedIn({ messages, rejected }: RecordTexts, words: readonly string[]): number {
  const n = splits.holdoutText.gram
  const needle = grams(wordSequence(messages, rejected))
  const inside = new Set<string>()
  for (let i = 0; i + n <= words.length; i++) {
    const gram = words.slice(i, i + n).join(' ')
    if (needle.has(gram)) inside.add(gram)
  }
  return needle.size === 0 ? 0 : inside.size / needle.size
}
