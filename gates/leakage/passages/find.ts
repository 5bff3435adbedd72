/**
 * Passages that must not be in train or val: of held-out records and of named benchmarks; and how much of val and test train holds.
 * Two passes by workers: the grams and messages of the needles are sampled into tables, then every train and val record is looked through.
 */
import { type Benchmark, isTooShort } from '#contract/benchmark.ts'
import type { ShardFacts } from '../../dataset/census.ts'
import { openPool } from '../../dataset/pool.ts'
import type { Places } from '../record-words.ts'
import type { Subject } from '../subject.ts'
import { buildGramIndex, type GramIndex } from './gram-index.ts'
import { buildTable } from './hash-table.ts'
import { type KeptPassages, type KeptPlace, openKept } from './kept.ts'
import { BENCHMARK, HOLDOUT, itemsOf, needlesDigest, sampleNeedles } from './needles.ts'
import { measureOverlap, type OverlapResult } from './overlap.ts'
import { addMet, type Met, nothingMet } from './search.ts'
import type { Found, PassageData, SearchData, SearchTask } from './worker.ts'

export interface Passage {
  /** The text that was looked for: a record, or `population` + number of a benchmark item. */
  needle: number
  /** The record that holds it, and the share of its 13-grams. */
  record: number
  share: number
}

export interface PassageResult {
  /** Holdout records found in train or val, by needle. */
  violations: Passage[]
  /** Highest share by holdout record, of those that have any and are no violation. */
  below: Passage[]
  /** Holdout records with at least one 13-gram. */
  needles: number
  /** Train and val records that were looked through. */
  searched: number
  overlap: OverlapResult
  benchmark: { items: number; tooShort: number; violations: Passage[] }
}

const WORKER = new URL('./worker.ts', import.meta.url)
const TASK_BYTES = 8_388_608

export async function findPassages(
  subject: Subject,
  benchmarks: readonly Benchmark[] = [],
  place?: KeptPlace,
  version?: string,
): Promise<PassageResult> {
  const { split, profile } = subject
  const { holdout_text: ofHoldout, benchmark: ofBenchmark, overlap: threshold } = profile.thresholds
  const shares = [1, ofHoldout, ofBenchmark]
  const items = itemsOf(benchmarks)
  const kept = openKept(place, profile, version)
  const needles = await sampleNeedles(subject, items, kept, WORKER)
  const index = buildGramIndex(needles, shares)
  const { table: messages, entryOf: messageEntry } = buildTable(needles.message)
  const grams = nothingMet(index.table.entries)
  const said = nothingMet(messages.entries)
  const best = new Map<number, Passage>()
  const found = new Map<number, Passage>()
  let searched = 0
  const keep = (into: Map<number, Passage>, triples: Float64Array, first: number, better: (a: Passage, b: Passage) => boolean): void => {
    for (let i = 0; i < triples.length; i += 3) {
      const at = triples[i]!
      const passage = { needle: index.text[at]!, record: first + triples[i + 1]!, share: triples[i + 2]! }
      const known = into.get(at)
      if (known === undefined || better(passage, known)) into.set(at, passage)
    }
  }
  await searchShards(subject, items, { index, messages, shares }, { kept, of: needlesDigest(needles) }, (result, first) => {
    keep(found, result.found, first, (a, b) => a.record < b.record)
    keep(best, result.below, first, (a, b) => a.share > b.share || (a.share === b.share && a.record < b.record))
    addMet(grams, result.grams, first)
    addMet(said, result.said, first)
    searched += result.examined
  })
  kept.close()
  const ofKind = (passages: ReadonlyMap<number, Passage>, kind: number): Passage[] =>
    [...passages].filter(([at]) => index.kind[at] === kind).map(([, passage]) => passage)
  return {
    violations: ofKind(found, HOLDOUT),
    below: ofKind(new Map([...best].filter(([at]) => !found.has(at))), HOLDOUT),
    needles: index.kind.reduce((sum, kind, at) => sum + (kind === HOLDOUT && index.grams[at]! > 0 ? 1 : 0), 0),
    searched,
    overlap: measureOverlap({ needles, index, messageEntry, grams, said, split, threshold }),
    benchmark: {
      items: items.length,
      tooShort: items.filter(isTooShort).length,
      violations: [...ofKind(found, BENCHMARK), ...shortItems(index, needles.messageStart, messageEntry, said)].sort(
        (a, b) => a.needle - b.needle,
      ),
    },
  }
}

/** Looks through train and val, shard by shard; `take` is handed results whose records count from `first`. */
async function searchShards(
  { census: { shards }, places, split, workers }: Subject,
  items: readonly string[],
  search: SearchData,
  { kept, of }: { kept: KeptPassages; of: string },
  take: (result: Found, first: number) => void,
): Promise<void> {
  const searched = shards.filter((shard) => shard.split !== 'test')
  const known = searched.map((shard) => kept.load<Found[]>(shard, of))
  const tasks = searched.flatMap((shard, at) => (known[at] === null ? stretches(shard, places).map((task) => ({ at, task })) : []))
  const results: Found[] = []
  const pool = await openPool(WORKER, { places, items, population: split.length, search } satisfies PassageData, workers)
  try {
    await pool.run<SearchTask, Found>(
      tasks.map(({ task }) => task),
      (result, index) => void (results[index] = result),
    )
  } finally {
    await pool.close()
  }
  for (const [at, shard] of searched.entries()) {
    const own = known[at] ?? results.filter((_, index) => tasks[index]!.at === at)
    if (known[at] === null) kept.save(shard, of, own)
    for (const result of own) take(result, shard.first)
  }
}

/** Benchmark items too short for a 13-gram, which train holds as a whole message. */
function* shortItems(index: GramIndex, messageStart: Uint32Array, messageEntry: Uint32Array, said: Met): Generator<Passage> {
  for (let at = 0; at < index.text.length; at++) {
    if (index.kind[at] !== BENCHMARK || index.grams[at]! > 0 || messageStart[at] === messageStart[at + 1]) continue
    const entry = messageEntry[messageStart[at]!]!
    if (said.records[entry]! > 0) yield { needle: index.text[at]!, record: said.first[entry]!, share: 1 }
  }
}

/** A shard in stretches of about 8 MB. */
function stretches({ split, first, records }: ShardFacts, places: Places): SearchTask[] {
  const tasks: SearchTask[] = []
  for (let from = first; from < first + records;) {
    let to = from + 1
    while (to < first + records && places.offset[to]! + places.length[to]! - places.offset[from]! <= TASK_BYTES) to++
    tasks.push({ from, to, first, train: split === 'train' })
    from = to
  }
  return tasks
}
