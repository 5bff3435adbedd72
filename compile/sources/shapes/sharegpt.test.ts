import { expect, test } from 'vitest'
import { sharegpt } from './sharegpt.ts'
import { briefly } from './shape-trial.ts'

test('from and value, tool calls and observations, system and tools beside them', async () => {
  const record = {
    conversations: [
      { from: 'human', value: 'weather?' },
      { from: 'function_call', value: '{"name":"w"}' },
      { from: 'observation', value: 'sun' },
      { from: 'gpt', value: 'Sunny.' },
    ],
    system: 'Help.',
    tools: '[{"name":"w"}]',
  }
  expect(await briefly(sharegpt, [record, { conversations: record.conversations, tools: '[]' }])).toEqual([
    's:Help.\n[{"name":"w"}]|u:weather?|a:{"name":"w"}|t:sun|a:Sunny.',
    'u:weather?|a:{"name":"w"}|t:sun|a:Sunny.',
  ])
})

test('variants: role and content under conversations, a bare list, text for value', async () => {
  expect(
    await briefly(sharegpt, [
      {
        conversations: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      },
      [
        { from: 'user', text: 'a' },
        { from: 'chatgpt', text: 'b' },
      ],
      { conversations: [{ from: 'human', value: 7 }] },
      { conversations: [{ value: 'a' }] },
    ]),
  ).toEqual(['u:a|a:b', 'u:a|a:b', 'unit_rejected wrong_type', 'unit_rejected missing_label'])
})
