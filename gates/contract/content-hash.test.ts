import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contentHash, normalisedText, UnhashableError } from './content-hash.ts'

const of = (...contents: unknown[]): { content: string }[] => contents.map((content) => ({ content: content as string }))

test('parts are stripped, lowered, sorted by code point and joined with one space', () => {
  // sha256(b'i hear you im so tired').hexdigest() by Python
  expect(normalisedText(of('  Im so TIRED\n', 'I hear you'))).toBe('i hear you im so tired')
  expect(contentHash(of('Hello there', '\tI hear you '))).toBe('sha256:396ba41d47ced4ed012d73fe3df3718dc1697a24682156c586bcc3904e605bc8')
})

test.each([[null], [{ a: 1 }], [1.5], [['text']], ['\ude00\ud83d']])('content %j has no hash', (content) => {
  expect(() => contentHash(of(content, 'ok'))).toThrow(UnhashableError)
})

interface Vector {
  id: string
  hash: string | null
  messages?: { role: string; content: string }[]
  messages_gen?: { repeat?: { role: string; content_repeat: [string, number] }[]; turns?: number }
}

const vectorFile = new URL('../../../shared/vectors/content_hash.json', import.meta.url)

describe.skipIf(!existsSync(vectorFile))('vectors computed by Python', () => {
  test('all agree', () => {
    const { vectors } = JSON.parse(readFileSync(vectorFile, 'utf8')) as { vectors: Vector[] }
    const messages = ({ messages, messages_gen: gen }: Vector): { role: string; content: string }[] =>
      messages ??
      gen?.repeat?.map(({ role, content_repeat: [text, times] }) => ({ role, content: text.repeat(times) })) ??
      Array.from({ length: gen!.turns! }, (_, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content: `Turn ${i}` }))
    const wrong = vectors.filter((vector) => {
      try {
        return contentHash(messages(vector) as never) !== vector.hash
      } catch {
        return vector.hash !== null
      }
    })
    expect(vectors.length).toBeGreaterThan(300)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })
})
