import { expect, test } from 'vitest'
import type { Message } from '#contract/record.ts'
import type { GeneratedRecord, SourceConversation } from '../generator.ts'
import { resolveOptions } from '../run/options.ts'
import { conversation, runOver } from '../trial.ts'
import { cptsd as generator } from './cptsd.ts'

const talk = (content: string): Message[] => [
  { role: 'user', content },
  { role: 'assistant', content: 'Take your time.' },
]
/** Words without any evidence. */
const filler = (words: number): string => 'the garden was green and the kettle sang on the stove '.repeat(Math.ceil(words / 11))

const SURVIVOR = talk('My inner critic never sleeps, and since the rape I dissociate whenever somebody shouts.')
const GARDENER = talk('My tomatoes have blight. What helps?')
const MENTION = talk('PTSD is on the list of the topics for the conference.')

const run = (given: SourceConversation[], options: Record<string, unknown> = {}, limit?: number): ReturnType<typeof runOver> =>
  runOver(generator, given, options, limit)

const documents = (records: readonly GeneratedRecord[]): (string | undefined)[] => records.map(({ metadata }) => metadata.document_id)

test('a conversation with evidence is taken as it is, and says why; others are not', async () => {
  const { records, counts } = await run([
    conversation('s1', SURVIVOR, { quality: 0.7, crisis: true, steps: ['session_join'] }),
    conversation('s2', GARDENER),
    conversation('s3', MENTION),
  ])
  expect(records).toEqual([
    {
      messages: SURVIVOR,
      metadata: {
        generator: { name: 'cptsd', version: '1', seed: 5, parents: ['a.jsonl#s1'] },
        source_key: 'a.jsonl',
        document_id: 'a.jsonl#s1',
        steps: ['session_join'],
        crisis: true,
        quality_score: 0.7,
        labels: { score: 4.2, evidence: 'assault,dissociation,inner-critic' },
      },
    },
  ])
  expect(counts).toMatchObject({ documents: 3, tagged: 1, no_evidence: 1, below_threshold: 1, 'evidence.dissociation': 1 })
})

test('pieces of a document are tagged together, wherever in its object they stand', async () => {
  const { records } = await run([
    conversation('session', GARDENER, { position: { record: 1, part: 1 } }),
    conversation('other', GARDENER, { position: { record: 2 } }),
    conversation('session', SURVIVOR, { position: { record: 3, part: 2 } }),
    conversation('session', GARDENER, { position: { record: 4, part: 3 } }),
  ])
  expect(records.map(({ messages }) => messages)).toEqual([GARDENER, SURVIVOR, GARDENER])
  expect(new Set(documents(records))).toEqual(new Set(['a.jsonl#session']))
  expect(records.map(({ metadata }) => metadata.labels!['pieces'])).toEqual([3, 3, 3])
})

test('a long talk with one mention is not tagged, one that keeps to its subject is', async () => {
  const transcript = (document: string, text: string): SourceConversation =>
    conversation(
      document,
      [
        { role: 'user', content: 'Tell me about it.' },
        { role: 'assistant', content: text },
      ],
      {
        steps: ['transcript_prompt'],
      },
    )
  const subject = 'The inner critic is loud, survivors of childhood abuse dissociate, and toxic shame keeps them in a freeze response. '
  const { records } = await run([
    transcript('mention', `${filler(6000)} A friend of mine has nightmares since. ${filler(6000)}`),
    transcript('subject', Array.from({ length: 20 }, () => subject + filler(300)).join(' ')),
  ])
  expect(documents(records)).toEqual(['a.jsonl#subject'])
})

test('the template that asks for a transcript is no evidence', async () => {
  const asked = [
    { role: 'user', content: 'Please give me a talk on complex PTSD and dissociation.' },
    { role: 'assistant', content: filler(100) },
  ] as Message[]
  expect((await run([conversation('t', asked, { steps: ['transcript_prompt'] })])).records).toEqual([])
})

test('a source or path that speaks of trauma adds to evidence and never stands alone', async () => {
  const weak = talk('The nightmares are worse in November.')
  const none = [conversation('1', weak), conversation('2', GARDENER, { position: { record: 2 } })]
  const named = none.map((each) => ({ ...each, source: 'cptsd-talks' }))
  const own = none.map((each) => ({
    ...each,
    key: 'healing/talks.jsonl',
    documentId: each.documentId.replace('a.jsonl', 'healing/talks.jsonl'),
  }))
  expect((await run(none)).records).toHaveLength(0)
  expect(documents((await run(named)).records)).toEqual(['a.jsonl#1'])
  expect((await run(own)).records).toHaveLength(0)
  expect(documents((await run(own, { hints: ['Healing'] })).records)).toEqual(['healing/talks.jsonl#1'])
})

test('pairs and the families that are left out are counted and not read', async () => {
  const { records, counts } = await run([
    conversation('1', SURVIVOR, { rejected: [{ role: 'assistant', content: 'no' }] }),
    conversation('2', SURVIVOR, { family: 'sarcasm' }),
  ])
  expect(records).toEqual([])
  expect(counts).toEqual({ 'left_out.preference_pair': 1, 'left_out.sarcasm': 1 })
})

test('of an object that two sources read, the first gives the document', async () => {
  const { records, counts } = await run([conversation('1', SURVIVOR), conversation('1', SURVIVOR, { source: 'again' })])
  expect(records).toHaveLength(1)
  expect(counts['document_of_two_sources']).toBe(1)
})

test('a limit takes whole documents only', async () => {
  const pieces = (document: string, number: number): SourceConversation[] =>
    Array.from({ length: number }, (_, i) => conversation(document, SURVIVOR, { position: { record: 7, part: i + 1 } }))
  const { records, counts } = await run([...pieces('a', 2), ...pieces('b', 2), ...pieces('c', 1)], {}, 3)
  expect(documents(records)).toEqual(['a.jsonl#a', 'a.jsonl#a'])
  expect(counts['beyond_limit']).toBe(2)
})

test('a threshold is asked for, and a wrong one is refused', async () => {
  expect((await run([conversation('1', SURVIVOR)], { threshold: 9 })).records).toEqual([])
  expect(() => resolveOptions(generator, { threshold: 0 })).toThrow(/threshold/)
})
