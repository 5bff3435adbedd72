import { expect, test } from 'vitest'
import { briefly, convertAll } from './shape-trial.ts'
import { turns } from './turns.ts'

test.each([
  ['dialog', 'speaker', 'text', 'usr', 'sys'],
  ['dialogue', 'role', 'content', 'client', 'therapist'],
  ['log', 'author', 'utterance', 'Seeker', 'Supporter'],
  ['turns', 'interlocutor', 'value', '来访者', '咨询师'],
  ['conversation', 'agent', 'message', 'user', 'bot'],
])('%s of %s and %s', async (list, speaker, text, user, assistant) => {
  const record = {
    [list]: [
      { [speaker]: user, [text]: 'a' },
      { [speaker]: assistant, [text]: 'b' },
    ],
  }
  expect(await briefly(turns, [record])).toEqual(['u:a|a:b'])
})

test('two speakers without roles: the first is the user; one that a role names decides for the other', async () => {
  const talk = (...names: string[]): object => ({ content: names.map((agent, i) => ({ agent, message: `m${i}` })) })
  expect(
    await briefly(turns, [talk('agent_1', 'agent_2', 'agent_1'), talk('Mia', 'Doctor'), talk('Doctor', 'Mia'), talk('Mia', 'client')]),
  ).toEqual(['u:m0|a:m1|u:m2', 'u:m0|a:m1', 'a:m0|u:m1', 'a:m0|u:m1'])
})

test('of several speakers the last one answers, or whom the configuration names; labels stay out', async () => {
  const record = { turns: ['Ana', 'Ben', 'Cem', 'Ana'].map((speaker, i) => ({ speaker, text: `m${i}` })) }
  expect(await briefly(turns, [record])).toEqual(['a:m0|u:m1\nm2|a:m3'])
  expect(await briefly(turns, [record], { roles: { ben: 'assistant', '*': 'user' } })).toEqual(['u:m0|a:m1|u:m2\nm3'])
})

test('strings alternate, carry labels, or stand beside their speakers', async () => {
  expect(
    await briefly(turns, [
      { dialog: ['a', 'b', 'c'] },
      { dialog: ['Therapist: a', 'Client: b'] },
      { utterances: ['a', 'b', 'c'], speakers: ['x', 'x', 'y'] },
      ['a', 'b'],
      { dialog: "['a', 'b']" },
      { dialog: "['a'\n 'b']" },
    ]),
  ).toEqual(['u:a|a:b|u:c', 'a:a|u:b', 'u:a\nb|a:c', 'u:a|a:b', 'u:a|a:b', 'u:a|a:b'])
})

test('entries that are a question and its answer, as fields or as lists of two', async () => {
  expect(
    await briefly(turns, [
      {
        conversation: [
          { system: 's', input: 'a', output: 'b' },
          { input: 'c', output: 'd' },
        ],
      },
      {
        history: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]),
  ).toEqual(['s:s|u:a|a:b|u:c|a:d', 'u:a|a:b|u:c|a:d'])
})

test('turns by number in an object, several names to a turn, and pieces of one turn in a list', async () => {
  expect(await briefly(turns, [{ dialogue: { 0: { speaker: 'A', text: 'a' }, 1: { speaker: 'B', text: 'b' } } }])).toEqual(['u:a|a:b'])
  expect(
    await briefly(turns, [
      {
        TURNS: [
          { NAMES: ['DM'], UTTERANCES: ['a', 'b'] },
          { NAMES: ['X', 'Y'], UTTERANCES: ['c'] },
        ],
      },
    ]),
  ).toEqual(['u:a\nb|a:c'])
})

test('wrong types and missing speakers are unit rejects, a monologue has one side', async () => {
  expect(
    await briefly(turns, [
      { dialog: [{ speaker: 'A', text: 5 }] },
      { dialog: [{ speaker: {}, text: 'a' }] },
      { dialog: [{ speaker: 'A', text: 'a' }, { text: 'b' }] },
      {
        dialog: [
          { speaker: 'A', text: 'a' },
          { speaker: 'A', text: 'b' },
        ],
      },
      { dialog: [] },
      { dialog: 3 },
    ]),
  ).toEqual([
    'unit_rejected wrong_type',
    'unit_rejected wrong_type',
    'unit_rejected missing_label',
    'conversation_rejected one_sided',
    'conversation_rejected empty_messages',
    'unit_rejected unknown_shape',
  ])
})

test('a long dialogue is cut before a user’s turn where chunkWords asks for it, and only there', async () => {
  const record = {
    system: 'S',
    dialog: Array.from({ length: 7 }, (_, i) => ({ speaker: i % 2 === 0 ? 'user' : 'assistant', text: `w${i} w w w` })),
  }
  const pieces = await convertAll(turns, [record], { chunkWords: 10 })
  expect(
    pieces.map(
      (piece) => piece.kind === 'conversation' && piece.conversation.messages.map(({ content }) => content.split(' ')[0]).join(' '),
    ),
  ).toEqual(['S w0 w1', 'S w2 w3', 'S w4 w5 w6'])
  expect(pieces.map((piece) => [piece.cut, piece.kind === 'conversation' && piece.conversation.position.part])).toEqual([
    [undefined, 1],
    [1, 2],
    [1, 3],
  ])
  expect(await convertAll(turns, [record])).toHaveLength(1)
})

test('sessions are selected by their turns; the others are ceded, not rejected', async () => {
  const talk = (n: number): object => ({ dialog: Array.from({ length: n }, (_, i) => `m${i}`) })
  expect((await briefly(turns, [talk(20), talk(21)], { minTurns: 21 })).map((line) => line.slice(0, 18))).toEqual([
    'ceded not_selected',
    'u:m0|a:m1|u:m2|a:m',
  ])
  expect((await briefly(turns, [talk(20), talk(21)], { maxTurns: 20 })).map((line) => line.slice(0, 18))).toEqual([
    'u:m0|a:m1|u:m2|a:m',
    'ceded not_selected',
  ])
})
