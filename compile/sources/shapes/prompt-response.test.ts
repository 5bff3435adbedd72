import { expect, test } from 'vitest'
import { promptResponse } from './prompt-response.ts'
import { brief, briefly, convertAll } from './shape-trial.ts'

test.each([
  [{ prompt: 'a', response: 'b' }],
  [{ prompt: 'a', completion: 'b' }],
  [{ Questions: 'a', Answers: 'b' }],
  [{ QUESTION: 'a', ANSWER: 'b' }],
  [{ question_text: 'a', 'Answer Text': 'b' }],
  [{ instruction: 'a', input: '', output: 'b' }],
  [{ instruction: 'a', response: 'b' }],
  [{ query: 'a', reply: 'b' }],
  [{ human: 'a', assistant: 'b' }],
  [{ Context: 'a', Response: 'b' }],
  [{ input: 'a', output: 'b' }],
])('%j', async (record) => {
  expect(await briefly(promptResponse, [record])).toEqual(['u:a|a:b'])
})

test('instruction and input, context and question, system and history', async () => {
  expect(
    await briefly(promptResponse, [
      { instruction: 'a', input: 'x', output: 'b' },
      { context: 'c', question: 'a', answer: 'b' },
      { system: 's', instruction: 'c', output: 'd', history: [['a', 'b']] },
    ]),
  ).toEqual(['u:a\nx|a:b', 'u:c\na|a:b', 's:s|u:a|a:b|u:c|a:d'])
})

test('an empty side, or the word that a table library writes for none, is no text', async () => {
  expect(
    await briefly(promptResponse, [
      { prompt: 'a', response: '' },
      { prompt: 'a', response: 'None' },
      { prompt: 'nan', response: 'b' },
      { prompt: 'a', response: null },
      { prompt: ' ', response: 'null' },
      { prompt: 'a' },
      { id: 1 },
      { prompt: 'a', response: 5 },
      { prompt: 'a', response: { text: 'b' } },
      'a',
      { prompt: 'a', response: 'None of it.' },
    ]),
  ).toEqual([
    'conversation_rejected empty_message',
    'conversation_rejected empty_message',
    'conversation_rejected empty_message',
    'conversation_rejected empty_message',
    'conversation_rejected empty_messages',
    'conversation_rejected one_sided',
    'unit_rejected unknown_shape',
    'unit_rejected wrong_type',
    'unit_rejected wrong_type',
    'unit_rejected wrong_type',
    'u:a|a:None of it.',
  ])
})

test('several answers are several conversations of one document; an answer that is a list stays one', async () => {
  const pieces = await convertAll(promptResponse, [
    { question: 'q', answers: `['a', "it's b"]` },
    { instruction: 'list', output: `['a', 'b']` },
  ])
  expect(pieces.map(brief)).toEqual(['u:q|a:a', "u:q|a:it's b", "u:list|a:['a', 'b']"])
  expect(pieces.map(({ cut }) => cut)).toEqual([undefined, 1, undefined])
})

test('fields of the configuration: joined, empty ones left out, repetitions too; the document by its column', async () => {
  const fields = { user: 'title+body', assistant: 'reply', document: 'qid' }
  const pieces = await convertAll(
    promptResponse,
    [
      { title: 'T', body: 'B', reply: 'r', qid: '7' },
      { title: 'T', body: '', reply: 'r', qid: 8 },
      { title: 'long T', body: 'T', reply: 'r' },
    ],
    { fields },
  )
  expect(pieces.map(brief)).toEqual(['u:T\nB|a:r', 'u:T|a:r', 'u:long T|a:r'])
  expect(pieces.map((piece) => piece.kind === 'conversation' && piece.conversation.document)).toEqual(['7', '8', '3'])
})

test('where and whereNot select rows, also by one of several topics in a cell', async () => {
  const rows = [
    { q: 'a', a: 'b', topics: 'Grief, Addiction' },
    { q: 'c', a: 'd', topics: 'Work' },
    { q: 'e', a: 'f' },
  ]
  expect(await briefly(promptResponse, rows, { where: { topics: ['addiction'] } })).toEqual([
    'u:a|a:b',
    'ceded not_selected',
    'ceded not_selected',
  ])
  expect(await briefly(promptResponse, rows, { whereNot: { Topics: ['addiction'] } })).toEqual(['ceded not_selected', 'u:c|a:d', 'u:e|a:f'])
})
