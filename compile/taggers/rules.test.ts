/** The examples of every rule are its tests, and the words of contexts are patterns that are read. */
import { describe, expect, test } from 'vitest'
import { CRISIS_CONTEXTS } from './crisis/contexts.ts'
import { LISTS } from './crisis/rule.ts'
import { CRISIS_RULES } from './crisis/rules/index.ts'
import type { Rule } from './rule.ts'
import { createTagger } from './tagger.ts'
import { TRAUMA_CONTEXTS } from './trauma/contexts.ts'
import { LISTS as TRAUMA_LISTS } from './trauma/rule.ts'
import { TRAUMA_RULES } from './trauma/rules.ts'

const TAGGERS = [
  ['crisis', CRISIS_RULES as readonly Rule[], CRISIS_CONTEXTS, LISTS],
  ['trauma', TRAUMA_RULES as readonly Rule[], TRAUMA_CONTEXTS, TRAUMA_LISTS],
] as const

describe.each(TAGGERS)('%s', (_name, rules, contexts, lists) => {
  test('names every rule once', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length)
  })
  describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
    const tagger = createTagger(rules, contexts, lists)
    const counted = (text: string): boolean => tagger.find(text).some(({ rule, discount }) => rule === name && discount === undefined)
    test.each(examples.hits)('hits %j', (text) => expect(counted(text)).toBe(true))
    test.each(examples.leaves)('leaves %j', (text) => expect(counted(text)).toBe(false))
  })
})
