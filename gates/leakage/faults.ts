/** For every code of the leakage gate ways to break a clean dataset, each a mistake that a pipeline really makes. */
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { wordSet, words } from '#contract/word-set.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset, rehash } from '../kit/memory-dataset.ts'
import type { LeakageCode } from './gate.ts'

const isChat = ({ metadata }: DatasetRecord): boolean => metadata.preference === undefined
const inSplit = (dataset: MemoryDataset, split: string, wanted: (record: DatasetRecord) => boolean = isChat): DatasetRecord =>
  firstRecord(dataset, (record, of) => of === split && wanted(record))
const isPool =
  (dataset: MemoryDataset) =>
  (record: DatasetRecord): boolean =>
    isChat(record) && !(record.metadata.source_family in dataset.manifest.profile.holdouts)

/** Gives `record` other messages, and makes its id and hash right. */
function retell(record: DatasetRecord, messages: DatasetRecord['messages']): void {
  record.messages = messages
  rehash(record)
}

const copy = (record: DatasetRecord): DatasetRecord['messages'] => structuredClone(record.messages)

/** `shared` words in common, `own` of its own. */
const text = (shared: number, own: number, mark: string): string =>
  [...Array.from({ length: shared }, (_, i) => `common${i}`), ...Array.from({ length: own }, (_, i) => `${mark}${i}`)].join(' ')

const told = (asked: string, answered: string): DatasetRecord['messages'] => [
  { role: 'user', content: asked },
  { role: 'assistant', content: answered },
]

const exact: Fault[] = [
  {
    says: 'a train conversation stands in test again, messages in another order and other letter case',
    break(dataset) {
      const [first, ...rest] = copy(inSplit(dataset, 'train'))
      retell(inSplit(dataset, 'test', isPool(dataset)), [...rest, { ...first!, content: `  ${first!.content.toUpperCase()}\n` }])
    },
  },
  {
    says: 'a val conversation stands in test again',
    break: (dataset) => retell(inSplit(dataset, 'test', isPool(dataset)), copy(inSplit(dataset, 'val'))),
  },
]

const near: Fault[] = [
  {
    says: 'test holds a copy at a similarity of exactly 0.95: 38 words of 40',
    break(dataset) {
      retell(inSplit(dataset, 'train'), told(text(38, 1, 'one'), 'common1'))
      retell(inSplit(dataset, 'test', isPool(dataset)), told(text(38, 1, 'two'), 'common2'))
    },
  },
  {
    says: 'val holds a copy with its sentences in another order',
    break(dataset) {
      const messages = copy(inSplit(dataset, 'train'))
      for (const message of messages) message.content = message.content.split(' ').reverse().join(' ')
      retell(inSplit(dataset, 'val'), messages)
    },
  },
  {
    says: 'test holds a Chinese copy with one of 60 characters changed',
    break(dataset) {
      const characters = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i * 7))
      retell(inSplit(dataset, 'train'), told(characters.join(''), '好'))
      retell(inSplit(dataset, 'test', isPool(dataset)), told(characters.with(59, '末').join(''), '好'))
    },
  },
  {
    says: 'a preference pair of train stands in test with the same chosen and nearly the same rejected answer',
    break(dataset) {
      const isPair = (record: DatasetRecord): boolean => !isChat(record)
      const source = inSplit(dataset, 'train', isPair)
      source.metadata.preference!.rejected[0]!.content = text(60, 0, '')
      rehash(source)
      // The kit may hold no pair outside of train: a conversation becomes one.
      const target = inSplit(dataset, 'test', isPool(dataset))
      target.metadata.preference = { rejected: [{ role: 'assistant', content: text(60, 1, 'other') }] }
      retell(target, copy(source))
    },
  },
]

const group: Fault[] = [
  {
    says: 'a document has one piece in train and one in test',
    break(dataset) {
      inSplit(dataset, 'test', isPool(dataset)).metadata.document_id = inSplit(dataset, 'train').metadata.document_id
    },
  },
  {
    says: 'two conversations begin with the same two messages and lie in train and val',
    break(dataset) {
      const beginning = copy(inSplit(dataset, 'train')).slice(0, 2)
      const record = inSplit(dataset, 'val')
      retell(record, [...beginning, ...told('and what if the evening returns once more', text(50, 30, 'later'))])
      inSplit(dataset, 'train').messages[0]!.content += '\n' // stripped before it is compared
      rehash(inSplit(dataset, 'train'))
    },
  },
  {
    says: 'a duplicate dropped for a train record was cut from a document that lies in test',
    break(dataset) {
      const entry = dataset.ledger.find(({ kind }) => kind === 'near_duplicate')!
      entry.survivor = inSplit(dataset, 'train').metadata.id
      entry.document_id = inSplit(dataset, 'test', isPool(dataset)).metadata.document_id
    },
  },
  {
    says: 'two duplicates of one document were dropped for records of two splits',
    break(dataset) {
      const entries = dataset.ledger.filter(({ kind }) => kind === 'near_duplicate' || kind === 'exact_duplicate')
      for (const [at, split] of ['train', 'test'].entries()) {
        entries[at]!.survivor = inSplit(dataset, split, isPool(dataset)).metadata.id
        entries[at]!.document_id = 'one-talk'
      }
    },
  },
  {
    says: 'the rejected answer of a train pair is a conversation of test',
    break(dataset) {
      const pair = inSplit(dataset, 'train', (record) => !isChat(record))
      retell(inSplit(dataset, 'test', isPool(dataset)), [
        ...copy(pair).slice(0, -1),
        ...structuredClone(pair.metadata.preference!.rejected),
      ])
    },
  },
  {
    says: 'the ledger is gone, and the accounting says that something was dropped',
    unsealed: true,
    break: (dataset) => void (dataset.ledger = []),
  },
]

