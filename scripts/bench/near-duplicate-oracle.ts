/**
 * The second implementation: all pairs at the threshold by counting overlaps through an inverted index over interned words, one full
 * posting list a word, rarest prefix only, no hash of a word anywhere. Slow and plain on purpose; shares nothing with the join
 * but the contract's word sets.
 */
import { wordSet } from '#contract/word-set.ts'
import type { Resolution } from '../../compile/stages/dedup/resolve.ts'
import type { WorkingSet } from '../../compile/stages/dedup/working-set.ts'

/** Checks verdicts of a keep_first resolution without holdouts, greedily from the complete list of pairs. */
export function checkWithOracle(
  set: WorkingSet,
  threshold: number,
  verdicts: Pick<Resolution, 'outcome' | 'survivor' | 'similarity'>,
): { pairs: number; wrong: string[] } {
  const near = allPairs(set, threshold)
  const wrong: string[] = []
  const kept = new Uint8Array(set.size)
  let pairs = 0
  for (let x = 0; x < set.size; x++) {
    const { messages } = set.texts(x)
    let best = -1
    let similarity = NaN
    for (const [y, jaccard] of near[x]!) {
      pairs++
      if (kept[y] === 1 && (best === -1 || jaccard > similarity || (jaccard === similarity && y < best))) [best, similarity] = [y, jaccard]
    }
    if (best === -1) kept[x] = 1
    if (messages.length === 0) continue
    if (verdicts.survivor[x] !== best || (best !== -1 && verdicts.similarity[x] !== similarity)) {
      wrong.push(`record ${x}: found survivor ${verdicts.survivor[x]} at ${verdicts.similarity[x]}; expected ${best} at ${similarity}`)
    }
  }
  return { pairs, wrong }
}

/** For every record the earlier ones at or above the threshold. */
function allPairs(set: WorkingSet, threshold: number): [number, number][][] {
  const ids = new Map<string, number>()
  const sets = Array.from({ length: set.size }, (_, i) =>
    Uint32Array.from(wordSet(set.texts(i).messages), (word) => {
      const known = ids.get(word)
      if (known !== undefined) return known
      ids.set(word, ids.size)
      return ids.size - 1
    }),
  )
  const frequency = new Uint32Array(ids.size)
  for (const words of sets) for (const word of words) frequency[word]!++
  const byFrequency = Uint32Array.from(frequency.keys()).sort((a, b) => frequency[a]! - frequency[b]! || a - b)
  const place = new Uint32Array(ids.size)
  byFrequency.forEach((word, at) => (place[word] = at))
  const ordered = sets.map((words) => words.map((word) => place[word]!).sort())
  const postings = new Map<number, number[]>()
  const member = new Int32Array(ids.size).fill(-1)
  return ordered.map((words, x) => {
    const found: [number, number][] = []
    for (const word of words) member[word] = x
    const prefix = words.subarray(0, words.length - Math.ceil(threshold * words.length - 1e-9) + 1)
    const candidates = new Set<number>()
    for (const word of prefix) for (const y of postings.get(word) ?? []) candidates.add(y)
    for (const y of candidates) {
      const other = ordered[y]!
      if (other.length < threshold * words.length - 1e-6 || words.length < threshold * other.length - 1e-6) continue
      let shared = 0
      for (const word of other) if (member[word] === x) shared++
      const jaccard = shared / (words.length + other.length - shared)
      if (jaccard >= threshold) found.push([y, jaccard])
    }
    for (const word of prefix) (postings.get(word) ?? postings.set(word, []).get(word)!).push(x)
    return found
  })
}
