/**
 * Which records are kept (contract sections 4 and 6). Records are taken in order of priority, and one is dropped exactly when it
 * is alike to a record that is already kept: so there are no chains, every dropped record names a survivor that is itself
 * kept, and no two kept records of one kind are alike.
 *
 * Holdouts are resolved among themselves, then the pool against the kept holdouts (the same text, nearly the same, or at least
 * half of a holdout's passages), and only then the pool among itself: a pool record that falls to a holdout can not take others with it.
 */
import type { Outcome, Reason } from '#contract/ledger.ts'
import type { TextPlaces } from '../../ingest/segments.ts'
import { type HoldoutScan, scanInThreads } from './holdout-scan.ts'
import { beginHoldoutSearch, findHoldoutText, type HoldoutTextOptions } from './holdout-text.ts'
import { createKeptIndex, type KeptIndex } from './kept-index.ts'
import { prioritise, type Strategy } from './priority.ts'
import { sameDigest } from './same-key.ts'
import type { Columns, WorkingSet } from './working-set.ts'

/** Codes of `Resolution.outcome`. */
export const OUTCOMES = ['kept', 'exact_duplicate', 'near_duplicate', 'excluded_holdout'] as const satisfies readonly (Outcome | 'kept')[]
/** Codes of `Resolution.reason`. */
export const DROP_REASONS = [null, 'duplicate_text', 'holdout_text'] as const satisfies readonly (Reason | null)[]

const KEPT = 0
const EXACT = 1
const NEAR = 2
const EXCLUDED = 3

export interface Resolution {
  /** Code in `OUTCOMES` by record. */
  outcome: Uint8Array
  /** Code in `DROP_REASONS` by record. */
  reason: Uint8Array
  /** Index of the kept record that it was dropped for; -1 for kept records. */
  survivor: Int32Array
  /** Jaccard similarity to the survivor (containment for holdout_text); NaN for kept records. */
  similarity: Float64Array
  /** 1 for kept records that something was dropped for: dedup_status `kept`, else `unique`. */
  clustered: Uint8Array
  counts: Record<(typeof OUTCOMES)[number], number>
  work: KeptIndex['work']
}

export interface ResolveOptions {
  /** Jaccard similarity from which records are near-duplicates, 0.5 to 1. */
  threshold: number
  strategy: Strategy
  /** True for a record whose text the previous version has from the same object; asked of records that stand several times. */
  isOriginal?: ((index: number) => boolean) | undefined
  /** Share of a holdout's 13-grams from which a pool record is dropped; null: not examined. */
  holdoutText: number | null
  /** Grams of holdouts held at once. */
  gramBudget?: number
  progress?: (phase: 'holdouts' | 'pool against holdouts' | 'holdout text' | 'pool', done: number, of: number) => void
}

/** What a resolution asks for on its way: that a search for holdout text begins among the pool, and later what it found in those that are left. */
type Request = { begin: { holdouts: readonly number[]; pool: readonly number[] } } | { find: readonly number[] }
type Found = ReturnType<typeof findHoldoutText>

export function resolveDuplicates(set: WorkingSet, options: ResolveOptions): Resolution {
  const steps = resolving(set, options)
  let holdouts: readonly number[] = []
  for (let step = steps.next(); ;) {
    if (step.done === true) return step.value
    if ('begin' in step.value) {
      holdouts = step.value.begin.holdouts
      step = steps.next()
    } else step = steps.next(findHoldoutText(set, holdouts, step.value.find, searchOptions(options)))
  }
}

/** The same, with `threads` that search for holdout text meanwhile. The texts have to stand on disk. */
export async function resolveInThreads(
  set: WorkingSet & { places: TextPlaces },
  options: ResolveOptions,
  threads: number,
): Promise<Resolution> {
  const steps = resolving(set, options)
  let search: HoldoutScan | null = null
  try {
    for (let step = steps.next(); ;) {
      if (step.done === true) return step.value
      if ('begin' in step.value) {
        const { holdouts, pool } = step.value.begin
        search = scanInThreads(set, beginHoldoutSearch(set, holdouts, searchOptions(options)), pool, threads)
        step = steps.next()
      } else step = steps.next(await search!.find(step.value.find, searchOptions(options).progress))
    }
  } finally {
    await search?.close()
  }
}

const searchOptions = ({ holdoutText, gramBudget, progress }: ResolveOptions): HoldoutTextOptions => ({
  share: holdoutText!,
  ...(gramBudget !== undefined && { budget: gramBudget }),
  progress: (done, of) => progress?.('holdout text', done, of),
})