const holdoutText: Fault[] = [
  {
    says: 'a longer train record has a whole holdout conversation inside',
    break(dataset) {
      const held = inSplit(dataset, 'test', ({ metadata }) => metadata.source_family === 'sarcasm')
      const record = inSplit(dataset, 'train')
      retell(record, [...copy(record), ...told(text(30, 5, 'before'), held.messages.map(({ content }) => content.toUpperCase()).join(' '))])
    },
  },
  {
    says: 'a val record has two thirds of a long session as its answer',
    break(dataset) {
      const held = inSplit(dataset, 'test', ({ metadata }) => metadata.source_family === 'long_running_therapy')
      const sequence = held.messages.flatMap(({ content }) => words(content))
      retell(inSplit(dataset, 'val'), told('Tell me about the evening.', sequence.slice(0, Math.ceil((sequence.length * 2) / 3)).join(' ')))
    },
  },
  {
    says: 'the rejected side of a train pair is a holdout conversation',
    break(dataset) {
      const held = inSplit(dataset, 'test', ({ metadata }) => metadata.source_family === 'voice_persona')
      const pair = inSplit(dataset, 'train', (record) => !isChat(record))
      pair.metadata.preference!.rejected = [{ role: 'assistant', content: held.messages.map(({ content }) => content).join(' ') }]
      rehash(pair)
    },
  },
]

/** Exact, near and group at once: the whole test record is a train record with one word more. */
const mixture: Fault = {
  says: 'a train conversation stands in test with its last answer one word longer',
  break(dataset) {
    const messages = copy(inSplit(dataset, 'train'))
    messages.at(-1)!.content += ' indeed'
    if (wordSet(messages).size < 39) messages[0]!.content += ` ${text(40, 0, '')}`
    const source = inSplit(dataset, 'train')
    retell(source, [{ ...messages[0]! }, ...source.messages.slice(1)])
    retell(inSplit(dataset, 'test', isPool(dataset)), messages)
  },
}

export const leakageFaults: Record<LeakageCode, readonly Fault[]> = {
  'leakage.exact': exact,
  'leakage.near': [...near, mixture],
  'leakage.group': group,
  'leakage.holdout_text': holdoutText,
  'leakage.overlap': [
    {
      says: 'a test record answers with what train answered, and the profile allows none of that',
      break(dataset) {
        const answer = text(30, 10, 'answered')
        retell(inSplit(dataset, 'train'), told(text(0, 25, 'asked'), answer))
        retell(inSplit(dataset, 'test', isPool(dataset)), told(text(0, 25, 'otherwise'), answer.toUpperCase()))
      },
      context: () => ({ profile: resolveProfile({ thresholds: { overlap: 0.9, overlap_records: 0 } }) }),
    },
    {
      says: 'a val record asks what train was asked, under another answer, and the profile allows none of that',
      break(dataset) {
        const asked = text(4, 20, 'asked')
        retell(inSplit(dataset, 'train'), told(asked, text(0, 25, 'one')))
        retell(inSplit(dataset, 'val', isPool(dataset)), told(asked, text(0, 25, 'two')))
      },
      context: () => ({ profile: resolveProfile({ thresholds: { overlap: 0.9, overlap_records: 0 } }) }),
    },
  ],
  'leakage.benchmark': [
    {
      says: 'a train record quotes two thirds of a benchmark question',
      break: (dataset) => retell(inSplit(dataset, 'train'), told(text(0, 5, 'before'), text(27, 30, 'after'))),
      context: () => ({
        benchmarks: [{ name: 'exam.jsonl', items: ['nothing of it is anywhere in what was compiled at all', text(36, 0, '')] }],
      }),
    },
    {
      says: 'a train message is a benchmark question too short for a 13-gram',
      break: (dataset) => retell(inSplit(dataset, 'train'), told(`  ${text(0, 9, 'quiz').toUpperCase()} `, text(0, 30, 'reply'))),
      context: () => ({ benchmarks: [{ name: 'quiz.txt', items: [text(0, 9, 'quiz')] }] }),
    },
  ],
  'leakage.moved_to_train': [
    {
      says: 'a record that the previous version held out in test is in train',
      break: () => undefined,
      context(clean) {
        const record = inSplit(clean, 'train')
        record.metadata.split = 'test'
        for (const shard of Object.values(clean.shards)) if (shard.includes(record)) shard.splice(shard.indexOf(record), 1)
        clean.shards['test/test_000.jsonl']!.push(record)
        return { previous: clean }
      },
    },
  ],
  'leakage.audit': [
    {
      says: 'no record has words that can be read, so nothing can be certified',
      break(dataset) {
        for (const shard of Object.values(dataset.shards))
          for (const record of shard) if (typeof record !== 'string') for (const message of record.messages) message.content = '\ud800'
      },
    },
  ],
}
