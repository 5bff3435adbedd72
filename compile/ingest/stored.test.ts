import { hash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { recordId } from '#contract/identity.ts'
import type { Message } from '#contract/record.ts'
import { parseStored, parseTexts, type Stored, storedLine, writeTexts } from './stored.ts'

const messages = fc.array(
  fc.record({
    role: fc.constantFrom<Message['role']>('system', 'user', 'assistant', 'tool'),
    content: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\t"\\\n', '\u2028', '\u0000', '🙂')),
  }),
  { maxLength: 5 },
)

test.prop([messages])('one escaping makes what is published, and what the contract takes the id of', (list) => {
  const { published, canonical } = writeTexts(list)
  expect(published).toBe(JSON.stringify(list.map(({ role, content }) => ({ role, content }))))
  expect(hash('sha256', canonical)).toBe(recordId(list))
})

it('stands between bytes that a reader can find', () => {
  expect(writeTexts([{ role: 'user', content: 'a\tb' }])).toEqual({
    published: '[{"role":"user","content":"a\\tb"}]',
    canonical: '[["user","a\\tb"]]',
  })
})

test.prop([messages, fc.option(messages, { nil: undefined })])('a line gives back its texts, and all of it', (list, rejected) => {
  const stored = {
    messages: list,
    ...(rejected === undefined ? {} : { rejected }),
    source: 3,
    document_id: '{"rejected":[1]}',
  } as unknown as Stored
  const line = Buffer.from(storedLine(stored, writeTexts(list)).slice(0, -1))
  expect(parseTexts(line)).toEqual(rejected === undefined ? { messages: list } : { messages: list, rejected })
  expect(parseStored(line)).toEqual(stored)
})
