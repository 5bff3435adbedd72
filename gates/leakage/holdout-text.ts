/**
 * Passages of held-out records inside train or val, and the overlap of val and test with train. Two passes by workers: the grams of the
 * needles are sampled into an index, then every train and val record is looked through.
 */
import { openPool } from '../dataset/pool.ts'
import { buildGramIndex, type GramIndex, type Needles } from './gram-index.ts'
import type { Found, GramData, Sampled, SampleTask, SearchTask } from './gram-worker.ts'
import type { Subject } from './subject.ts'

export interface Passage {
  /** The held-out record, the record that holds its text, and the share of its 13-grams. */
  needle: number
  record: number
  share: number
}

export interface PassageResult {
  violations: Passage[]
  /** Highest share by needle, of those that have any and are no violation. */
  below: Passage[]
  /** Holdout records with at least one 13-gram. */
  needles: number
  /** Train and val records that were looked through. */
  searched: number
  overlap: { val: Overlap; test: Overlap }
}

/** How much of a split's records train holds, grams in many train records left out. */
export interface Overlap {
  records: number
  mean: number
  /** Records of which at least a fifth, half, and four fifths is in train. */
  over20: number
  over50: number
  over80: number
}

const WORKER = new URL('./gram-worker.ts', import.meta.url)
const NEEDLES_A_TASK = 2000
const TASK_BYTES = 8_388_608

export async function findPassages(subject: Subject, share: number): Promise<PassageResult> {
  const { split, places, workers } = subject
  const needles = await sampleNeedles(subject)
  const index = buildGramIndex(needles, share)
  const frequency = new Uint32Array(new SharedArrayBuffer(index.entries * 4))
  const best = new Map<number, Passage>()
  const found = new Map<number, Passage>()
  let searched = 0
  const keep = (into: Map<number, Passage>, triples: Float64Array, better: (a: Passage, b: Passage) => boolean): void => {
    for (let i = 0; i < triples.length; i += 3) {
      const passage = { needle: index.record[triples[i]!]!, record: triples[i + 1]!, share: triples[i + 2]! }
      const known = into.get(passage.needle)
      if (known === undefined || better(passage, known)) into.set(passage.needle, passage)
    }
  }
  const data: GramData = { places, index, share, frequency }
  const pool = await openPool(WORKER, data, workers)
  try {
    await pool.run<SearchTask, Found>(stretches(subject), (result) => {
      keep(found, result.found, (a, b) => a.record < b.record)
      keep(best, result.below, (a, b) => a.share > b.share || (a.share === b.share && a.record < b.record))
      searched += result.examined
    })
  } finally {
    await pool.close()
  }
  let withGrams = 0
  for (let i = 0; i < index.record.length; i++) if (index.holdout[i] === 1 && index.grams[i]! > 0) withGrams++
  const trained = split.reduce((sum, of) => sum + (of === 0 ? 1 : 0), 0)
  return {
    violations: [...found.values()],
    below: [...best.values()].filter(({ needle }) => !found.has(needle)),
    needles: withGrams,
    searched,
    overlap: { val: overlapOf(index, frequency, subject, 1, trained), test: overlapOf(index, frequency, subject, 2, trained) },
  }
}

/** Needles: every holdout record wherever it lies, and all of val and test for the reported overlap. */
async function sampleNeedles({ split, holdout, places, workers }: Subject): Promise<Needles> {
  const chosen: number[] = []
  for (let i = 0; i < split.length; i++) if (holdout[i] === 1 || split[i] !== 0) chosen.push(i)
  const record = Uint32Array.from(chosen)
  const isHoldout = Uint8Array.from(record, (i) => holdout[i]!)
  const tasks: SampleTask[] = []
  for (let at = 0; at < record.length; at += NEEDLES_A_TASK)
    tasks.push({ records: record.slice(at, at + NEEDLES_A_TASK), holdout: isHoldout.slice(at, at + NEEDLES_A_TASK) })
  const sampled: Sampled[] = []
  const pool = await openPool(WORKER, { places } satisfies GramData, workers)
  try {
    await pool.run<SampleTask, Sampled>(tasks, (result, index) => void (sampled[index] = result))
  } finally {
    await pool.close()
  }
  const shared = <T extends Uint32Array | Uint8Array>(values: T): T => {
    const copy = new (values.constructor as new (buffer: SharedArrayBuffer) => T)(new SharedArrayBuffer(values.byteLength))
    copy.set(values)
    return copy
  }
  const start = new Uint32Array(record.length + 1)
  const grams = new Uint32Array(record.length)
  let at = 0
  for (const { counts, grams: distinct } of sampled) {
    for (let i = 0; i < counts.length; i++, at++) {
      start[at + 1] = start[at]! + counts[i]!
      grams[at] = distinct[i]!
    }
  }
  const key = new Float64Array(start[record.length]!)
  let filled = 0
  for (const part of sampled) {
    key.set(part.key, filled)
    filled += part.key.length
  }
  return { record: shared(record), holdout: shared(isHoldout), grams: shared(grams), start: shared(start), key }
}

/** Train and val in stretches of about 8 MB, none across shards. */
function stretches({ census, places }: Subject): SearchTask[] {
  const tasks: SearchTask[] = []
  for (const { split, first, records } of census.shards) {
    if (split === 'test') continue
    for (let from = first; from < first + records;) {
      let to = from + 1
      while (to < first + records && places.offset[to]! + places.length[to]! - places.offset[from]! <= TASK_BYTES) to++
      tasks.push({ from, to, train: split === 'train' })
      from = to
    }
  }
  return tasks
}

/** A gram in more than one in a thousand train records, and in more than ten, is boilerplate. */
const boilerplateFrom = (trained: number): number => Math.max(10, trained / 1000)

function overlapOf(index: GramIndex, frequency: Uint32Array, { split }: Subject, of: number, trained: number): Overlap {
  const limit = boilerplateFrom(trained)
  const overlap: Overlap = { records: 0, mean: 0, over20: 0, over50: 0, over80: 0 }
  for (let i = 0; i < index.record.length; i++) {
    if (split[index.record[i]!] !== of) continue
    let [own, shared] = [0, 0]
    for (let at = index.start[i]!; at < index.start[i + 1]!; at++) {
      const times = frequency[index.entryOf[at]!]!
      if (times > limit) continue
      own++
      if (times > 0) shared++
    }
    if (own === 0) continue
    const share = shared / own
    overlap.records++
    overlap.mean += share
    if (share >= 0.2) overlap.over20++
    if (share >= 0.5) overlap.over50++
    if (share >= 0.8) overlap.over80++
  }
  overlap.mean = overlap.records === 0 ? 0 : overlap.mean / overlap.records
  return overlap
}