function* resolving(set: WorkingSet, options: ResolveOptions): Generator<Request, Resolution, Found> {
  const priority = prioritise(set.columns, options.strategy, options.isOriginal)
  const result = empty(set.size)
  const index = createKeptIndex(set, options.threshold, priority.rank)
  const holdouts = [...priority.order].filter((each) => set.columns.holdout[each] === 1)
  const pool = [...priority.order].filter((each) => set.columns.holdout[each] !== 1)

  resolveAmong(set, index, holdouts, result, (done) => options.progress?.('holdouts', done, holdouts.length))
  const keptHoldouts = holdouts.filter((each) => result.outcome[each] === KEPT)
  if (keptHoldouts.length > 0) {
    if (options.holdoutText !== null) yield { begin: { holdouts: keptHoldouts, pool } }
    excludeAlike(set, index, keptHoldouts, pool, result, (done) => options.progress?.('pool against holdouts', done, pool.length))
    if (options.holdoutText !== null) {
      const found = yield { find: pool.filter((each) => result.outcome[each] === KEPT) }
      for (const [each, { survivor, containment }] of found)
        drop(result, each, { outcome: EXCLUDED, reason: 2, survivor, similarity: containment })
    }
  }
  index.clear()
  const left = pool.filter((each) => result.outcome[each] === KEPT)
  resolveAmong(set, index, left, result, (done) => options.progress?.('pool', done, left.length))
  return { ...summarise(result), work: index.work }
}

type Verdicts = Omit<Resolution, 'counts' | 'work' | 'clustered'>

const empty = (size: number): Verdicts => ({
  outcome: new Uint8Array(size),
  reason: new Uint8Array(size),
  survivor: new Int32Array(size).fill(-1),
  similarity: new Float64Array(size).fill(NaN),
})

function drop(result: Verdicts, index: number, to: { outcome: number; reason: number; survivor: number; similarity: number }): void {
  result.outcome[index] = to.outcome
  result.reason[index] = to.reason
  result.survivor[index] = to.survivor
  result.similarity[index] = to.similarity
}

/**
 * The same text, so that nothing needs comparing: equal content hashes of one kind, and equal rejected sides. Pairs that share only
 * the chosen side are judged by the words of both (section 6).
 */
const sameText = ({ contentHash, pair, rejected }: Columns) =>
  sameDigest(contentHash, (a, b) => pair[a] === pair[b] && rejected[a] === rejected[b])

function hashesEqual({ contentHash }: Columns, a: number, b: number): boolean {
  for (let i = 0; i < 32; i++) if (contentHash[a * 32 + i] !== contentHash[b * 32 + i]) return false
  return true
}

/** Greedy in order: kept, or dropped for the most similar record that is already kept. */
function resolveAmong(
  set: WorkingSet,
  index: KeptIndex,
  order: readonly number[],
  result: Verdicts,
  progress: (done: number) => void,
): void {
  const same = sameText(set.columns)
  for (const [done, each] of order.entries()) {
    progress(done)
    const twin = same.firstOrAdd(each)
    if (twin !== -1 && result.outcome[twin] === KEPT) {
      drop(result, each, { outcome: EXACT, reason: 1, survivor: twin, similarity: 1 })
      continue
    }
    const near = index.nearest(each)
    if (near === null) index.keep(each)
    else
      drop(result, each, {
        outcome: hashesEqual(set.columns, each, near.index) ? EXACT : NEAR,
        reason: 1,
        survivor: near.index,
        similarity: near.similarity,
      })
  }
}

/** Pool records that are the same as a kept holdout record, or nearly: the holdout copy survives. */
function excludeAlike(
  set: WorkingSet,
  index: KeptIndex,
  keptHoldouts: readonly number[],
  pool: readonly number[],
  result: Verdicts,
  progress: (done: number) => void,
): void {
  const same = sameText(set.columns)
  for (const holdout of keptHoldouts) same.firstOrAdd(holdout)
  for (const [done, each] of pool.entries()) {
    progress(done)
    const twin = same.firstOrAdd(each)
    const near = twin !== -1 && set.columns.holdout[twin] === 1 ? { index: twin, similarity: 1 } : index.nearest(each)
    if (near !== null) drop(result, each, { outcome: EXCLUDED, reason: 1, survivor: near.index, similarity: near.similarity })
  }
}

function summarise(result: Verdicts): Omit<Resolution, 'work'> {
  const clustered = new Uint8Array(result.outcome.length)
  const counts = { kept: 0, exact_duplicate: 0, near_duplicate: 0, excluded_holdout: 0 }
  for (let i = 0; i < clustered.length; i++) {
    counts[OUTCOMES[result.outcome[i]!]!]++
    if (result.survivor[i] !== -1) clustered[result.survivor[i]!] = 1
  }
  return { ...result, clustered, counts }
}
