import type { DatasetRecord, Split } from '#contract/record.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, makeRecord, type MemoryDataset, recordsOf } from '../kit/memory-dataset.ts'
import type { DistributionCode } from './rules.ts'

const HOLDOUTS = ['long_running_therapy', 'edge_case_crisis', 'sarcasm', 'voice_persona']

/** Moves up to `count` records that `wanted` accepts from one split's shards to another's. */
function move(
  dataset: MemoryDataset,
  from: Split,
  to: Split,
  count: number,
  wanted: (record: DatasetRecord) => boolean = () => true,
): void {
  let left = count
  for (const path of Object.keys(dataset.shards).filter((name) => name.startsWith(`${from}/`))) {
    const moved = (dataset.shards[path] as DatasetRecord[]).filter(
      (record) => !HOLDOUTS.includes(record.metadata.source_family) && wanted(record) && left-- > 0,
    )
    dataset.shards[path] = dataset.shards[path]!.filter((record) => !moved.includes(record as DatasetRecord))
    for (const record of moved) record.metadata.split = to
    dataset.shards[`${to}/${to}_000.jsonl`]!.push(...moved)
  }
}

/** A twentieth of the pool. */
const twentieth = (dataset: MemoryDataset): number =>
  Math.ceil(recordsOf(dataset).filter(({ record }) => !HOLDOUTS.includes(record.metadata.source_family)).length / 20)

/** Adds records of one family until each split has so many. */
function grow(dataset: MemoryDataset, family: string, counts: Record<Split, number>): void {
  const like = firstRecord(dataset, ({ metadata }) => metadata.source_family === family).metadata
  let number = 10_000
  for (const [split, count] of Object.entries(counts) as [Split, number][]) {
    const there = recordsOf(dataset).filter(({ record, split: of }) => of === split && record.metadata.source_family === family).length
    for (let n = there; n < count; n++) {
      dataset.shards[`${split}/${split}_000.jsonl`]!.push(
        makeRecord({ family, split, number: number++, sourceGroup: like.source_group, sourceKey: like.source_key }),
      )
    }
  }
}

export const distributionFaults: Record<DistributionCode, Fault | readonly Fault[]> = {
  pool_share: [
    {
      says: 'the split is 80/10/10',
      break: (dataset) => (move(dataset, 'train', 'val', twentieth(dataset)), move(dataset, 'train', 'test', twentieth(dataset))),
    },
    {
      says: 'everything lies in train',
      break: (dataset) => (move(dataset, 'val', 'train', Infinity), move(dataset, 'test', 'train', Infinity)),
    },
    { says: 'val is empty', break: (dataset) => move(dataset, 'val', 'train', Infinity) },
  ],
  family_share: [
    {
      says: 'a family of more than 200 groups has none of them in test, as if it was split by itself',
      break(dataset) {
        move(dataset, 'test', 'train', Infinity, ({ metadata }) => metadata.source_family === 'addiction')
        grow(dataset, 'addiction', { train: 207, val: 20, test: 0 })
      },
    },
    {
      says: 'a family of more than 300 groups has an eighth of them in val',
      break: (dataset) => grow(dataset, 'cptsd', { train: 255, val: 40, test: 15 }),
    },
  ],
  stage_unsatisfiable: {
    says: 'all records of a family that a stage mixes lie in test',
    break: (dataset) => move(dataset, 'train', 'test', Infinity, ({ metadata }) => metadata.source_family === 'experimental'),
  },
}
