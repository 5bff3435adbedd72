/**
 * Which record stands where, and what is planted: pure functions of the number of records, so that any worker can make any record, and a
 * check knows every planted pair without a list on disk.
 *
 * Records are numbered through all sources. Of each hundred, ten are copied later: five word for word (into another source,
 * as a rule), three with so few words changed that they stay above 0.95, two below it; one more begins like another record and goes
 * on by itself. A record has one copy at most, so what has to be found does not hang on who wins.
 */
export interface BenchSource {
  name: string
  family: string
  shape: 'messages' | 'sharegpt' | 'preference'
  /** Share of all records. */
  share: number
  /** Records a file; Infinity: one file, however large. */
  fileRecords: number
  /** Fewest non-system messages. */
  turns: number
  group: string
}

const source = (name: string, family: string, share: number, more: Partial<BenchSource> = {}): BenchSource => ({
  name,
  family,
  share,
  shape: 'messages',
  fileRecords: 7_000,
  turns: 2,
  group: 'general',
  ...more,
})

/** Fourteen families; the largest is one file, which is read in ranges. */
export const BENCH_SOURCES: readonly BenchSource[] = [
  source('counselling', 'mental_health_datasets', 0.4, { fileRecords: Infinity, group: 'professional' }),
  source('priority', 'mental_health_datasets', 0.08, { group: 'priority', shape: 'sharegpt' }),
  source('edge-generator', 'edge_case_generator', 0.06, { shape: 'sharegpt' }),
  source('edge-chats', 'edge_case_resulting_chats', 0.03),
  source('edge-synthetic', 'edge_case_synthetic', 0.03),
  source('talks', 'video_transcripts', 0.08),
  source('guardrails', 'safety_guardrails_annihilator', 0.06, { shape: 'sharegpt' }),
  source('cptsd', 'cptsd', 0.03),
  source('addiction', 'addiction', 0.05),
  source('experimental', 'experimental', 0.03, { shape: 'sharegpt' }),
  source('roleplay', 'roleplay_simulator', 0.05),
  source('sarcasm', 'sarcasm', 0.01),
  source('voice', 'voice_persona', 0.02),
  source('long-sessions', 'long_running_therapy', 0.02, { turns: 22 }),
  source('preference', 'dpo_preference', 0.05, { shape: 'preference' }),
]

export type Kind = 'fresh' | 'base' | 'exact' | 'near' | 'below' | 'prefix'

export interface Planned {
  kind: Kind
  /** The record that it was made from. */
  base: number
}

export interface RawFile {
  source: BenchSource
  /** Below the folder of the data. */
  path: string
  /** Numbers of its first record, and of the first that is no longer in it; a record's line is its number less `from`, plus one. */
  from: number
  to: number
}

export interface Layout {
  records: number
  files: RawFile[]
  /** First record that is a preference pair: they stand at the end. */
  firstPair: number
  /** Records that must have many turns, and so copy nobody: from and to. */
  long: readonly [number, number]
}

const BLOCK = 100
/** Of each hundred: the slots of copies, and the slot of the record that each is made from. */
const COPIES: readonly { kind: Kind; slot: number; base: number }[] = [
  ...[0, 1, 2, 3, 4].map((i) => ({ kind: 'exact' as const, slot: 89 + i, base: i })),
  ...[0, 1, 2].map((i) => ({ kind: 'near' as const, slot: 94 + i, base: 5 + i })),
  ...[0, 1].map((i) => ({ kind: 'below' as const, slot: 97 + i, base: 8 + i })),
  { kind: 'prefix', slot: 99, base: 10 },
]
const BASES = 11
const SLOTS = new Map(COPIES.map((copy) => [copy.slot, copy]))

/** `records`: at least 1,500, so that every source has some. */
export function layOut(records: number): Layout {
  if (!(records >= 1500)) throw new RangeError(`found ${records} records; expected at least 1500, so that every family has some`)
  const files: RawFile[] = []
  let next = 0
  for (const [index, each] of BENCH_SOURCES.entries()) {
    const end = index === BENCH_SOURCES.length - 1 ? records : next + Math.round(each.share * records)
    for (let from = next, number = 0; from < end; from += each.fileRecords, number++) {
      const path = `${each.name}/part-${String(number).padStart(3, '0')}.jsonl`
      files.push({ source: each, path, from, to: Math.min(end, from + each.fileRecords) })
    }
    next = end
  }
  const long = files.filter(({ source: { turns } }) => turns > 2)
  return {
    records,
    files,
    firstPair: files.find(({ source: { shape } }) => shape === 'preference')!.from,
    long: [long[0]!.from, long.at(-1)!.to],
  }
}

/** What record `number` is. Copies are of the same kind: conversations of conversations, pairs of pairs. */
export function planned({ records, firstPair, long }: Layout, number: number): Planned {
  const [first, count] = number < firstPair ? [0, firstPair] : [firstPair, records - firstPair]
  const blocks = Math.floor(count / BLOCK)
  const block = Math.floor((number - first) / BLOCK)
  const slot = (number - first) % BLOCK
  if (block >= blocks) return { kind: 'fresh', base: number }
  if (slot < BASES) return { kind: 'base', base: number }
  const copy = SLOTS.get(slot)
  if (copy === undefined || (number >= long[0] && number < long[1])) return { kind: 'fresh', base: number }
  const from = (block + Math.floor(blocks * 0.382) + 1) % blocks
  return { kind: copy.kind, base: first + from * BLOCK + copy.base }
}

/** Every planted pair of a kind: the copy and what it was made from. */
export function* plantedPairs(layout: Layout, kind: Kind): Generator<{ copy: number; base: number }> {
  for (let number = 0; number < layout.records; number++) {
    const plan = planned(layout, number)
    if (plan.kind === kind) yield { copy: number, base: plan.base }
  }
}

/** The file that holds a record. */
export function fileOf({ files }: Layout, number: number): RawFile {
  let [low, high] = [0, files.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (files[middle]!.from <= number) low = middle
    else high = middle - 1
  }
  return files[low]!
}
