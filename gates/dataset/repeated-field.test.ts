import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { parseLine } from './parse.ts'
import { repeatsField } from './repeated-field.ts'

const repeats = (text: string): boolean => repeatsField(text, JSON.parse(text))

test.each([
  '{"a":1,"a":1}',
  '{"a":{"b":"x","c":2,"b":"y"}}',
  '[{"\\u0061":1,"a":2}]',
  '{"__proto__":1,"__proto__":{"x":2}}',
  '{"a\\\\":1,"a\\\\":2}',
  '{"":1,"":2}',
])('%s names a field twice', (text) => expect(repeats(text)).toBe(true))

test.each([
  '{}',
  '{"a":"\\"","b":"\\\\","c":"\\\\\\""}',
  '"\\""',
  '{"a":["a","a"],"b":{"a":1}}',
  '{"__proto__":{"a":"b"}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
])('%.40s does not', (text) => expect(repeats(text)).toBe(false))

property.prop([fc.jsonValue()], { numRuns: 300 })('nothing that was written from a value does, with white space or without', (value) => {
  expect(repeats(JSON.stringify(value))).toBe(false)
  expect(repeats(JSON.stringify(value, null, 2))).toBe(false)
})

test('such a line is none, and the words for it quote nothing', () => {
  expect(parseLine(Buffer.from('{"messages":[{"content":"hidden","content":"seen"}]}'))).toMatchObject({
    problem: 'an object that names a field twice',
  })
})
