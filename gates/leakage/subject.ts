/** What every rule of the leakage gate works on, made once a check. */
import { hardHoldouts, type Profile } from '#contract/profile.ts'
import { SPLITS } from '#contract/record.ts'
import type { Store } from '#contract/store.ts'
import type { Census } from '../dataset/census.ts'
import { openDataset, originOf } from '../dataset/open.ts'
import type { LeakagePart, LeakageSummary } from './examiner.ts'
import type { Places } from './record-words.ts'
import { SAMPLE_LIMIT, type Violation } from '../kit/violation.ts'

export interface Subject {
  census: Census
  profile: Profile
  /** Index of the split of every record's file: 0 train, 1 val, 2 test. */
  split: Uint8Array
  /** Records of families that may only be in test, by metadata.source_family. */
  holdout: Uint8Array
  parts: readonly LeakagePart[]
  classes: Uint8Array
  /** 1 where the record's words could be read. */
  examined: Uint8Array
  places: Places
  workers: number
}

export async function makeSubject(census: Census, profile: Profile, store: Store, workers: number): Promise<Subject> {
  const summary = census.summaries['leakage'] as LeakageSummary | undefined
  if (summary === undefined)
    throw new Error(
      'The census holds no leakage evidence; expected the leakage examiner to take part; add it to gates/dataset/examiners.ts',
    )
  if (summary.threshold !== profile.thresholds.near_duplicate) {
    throw new Error(
      `The census was taken for near-duplicates at ${summary.threshold}, the profile says ${profile.thresholds.near_duplicate}; take the census again`,
    )
  }
  const { columns, shards, population } = census
  const holdouts = hardHoldouts(profile)
  const isHoldout = census.families.map((family) => holdouts.has(family))
  const split = new Uint8Array(population)
  for (const { split: name, first, records } of shards) split.fill(SPLITS.indexOf(name), first, first + records)
  const examined = new Uint8Array(population)
  let at = 0
  for (const part of summary.parts) {
    examined.set(part.examined, at)
    at += part.examined.length
  }
  const plain = new Uint8Array(new SharedArrayBuffer(population))
  for (let i = 0; i < population; i++) plain[i] = examined[i]! & (1 - columns.pair[i]!)
  const origin = census.origin ?? (await originOf(store, (await openDataset(store)).files))
  return {
    census,
    profile,
    split,
    holdout: Uint8Array.from(columns.family, (family) => (family >= 0 && isHoldout[family]! ? 1 : 0)),
    parts: summary.parts,
    classes: summary.classes,
    examined,
    places: { origin, paths: shards.map(({ path }) => path), shard: columns.shard, offset: columns.offset, length: columns.length, plain },
    // Bytes in memory would be copied to every worker, and are few.
    workers: origin.kind === 'memory' ? 0 : workers,
  }
}

/** A violation of one record by another, before it is put into words. */
export interface Finding {
  record: number
  cause: number
  /** What the two share, in words. */
  found: string
}

/** The first findings in dataset order, as violations. */
export function samplesOf<Code extends string>(
  code: Code,
  expected: string,
  findings: readonly Finding[],
  { census }: Subject,
): Violation<Code>[] {
  return findings
    .toSorted((a, b) => a.record - b.record)
    .slice(0, SAMPLE_LIMIT)
    .map(({ record, cause, found }) => ({
      code,
      subject: census.ref(record),
      expected,
      found,
      cause: census.ref(cause),
      names: [...new Set([record, cause].flatMap((index) => census.families[census.columns.family[index]!] ?? []))],
    }))
}
