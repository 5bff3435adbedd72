import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { words } from '#contract/word-set.ts'
import { makeWordCore } from './index.ts'
import { GRAM, type GramHashes, type WordCore } from './word-core.ts'

/** Most words are rare, some are not. */
const CLASSES = Uint8Array.from({ length: 1 << 12 }, (_, bucket) => Math.max(0, (Math.imul(bucket, 0x9e3779b1) >>> 28) - 10))

const wasm = makeWordCore('wasm')
const reference = makeWordCore('typescript')

const WHITE = [' ', '\t', '\n', '\v', '\f', '\r', '\x1c', '\x1d', '\x1e', '\x1f', '\x85', '\xa0', '\u2003', '\u3000']
const PIECES = [
  ...WHITE,
  'a',
  'B',
  'Ärger',
  'İ',
  '心理',
  'かな',
  'ไทย',
  '\x00',
  '\x0e',
  '\x1b',
  '😀',
  '\ud800',
  "don't",
  'ﬀ',
  'x'.repeat(70),
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 200 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom('one', 'Two', 'three', ' ', '\n'), { maxLength: 600 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.nat({ max: 5000 }), { maxLength: 900 }).map((numbers) => numbers.map((n) => `w${n}`).join(' ')),
)
const isAscii = (value: string): boolean => !/[^\x00-\x7f]/.test(value)

const state = (core: WordCore, count: number): number[][] => [[...core.low.subarray(0, count)], [...core.high.subarray(0, count)]]

function both(act: (core: WordCore) => unknown): void {
  expect(act(wasm)).toEqual(act(reference))
}

describe('two cores agree to the bit', () => {
  property.prop([fc.array(text, { maxLength: 5 })])('on words in order, distinct words, grams and passages', (texts) => {
    both((core) => {
      core.begin()
      let count = 0
      for (const each of texts) count = core.add(each, isAscii(each))
      const { low, high, count: grams } = core.grams()
      const all = [count, ...state(core, count), [...low.subarray(0, grams)], [...high.subarray(0, grams)], core.passage(0, count)]
      const distinct = core.unique()
      const keys = [1, Math.ceil(distinct / 9), distinct].map((length) =>
        distinct === 0 ? [] : Object.values(core.joinKeys(CLASSES, length)).map((part) => [...part]),
      )
      return [...all, distinct, ...state(core, distinct), keys]
    })
  })

  property.prop([
    text,
    fc.integer({ min: 10, max: 18 }),
    fc.integer({ min: 10, max: 18 }),
    fc.double({ min: 0, max: 2 ** 32, noNaN: true }),
  ])('on grams that pass a filter', (each, bits, aboveBits, bound) => {
    const bitmap = Uint32Array.from(
      { length: (2 ** bits + 2 ** aboveBits) / 32 },
      (_, i) => Math.imul(i + 1, 0x9e3779b1) & Math.imul(i + 7, 0x85ebca6b),
    )
    both((core) => {
      core.begin()
      core.add(
        `${each} ${each} and twenty more words to have grams of, one two three four five six seven eight nine ten eleven`,
        isAscii(each),
      )
      const told = ({ low, high, count }: GramHashes): unknown => [count, [...low.subarray(0, count)], [...high.subarray(0, count)]]
      return [
        told(core.grams({ bitmap, shift: 29 - bits, above: 2 ** bits, aboveShift: 32 - aboveBits })),
        told(core.gramsBelow(bound)),
        told(core.gramsBelow(2 ** 32)),
      ]
    })
  })

  test('on a text beyond the memory of the one', () => {
    const long = Array.from({ length: 300_000 }, (_, i) => `word${i % 50_000}`).join(' ')
    both((core) => {
      core.begin()
      core.add('before it', true)
      const count = core.add(long, true)
      const { count: grams } = core.grams()
      const passage = core.passage(1, count)
      return [count, grams, passage, core.unique(), core.low[40_000], core.high[40_000]]
    })
    both((core) => {
      core.begin()
      return [core.add('and short again', true), core.low[2]]
    })
  })
})

describe('the words are those of the contract', () => {
  property.prop([text])('as many in order, and as many distinct ones', (each) => {
    const expected = words(each)
    wasm.begin()
    expect(wasm.add(each, isAscii(each))).toBe(expected.length)
    // A lone surrogate has no bytes of its own: such words are not told apart, and such records have no content hash.
    if (each.isWellFormed()) expect(wasm.unique()).toBe(new Set(expected).size)
  })

  test('grams are of thirteen words in order', () => {
    wasm.begin()
    wasm.add(Array.from({ length: 20 }, (_, i) => `w${i}`).join(' '), true)
    expect(wasm.grams().count).toBe(20 - GRAM + 1)
    const whole = wasm.passage(2, 9)
    wasm.begin()
    wasm.add('W2 w3\tw4 w5 w6\nw7 w8', true)
    expect(wasm.passage(0, 7)).toBe(whole)
    wasm.begin()
    wasm.add('w3 w2 w4 w5 w6 w7 w8', true)
    expect(wasm.passage(0, 7)).not.toBe(whole)
  })
})

test('a core that there is not is refused with the choices', () => {
  expect(() => makeWordCore('rust')).toThrow('SIGNOFF_CORE: found "rust"; expected wasm or typescript')
})
