import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedPrefixKey } from '#contract/passage.ts'
import type { Message } from '#contract/record.ts'
import { makeWordCore } from '../leakage/core/index.ts'
import { makePrefixKey } from './prefix-key.ts'

const lineOf = (messages: readonly Message[]): Buffer => Buffer.from(JSON.stringify({ messages, metadata: { id: 'x' } }))

const word = fc.constantFrom('one', 'Two', 'THREE', 'café', 'Émile', '“so”', '🙂', 'a\nb', 'x"y', '\\', '', ' ')
const content = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '))
const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'system'), content }) as fc.Arbitrary<Message>
/** Pairs that often begin alike, in another case, with other space around, or behind another system message. */
const pair = fc
  .tuple(fc.array(message, { maxLength: 4 }), fc.array(message, { maxLength: 2 }), fc.boolean(), fc.boolean())
  .map(([head, tail, upper, system]) => {
    const other = head.map(({ role, content: text }) => ({ role, content: upper ? ` ${text.toUpperCase()}\t` : text }))
    return [head, [...(system ? [{ role: 'system', content: 'be kind' } as Message] : []), ...other, ...tail]] as const
  })

test.each(['wasm', 'typescript'] as const)('with the %s core, keys are equal exactly where those of the contract are', (name) => {
  const core = makeWordCore(name)
  const key = makePrefixKey()
  const of = (messages: readonly Message[]): bigint => {
    core.load(lineOf(messages))
    return key(messages, messages.length === 0 ? null : core.messages())
  }
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const [contractA, contractB] = [sharedPrefixKey(a), sharedPrefixKey(b)]
      expect(of(a) === 0n).toBe(contractA === null)
      expect(of(b) === 0n).toBe(contractB === null)
      // Two that have no key have the same: 0, which is none.
      expect(of(a) === of(b)).toBe(contractA === contractB)
    }),
    { numRuns: 500 },
  )
})

test('read from bytes and made of strings, a key is the same', () => {
  const core = makeWordCore('wasm')
  const key = makePrefixKey()
  let read = 0
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 5 }), (messages) => {
      core.load(lineOf(messages))
      const found = core.messages()
      if (found !== null) read++
      expect(key(messages, found)).toBe(key(messages, null))
    }),
    { numRuns: 500 },
  )
  expect(read).toBeGreaterThan(400)
})

test('what is no list of messages has no key', () => {
  const key = makePrefixKey()
  for (const messages of [undefined, null, 'text', [null], [{ role: 'user' }]]) expect(key(messages, null)).toBe(0n)
})
