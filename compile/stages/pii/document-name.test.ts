import { expect, test } from 'vitest'
import { publishedName } from './document-name.ts'

test('a document that is called by its client is called by a hash: equal names stay equal, different ones different', () => {
  const mail = publishedName('session-4-rosa.roe@example.org')
  expect(mail).toMatch(/^doc-[a-p]{16}$/)
  expect(publishedName('Dr. Quillmore, week 3')).toMatch(/^doc-[a-p]{16}$/)
  expect(publishedName('session-4-rosa.roe@example.org')).toBe(mail)
  expect(publishedName('session-5-rosa.roe@example.org')).not.toBe(mail)
  expect(publishedName(mail)).toBe(mail)
})

test.each([
  '17',
  '7nu7as',
  '1234567890',
  '6f9619ff-8b86-d011-b42d-00cf4fc964ff',
  'Talk about sleep and worry',
  '2020-05-12#3',
  'unit 4, session 12',
])('a number or a subject stays: %s', (name) => {
  expect(publishedName(name)).toBe(name)
})
