import { expect, test } from 'vitest'
import { messages } from './messages.ts'
import { brief, briefly, convertAll } from './shape-trial.ts'

const said = (...pairs: [string, unknown][]): object => ({ messages: pairs.map(([role, content]) => ({ role, content })) })

test('roles of all conventions become four, and messages stand as they stood', async () => {
  const record = said(['developer', 'be kind'], ['human', 'hi'], ['user', 'again'], ['Bot', 'hello'], ['function', '{}'])
  expect(await briefly(messages, [record])).toEqual(['s:be kind|u:hi|u:again|a:hello|t:{}'])
})

test('content as a list of text parts is joined; a part that is no text is a wrong type', async () => {
  const parts = said(
    [
      'user',
      [
        { type: 'text', text: 'one' },
        { type: 'text', text: 'two' },
      ],
    ],
    ['assistant', 'ok'],
  )
  const image = said(['user', [{ type: 'image_url', image_url: { url: 'x' } }]], ['assistant', 'ok'])
  expect(await briefly(messages, [parts, image])).toEqual(['u:one\ntwo|a:ok', 'unit_rejected wrong_type'])
})

test('null content is a wrong type, unless the message calls tools', async () => {
  const calls = {
    messages: [
      { role: 'user', content: 'time?' },
      { role: 'assistant', content: null, tool_calls: [{ id: '1', type: 'function', function: { name: 'clock', arguments: '{}' } }] },
      { role: 'tool', content: '12:00' },
      { role: 'assistant', content: 'Noon.' },
    ],
  }
  expect(await briefly(messages, [calls, said(['user', null], ['assistant', 'ok'])])).toEqual([
    'u:time?|a:{"name":"clock","arguments":"{}"}|t:12:00|a:Noon.',
    'unit_rejected wrong_type',
  ])
})

test('an unknown role is rejected without being named, and options map it', async () => {
  const record = said(['Anna Example', 'hi'], ['assistant', 'hello'])
  const [piece] = await convertAll(messages, [record])
  expect(brief(piece!)).toBe('unit_rejected unknown_role')
  expect(JSON.stringify(piece)).not.toContain('Anna')
  expect(await briefly(messages, [record], { roles: { 'anna example': 'user' } })).toEqual(['u:hi|a:hello'])
})

test('messages without text are dropped; what is left decides', async () => {
  const values = [
    said(['user', 'hi'], ['assistant', ' \n'], ['assistant', 'hello']),
    said(['user', ''], ['assistant', '']),
    said(['user', 'hi'], ['assistant', '\u2003']),
    said(['assistant', 'hello, what brings you here?'], ['user', 'work']),
    { messages: [] },
    { messages: 'hi' },
    { text: 'hi' },
  ]
  expect(await briefly(messages, values)).toEqual([
    'u:hi|a:hello',
    'conversation_rejected empty_messages',
    'conversation_rejected one_sided',
    'a:hello, what brings you here?|u:work',
    'conversation_rejected empty_messages',
    'unit_rejected wrong_type',
    'unit_rejected unknown_shape',
  ])
})

test('a cell of a table may hold the list as JSON or as Python writes it', async () => {
  const python = `[{'role': 'user', 'content': "it's late"}, {'content': 'sleep\\nwell', 'role': 'assistant', 'weight': None}]`
  const json = JSON.stringify([
    { role: 'user', content: 'a' },
    { role: 'assistant', content: 'b' },
  ])
  expect(await briefly(messages, [{ messages: python }, { messages: json }])).toEqual(["u:it's late|a:sleep\nwell", 'u:a|a:b'])
})

test('a system message of the configuration stands before those that have none', async () => {
  const values = [said(['user', 'a'], ['assistant', 'b']), said(['system', 's'], ['user', 'a'], ['assistant', 'b'])]
  expect(await briefly(messages, values, { system: 'Listen.' })).toEqual(['s:Listen.|u:a|a:b', 's:s|u:a|a:b'])
})

test('what a record says about itself is carried', async () => {
  const record = { ...said(['user', 'a'], ['assistant', 'b']), metadata: { quality_score: 0.5, bias_flags: ['age'], crisis: true } }
  const [piece] = await convertAll(messages, [record])
  expect(piece).toMatchObject({ conversation: { quality: 0.5, biasFlags: ['age'], crisis: true, document: '1', position: { record: 1 } } })
})
