import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { words } from '#contract/word-set.ts'
import { addWords, BUCKETS, WINDOW, windowOf, wordHash } from './words.ts'

const say = (...texts: string[]) => texts.map((content) => ({ role: 'user' as const, content }))
const wordsIn = (text: string): number => {
  const counts = new Uint32Array(2 * BUCKETS)
  addWords(counts, BUCKETS, text)
  expect(counts.subarray(0, BUCKETS).every((count) => count === 0)).toBe(true)
  return counts.reduce((sum, count) => sum + count, 0)
}

describe('the words that are counted of a conversation', () => {
  test('are all of a short one', () => {
    expect(windowOf(say('', 'a b', 'c'), 77)).toBe(' a b c')
    expect(windowOf([], 5)).toBe('')
    expect(windowOf(say('', ''), 5)).toBe('')
  })

  test('are a window of a long one, of whole words, wherever it lies', () => {
    const long = Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' ')
    const seen = new Set<string>()
    for (const hash of [long.length + 1, ...Array.from({ length: 400 }, (_, at) => at * 97)]) {
      const window = windowOf(say(long, 'tail'), hash)
      expect(window.length).toBeLessThanOrEqual(WINDOW)
      for (const word of window.trim().split(/\s+/)) {
        expect(word).toMatch(/^(word\d+|tail)$/)
        seen.add(word)
      }
    }
    expect(seen.has('word0')).toBe(true)
    expect(seen.has('word1999')).toBe(true)
    expect(seen.has('tail')).toBe(true)
    expect([...seen].every((word) => word === 'tail' || Number(word.slice(4)) < 2000)).toBe(true)
  })

  test('of a text without spaces, all but the cut ends', () => {
    expect(windowOf(say('睡'.repeat(4000)), 2000)).toBe('睡'.repeat(WINDOW - 2))
    expect(wordsIn('睡不着')).toBe(2)
  })

  test('go to the buckets of their half, capitals and all', () => {
    expect(wordsIn('The night the NIGHT')).toBe(4)
    expect(wordHash('night')).toBe(wordHash('night'))
    expect(wordHash('night')).not.toBe(wordHash('nights'))
  })

  property.prop([
    fc.array(fc.constantFrom(' ', '\t', '\x1c', '\x1f', '\x07', 'A', 'z', '[', '@', '`', 'İ', '\u00a0', '睡'), { maxLength: 30 }),
  ])('are the words of the contract, by whichever way they are found', (units) => {
    const [counts, expected] = [new Uint32Array(BUCKETS), new Uint32Array(BUCKETS)]
    addWords(counts, 0, units.join(''))
    for (const word of words(units.join(''))) expected[wordHash(word) % BUCKETS]!++
    expect(counts).toEqual(expected)
  })

  test('spread over all buckets', () => {
    const counts = new Uint32Array(BUCKETS)
    for (let at = 0; at < 40 * BUCKETS; at++) addWords(counts, 0, `w${at}`)
    expect(Math.min(...counts)).toBeGreaterThan(5)
    expect(Math.max(...counts)).toBeLessThan(100)
  })
})
