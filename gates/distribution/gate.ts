/** The distribution gate: the shares of the splits, over groups recomputed from the data, and what each stage can be trained on. */
import { MIX_PARTS, PHASES } from '#contract/curriculum.ts'
import { SPLITS, type Split } from '#contract/record.ts'
import { starvedSentence, starvingHoldout } from '#contract/starved.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import type { Gate, GateContext } from '../kit/gate.ts'
import { readLedger } from '../kit/ledger.ts'
import { examined, newTally, type Remark, results, type Tally, violate } from '../kit/tally.ts'
import { list, own, text, token } from '../kit/untrusted.ts'
import { binomialBounds } from './binomial.ts'
import { type DistributionSummary, distributionExaminer, mixKey, partsOf } from './examiner.ts'
import { distributionFaults } from './faults.ts'
import { groupsOf, type Tie } from './groups.ts'
import { type DistributionCode, distributionRules } from './rules.ts'

type Counts = Tally<DistributionCode>
type BySplit = Record<Split, number>

const none = (): BySplit => ({ train: 0, val: 0, test: 0 })
/** A threshold or a weight in per cent: 7%, not 7.000000000000001%. */
const percent = (value: number): string => `${Number((100 * value).toFixed(4))}%`

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}% (${part} of ${whole})`

async function tiesOf({ census, store }: GateContext): Promise<Tie[]> {
  const ties: Tie[] = []
  for await (const { entry } of readLedger(census, store)) {
    const survivor = text(entry?.['survivor'])
    const document = text(entry?.['document_id'])
    if (survivor !== undefined && /^[0-9a-f]{64}$/.test(survivor) && document !== undefined) ties.push({ survivor, document })
  }
  return ties
}

interface Pool {
  /** Conversations of groups that no holdout forces to test, by split. */
  conversations: BySplit
  groups: BySplit
  /** Groups by family and split. */
  families: Map<string, BySplit>
  /** Groups that a holdout, hard or lifted, is in: counted apart. */
  apart: number
}

/** A group counts once for every family in it; where leakage has torn one apart, by the split of its first record. */
function poolOf({ census, profile }: GateContext, ties: readonly Tie[]): Pool {
  const { columns, families, shards, population } = census
  const groups = groupsOf(census, ties)
  const holdout = new Set(Object.keys(profile.holdouts).map((family) => families.indexOf(family)))
  const forced = new Uint8Array(population)
  for (let index = 0; index < population; index++) if (holdout.has(columns.family[index]!)) forced[groups[index]!] = 1
  const pool: Pool = { conversations: none(), groups: none(), families: new Map(), apart: 0 }
  const counted = new Set<number>()
  for (let index = 0; index < population; index++) {
    const group = groups[index]!
    if (forced[group] === 1) {
      if (group === index) pool.apart++
      continue
    }
    pool.conversations[shards[columns.shard[index]!]!.split]++
    const split = shards[columns.shard[group]!]!.split
    if (group === index) pool.groups[split]++
    const family = columns.family[index]!
    const key = group * (families.length + 1) + family + 1
    if (family < 0 || counted.has(key)) continue
    counted.add(key)
    const name = families[family]!
    if (!pool.families.has(name)) pool.families.set(name, none())
    pool.families.get(name)![split]++
  }
  return pool
}

const sum = (counts: BySplit): number => counts.train + counts.val + counts.test

function judgePool({ profile }: GateContext, { conversations }: Pool, tally: Counts): void {
  const all = sum(conversations)
  for (const split of SPLITS) {
    if (all === 0) continue
    examined(tally.pool_share)
    const [low, high] = profile.thresholds[split]
    const found = conversations[split] / all
    if (found >= low && found <= high) continue
    violate(tally, {
      code: 'pool_share',
      subject: split,
      expected: `${percent(low)} to ${percent(high)} of the pool`,
      found: share(conversations[split], all),
    })
  }
}

function judgeFamilies({ families }: Pool, tally: Counts): void {
  for (const [family, counts] of families) {
    const all = sum(counts)
    if (all < splits.familyBounds.minimumGroups) continue
    for (const split of SPLITS) {
      examined(tally.family_share)
      const [low, high] = binomialBounds(all, splits.ratios[split], splits.familyBounds.confidence)
      if (counts[split] >= low && counts[split] <= high) continue
      violate(tally, {
        code: 'family_share',
        subject: `${token(family)}/${split}`,
        expected: `${low} to ${high} of ${all} groups`,
        found: share(counts[split], all),
        names: [token(family), split],
      })
    }
  }
}

/** Classes that the manifest gives to its sources, by name. */
function sourceClasses(manifest: unknown): Map<string, string> {
  return new Map(
    list(own(manifest, 'sources')).flatMap((source) => {
      const [name, group] = [text(own(source, 'name')), text(own(source, 'source_class'))]
      return name === undefined || group === undefined ? [] : [[name, group] as const]
    }),
  )
}

/** Warnings, and by part of a mix what train holds of it. */
function judgeStages({ census, profile }: GateContext, tally: Counts): Required<Pick<Remark, 'warnings' | 'measures'>> {
  const parts = partsOf(census.summaries[distributionExaminer.name] as DistributionSummary, sourceClasses(census.manifest))
  const warnings: string[] = []
  const measures: Record<string, number> = {}
  for (const { phase, part, weight } of MIX_PARTS) {
    examined(tally.stage_unsatisfiable)
    const { train, val, test } = parts[mixKey({ phase, part })]!
    Object.assign(measures, { [`train.${phase}/${part}`]: train, [`held_out.${phase}/${part}`]: val + test })
    const family = starvingHoldout(part, profile)
    if (family !== undefined) {
      const only = Object.keys(PHASES[phase]!.mix).length === 1
      warnings.push(`${starvedSentence({ phase, part, family, weight, test, only })} To lift it, the signer names it in the profile.`)
    } else if (train === 0 && val + test > 0) {
      violate(tally, {
        code: 'stage_unsatisfiable',
        subject: `${phase}/${part}`,
        expected: `records of ${part} in train`,
        found: `none; ${val + test} in val and test`,
        names: [part.split(':')[0]!, phase],
      })
    } else if (train === 0) {
      warnings.push(`${phase}: ${percent(weight)} of its mix is ${part}, and the data holds none of it; the other parts take its weight.`)
    }
  }
  return { warnings, measures }
}

export const distributionGate: Gate<DistributionCode> = {
  name: 'distribution',
  claim: 'The splits hold their shares of the pool and of every large family, and every stage can be trained.',
  rules: distributionRules,
  examiners: [distributionExaminer],
  faults: distributionFaults,
  async check(context) {
    const tally: Counts = newTally(Object.keys(distributionRules) as DistributionCode[])
    const pool = poolOf(context, await tiesOf(context))
    judgePool(context, pool, tally)
    judgeFamilies(pool, tally)
    const stages = judgeStages(context, tally)
    const remarks: Partial<Record<DistributionCode, Remark>> = {
      pool_share: {
        measures: {
          ...prefixed('conversations', pool.conversations),
          ...prefixed('groups', pool.groups),
          groups_with_a_holdout: pool.apart,
        },
        ...(tally.pool_share.population === 0 && context.census.population > 0
          ? { emptyBecause: 'every record is in a group with a holdout' }
          : {}),
      },
      stage_unsatisfiable: stages,
    }
    if (tally.family_share.population === 0)
      remarks.family_share = { emptyBecause: `no family has ${splits.familyBounds.minimumGroups} groups` }
    return results(distributionRules, tally, remarks)
  },
}

const prefixed = (prefix: string, counts: BySplit): Record<string, number> =>
  Object.fromEntries(SPLITS.map((split) => [`${prefix}.${split}`, counts[split]]))
