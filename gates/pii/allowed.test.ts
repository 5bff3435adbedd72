import { acceptedHash, allowedHash } from '#contract/allowed.ts'
import { expect, test } from 'vitest'
import { allowedBy } from './allowed.ts'

const text = 'I told Dr. Ruiz, and Dr. Ruiz Nova too.'
const at = text.indexOf('Ruiz')

test('hash of a known text under a known key', () => {
  // printf 'dr. ruiz' | openssl dgst -sha256 -hmac key
  expect(allowedHash('key', ' Dr.  RUIZ,')).toBe('dd7e8d226a7b43a434aaf33eaa4efe6eb8b1c0856c76fcf9e93982fbeb8a3d66')
})

test('a finding is allowed by its own text and by a wider span that was reviewed', () => {
  expect(allowedBy([allowedHash('key', 'Ruiz')], 'key')(text, at, at + 4)).toBe(true)
  expect(allowedBy([allowedHash('key', 'dr. ruiz')], 'key')(text, at, at + 4)).toBe(true)
})

test('not by a narrower one, under another key, or without a key', () => {
  const whole = text.lastIndexOf('Ruiz')
  expect(allowedBy([allowedHash('key', 'Ruiz')], 'key')(text, whole, whole + 'Ruiz Nova'.length)).toBe(false)
  expect(allowedBy([allowedHash('key', 'Ruiz')], 'other')(text, at, at + 4)).toBe(false)
  expect(allowedBy([allowedHash('key', 'Ruiz')], undefined)(text, at, at + 4)).toBe(false)
})

test('what was accepted in one document is allowed there alone', () => {
  const allowed = allowedBy([acceptedHash('key', 'a.jsonl#1', 'dr. ruiz')], 'key')
  expect(allowed(text, at, at + 4, 'a.jsonl#1')).toBe(true)
  expect(allowed(text, at, at + 4, 'a.jsonl#2')).toBe(false)
  expect(allowed(text, at, at + 4)).toBe(false)
})
