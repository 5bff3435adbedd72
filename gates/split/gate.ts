/** The split gate: holdouts are the signer's, never the manifest's, and lie in test alone. */
import { shardId, shardPath } from '#contract/layout.ts'
import { hardHoldouts } from '#contract/profile.ts'
import { SPLITS } from '#contract/record.ts'
import type { Gate, GateContext } from '../kit/gate.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { fields, listedFiles, own, text, token } from '../kit/untrusted.ts'
import { splitExaminer, type SplitSummary } from './examiner.ts'
import { splitFaults } from './faults.ts'
import { type SplitCode, splitRules } from './rules.ts'

type Counts = Tally<SplitCode>

/** A share is realised by a hash over groups, so that chance may exceed it a little: 3.29 standard deviations, one in a thousand. */
export function mostTrained(share: number, all: number): number {
  return Math.min(all, share * all + (share > 0 && share < 1 ? 3.29 * Math.sqrt(all * share * (1 - share)) : 0))
}

function judgeLifted({ profile }: GateContext, lifted: SplitSummary['lifted'], tally: Counts): void {
  for (const [family, { trained, all }] of Object.entries(lifted)) {
    examined(tally.lifted_share_exceeded)
    const { share } = profile.lifted[family]!
    if (trained > mostTrained(share, all)) {
      violate(tally, {
        code: 'lifted_share_exceeded',
        subject: family,
        expected: `at most ${share} of ${all} in train`,
        found: `${trained}`,
      })
    }
  }
}

function judgeList({ census, profile }: GateContext, tally: Counts): void {
  const listed = fields(own(census.manifest, 'holdout_families'))
  const expected = hardHoldouts(profile)
  for (const family of new Set([...expected, ...Object.keys(listed)])) {
    examined(tally.holdout_list_mismatch)
    const entry = own(listed, family)
    const wrong = (found: string, wanted: string): void =>
      violate(tally, { code: 'holdout_list_mismatch', subject: token(family), expected: wanted, found })
    if (!expected.has(family))
      wrong('listed as a holdout', family in profile.lifted ? 'not listed: the signer lifted it' : 'not listed: it is none of the profile')
    else if (entry === undefined) wrong('not listed', 'listed as a holdout')
    else if (own(entry, 'test_split_only') !== true) wrong('test_split_only is not true', 'test_split_only: true')
    else if ((text(own(entry, 'rationale')) ?? '').trim() === '') wrong('no rationale', 'the reason why it is held out')
  }
}

function judgeShards({ census }: GateContext, tally: Counts): void {
  const shards = listedFiles(census.manifest).filter(({ kind }) => kind === 'shard')
  for (const split of SPLITS) {
    // Any order of the list is legal (the export follows it); numbers are 0..n-1, each once.
    const own = shards.filter((shard) => shard.split === split)
    const expected = new Set(own.map((_, number) => shardPath(split, number)))
    for (const { path, entry } of own) {
      examined(tally.shard_misplaced)
      const number = Number(/_(\d+)\.jsonl$/.exec(path)?.[1] ?? -1)
      if (!expected.delete(path)) {
        violate(tally, {
          code: 'shard_misplaced',
          subject: token(path),
          expected: `one of ${split}/${split}_000.jsonl to ${shardPath(split, own.length - 1)}, once`,
          found: `listed under ${split}`,
          names: [split],
        })
      } else if (entry['shard_id'] !== shardId(split, number)) {
        violate(tally, {
          code: 'shard_misplaced',
          subject: path,
          expected: `shard_id ${shardId(split, number)}`,
          found: token(entry['shard_id']),
          names: [split],
        })
      }
    }
  }
  const listed = new Set(shards.map(({ path }) => path))
  for (const { path } of census.shards) {
    if (listed.has(path)) continue
    examined(tally.shard_misplaced)
    violate(tally, { code: 'shard_misplaced', subject: path, expected: 'listed in the manifest', found: 'a shard that no split lists' })
  }
}

export const splitGate: Gate<SplitCode> = {
  name: 'split',
  claim: 'Holdout families lie in test alone, and every record, shard and list says the same about it.',
  rules: splitRules,
  examiners: [splitExaminer],
  faults: splitFaults,
  async check(context) {
    const { census, profile } = context
    const summary = census.summaries[splitExaminer.name] as SplitSummary
    const tally: Counts = { ...newTally(Object.keys(splitRules) as SplitCode[]), ...summary.tally }
    const remarks: Partial<Record<SplitCode, Remark>> = {}
    judgeLifted(context, summary.lifted, tally)
    if (Object.keys(profile.lifted).length === 0) remarks.lifted_share_exceeded = { emptyBecause: 'the signer lifted no holdout' }
    else
      remarks.lifted_share_exceeded = {
        warnings: Object.entries(profile.lifted).map(
          ([family, { share, owner, reason }]) => `${family} is lifted: ${share} may be trained on (${owner}: ${reason})`,
        ),
      }
    if (census.manifest === null) {
      const notProvable = `manifest.json: ${census.manifestProblem ?? 'not readable'}`
      return results(splitRules, tally, { ...remarks, holdout_list_mismatch: { notProvable }, shard_misplaced: { notProvable } })
    }
    judgeList(context, tally)
    if (hardHoldouts(profile).size === 0 && tally.holdout_list_mismatch.population === 0)
      remarks.holdout_list_mismatch = { emptyBecause: 'the signer lifted every holdout' }
    judgeShards(context, tally)
    return results(splitRules, tally, remarks)
  },
}
