import type { LedgerEntry, LedgerKind } from '#contract/ledger.ts'
import type { ProvenanceEntry, SourceAccount } from '#contract/manifest.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset, reseal } from '../kit/memory-dataset.ts'
import type { ProvenanceCode } from './rules.ts'

const map = ({ manifest }: MemoryDataset): Record<string, ProvenanceEntry> => manifest.provenance_map as Record<string, ProvenanceEntry>
const entry = ({ ledger }: MemoryDataset, kind: LedgerKind): LedgerEntry => ledger.find((line) => line.kind === kind)!
/** The account of the first source that has so much of something. */
const account = ({ manifest }: MemoryDataset, having: 'kept' | 'rejected' | 'near_duplicate'): SourceAccount =>
  Object.values(manifest.accounting.sources).find((source) => source.kept > 0 && source[having] > 0)!
const loose = (of: object): Record<string, unknown> => of as Record<string, unknown>

/** Changes the manifest after it was sealed. */
const unsealed = (says: string, change: (dataset: MemoryDataset) => unknown): Fault => ({
  says,
  unsealed: true,
  break: (dataset) => void change(dataset),
})

export const provenanceFaults: Record<ProvenanceCode, Fault | readonly Fault[]> = {
  provenance_incomplete: [
    ...['document_id', 'source_group', 'source_key'].map((field) => ({
      says: `a record has no ${field}`,
      break: (dataset: MemoryDataset) => void delete loose(firstRecord(dataset).metadata)[field],
    })),
    { says: 'a record has no provenance', break: (dataset) => void delete loose(firstRecord(dataset).metadata)['provenance'] },
    {
      says: 'a record’s pipeline has no version',
      break: (dataset) => void delete loose(firstRecord(dataset).metadata.provenance.processing_pipeline)['version'],
    },
    { says: 'a record has no processing steps', break: (dataset) => void (firstRecord(dataset).metadata.provenance.processing_steps = []) },
    {
      says: 'one in a hundred records has lost its provenance, which a threshold of 5% would let pass',
      break: (dataset) =>
        void delete loose(firstRecord(dataset, ({ metadata }) => metadata.source_family === 'cptsd').metadata)['provenance'],
    },
  ],
  map_missing: [
    unsealed('the map has lost a record', (dataset) => delete map(dataset)[firstRecord(dataset).metadata.id]),
    unsealed('the map is empty', ({ manifest }) => (manifest.provenance_map = {})),
  ],
  map_orphan: unsealed(
    'the map names a record that is not there',
    (dataset) => (map(dataset)['f'.repeat(64)] = Object.values(map(dataset))[0]!),
  ),
  map_disagrees: [
    unsealed('the map names another source', (dataset) => (Object.values(map(dataset))[0]!.source_key = 's3://elsewhere/x.jsonl')),
    unsealed('the map names another family', (dataset) => (Object.values(map(dataset))[0]!.source_family = 'cptsd')),
    unsealed('the map leaves out a processing step', (dataset) => Object.values(map(dataset))[0]!.processing_steps.pop()),
    {
      says: 'a sidecar disagrees with a record',
      unsealed: true,
      break(dataset) {
        const path = 'provenance/provenance_000.jsonl'
        const lines = Object.entries(map(dataset)).map(([id, entry]) => ({ id, ...entry }))
        lines[7]!.content_hash = lines[8]!.content_hash
        dataset.files[path] = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
        dataset.manifest.provenance_map = { sidecars: [{ path, size_bytes: 0, sha256: '' }] }
      },
    },
  ],
  origin_changed: {
    says: 'the same record came from another object in the previous version',
    break: () => undefined,
    context(clean) {
      firstRecord(clean).metadata.source_key = 's3://pixelated-training-data/raw/other.jsonl'
      return { previous: reseal(clean) }
    },
  },
  survivor_missing: [
    {
      says: 'a survivor was dropped itself',
      break: (dataset) => void (entry(dataset, 'exact_duplicate').survivor = entry(dataset, 'near_duplicate').id!),
    },
    {
      says: 'a record that was dropped as a near-duplicate is in the data',
      break: (dataset) => void (entry(dataset, 'near_duplicate').id = entry(dataset, 'exact_duplicate').survivor!),
    },
    { says: 'a duplicate names no survivor', break: (dataset) => void delete entry(dataset, 'exact_duplicate').survivor },
    {
      says: 'the survivor of a holdout text is no holdout',
      break: (dataset) => void (entry(dataset, 'excluded_holdout').survivor = entry(dataset, 'near_duplicate').survivor!),
    },
  ],
  similarity_low: [
    { says: 'a near-duplicate is similar to 0.94', break: (dataset) => void (entry(dataset, 'near_duplicate').similarity = 0.94) },
    { says: 'an exact duplicate is not equal', break: (dataset) => void (entry(dataset, 'exact_duplicate').similarity = 0.999) },
    { says: 'a similarity is above 1', break: (dataset) => void (entry(dataset, 'near_duplicate').similarity = 1.5) },
  ],
  refile_unproven: [
    {
      says: 'a crisis record has no line of its refiling',
      break: (dataset) => void dataset.ledger.splice(dataset.ledger.indexOf(entry(dataset, 'refiled')), 1),
    },
    {
      says: 'a line refiles into another family than the record is in',
      break: (dataset) => void (entry(dataset, 'refiled').other_family = 'sarcasm'),
    },
  ],
  ledger_text: [
    {
      says: 'a line quotes the conversation',
      break: (dataset) => void Object.assign(entry(dataset, 'rejected'), { content: 'what was said' }),
    },
    {
      says: 'the key of an object is a sentence of the conversation',
      break: (dataset) => void (entry(dataset, 'rejected').source_key = 'what was said'),
    },
    { says: 'a remark is as long as a message', break: (dataset) => void (entry(dataset, 'rejected').detail = 'word '.repeat(100)) },
  ],
  source_account_wrong: [
    unsealed('a source read one conversation more than it accounts for', (dataset) => account(dataset, 'kept').in++),
    unsealed('a source’s units do not add up', (dataset) => account(dataset, 'kept').units.read++),
  ],
  family_account_wrong: [
    unsealed('a family read one conversation more than it accounts for', ({ manifest }) => manifest.accounting.families['cptsd']!.in++),
    {
      says: 'a record is filed under another family than its source, without being refiled',
      break: (dataset) =>
        void (firstRecord(dataset, ({ metadata }) => metadata.source_family === 'addiction').metadata.source_family = 'cptsd'),
    },
    unsealed(
      'a family refiles out what none refiles in',
      ({ manifest }) => manifest.accounting.families['edge_case_generator']!.refiled_out--,
    ),
  ],
  kept_wrong: [
    unsealed('an account keeps one more and rejects one less', (dataset) => {
      const of = account(dataset, 'rejected')
      of.kept++
      of.rejected--
    }),
    unsealed('a family is not in the accounting', ({ manifest }) => delete manifest.accounting.families['cptsd']),
    {
      says: 'a record vanished from the shards after the accounting',
      unsealed: true,
      break: (dataset) => void (dataset.shards['train/train_000.jsonl'] as DatasetRecord[]).pop(),
    },
  ],
  ledger_count_wrong: [
    unsealed('the ledger has lost a line', ({ ledger }) => ledger.shift()),
    {
      says: 'a rejected conversation is listed twice, to make up for one that was lost',
      break: (dataset) => void dataset.ledger.push(structuredClone(entry(dataset, 'rejected'))),
    },
    unsealed('an account calls a near-duplicate rejected', (dataset) => {
      const of = account(dataset, 'near_duplicate')
      of.near_duplicate--
      of.rejected++
    }),
  ],
}
