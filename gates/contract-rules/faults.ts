import { resolveProfile, type Waiver } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset, rehash } from '../kit/memory-dataset.ts'
import type { ContractCode } from './rules.ts'

/** Changes the first record that is no pair, and rehashes it where that is possible. */
const edit =
  (change: (record: DatasetRecord) => void, wanted?: (record: DatasetRecord) => boolean): Fault['break'] =>
  (dataset) => {
    const record = firstRecord(dataset, wanted)
    change(record)
    try {
      rehash(record)
    } catch {
      // What was broken can not be hashed.
    }
  }

const isPair = ({ metadata }: DatasetRecord): boolean => metadata.preference !== undefined
const loose = (record: DatasetRecord): Record<string, unknown> => record.metadata as unknown as Record<string, unknown>
const first = (dataset: MemoryDataset) => dataset.shards['train/train_000.jsonl']!

const waiver: Waiver = {
  gate: 'hash',
  rule: 'id_mismatch',
  subject: '*',
  owner: 'someone',
  reason: 'none',
  expires: '2030-01-01',
  dataset: '*',
}

export const contractFaults: Record<ContractCode, Fault | readonly Fault[]> = {
  line_malformed: [
    { says: 'a line is cut in the middle', break: (dataset) => void (first(dataset)[3] = '{"messages":[{"role":"user","con') },
    { says: 'a line is a list', break: (dataset) => void (first(dataset)[3] = '[]') },
    { says: 'a shard holds an empty line', break: (dataset) => void first(dataset).push('') },
    { says: 'a line ends with a carriage return', break: (dataset) => void (first(dataset)[3] = `${JSON.stringify(first(dataset)[3])}\r`) },
    {
      says: 'a record hides messages under a field that it names twice',
      break: (dataset) => void (first(dataset)[3] = `{"messages":[],${JSON.stringify(first(dataset)[3]).slice(1)}`),
    },
  ],
  line_unterminated: {
    says: 'the last line of a shard has no line feed',
    break: (dataset) =>
      void (dataset.files['val/val_000.jsonl'] = dataset.shards['val/val_000.jsonl']!.map((record) => JSON.stringify(record)).join('\n')),
  },
  record_schema: [
    { says: 'a record has no licence', break: edit((record) => void delete loose(record)['license_tag']) },
    {
      says: 'a custom licence has no detail',
      break: edit((record) => {
        record.metadata.license_tag = 'custom'
        delete record.metadata.license_detail
      }),
    },
    { says: 'a role is not in the list', break: edit((record) => void (record.messages[0]!.role = 'human' as never)) },
    { says: 'a message has another field', break: edit((record) => void Object.assign(record.messages[0]!, { name: 'x' })) },
    {
      says: 'a content is a list of parts',
      break: edit((record) => void (record.messages[0]!.content = [{ type: 'text', text: 'x' }] as never)),
    },
    { says: 'a record awaits review', break: edit((record) => void (record.metadata.pii_status = 'requires_review')) },
    { says: 'a family is not of the profile', break: edit((record) => void (record.metadata.source_family = 'poetry')) },
    { says: 'a quality score is above 1', break: edit((record) => void (record.metadata.quality_score = 1.2)) },
    { says: 'a time is no RFC 3339', break: edit((record) => void (record.metadata.provenance.processed_at = 'yesterday')) },
    { says: 'a record has no messages', break: edit((record) => void (record.messages = [])) },
  ],
  text_field_unknown: [
    {
      says: 'the original text stands in a field of its own',
      break: edit((record) => void (loose(record)['original_text'] = 'what was said before scrubbing')),
    },
    {
      says: 'a text hides two levels down in the provenance',
      break: edit((record) => void Object.assign(record.metadata.provenance, { debug: { before: ['a b'] } })),
    },
  ],
  message_empty: [
    { says: 'a message is white space', break: edit((record) => void (record.messages[0]!.content = ' \n\t')) },
    { says: 'a message is white space to Python alone', break: edit((record) => void (record.messages[0]!.content = '\u001c\u0085')) },
    { says: 'the rejected side is empty', break: edit((record) => void (record.metadata.preference!.rejected[0]!.content = ''), isPair) },
  ],
  text_not_normalised: [
    { says: 'a text is decomposed', break: edit((record) => void (record.messages[0]!.content += ' cafe\u0301')) },
    { says: 'a text holds half a character', break: edit((record) => void (record.messages[0]!.content += ' \ud83d')) },
    { says: 'a text holds a NUL', break: edit((record) => void (record.messages[0]!.content += '\0')) },
    {
      says: 'a text starts with a byte-order mark',
      break: edit((record) => void (record.messages[0]!.content = `\ufeff${record.messages[0]!.content}`)),
    },
  ],
  one_sided: { says: 'only the user speaks', break: edit((record) => record.messages.forEach((message) => void (message.role = 'user'))) },
  session_short: {
    says: 'a long session has 20 turns',
    break: edit(
      (record) => void record.messages.splice(20),
      ({ metadata }) => metadata.source_family === 'long_running_therapy',
    ),
  },
  phase_illegal: [
    {
      says: 'a session of sarcasm trains stage 5',
      break: edit(
        (record) => void (record.metadata.phase = 'stage5_long_running_therapy'),
        ({ metadata }) => metadata.source_family === 'sarcasm',
      ),
    },
    { says: 'a phase does not exist', break: edit((record) => void (record.metadata.phase = 'stage9_other')) },
  ],
  pair_incomplete: [
    { says: 'a pair has lost its rejected side', break: edit((record) => void delete record.metadata.preference, isPair) },
    {
      says: 'a pair ends in a question',
      break: edit((record) => void record.messages.push({ role: 'user', content: 'And then?' }), isPair),
    },
  ],
  pair_equal: {
    says: 'both sides of a pair are the same but for case and white space',
    break: edit(
      (record) =>
        void (record.metadata.preference!.rejected = [
          { role: 'assistant', content: ` ${record.messages.at(-1)!.content.toUpperCase()}\n` },
        ]),
      isPair,
    ),
  },
  manifest_missing: [
    { says: 'the manifest is not JSON', unsealed: true, break: ({ files }) => void (files['manifest.json'] = '{"splits":') },
    {
      says: 'the manifest names its holdouts twice',
      unsealed: true,
      break: ({ files, manifest }) => void (files['manifest.json'] = `{"holdout_families":{},${JSON.stringify(manifest).slice(1)}`),
    },
    { says: 'the manifest is a list', unsealed: true, break: ({ files }) => void (files['manifest.json'] = '[]') },
  ],
  manifest_schema: [
    {
      says: 'the manifest has no accounting',
      unsealed: true,
      break: ({ manifest }) => void delete (manifest as Partial<typeof manifest>).accounting,
    },
    { says: 'a checksum is no SHA-256', unsealed: true, break: ({ manifest }) => void (manifest.splits.train.shards[0]!.sha256 = 'abc') },
    {
      says: 'there is a fourth split',
      unsealed: true,
      break: ({ manifest }) => void Object.assign(manifest.splits, { extra: manifest.splits.val }),
    },
    {
      says: 'an entry of the provenance map has no format',
      unsealed: true,
      break: ({ manifest }) =>
        void delete (Object.values(manifest.provenance_map)[0] as Partial<{ original_format: string }>).original_format,
    },
  ],
  profile_differs: [
    {
      says: 'the manifest lowers a threshold',
      break: ({ manifest }) =>
        void (manifest.profile = { ...manifest.profile, thresholds: { ...manifest.profile.thresholds, near_duplicate: 1 } }),
    },
    {
      says: 'the manifest drops a holdout',
      break: ({ manifest }) =>
        void (manifest.profile = resolveProfile({ lifted: { sarcasm: { share: 1, owner: 'nobody', reason: 'none' } } })),
    },
    {
      says: 'the manifest waives a rule that the signer does not',
      break: ({ manifest }) => void (manifest.profile = resolveProfile({ waivers: [waiver] })),
    },
    {
      says: 'the manifest lacks a waiver of the signer',
      break: () => undefined,
      context: () => ({ profile: resolveProfile({ waivers: [waiver] }) }),
    },
  ],
  previous_differs: {
    says: 'the manifest continues no version, the signer names one',
    break: () => undefined,
    context: (clean) => ({ previous: clean }),
  },
  shard_too_large: {
    says: 'a shard holds 10,001 lines',
    break: (dataset) =>
      void (dataset.shards['train/train_000.jsonl'] = [
        ...first(dataset),
        ...Array.from({ length: 10_001 - first(dataset).length }, () => '{}'),
      ]),
  },
  path_illegal: [
    ...['/etc/passwd', '../train/train_000.jsonl', 'train//train_000.jsonl', 's3://bucket/train_000.jsonl', 'train\\train_000.jsonl'].map(
      (path) => ({
        says: `a shard's path is ${path}`,
        unsealed: true,
        break: ({ manifest }: MemoryDataset) => void (manifest.splits.train.shards[0]!.path = path),
      }),
    ),
    {
      says: 'an s3_path names another object',
      unsealed: true,
      break: ({ manifest }) => void (manifest.splits.train.shards[0]!.s3_path = 's3://bucket/other.jsonl'),
    },
    {
      says: 'the export lies elsewhere',
      unsealed: true,
      break: ({ manifest }) => void (manifest.compiled_export.path = 'compiled/dataset.jsonl'),
    },
  ],
  stray_file: [
    {
      says: 'the review queue lies under the root, and the manifest names it',
      break: ({ files }) => void (files['review/queue_000.jsonl'] = '{}\n'),
    },
    {
      says: 'conversations lie in a report that no gate reads, and the manifest names it',
      break: ({ files }) => void (files['reports/examples.json'] = '{"messages":[]}\n'),
    },
    { says: 'an editor left a copy', unsealed: true, break: ({ files }) => void (files['train/train_000.jsonl~'] = '\n') },
  ],
  ledger_schema: [
    {
      says: 'a ledger line quotes the text that it rejected',
      break: ({ ledger }) => void Object.assign(ledger[0]!, { text: 'what was rejected' }),
    },
    { says: 'a duplicate names no survivor', break: ({ ledger }) => void delete ledger[0]!.survivor },
    { says: 'a reason is not of the contract', break: ({ ledger }) => void (ledger[0]!.reason = 'boring' as never) },
    { says: 'a ledger line is not JSON', break: ({ files }) => void (files['ledger/ledger_001.jsonl'] = 'gone\n') },
    { says: 'the ledger is missing', unsealed: true, break: (dataset) => void (dataset.ledger = []) },
  ],
  sidecar_schema: {
    says: 'a line of a provenance sidecar has no id',
    unsealed: true,
    break(dataset) {
      const path = 'provenance/provenance_000.jsonl'
      dataset.files[path] = Object.values(dataset.manifest.provenance_map)
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join('')
      dataset.manifest.provenance_map = { sidecars: [{ path, size_bytes: 0, sha256: '0'.repeat(64) }] }
    },
  },
}
