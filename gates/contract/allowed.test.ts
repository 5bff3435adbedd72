import { expect, test } from 'vitest'
import { acceptedHash, allowedHash, keyCheck, reviewedRecordHash } from './allowed.ts'

// Expected values: printf '<content>' | openssl dgst -sha256 -hmac key
test('an acceptance is bound to its document', () => {
  // content: ["document","a.jsonl#1","velorin"]
  const expected = 'a08225b0843740d67a332a5a28c4eaaed630383ea17298f146fd56f487536364'
  expect(acceptedHash('key', 'a.jsonl#1', ' VELORIN,')).toBe(expected)
  expect(acceptedHash('key', 'a.jsonl#2', 'Velorin')).not.toBe(expected)
})

test('a record is known by roles and texts, under a key', () => {
  // content: ["record","<sha256 of [["user","Hello"],["assistant","Hi"]]>"]
  const messages = [
    { role: 'user' as const, content: 'Hello' },
    { role: 'assistant' as const, content: 'Hi' },
  ]
  expect(reviewedRecordHash('key', messages)).toBe('8529e118afa64f48a761777c3050023abb3e9653ac7e0d3c9a35beb8a68798db')
  expect(reviewedRecordHash('key', messages, [{ role: 'assistant', content: 'No' }])).not.toBe(reviewedRecordHash('key', messages))
})

test('a check of the key', () => expect(keyCheck('key')).toBe('29f595ec9b504477abaed92b68f6c4542c681e07d69fb331e8fda1d28a2a72a1'))

test('no text can pass for one of the others: their content begins with a bracket, which a form never does', () => {
  expect(allowedHash('key', '["document","a.jsonl#1","velorin"]')).not.toBe(acceptedHash('key', 'a.jsonl#1', 'velorin'))
  expect(allowedHash('key', '["key"]')).not.toBe(keyCheck('key'))
})
