import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { compareCodePoints, lower, splitWords, strip } from './python-text.ts'

const allCodePoints = function* (): Generator<string> {
  for (let point = 0; point < 0x110000; point++) if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point)
}

test('every code point is lowered as Python 3.11 does', () => {
  const digest = createHash('sha256')
  for (const char of allCodePoints()) digest.update(`${lower(char)}\n`)
  // hashlib over chr(c).lower().encode() + b'\n' for all c that are no surrogates, Python 3.11.7
  expect(digest.digest('hex')).toBe('df5f2dce2f27c6135470af16d1fb16abb665a21ddc29386b62030008b01a2429')
})

test('every neighbour of a capital sigma decides its final form as in Python 3.11', () => {
  const digest = createHash('sha256')
  for (const char of allCodePoints()) {
    digest.update(`${lower(`a${char}Σ`)}${lower(`${char}Σ`)}${lower(`aΣ${char}`)}${lower(`aΣ${char}a`)}\n`)
  }
  expect(digest.digest('hex')).toBe('064f1d6f86362e135e9a3a67e70af7f548a81963af8e8d994a01f77d7fa9ae2a')
})

test('long texts with sigma agree with the short path', () => {
  const piece = "ΑΣ Σ'Σ a'Σ'b Σ. ΟΔΟΣ ΣΑΣ "
  const expected = "ας σ'ς a'σ'b σ. οδος σας "
  expect(lower(piece)).toBe(expected)
  expect(lower(piece.repeat(400))).toBe(expected.repeat(400))
})

test('strip and split know Python’s white space and no other', () => {
  expect(strip('\u001c\u0085\u2007 a\ufeff \u001f')).toBe('a\ufeff')
  expect(splitWords(' a\u001db\u00a0\u3000c\u200bd ')).toEqual(['a', 'b', 'c\u200bd'])
  expect(splitWords(' \n')).toEqual([])
})

test('code points beyond the BMP sort last', () => {
  expect(['\u{1d400}', '\ue000', 'a', ''].sort(compareCodePoints)).toEqual(['', 'a', '\ue000', '\u{1d400}'])
})
