import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset } from '../kit/memory-dataset.ts'
import type { SplitCode } from './rules.ts'

/** Takes the first record of a family out of test and puts it at the end of another shard; its own split says so too. */
function move(dataset: MemoryDataset, family: string, to: 'train' | 'val'): void {
  const test = dataset.shards['test/test_000.jsonl']!
  const at = test.findIndex((record) => (record as DatasetRecord).metadata.source_family === family)
  const [record] = test.splice(at, 1) as [DatasetRecord]
  record.metadata.split = to
  dataset.shards[`${to}/${to}_000.jsonl`]!.push(record)
}

const lifted = (share: number) => () => ({
  profile: resolveProfile({ lifted: { voice_persona: { share, owner: 'head of data', reason: 'voice is trained on' } } }),
})

export const splitFaults: Record<SplitCode, Fault | readonly Fault[]> = {
  holdout_outside_test: [
    ...['long_running_therapy', 'edge_case_crisis', 'sarcasm', 'voice_persona'].map((family) => ({
      says: `a record of ${family} lies in train`,
      break: (dataset: MemoryDataset) => move(dataset, family, 'train'),
    })),
    { says: 'a record of sarcasm lies in val', break: (dataset) => move(dataset, 'sarcasm', 'val') },
    {
      says: 'the manifest under test no longer lists the holdout that lies in train',
      break(dataset) {
        move(dataset, 'sarcasm', 'train')
        delete dataset.manifest.holdout_families['sarcasm']
      },
    },
    {
      says: 'a record in train has lost its family',
      break: (dataset) => void delete (firstRecord(dataset).metadata as Partial<DatasetRecord['metadata']>).source_family,
    },
  ],
  lifted_share_exceeded: {
    says: 'all of a lifted holdout lies in train where the signer allowed none of it',
    break(dataset) {
      for (let n = 0; n < 3; n++) move(dataset, 'voice_persona', 'train')
    },
    context: lifted(0),
  },
  split_mismatch: [
    { says: 'a record in train says val', break: (dataset) => void (firstRecord(dataset).metadata.split = 'val') },
    {
      says: 'a record names no split',
      break: (dataset) => void delete (firstRecord(dataset).metadata as Partial<DatasetRecord['metadata']>).split,
    },
  ],
  holdout_list_mismatch: [
    {
      says: 'a holdout is missing from the manifest',
      break: (dataset) => void delete dataset.manifest.holdout_families['edge_case_crisis'],
    },
    {
      says: 'a holdout is not for test only',
      break: (dataset) => void (dataset.manifest.holdout_families['sarcasm']!.test_split_only = false as never),
    },
    { says: 'a holdout has no rationale', break: (dataset) => void (dataset.manifest.holdout_families['sarcasm']!.rationale = ' ') },
    { says: 'the manifest holds out a family that the signer lifted', break: () => undefined, context: lifted(0.5) },
  ],
  shard_misplaced: [
    {
      says: 'a shard of val is listed under train',
      unsealed: true,
      break: ({ manifest }) => void manifest.splits.train.shards.push(...manifest.splits.val.shards.splice(0, 1)),
    },
    {
      says: 'a shard has the id of another',
      unsealed: true,
      break: ({ manifest }) => void (manifest.splits.train.shards[0]!.shard_id = 'train_001'),
    },
    {
      says: 'the numbers of the shards have a gap',
      break(dataset) {
        dataset.shards['train/train_007.jsonl'] = dataset.shards['train/train_001.jsonl']!
        delete dataset.shards['train/train_001.jsonl']
      },
    },
  ],
}
