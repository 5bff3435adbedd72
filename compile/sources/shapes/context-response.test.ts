import { expect, test } from 'vitest'
import { contextResponse } from './context-response.ts'
import { briefly } from './shape-trial.ts'

test('the reply is the assistant’s, and so are earlier lines of its speaker', async () => {
  expect(
    await briefly(contextResponse, [
      { context: ['a', 'b'], response: 'c', label: 'x' },
      { context: ['a'], response: 'b' },
      { utterance: 'd', speaker: 'S', context: ['a', 'b', 'c'], context_speakers: ['L', 'S', 'P'] },
      { utterance: 'c', speaker: 'S', context: ['a', 'b'], context_speakers: ['S', 'L'] },
      { utterance: 'c', speaker: 'S', context: ['a', 'b'], context_speakers: ['L'] },
    ]),
  ).toEqual(['a:a|u:b|a:c', 'u:a|a:b', 'u:a|a:b|u:c|a:d', 'a:a|u:b|a:c', 'a:a|u:b|a:c'])
})

test('a reply to nobody, or to oneself, has one side', async () => {
  expect(
    await briefly(contextResponse, [
      { context: [], response: 'c' },
      { utterance: 'b', speaker: 'S', context: ['a'], context_speakers: ['S'] },
      { context: ['a', 5], response: 'c' },
      { context: 'a', response: 'b' },
    ]),
  ).toEqual([
    'conversation_rejected one_sided',
    'conversation_rejected one_sided',
    'unit_rejected wrong_type',
    'unit_rejected unknown_shape',
  ])
})
