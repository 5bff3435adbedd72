/**
 * Holdout text under another family (contract section 4): a pool record that holds at least half of the distinct 13-grams
 * of one kept holdout record would teach the test by heart. Memory is bounded by grams of the holdouts, which are taken in batches
 * where they are too many; the pool's texts stream past. Hashes only propose: the verdict is on the real words.
 */
import { grams, wordSequence } from '#contract/passage.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { createGramTable, type GramTable } from './gram-table.ts'
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
  /** Grams held at once, about 30 bytes each. */
  budget?: number
  progress?: (done: number, of: number) => void
}

interface Batch {
  table: GramTable
  /** Record index and number of distinct grams of each owner. */
  owners: { index: number; grams: number }[]
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
  const { share = splits.holdoutText.share, budget = 8e6, progress } = options
  const out = new Map<number, HoldoutText>()
  if (pool.length === 0) return out
  const sequence = wordHashes()
  let indexed = 0
  while (indexed < holdouts.length) {
    const batch = collect(set, holdouts, indexed, budget, sequence)
    indexed += batch.owners.length
    for (const [done, index] of pool.entries()) {
      progress?.(done, pool.length)
      const found = examine(set, batch, index, share, out.get(index)?.containment ?? 0, sequence)
      if (found !== null) out.set(index, found)
    }
  }
  return out
}

function readSequence({ messages, rejected }: RecordTexts, sequence: WordHashes): void {
  reset(sequence)
  for (const { content } of messages) appendWords(content, sequence)
  for (const { content } of rejected ?? []) appendWords(content, sequence)
}

/** Characters to a word, about: there are as many grams as words. */
const UNITS_A_WORD = 5

function collect(set: WorkingSet, holdouts: readonly number[], from: number, budget: number, sequence: WordHashes): Batch {
  let units = 0
  for (let i = from; i < holdouts.length && units < budget * UNITS_A_WORD; i++) units += set.columns.length[holdouts[i]!]!
  const table = createGramTable(splits.holdoutText.gram, holdouts.length - from, Math.min(budget, units / UNITS_A_WORD))
  const owners: Batch['owners'] = []
  for (let i = from; i < holdouts.length && (owners.length === 0 || table.size < budget); i++) {
    readSequence(set.texts(holdouts[i]!), sequence)
    owners.push({ index: holdouts[i]!, grams: table.addOwner(sequence) })
  }
  return { table, owners }
}

function examine(
  set: WorkingSet,
  { table, owners }: Batch,
  index: number,
  share: number,
  best: number,
  sequence: WordHashes,
): HoldoutText | null {
  const texts = set.texts(index)
  readSequence(texts, sequence)
  const likely: { owner: number; bound: number }[] = []
  for (const [owner, shared] of table.shared(sequence)) {
    const bound = shared / owners[owner]!.grams
    if (bound >= share && bound > best) likely.push({ owner, bound })
  }
  if (likely.length === 0) return null
  likely.sort((a, b) => b.bound - a.bound || a.owner - b.owner)
  const words = wordSequence(texts.messages, texts.rejected)
  let found: HoldoutText | null = null
  for (const { owner, bound } of likely) {
    if (bound <= (found?.containment ?? best)) break
    const survivor = owners[owner]!.index
    const containment = containedIn(set.texts(survivor), words)
    if (containment >= share && containment > (found?.containment ?? best)) found = { survivor, containment }
  }
  return found
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
