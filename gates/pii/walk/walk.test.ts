import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { makeWalker } from './index.ts'
import { BRACKET, DIGIT, LETTER, MARK, MIXED, SKIP, step, type Stops, type Walker, WORD, worthOf } from './walker.ts'

const kinds = new Uint8Array(65536)
for (let unit = 0; unit < 65536; unit++) {
  const character = String.fromCharCode(unit)
  if (/[a-zß-öA-Zé]/.test(character)) kinds[unit] = LETTER
  else if (/[0-9]/.test(character)) kinds[unit] = DIGIT
  else if ('@:生'.includes(character)) kinds[unit] = MARK
  else if (character === '[') kinds[unit] = BRACKET
}
const worth = new Uint8Array(65536)
for (const word of ['call', 'name', 'é']) {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i))
  worth[worthOf(hash)] = 1
}
const stops: Stops = { kinds, worth }

/** Every stop from the beginning, going on behind its letters or its mark. */
function walked(walker: Walker, text: string): unknown[] {
  const found: unknown[] = [walker.load(text)]
  for (let i = 0; ;) {
    const stop = walker.next(i)
    if (stop === SKIP) return found
    const letters = stop === WORD || stop === MIXED
    found.push([stop, walker.start, ...(letters ? [walker.end] : [])])
    i = letters ? walker.end : walker.start + 1
  }
}

const wasm = makeWalker(stops, 'wasm')
const reference = makeWalker(stops, 'typescript')

property.prop([
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.constantFrom('call', 'CALL', 'name7', 'né', 'é', ' ', '[', '@', '12', '生', '😀', '\ud800', 'x'), { maxLength: 80 })
      .map((all) => all.join('')),
  ),
])('both walkers stop at the same places', (text) => {
  expect(walked(wasm, text)).toEqual(walked(reference, text))
})

test('at words worth a look whatever their case, at letters that go on in digits, at numbers, marks and brackets', () => {
  for (const walker of [wasm, reference])
    expect(walked(walker, 'Please CALL a1 42 @[é')).toEqual([
      false,
      [WORD, 7, 11],
      [MIXED, 12, 13],
      [DIGIT, 13],
      [DIGIT, 15],
      [DIGIT, 16],
      [MARK, 18],
      [BRACKET, 19],
      [WORD, 20, 21],
    ])
})

test('a text beyond the memory of the one is walked by the other', () => {
  const text = `${'word '.repeat(250_000)}call`
  for (const walker of [wasm, reference]) expect(walked(walker, text)).toEqual([true, [WORD, 1_250_000, 1_250_004]])
  expect(walked(wasm, 'call')).toEqual([true, [WORD, 0, 4]])
})
