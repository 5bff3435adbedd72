import { fc, test as property } from '@fast-check/vitest'
import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sharedPrefixKey } from './passage.ts'
import { lower, strip } from './python-text.ts'
import type { Message } from './record.ts'
import { words } from './word-set.ts'

/** The contract's sentence, word for word: every word of every leading message is cut out and counted. */
function bySentence(messages: readonly Message[]): string | null {
  const leading = messages.filter(({ role }) => role !== 'system')
  for (let count = 2; count <= leading.length; count++) {
    const prefix = leading.slice(0, count)
    if (prefix.flatMap(({ content }) => words(content)).length >= 20)
      return hash('sha256', JSON.stringify(prefix.map(({ role, content }) => [role, lower(strip(content))])))
  }
  return null
}

const piece = fc.constantFrom(
  'word',
  'ß',
  '’',
  'x\u2019s',
  ' ',
  '  ',
  '\n',
  '\u0085',
  '\u00a0',
  '\u2009',
  '\u2028',
  '\u3000',
  '\u001c',
  '漢字',
  'ไทย',
  '😀',
  '\ufeff',
  'a漢b',
  '\u200b',
)
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
const messages = fc.array(fc.record({ role: fc.constantFrom('system', 'user', 'assistant'), content: text }), { maxLength: 5 })

describe('the shared prefix', () => {
  property.prop([messages], { numRuns: 2000 })('is the one that cutting every word would give', (drawn) => {
    expect(sharedPrefixKey(drawn as Message[])).toBe(bySentence(drawn as Message[]))
  })

  test('needs two messages and twenty words', () => {
    const twenty = Array.from({ length: 20 }, (_, at) => `w${at}`).join(' ')
    const user: Message = { role: 'user', content: twenty }
    expect(sharedPrefixKey([user])).toBeNull()
    expect(sharedPrefixKey([user, { role: 'assistant', content: '' }])).not.toBeNull()
    expect(
      sharedPrefixKey([
        { role: 'user', content: twenty.slice(0, -4) },
        { role: 'assistant', content: ' ' },
      ]),
    ).toBeNull()
    expect(
      sharedPrefixKey([
        { role: 'user', content: twenty.slice(0, -4) },
        { role: 'assistant', content: 'yes' },
      ]),
    ).not.toBeNull()
  })
})
