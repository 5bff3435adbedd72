import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { normalise } from '../normalise.ts'
import { makeWalker } from './index.ts'
import { BRACKET, DIGIT, LETTER, MARK, MIXED, SKIP, type Stops, type Walker, WORD } from './walker.ts'

const kinds = new Uint8Array(65536)
for (let unit = 0; unit < 65536; unit++) {
  const character = String.fromCharCode(unit)
  if (/[a-zß-öA-ZéÉšŠ]/.test(character)) kinds[unit] = LETTER
  else if (/[0-9]/.test(character)) kinds[unit] = DIGIT
  else if ('@:生'.includes(character)) kinds[unit] = MARK
  else if (character === '[') kinds[unit] = BRACKET
}
const words = new Set(['call', 'name', 'é', 'š', 'teléfono', 'characteristically'])
const stops: Stops = { kinds, words }

/** Every stop from the beginning, going on behind its letters or its mark; of words only those of the list. */
function walked(walker: Walker, text: string, ascii?: boolean): unknown[] {
  walker.load(text, ascii)
  const found: unknown[] = [walker.text()]
  for (let i = 0; ;) {
    const stop = walker.next(i)
    if (stop === SKIP) return found
    const { start, end } = walker
    const isRun = stop === WORD || stop === MIXED
    if (stop !== WORD || words.has(walker.text().slice(start, end).toLowerCase())) found.push([stop, start, ...(isRun ? [end] : [])])
    i = isRun ? end : start + 1
  }
}

const wasm = makeWalker(stops, 'wasm')
const reference = makeWalker(stops, 'typescript')

property.prop(
  [
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            ...['call', 'CALL', 'name7', 'né', 'é', 'É', 'Š', 'TELÉFONO', 'Characteristically', ' ', '[', '@', '12', '生', '😀'],
            ...['\ud800', 'x', '“', '\u200b', '４', '\u0001', '\u0004', '\x7f', '𝒜', '🄰', '\u{e0041}', '\u2028', 'a'.repeat(70)],
          ),
          { maxLength: 80 },
        )
        .map((all) => all.join('')),
    ),
  ],
  { numRuns: 1000 },
)('both walkers stop at the same places of the same text', (text) => {
  const found = walked(reference, text)
  expect(found[0]).toBe(normalise(text).text)
  expect(walked(wasm, text)).toEqual(found)
  if (/^[\x08-\x7f]*$/.test(text)) for (const walker of [wasm, reference]) expect(walked(walker, text, true)).toEqual(found)
})

test('the fold of every unit is the same for both', () => {
  const all = Array.from({ length: 65536 }, (_, unit) => `a${String.fromCharCode(unit)}7`).join(' ')
  expect(walked(wasm, all)).toEqual(walked(reference, all))
})

test('at words of the list whatever their case, at letters that go on in digits, at numbers, marks and brackets', () => {
  for (const walker of [wasm, reference])
    expect(walked(walker, 'Please CALL a1 42 @[é TELÉFONO')).toEqual([
      'Please CALL a1 42 @[é TELÉFONO',
      [WORD, 7, 11],
      [MIXED, 12, 13],
      [DIGIT, 13],
      [DIGIT, 15],
      [DIGIT, 16],
      [MARK, 18],
      [BRACKET, 19],
      [WORD, 20, 21],
      [WORD, 22, 30],
    ])
})

test('a text beyond the memory of the one is walked by the other', () => {
  const text = `${'word '.repeat(250_000)}call`
  for (const walker of [wasm, reference]) expect(walked(walker, text)).toEqual([text, [WORD, 1_250_000, 1_250_004]])
  expect(walked(wasm, 'call')).toEqual(['call', [WORD, 0, 4]])
})
