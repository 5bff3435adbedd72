import { expect, test } from 'vitest'
import { preference } from './preference.ts'
import { brief, convertAll } from './shape-trial.ts'

const pairs = async (...values: unknown[]): Promise<string[]> =>
  (await convertAll(preference, values)).map((piece) =>
    piece.kind === 'conversation'
      ? `${brief(piece)} <> ${piece.conversation.rejected!.map(({ role, content }) => `${role[0]}:${content}`).join('|')}`
      : brief(piece),
  )

test('texts with a prompt, messages, a single message, lists of strings', async () => {
  const user = { role: 'user', content: 'q' }
  expect(
    await pairs(
      { prompt: 'q', chosen: 'good', rejected: 'bad' },
      { chosen: [user, { role: 'assistant', content: 'good' }], rejected: [user, { role: 'assistant', content: 'bad' }] },
      { prompt: 'q', chosen: [user, { role: 'assistant', content: 'good' }], rejected: [user, { role: 'assistant', content: 'bad' }] },
      {
        conversations: [
          { from: 'system', value: 's' },
          { from: 'human', value: 'q' },
        ],
        chosen: { from: 'gpt', value: 'good' },
        rejected: { from: 'gpt', value: 'bad' },
      },
      {
        input: { messages: [user] },
        preferred_output: [{ role: 'assistant', content: 'good' }],
        non_preferred_output: [{ role: 'assistant', content: 'bad' }],
      },
      { question: 'q', preferred_output: ['good'], non_preferred_output: ['bad'] },
    ),
  ).toEqual([
    'u:q|a:good <> a:bad',
    'u:q|a:good <> a:bad',
    'u:q|a:good <> a:bad',
    's:s|u:q|a:good <> a:bad',
    'u:q|a:good <> a:bad',
    'u:q|a:good <> a:bad',
  ])
})

test('whole dialogues as text share their beginning; the rejected side is all that differs', async () => {
  const start = '\n\nHuman: hi\n\nAssistant: hello'
  expect(
    await pairs(
      { chosen: `${start}\n\nHuman: why?\n\nAssistant: because`, rejected: `${start}\n\nHuman: why?\n\nAssistant: no` },
      { chosen: `${start}\n\nHuman: why?\n\nAssistant: because`, rejected: `${start} you\n\nHuman: how?\n\nAssistant: so` },
      { chosen: start, rejected: `${start}\n\nHuman: more\n\nAssistant: ok` },
    ),
  ).toEqual([
    'u:hi|a:hello|u:why?|a:because <> a:no',
    'u:hi|a:hello|u:why?|a:because <> a:hello you|u:how?|a:so',
    'u:hi|a:hello <> a:hello|u:more|a:ok',
  ])
})

test('equal sides after normalisation, and pairs with one side, are rejected for what they are', async () => {
  expect(
    await pairs(
      { prompt: 'q', chosen: 'Same ', rejected: 'same' },
      { prompt: 'q', chosen: 'good' },
      { prompt: 'q', chosen: 'good', rejected: '' },
      { prompt: 'q', chosen: null, rejected: 'bad' },
      { chosen: '\n\nHuman: q\n\nAssistant: a\n\nHuman: bye', rejected: '\n\nHuman: q\n\nAssistant: b' },
      { prompt: 'q', chosen: 4, rejected: 'bad' },
      { prompt: 'q', chosen: '', rejected: '' },
      { chosen: 'a', rejected: 'b' },
      { prompt: 'q' },
    ),
  ).toEqual([
    'conversation_rejected preference_equal',
    'conversation_rejected preference_incomplete',
    'conversation_rejected preference_incomplete',
    'conversation_rejected preference_incomplete',
    'conversation_rejected preference_incomplete',
    'unit_rejected wrong_type',
    'conversation_rejected empty_messages',
    'conversation_rejected one_sided',
    'unit_rejected unknown_shape',
  ])
})
