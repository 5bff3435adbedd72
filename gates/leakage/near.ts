/** Near leakage: who, in val or test, is alike to a record of an earlier split; and who has a near-duplicate in its own split. */
import { jaccard } from '#contract/word-set.ts'
import type { AuditPlan } from './audit.ts'
import { concatenateKeys, type JoinResult, runJoin } from './join.ts'
import { NO_ENTRY } from './join-index.ts'
import { SAME_SPLIT } from './join-worker.ts'
import { makeRecordReader } from './record-words.ts'
import type { Finding, Subject } from './subject.ts'
import { SAMPLE_LIMIT } from '../kit/violation.ts'

/** Joins all records and the audit's copies. */
export async function joinAll({ parts, split, census, places, profile, workers }: Subject, plan: AuditPlan): Promise<JoinResult> {
  const total = census.population + plan.kind.length
  const grown = (values: Uint8Array): Uint8Array<ArrayBuffer> => {
    const all = new Uint8Array(total)
    all.set(values)
    return all
  }
  const kind = grown(census.columns.pair)
  kind.set(plan.kind, census.population)
  const watched = new Uint8Array(total)
  for (const { item } of plan.watched) watched[item] = 1
  const input = { keys: concatenateKeys([...parts, plan.keys]), kind, splitBit: grown(split.map((of) => 1 << of)), watched }
  return runJoin(input, places, profile.thresholds.near_duplicate, { workers })
}

export interface NearResult {
  findings: Finding[]
  /** Records with a near-duplicate before them in their own split. */
  within: number
}

export function findNear(subject: Subject, { index, rank, partner }: JoinResult, contentKeys: BigUint64Array): NearResult {
  const { split } = subject
  const members = sameWords(subject, rank, index.count, contentKeys)
  const findings: Finding[] = []
  let within = 0
  for (let record = 0; record < split.length; record++) {
    const at = rank[record]!
    if (at === NO_ENTRY) continue
    const of = split[record]!
    const other = of === 0 ? NO_ENTRY : partner[at * 4 + of]!
    const cause = other === NO_ENTRY ? members.earlier(record) : index.first[other]!
    if (cause !== -1) findings.push({ record, cause, found: '' })
    if (partner[at * 4 + SAME_SPLIT] !== NO_ENTRY || members.isRepeat(record)) within++
  }
  return { findings: describe(findings, subject), within }
}

/** Similarities of the findings that will be shown, by reading both records. */
function describe(findings: Finding[], { places }: Subject): Finding[] {
  const reader = makeRecordReader(places)
  for (const finding of findings.slice(0, SAMPLE_LIMIT)) {
    const similarity = jaccard(reader.words(finding.record), reader.words(finding.cause))
    finding.found = `similarity ${similarity.toFixed(4)} to a record of an earlier split`
  }
  reader.close()
  return findings
}

/**
 * Records with the same words are one entry of the join. Of each entry and split two records with different content hashes are
 * remembered: enough to tell whether an earlier split holds one that is not merely the same text, which is exact leakage.
 */
function sameWords(
  { split }: Subject,
  rank: Uint32Array,
  entries: number,
  contentKeys: BigUint64Array,
): { earlier(record: number): number; isRepeat(record: number): boolean } {
  const one = new Int32Array(entries * 3).fill(-1)
  const two = new Int32Array(entries * 3).fill(-1)
  for (let record = 0; record < split.length; record++) {
    if (rank[record] === NO_ENTRY) continue
    const slot = rank[record]! * 3 + split[record]!
    if (one[slot] === -1) one[slot] = record
    else if (two[slot] === -1 && contentKeys[record] !== contentKeys[one[slot]!]) two[slot] = record
  }
  return {
    earlier(record) {
      for (let of = 0; of < split[record]!; of++) {
        for (const side of [one, two]) {
          const other = side[rank[record]! * 3 + of]!
          if (other !== -1 && contentKeys[other] !== contentKeys[record]) return other
        }
      }
      return -1
    },
    isRepeat: (record) => one[rank[record]! * 3 + split[record]!] !== record,
  }
}
