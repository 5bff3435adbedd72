/**
 * Splits of the kept records (contract section 4). A group goes one way whole: to test if it holds a holdout record; else where
 * its members were in the previous version, the furthest of them if they differ; else by a seeded draw on its leader.
 * Records never move from test or val to train, and a group that did not change stays where it is.
 */
import { SPLITS, type Split } from '#contract/record.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import type { Resolution } from '../dedup/resolve.ts'
import { hexAt, type Columns } from '../dedup/working-set.ts'
import { findGroups } from './groups.ts'
import { draw } from './keyed-hash.ts'

/** Split of a record that is not kept. */
export const NO_SPLIT = 255

export interface SplitPlan {
  columns: Pick<Columns, 'document' | 'prefix' | 'contentHash' | 'id' | 'holdout'>
  resolution: Pick<Resolution, 'outcome' | 'survivor'>
  /** 1 for records that take no part (in review, rejected). */
  absent?: Uint8Array
  seed: number
  /** Splits of the previous version by metadata.id. */
  previous?: ReadonlyMap<string, Split>
}

export interface Assignment {
  /** Index in `SPLITS` (0 train, 1 val, 2 test) by record; `NO_SPLIT` for records that are not kept. */
  split: Uint8Array
  /** Group by record: the smallest record index in it. */
  group: Uint32Array
  counts: {
    groups: number
    /** Groups that are test because they hold a holdout record; those of them that also hold pool records. */
    forcedByHoldout: number
    forcedMixed: number
    /** Pool records that a holdout in their group took to test. */
    poolRecordsForced: number
    /** Groups that took the split of the previous version; those whose members had been apart. */
    continued: number
    joined: number
    /** Groups by draw. */
    drawn: number
    /** Records that were in the previous version and are now in another split. */
    moved: number
  }
}

interface Groups {
  holdout: Uint8Array
  pool: Uint8Array
  /** Highest and lowest previous split of the members, dropped ones included; -1 for none. */
  furthest: Int8Array
  nearest: Int8Array
  leader: Int32Array
}

export function assignSplits(plan: SplitPlan): Assignment {
  const { columns, resolution, seed, previous } = plan
  const n = resolution.outcome.length
  const group = findGroups({ columns, survivor: resolution.survivor, ...(plan.absent && { absent: plan.absent }) })
  const isKept = (index: number): boolean => resolution.outcome[index] === 0 && plan.absent?.[index] !== 1
  const before = previousSplits(plan)
  const groups = survey(plan, group, isKept, before)

  const split = new Uint8Array(n).fill(NO_SPLIT)
  const ofGroup = new Uint8Array(n).fill(NO_SPLIT)
  const counts: Assignment['counts'] = {
    groups: 0,
    forcedByHoldout: 0,
    forcedMixed: 0,
    poolRecordsForced: 0,
    continued: 0,
    joined: 0,
    drawn: 0,
    moved: 0,
  }
  for (let g = 0; g < n; g++) {
    if (groups.leader[g] === -1) continue
    counts.groups++
    if (groups.holdout[g] === 1) {
      ofGroup[g] = SPLITS.indexOf('test')
      counts.forcedByHoldout++
      if (groups.pool[g] === 1) counts.forcedMixed++
    } else if (groups.furthest[g] !== -1) {
      ofGroup[g] = groups.furthest[g]!
      counts.continued++
      if (groups.nearest[g] !== groups.furthest[g]) counts.joined++
    } else {
      ofGroup[g] = drawn(draw('split', seed, hexAt(columns.id, groups.leader[g]!)))
      counts.drawn++
    }
  }
  for (let i = 0; i < n; i++) {
    if (!isKept(i)) continue
    split[i] = ofGroup[group[i]!]!
    if (groups.holdout[group[i]!] === 1 && columns.holdout[i] !== 1) counts.poolRecordsForced++
    if (previous !== undefined && before[i] !== -1 && before[i] !== split[i]) counts.moved++
  }
  return { split, group, counts }
}

function drawn(share: number): number {
  if (share < splits.ratios.train) return 0
  return share < splits.ratios.train + splits.ratios.val ? 1 : 2
}

/** Index in `SPLITS` by record, -1 where the previous version did not hold it. */
function previousSplits({ columns, resolution, previous }: SplitPlan): Int8Array {
  const before = new Int8Array(resolution.outcome.length).fill(-1)
  if (previous === undefined) return before
  for (let i = 0; i < before.length; i++) {
    const known = previous.get(hexAt(columns.id, i))
    if (known !== undefined) before[i] = SPLITS.indexOf(known)
  }
  return before
}

/** What each group holds, at the index of the group. Its leader is the kept member with the smallest keyed hash of its id. */
function survey({ columns, seed, absent }: SplitPlan, group: Uint32Array, isKept: (index: number) => boolean, before: Int8Array): Groups {
  const n = group.length
  const groups: Groups = {
    holdout: new Uint8Array(n),
    pool: new Uint8Array(n),
    furthest: new Int8Array(n).fill(-1),
    nearest: new Int8Array(n).fill(-1),
    leader: new Int32Array(n).fill(-1),
  }
  const smallest = new Float64Array(n).fill(Infinity)
  for (let i = 0; i < n; i++) {
    if (absent?.[i] === 1) continue
    const g = group[i]!
    const was = before[i]!
    if (was !== -1) {
      groups.furthest[g] = Math.max(groups.furthest[g]!, was)
      groups.nearest[g] = groups.nearest[g] === -1 ? was : Math.min(groups.nearest[g]!, was)
    }
    if (!isKept(i)) continue
    groups[columns.holdout[i] === 1 ? 'holdout' : 'pool'][g] = 1
    const key = draw('leader', seed, hexAt(columns.id, i))
    if (key < smallest[g]!) {
      smallest[g] = key
      groups.leader[g] = i
    }
  }
  return groups
}
