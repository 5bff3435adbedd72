import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { sharedPrefixKey } from '#contract/passage.ts'
import type { Message } from '#contract/record.ts'
import { wordSet } from '#contract/word-set.ts'
import { describeRecord, key64 } from './describe.ts'

const say = (role: Message['role'], content: string): Message => ({ role, content })

it('counts the distinct words of both sides, across case and messages', () => {
  const keys = describeRecord([say('user', 'One two TWO'), say('assistant', 'three one')], [say('assistant', 'Four three')])
  expect(keys.words).toHaveLength(4)
  expect(new Set(keys.words).size).toBe(4)
  expect(keys.length).toBe(11 + 9 + 10)
})

it('knows a pair by its rejected side, and a conversation by none', () => {
  const messages = [say('user', 'a'), say('assistant', 'b')]
  expect(describeRecord(messages).rejected).toBe(0n)
  const keys = ['x', ' X ', 'y'].map((text) => describeRecord(messages, [say('assistant', text)]).rejected)
  expect(keys[0]).toBe(keys[1])
  expect(keys[0]).not.toBe(keys[2])
})

const message = fc.record({
  role: fc.constantFrom<Message['role']>('system', 'user', 'assistant'),
  content: fc
    .array(fc.constantFrom('i', 'feel', 'Σας', '语言模型', 'ok\u00a0then', 'so much better today than before'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((all) => all.join(' ')),
})
test.prop([fc.array(message, { maxLength: 5 }), fc.array(message, { maxLength: 2 })])(
  'agrees with the contract on set size and prefix',
  (messages, rejected) => {
    const keys = describeRecord(messages, rejected)
    expect(keys.words).toHaveLength(wordSet(messages, rejected).size)
    const prefix = sharedPrefixKey(messages)
    expect(keys.prefix).toBe(prefix === null ? 0n : key64(prefix))
  },
)

it('starts afresh after a record of a hundred thousand words', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `w${i}`).join(' ')
  expect(describeRecord([say('user', many)]).words).toHaveLength(100_000)
  expect(describeRecord([say('user', 'w1 w2')]).words).toHaveLength(2)
})
