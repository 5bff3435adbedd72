import { expect, test } from 'vitest'
import type { Message } from '#contract/record.ts'
import type { SourceConversation } from '../generator.ts'
import { conversation, runOver } from '../trial.ts'
import { longRunningTherapy as generator } from './long-running-therapy.ts'

/** Turns `from` to `to` of a session, the client first. */
const turns = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ role: (from + i) % 2 === 1 ? 'user' : 'assistant', content: `turn ${from + i}` }))

const run = (given: SourceConversation[], options: Record<string, unknown> = {}, limit?: number): ReturnType<typeof runOver> =>
  runOver(generator, given, options, limit)

const at = (record: number, part?: number): { position: SourceConversation['conversation']['position'] } => ({
  position: { record, ...(part === undefined ? {} : { part }) },
})

test('sessions of more than 20 turns are taken whole, shorter ones are not', async () => {
  const { records, counts } = await run([
    conversation('1', turns(1, 20), at(1)),
    conversation('2', [{ role: 'system', content: 'be kind' }, ...turns(1, 20)], at(2)),
    conversation('3', turns(1, 21), at(3)),
    conversation('4', turns(1, 3000), at(4)),
  ])
  expect(records.map(({ messages }) => messages)).toEqual([turns(1, 21), turns(1, 3000)])
  expect(records[0]!.metadata).toEqual({
    generator: { name: 'long_running_therapy', version: '1', seed: 5, parents: ['a.jsonl#3'] },
    source_key: 'a.jsonl',
    document_id: 'a.jsonl#3',
    steps: [],
    labels: { pieces: 1 },
  })
  expect(counts).toEqual({ sessions: 4, too_short: 2, without_session_id: 4 })
})

test('the number of turns is an option, and the limit one of records', async () => {
  const given = [conversation('1', turns(1, 6), at(1)), conversation('2', turns(1, 9), at(2)), conversation('3', turns(1, 30), at(3))]
  expect((await run(given, { minTurns: 9 })).records).toHaveLength(2)
  expect((await run(given, { minTurns: 2 }, 2)).records).toHaveLength(2)
  await expect(run(given, { minTurns: 1 })).rejects.toThrow(/minTurns: found 1/)
})

test('pieces that were cut from one record are one session again, wherever its own length would not do', async () => {
  const cut = { steps: ['document_chunk' as const] }
  const { records, counts } = await run([
    conversation('1', turns(1, 12), { ...at(1, 1), ...cut }),
    conversation('1', turns(13, 24), { ...at(1, 2), ...cut, crisis: true, quality: 0.5 }),
    conversation('2', turns(1, 4), at(2)),
  ])
  expect(records.map(({ messages }) => messages)).toEqual([turns(1, 24)])
  expect(records[0]!.metadata).toMatchObject({ steps: ['session_join'], crisis: true, quality_score: 0.5, labels: { pieces: 2 } })
  expect(records[0]!.metadata.labels).not.toHaveProperty('gaps')
  expect(counts).toMatchObject({ joined: 1, too_short: 1 })
})

test('pieces of a named session lie anywhere in its object, in any order, some of them twice', async () => {
  const { records, counts } = await run([
    conversation('s2', turns(1, 8), { ...at(1), piece: 1 }),
    conversation('s1', turns(15, 28), { ...at(2), piece: 2 }),
    conversation('s2', turns(9, 12), { ...at(3), piece: 2 }),
    conversation('s1', turns(1, 16), { ...at(4), piece: 1 }),
    conversation('s1', turns(1, 16), { ...at(5), piece: 1 }),
    conversation('s1', turns(1, 30), { ...at(6), key: 'b.jsonl' }),
  ])
  expect(records.map(({ messages, metadata }) => [metadata.document_id, messages])).toEqual([
    ['a.jsonl#s1', turns(1, 28)],
    ['b.jsonl#s1', turns(1, 30)],
  ])
  expect(counts).toMatchObject({ sessions: 3, joined: 1, pieces_repeated: 1, messages_overlapping: 2, too_short: 1 })
  expect(counts).not.toHaveProperty('without_session_id')
})

test('what is no session is left out and counted: pairs, running text, fields that name no session', async () => {
  const long = turns(1, 40)
  const { records, counts } = await run([
    conversation('1', long, { ...at(1), rejected: [{ role: 'assistant', content: 'no' }] }),
    conversation('2', long, { ...at(2), steps: ['transcript_prompt'] }),
    ...Array.from({ length: 5001 }, (_, i) => conversation('anxiety', turns(2 * i + 1, 2 * i + 2), { ...at(4 + i), key: 'c.jsonl' })),
  ])
  expect(records).toEqual([])
  expect(counts).toEqual({
    'left_out.preference_pair': 1,
    'left_out.plain_text': 1,
    'left_out.names_no_session': 1,
  })
})

test('a session that two sources read is taken once', async () => {
  const { records, counts } = await run([
    conversation('s1', turns(1, 24), at(1)),
    conversation('s1', turns(1, 24), { ...at(1), source: 'again' }),
  ])
  expect(records).toHaveLength(1)
  expect(counts).toMatchObject({ session_of_two_sources: 1 })
})
