import { resolveProfile } from '#contract/profile.ts'
import { PII_TYPES } from '#contract/pii.ts'
import fc from 'fast-check'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset, rehash } from '../kit/memory-dataset.ts'
import { CANARIES } from './canaries/index.ts'
import type { PiiCode } from './rules.ts'

/** Appends to the first message of the first record, and makes its hashes right: only the text is at fault. */
function append(dataset: MemoryDataset, text: string): void {
  const record = firstRecord(dataset)
  record.messages[0]!.content += ` ${text}`
  rehash(record)
}

const sentence = (type: (typeof PII_TYPES)[number]): string => {
  const [{ before, value, after } = { before: '', value: '', after: '' }] = fc.sample(CANARIES[type], { seed: 7, numRuns: 1 })
  return `${before}${value}${after}`
}

export const piiFaults: Record<PiiCode, Fault | readonly Fault[]> = {
  requires_review: [
    {
      says: 'a record that waits for a person is published',
      break: (dataset) => void (firstRecord(dataset).metadata.pii_status = 'requires_review'),
    },
    {
      says: 'a record has no pii_status',
      break: (dataset) => void delete (firstRecord(dataset).metadata as { pii_status?: string }).pii_status,
    },
  ],
  residual: [
    ...PII_TYPES.map((type) => ({
      says: `a message holds an identifier (${type})`,
      break: (dataset: MemoryDataset) => append(dataset, sentence(type)),
    })),
    {
      says: 'a field that the contract does not know holds an e-mail address',
      break: (dataset) => void Object.assign(firstRecord(dataset).metadata, { marks: { by: ['marta@example.org'] } }),
    },
    {
      says: 'the rejected side of a pair holds an e-mail address',
      break(dataset) {
        const pair = firstRecord(dataset, ({ metadata }) => metadata.preference !== undefined)
        pair.metadata.preference!.rejected[0]!.content += ` ${sentence('EMAIL')}`
        rehash(pair)
      },
    },
    {
      says: 'an e-mail address hides behind full-width letters',
      break: (dataset) => append(dataset, 'Write to ｍａｒｔａ＠ｅｘａｍｐｌｅ．ｏｒｇ please.'),
    },
    {
      says: 'a document is named after a mailbox',
      break: (dataset) => void (firstRecord(dataset).metadata.document_id = 'mailboxes/marta@example.org#4'),
    },
  ],
  placeholder_malformed: [
    { says: 'a placeholder lost its underscore', break: (dataset) => append(dataset, 'Then [NAME 1] came.') },
    { says: 'a placeholder is in lower case', break: (dataset) => append(dataset, 'Then [name_1] came.') },
    { says: 'a placeholder has no number', break: (dataset) => append(dataset, 'Then [PHONE_] rang.') },
    { says: 'a placeholder counts from nought', break: (dataset) => append(dataset, 'Then [NAME_0] came.') },
  ],
  status_contradicts: [
    {
      says: 'a scrubbed record holds no placeholder',
      break: (dataset) =>
        void (firstRecord(dataset, ({ metadata }) => metadata.pii_status === 'none_detected').metadata.pii_status = 'scrubbed'),
    },
    {
      says: 'the placeholders of a scrubbed record were taken out',
      break(dataset) {
        const record = firstRecord(dataset, ({ metadata }) => metadata.pii_status === 'scrubbed')
        for (const message of record.messages) message.content = message.content.replace(/\[[A-Z_]+_\d+\]/g, 'someone')
        rehash(record)
      },
    },
    {
      says: 'a record where none was detected lists a masked name',
      break: (dataset) =>
        void (firstRecord(dataset, ({ metadata }) => metadata.pii_status === 'none_detected').metadata.provenance.pii_entities = {
          NAME: 1,
        }),
    },
  ],
  recall_below: {
    says: 'the signer’s threshold is one that no finding can reach',
    break: () => undefined,
    context: () => ({ profile: resolveProfile({ thresholds: { pii_review: 1 } }) }),
  },
}
