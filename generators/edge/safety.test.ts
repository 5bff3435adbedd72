import type { Message } from '#contract/record.ts'
import { describe, expect, test } from 'vitest'
import { SAFETY_RULES, unsafe } from './safety.ts'
import type { Example } from './safety/rule.ts'

const messages = ({ says }: Example): Message[] => says.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content }))

describe.each(SAFETY_RULES)('$name', (rule) => {
  test('refuses what it is there for', () => {
    expect(rule.refuses.filter((one) => !rule.breaks({ messages: messages(one), crisis: one.crisis === true }))).toEqual([])
    expect(rule.refuses.length).toBeGreaterThan(0)
  })

  test('and accepts what only looks like it', () => {
    expect(rule.accepts.filter((one) => rule.breaks({ messages: messages(one), crisis: one.crisis === true }))).toEqual([])
    expect(rule.accepts.length).toBeGreaterThan(0)
  })
})

test('names are their own, and the answer names every rule that is broken', () => {
  expect(new Set(SAFETY_RULES.map(({ name }) => name)).size).toBe(SAFETY_RULES.length)
  const bad = messages({ says: ['Promise me.', 'I promise not to tell. You clearly have depression. Take two tablets.'] })
  expect(unsafe(bad, false)).toEqual(['promises_secrecy', 'diagnosis', 'dosing'])
})

test('a scenario from outside is judged by its own screen, and not as our words', () => {
  const said: Message[] = [
    { role: 'user', content: 'My brother keeps a gun at home.' },
    { role: 'assistant', content: 'That frightens you.' },
  ]
  expect(unsafe(said, false)).toContain('method_of_harm')
  expect(unsafe(said, false, 'My brother keeps a gun at home.')).not.toContain('method_of_harm')
  expect(unsafe([said[0]!, { role: 'assistant', content: 'Where is the gun?' }], false, said[0]!.content)).toContain('method_of_harm')
})
