import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { normalisedText } from '#contract/content-hash.ts'
import { recordId } from '#contract/identity.ts'
import type { Message } from '#contract/record.ts'
import { makeIdentityReader } from './identity-bytes.ts'
import { makeNormaliser } from './normalise.ts'
import { parseLine } from './parse.ts'
import { textFacts } from './text-facts.ts'

const pieces = fc.constantFrom(
  ...['a', 'B', ' ', '\n', '\t', '"', '\\', '/', '\b', '\f', '\x7f', '\x1f', '\u2028', 'é', 'É', 'İ', '“', '漢', '😀', '𝒜'],
  ...['Σ', 'ΑΣ', '\u1c89', '\ua7cb', '\ua7dc', '\u{10d50}', '\u{16ea0}', '\ud800', '\\u', '\\"', '\\\\'],
)
const content = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
const messages: fc.Arbitrary<Message[]> = fc.array(
  fc.record({ role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const, 'tool' as const), content }),
  { maxLength: 5 },
)
/** Ways to write the same record. */
const writings: ((line: string) => string)[] = [
  (line) => line,
  (line) => line,
  (line) => line.replaceAll('/', '\\/'),
  (line) => line.replace(/a/g, '\\u0061'),
  (line) => line.replace('"messages":', '"messages" :'),
  (line) => line.replace('},{', '}, {'),
  (line) => line.replaceAll('"role":"user"', '"role":"us\\u0065r"'),
]
const lines = fc
  .tuple(messages, fc.constantFrom(...writings))
  .map(([all, write]) => Buffer.from(write(JSON.stringify({ messages: all, metadata: {} }))))

property.prop([lines])('what is said of a line holds of each of its texts', (line) => {
  const { record, facts } = parseLine(line)
  for (const { content: text } of record!.messages!) {
    if (facts.ascii) expect(text).toMatch(/^[\x00-\x7f]*$/)
    if (facts.plain) expect(text).toMatch(/^[\t\n\f\r\x20-\x7e]*$/)
    if (facts.lowersAlike) expect(text.isWellFormed()).toBe(true)
  }
  if (!facts.lowersAlike) return
  expect(makeNormaliser()(record!.messages, facts)!.toString()).toBe(normalisedText(record!.messages!))
})

const identity = makeIdentityReader()

property.prop([lines], { numRuns: 300 })('identity that is cut from the bytes is the contract’s', (line) => {
  const { record, facts } = parseLine(line)
  const own = record!.messages!
  expect(identity(own, undefined, line, facts)).toBe(recordId(own))
})

test('a line as it is written needs no second look, and any other is written anew', () => {
  const line = Buffer.from('{"messages":[{"role":"user","content":"one \\"two\\" \\\\"}],"metadata":{}}')
  const facts = textFacts(line)
  expect(facts).toEqual({ ascii: true, plain: true, lowersAlike: true, canonical: true })
  // Handed other messages of the same form, it would give the line's: what is trusted is that the line was parsed to the messages.
  const other: Message[] = [{ role: 'user', content: '-----------' }]
  expect(identity(other, undefined, line, facts)).toBe(recordId([{ role: 'user', content: 'one "two" \\' }]))
  expect(identity(other, undefined, line, { ...facts, canonical: false })).toBe(recordId(other))
  expect(identity(other, [], line, facts)).toBe(recordId(other, []))
})

test('the facts are given up one by one', () => {
  const of = (text: string): unknown => textFacts(Buffer.from(text))
  expect(of('"\\b"')).toEqual({ ascii: true, plain: false, lowersAlike: true, canonical: true })
  expect(of('"\x7f"')).toEqual({ ascii: true, plain: false, lowersAlike: true, canonical: true })
  expect(of('"“"')).toEqual({ ascii: false, plain: false, lowersAlike: true, canonical: true })
  expect(of('"Σ"')).toEqual({ ascii: false, plain: false, lowersAlike: false, canonical: true })
  expect(of('"\\/"')).toEqual({ ascii: true, plain: true, lowersAlike: true, canonical: false })
  expect(of('"\\u0041"')).toEqual({ ascii: false, plain: false, lowersAlike: false, canonical: false })
})
