import { COMPILED_PATH } from '#contract/layout.ts'
import { recordId } from '#contract/identity.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, rehash, sealFile } from '../kit/memory-dataset.ts'
import type { HashCode } from './rules.ts'

export const hashFaults: Record<HashCode, Fault | readonly Fault[]> = {
  content_hash_mismatch: [
    {
      says: 'one word of a message is changed after hashing',
      break: (dataset) => void (firstRecord(dataset).messages[0]!.content += ' indeed'),
    },
    {
      says: 'a content hash is written in capitals',
      break: (dataset) => void (firstRecord(dataset).metadata.content_hash = firstRecord(dataset).metadata.content_hash.toUpperCase()),
    },
    {
      says: 'a content hash lacks its prefix',
      break: (dataset) => void (firstRecord(dataset).metadata.content_hash = firstRecord(dataset).metadata.content_hash.slice(7)),
    },
    { says: 'a message has no text', break: (dataset) => void (firstRecord(dataset).messages[1]!.content = null as never) },
  ],
  id_mismatch: [
    {
      says: 'two roles are swapped, which the content hash does not see',
      break: (dataset) => {
        for (const message of firstRecord(dataset).messages) message.role = message.role === 'user' ? 'assistant' : 'user'
      },
    },
    {
      says: 'the rejected side of a pair is changed',
      break: (dataset) =>
        void (firstRecord(dataset, ({ metadata }) => metadata.preference !== undefined).metadata.preference!.rejected[0]!.content +=
          ' indeed'),
    },
  ],
  id_duplicate: [
    {
      says: 'a record is published in two splits',
      break: (dataset) => void dataset.shards['test/test_000.jsonl']!.push(structuredClone(firstRecord(dataset))),
    },
    {
      says: 'a record takes the text of another',
      break: (dataset) => {
        const [first, second] = dataset.shards['train/train_000.jsonl'] as never as [
          ReturnType<typeof firstRecord>,
          ReturnType<typeof firstRecord>,
        ]
        second.messages = structuredClone(first.messages)
        rehash(second)
        if (second.metadata.id !== recordId(first.messages)) throw new Error('the fault broke nothing')
      },
    },
  ],
  file_missing: { says: 'a shard is not there', unsealed: true, break: (dataset) => void delete dataset.shards['val/val_000.jsonl'] },
  file_unlisted: {
    says: 'a file lies under the root that the manifest does not name',
    unsealed: true,
    break: (dataset) => void (dataset.files['notes.txt'] = 'left behind\n'),
  },
  checksum_mismatch: [
    { says: 'one byte of a report is changed', unsealed: true, break: (dataset) => void (dataset.files['reports/statistics.json'] += ' ') },
    {
      says: 'the manifest states another size',
      unsealed: true,
      break: (dataset) => void dataset.manifest.splits.train.shards[0]!.size_bytes++,
    },
  ],
  count_mismatch: [
    {
      says: 'a shard counts one conversation too many',
      unsealed: true,
      break: (dataset) => void dataset.manifest.splits.train.shards[0]!.conversation_count++,
    },
    { says: 'the total is of another dataset', unsealed: true, break: (dataset) => void (dataset.manifest.total_conversations += 10) },
  ],
  export_mismatch: [
    {
      says: 'the export lacks its last line, and is sealed as such',
      unsealed: true,
      break(dataset) {
        dataset.files[COMPILED_PATH] = dataset.files[COMPILED_PATH]!.replace(/[^\n]*\n$/, '')
        sealFile(dataset, COMPILED_PATH)
      },
    },
    {
      says: 'the manifest lists the shards in another order',
      unsealed: true,
      break: (dataset) => void dataset.manifest.splits.train.shards.reverse(),
    },
  ],
  digest_mismatch: {
    says: 'the digest is that of another version',
    unsealed: true,
    break: (dataset) => void (dataset.manifest.dataset_digest = '0'.repeat(64)),
  },
}
