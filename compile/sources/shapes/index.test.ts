import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { ShapeOptions } from '../shape.ts'
import { chooseShape, SHAPES } from './index.ts'
import { accounted, convertAll, unitsOf } from './shape-trial.ts'

const window = '0.0 0 0 hello EOS 0.0 1 1 [Question] hi'
const prose = 'A long talk about sleep and what helps when it does not come at all. '.repeat(3)

test.each([
  ['messages', [{ messages: [{ role: 'user', content: 'a' }] }]],
  ['messages', [[{ role: 'user', content: 'a' }]]],
  ['sharegpt', [{ id: '1', conversations: [{ from: 'human', value: 'a' }] }]],
  ['sharegpt', [{ conversations: [{ role: 'user', content: 'a' }] }]],
  ['turns', [{ dialog: [{ speaker: 'usr', text: 'a' }] }]],
  ['turns', [{ log: [{ agent: 'x', utterance: 'a' }] }]],
  ['turns', [{ conversation: [{ input: 'a', output: 'b' }] }]],
  ['turns', [{ dialog: ['a', 'b'] }]],
  ['turns', [{ content: [{ message: 'a', agent: 'agent_1' }], article_url: 'x' }]],
  ['context_response', [{ label: 'S', response: 'a', context: ['b'] }]],
  ['context_response', [{ utterance: 'a', speaker: 'X', context: ['b'], context_speakers: ['Y'] }]],
  ['preference', [{ chosen: '\n\nHuman: a\n\nAssistant: b', rejected: '\n\nHuman: a\n\nAssistant: c' }]],
  [
    'preference',
    [{ conversations: [{ from: 'human', value: 'a' }], chosen: { from: 'gpt', value: 'b' }, rejected: { from: 'gpt', value: 'c' } }],
  ],
  ['preference', [{ input: { messages: [] }, preferred_output: [], non_preferred_output: [] }]],
  ['prompt_response', [{ Question_ID: '1', Questions: 'a', Answers: 'b' }]],
  ['prompt_response', [{ questionText: 'a', answerText: 'b', topic: 'x' }]],
  ['prompt_response', [{ instruction: 'a', input: '', output: 'b' }]],
  ['prompt_response', [{ conversation_id: '1', prompt: 'a', response: 'b' }]],
  [
    'utterance_rows',
    [
      { transcript_id: '0', interlocutor: 'client', utterance_text: 'a' },
      { transcript_id: '0', interlocutor: 'therapist', utterance_text: 'b' },
    ],
  ],
  [
    'utterance_rows',
    [
      { Dialogue_ID: '0', Speaker: 'X', Utterance: 'a' },
      { Dialogue_ID: '0', Speaker: 'Y', Utterance: 'b' },
    ],
  ],
  ['labelled_text', ['Therapist: a\nClient: b']],
  ['labelled_text', [{ ID: '1', dialogue: 'Doctor: a\nPatient: b', section_text: 'c' }]],
  ['labelled_text', [{ a: 'x', 'Best Generated Conversation': 'User 1: a\nUser 2: b' }]],
  ['transcript', [prose]],
  ['transcript', [{ subreddit: 'x', text: prose, label: '1' }]],
  ['windows', [window]],
])('%s is found from %j', (name, values) => {
  const chosen = chooseShape(unitsOf(values), 'file')
  expect(chosen?.shape.name).toBe(name)
  for (const runnerUp of chosen!.runnersUp) expect(runnerUp.confidence).toBeLessThanOrEqual(chosen!.confidence)
})

test('records of no known shape, or none at all, are not guessed', () => {
  expect(chooseShape(unitsOf([{ history: 'x', coping: 'y' }]), 'file')).toBeNull()
  expect(chooseShape(unitsOf([5, null, true]), 'file')).toBeNull()
  expect(chooseShape([], 'file')).toBeNull()
})

test('a few damaged records at the head do not change the shape', () => {
  const values = [{}, null, ...Array.from({ length: 8 }, () => ({ messages: [{ role: 'user', content: 'a' }] }))]
  expect(chooseShape(unitsOf(values), 'file')?.shape.name).toBe('messages')
})

/** Values that look like records of some shape, and are broken somewhere inside. */
const text = fc.oneof(
  fc.constantFrom('', ' ', 'None', 'a', 'User: a\nBot: b', window, "['a', 'b']", '[{"from":"human","value":"a"}]'),
  fc.string(),
)
const broken = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }))
const NAMES = [
  'messages',
  'conversations',
  'dialog',
  'turns',
  'content',
  'context',
  'context_speakers',
  'speaker',
  'speakers',
  'utterances',
  'role',
  'from',
  'value',
  'text',
  'prompt',
  'response',
  'question',
  'answers',
  'instruction',
  'input',
  'output',
  'history',
  'system',
  'tools',
  'chosen',
  'rejected',
  'preferred_output',
  'session_id',
  'turn_id',
  'utterance',
  'metadata',
  'tool_calls',
  'title',
  '__proto__',
]
const entry = fc.dictionary(fc.constantFrom(...NAMES), broken, { maxKeys: 4 })
const record = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(broken, fc.array(fc.oneof(entry, text), { maxLength: 5 }), entry), {
  maxKeys: 6,
})
const values = fc.array(fc.oneof(record, fc.array(entry, { maxLength: 4 }), text, fc.jsonValue()), { maxLength: 40 })
const options = fc.record(
  {
    chunkWords: fc.integer({ min: 1, max: 10 }),
    minTurns: fc.integer({ min: 1, max: 4 }),
    maxTurns: fc.integer({ min: 1, max: 4 }),
    system: fc.constant('S'),
    roles: fc.constantFrom<NonNullable<ShapeOptions['roles']>>({ '*': 'user' }, { a: 'assistant' }, {}),
    where: fc.constantFrom({ role: ['a'] }, { text: ['None', ''] }),
    fields: fc.constantFrom<Record<string, string>>(
      { text: 'value' },
      { user: 'prompt+input', document: 'title' },
      { session: 'title+role' },
      { messages: 'turns' },
    ),
  },
  { requiredKeys: [] },
)

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, shape) => {
  property.prop([values, options], { numRuns: 150 })(
    'reads any values without an error, accounts for every one, and yields only sound conversations',
    async (given, chosen) => {
      const pieces = await convertAll(shape, given, chosen as ShapeOptions)
      expect(accounted(pieces)).toBe(given.length)
      const confidence = shape.detect(unitsOf(given), 'file')
      expect(confidence >= 0 && confidence <= 1).toBe(true)
      for (const piece of pieces) {
        if (piece.kind !== 'conversation') continue
        const { messages, rejected } = piece.conversation
        const roles = messages.map(({ role }) => role)
        expect(roles).toContain('user')
        expect(roles).toContain('assistant')
        for (const { content } of [...messages, ...(rejected ?? [])]) expect(content.trim()).not.toBe('')
        if (rejected !== undefined) expect([messages.at(-1)!.role, rejected.at(-1)!.role]).toEqual(['assistant', 'assistant'])
      }
    },
  )
})
