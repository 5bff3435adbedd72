import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { typescriptWalker } from './typescript.ts'
import { END, hashOf, LETTER, type Tables, UNIT, type Walker, WORD } from './walker.ts'
import { wasmWalker } from './wasm.ts'

const tables: Tables = { classes: new Uint8Array(65_536), filter: new Uint8Array(65_536) }
for (let c = 97; c < 123; c++) tables.classes[c] = tables.classes[c - 32] = LETTER
tables.classes[0xe9] = LETTER
for (let c = 48; c < 58; c++) tables.classes[c] = 2
tables.classes[64] = 4
tables.filter[hashOf('phone') & 0xffff] = 1

function stops(walker: Walker, text: string): [stop: number, start: number, end: number, hash: number][] {
  const all: [number, number, number, number][] = []
  walker.load(text)
  for (let stop = walker.next(0); stop !== END; stop = walker.next(walker.end))
    all.push([stop, walker.start, walker.end, stop === WORD ? walker.hash : 0])
  return all
}

const twins = [typescriptWalker(tables), wasmWalker(tables)]

it.each(twins)('stops at cues, figures and long words, in any case', (walker) => {
  const long = 'a'.repeat(25)
  expect(stops(walker, `My PHONE is 7@home, ${'b'.repeat(24)} ${long}`)).toEqual([
    [WORD, 3, 8, hashOf('phone')],
    [UNIT, 12, 13, 0],
    [UNIT, 13, 14, 0],
    [WORD, 45, 70, hashOf(long)],
  ])
  expect(stops(walker, 'é phone')).toEqual([[WORD, 2, 7, hashOf('phone')]])
  expect(stops(walker, '')).toEqual([])
})

const piece = fc.oneof(
  fc.constantFrom('phone', 'Phone', ' ', '@', '42', 'é', 'x'.repeat(24), 'telephone', '\ud83d'),
  fc.string({ unit: 'binary' }),
)
test.prop([fc.array(fc.array(piece, { maxLength: 30 }), { minLength: 1, maxLength: 4 })])('both find the same', (texts) => {
  // One after the other: what a longer text left in memory must not be seen.
  for (const pieces of texts) expect(stops(twins[1]!, pieces.join(''))).toEqual(stops(twins[0]!, pieces.join('')))
})

it('a text too long for memory is walked too', () => {
  for (const length of [2 ** 20, 2 ** 20 + 1]) {
    const text = 'phone '.repeat(length / 6 + 1).slice(0, length)
    expect(stops(twins[1]!, text)).toEqual(stops(twins[0]!, text))
    expect(stops(twins[1]!, text)).toHaveLength(Math.floor((length + 1) / 6))
  }
})
