import { describe, expect, test } from 'vitest'
import type { DatasetRecord, Message, Role } from '#contract/record.ts'
import { FORMATS } from './index.ts'

const LETTERS: Record<string, Role> = { s: 'system', u: 'user', a: 'assistant', t: 'tool' }
const said = (roles: string, of = ''): Message[] =>
  [...roles].map((letter, at) => ({ role: LETTERS[letter]!, content: `${of}${letter}${at}` }))

function record(roles: string, rejected?: string): DatasetRecord {
  const metadata = { id: 'id', ...(rejected === undefined ? {} : { preference: { rejected: said(rejected, 'no ') } }) }
  return { messages: said(roles), metadata } as unknown as DatasetRecord
}

const converted = (format: string, roles: string, rejected?: string): unknown => {
  const result = FORMATS[format]!.convert(record(roles, rejected))
  return 'reason' in result ? result.reason : result.lines
}

describe('what each format says of a conversation', () => {
  test('openai: messages alone', () => {
    expect(converted('openai', 'sua')).toEqual([
      {
        messages: [
          { role: 'system', content: 's0' },
          { role: 'user', content: 'u1' },
          { role: 'assistant', content: 'a2' },
        ],
      },
    ])
  })
  test('sharegpt: its own names for the roles', () => {
    expect(converted('sharegpt', 'sua')).toEqual([
      {
        id: 'id',
        conversations: [
          { from: 'system', value: 's0' },
          { from: 'human', value: 'u1' },
          { from: 'gpt', value: 'a2' },
        ],
      },
    ])
  })
  test('trl-preference: what is asked, and both answers', () => {
    expect(converted('trl-preference', 'uaua', 'a')).toEqual([
      {
        id: 'id',
        prompt: said('uau'),
        chosen: [{ role: 'assistant', content: 'a3' }],
        rejected: [{ role: 'assistant', content: 'no a0' }],
      },
    ])
  })
  test('trl-kto: a line for each answer, labelled', () => {
    expect(converted('trl-kto', 'ua', 'a')).toMatchObject([
      { completion: [{ content: 'a1' }], label: true },
      { completion: [{ content: 'no a0' }], label: false },
    ])
  })
  test('openai-preference: one answer a side', () => {
    expect(converted('openai-preference', 'sua', 'a')).toEqual([
      {
        input: { messages: said('su') },
        preferred_output: [{ role: 'assistant', content: 'a2' }],
        non_preferred_output: [{ role: 'assistant', content: 'no a0' }],
      },
    ])
  })
})

/** Roles, and per format the reason why it can not hold them; null where it can. */
test.for([
  ['ua', null, null],
  ['uaua', null, null],
  ['sua', null, null],
  ['uau', 'ends_without_answer', 'ends_without_answer'],
  ['au', 'ends_without_answer', 'starts_with_answer'],
  ['aua', null, 'starts_with_answer'],
  ['uaa', null, 'roles_do_not_alternate'],
  ['uua', null, 'roles_do_not_alternate'],
  ['usa', 'system_not_first', 'system_not_first'],
  ['ssua', 'system_not_first', 'system_not_first'],
  ['uta', 'tool_message', 'tool_message'],
  ['s', 'no_answer', 'ends_without_answer'],
  ['u', 'no_answer', 'ends_without_answer'],
] as const)('of %s openai says %s and sharegpt %s; trl takes it as it is', ([roles, byOpenai, bySharegpt]) => {
  for (const [format, reason] of [
    ['openai', byOpenai],
    ['sharegpt', bySharegpt],
  ] as const) {
    const result = converted(format, roles)
    expect(typeof result === 'string' ? result : null).toBe(reason)
  }
  expect(converted('trl', roles)).toEqual([{ id: 'id', messages: said(roles) }])
})

test.for([
  ['ua', 'a', null, null],
  ['a', 'a', 'no_prompt', 'no_prompt'],
  ['sa', 'a', 'no_prompt', 'no_prompt'],
  ['uau', 'a', 'chosen_not_assistant', 'chosen_not_assistant'],
  ['ua', 'u', 'rejected_not_assistant', 'rejected_not_assistant'],
  ['ua', '', 'rejected_not_assistant', 'rejected_not_assistant'],
  ['ua', 'aua', null, 'several_rejected_messages'],
  ['uaa', 'a', null, 'asks_nothing'],
  ['uta', 'a', null, 'tool_message'],
  ['usa', 'a', null, 'system_not_first'],
] as const)('of the pair %s against %s trl says %s and openai %s', ([roles, rejected, byTrl, byOpenai]) => {
  const reasonOf = (format: string): unknown => {
    const result = converted(format, roles, rejected)
    return typeof result === 'string' ? result : null
  }
  expect([reasonOf('trl-preference'), reasonOf('trl-kto'), reasonOf('openai-preference')]).toEqual([byTrl, byTrl, byOpenai])
})

test('every reason that a format gives is told in words', () => {
  const sequences = ['ua', 'uau', 'au', 'aua', 'uaa', 'usa', 'uta', 's', 'sa', 'a']
  const given = Object.values(FORMATS).flatMap(({ name, convert, reasons }) =>
    sequences
      .flatMap((roles) => [undefined, 'a', 'aua', 'u'].map((rejected) => convert(record(roles, rejected))))
      .flatMap((result) =>
        'reason' in result && !reasons.some(({ code }) => code === result.reason) ? [`${name}: ${result.reason}`] : [],
      ),
  )
  expect(given).toEqual([])
})

test('what a message holds beside role and content is in no format', () => {
  const messages = [
    { role: 'user', content: 'a', name: 'x' },
    { role: 'assistant', content: 'b', weight: 0 },
  ]
  const result = FORMATS['openai']!.convert({ messages, metadata: {} } as unknown as DatasetRecord)
  expect(result).toEqual({
    lines: [
      {
        messages: [
          { role: 'user', content: 'a' },
          { role: 'assistant', content: 'b' },
        ],
      },
    ],
  })
})
