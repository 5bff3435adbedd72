/** Scan, schema, hashes and the exact near-duplicate join as the gates do them, without the other gates. */
import { resolveProfile } from '#contract/profile.ts'
import { availableParallelism } from 'node:os'
import { contractExaminer } from '../../gates/contract-rules/examiner.ts'
import { type Examiner } from '../../gates/dataset/examiner.ts'
import { takeCensus } from '../../gates/dataset/take-census.ts'
import { hashExaminer } from '../../gates/hash/examiner.ts'
import { folderStore } from '../../gates/kit/folder-store.ts'
import { leakageExaminer } from '../../gates/leakage/examiner.ts'
import { concatenateKeys, type JoinResult, runJoin } from '../../gates/leakage/join.ts'
import { NO_ENTRY } from '../../gates/leakage/join-index.ts'
import { makeSubject } from '../../gates/leakage/subject.ts'

export interface ScanJoin {
  seconds: number
  scan: number
  join: number
  records: number
  verified: number
}

const workers = availableParallelism()

/** `only` the words: what MinHash is compared with; else schema and hashes too. `allPairs` finds every pair instead of one a record. */
export async function scanAndJoin(
  folder: string,
  { only = false, allPairs = false }: { only?: boolean; allPairs?: boolean },
): Promise<ScanJoin & { joined: JoinResult }> {
  const profile = resolveProfile({})
  const store = folderStore(folder)
  const examiners = only ? [leakageExaminer] : [contractExaminer, hashExaminer, leakageExaminer]
  const started = performance.now()
  const census = await takeCensus({ store, profile, examiners: examiners as unknown as Examiner[], workers })
  const scanned = performance.now()
  const { parts, places, split } = await makeSubject(census, profile, store, workers)
  const joined = await runJoin(
    {
      keys: concatenateKeys(parts),
      kind: census.columns.pair,
      splitBit: split.map((of) => 1 << of),
      watched: new Uint8Array(census.population),
    },
    places,
    profile.thresholds.near_duplicate,
    { workers, allPairs },
  )
  const ended = performance.now()
  return {
    seconds: (ended - started) / 1000,
    scan: (scanned - started) / 1000,
    join: (ended - scanned) / 1000,
    records: census.population,
    verified: joined.verified,
    joined,
  }
}

/** Every pair of records that is alike, the smaller number first, from a join with `allPairs`: within an entry, and across. */
export function* pairsOf({ rank, index, pairs }: JoinResult): Generator<[number, number]> {
  const members = new Map<number, number[]>()
  for (const [record, at] of rank.entries()) {
    if (at === NO_ENTRY) continue
    const known = members.get(at)
    if (known === undefined) members.set(at, [record])
    else known.push(record)
  }
  const ordered = (a: number, b: number): [number, number] => (a < b ? [a, b] : [b, a])
  for (let at = 0; at < index.count; at++) {
    const alike = members.get(at) ?? []
    for (const [i, a] of alike.entries()) for (const b of alike.slice(i + 1)) yield [a, b]
  }
  for (const [x, y] of pairs) for (const a of members.get(x)!) for (const b of members.get(y)!) yield ordered(a, b)
}
