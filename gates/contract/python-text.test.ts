import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { compareCodePoints, lower, splitWords, strip } from './python-text.ts'

/** All code points but surrogates, `form` of each followed by a line feed, in texts of 4,096 code points: a line feed parts contexts as the end of a text does. */
function* everyCodePoint(form: (char: string) => string): Generator<string> {
  let text = ''
  for (let point = 0; point < 0x110000; point++) {
    if (point < 0xd800 || point > 0xdfff) text += `${form(String.fromCodePoint(point))}\n`
    if (point % 4096 === 4095) {
      yield text
      text = ''
    }
  }
}

const digestOfLowered = (texts: Iterable<string>): string => {
  const digest = createHash('sha256')
  for (const text of texts) digest.update(lower(text))
  return digest.digest('hex')
}

test('every code point is lowered as Python 3.11 does', () => {
  // hashlib over (chr(c) + '\n').lower().encode() for all c that are no surrogates, Python 3.11.7
  expect(digestOfLowered(everyCodePoint((char) => char))).toBe('df5f2dce2f27c6135470af16d1fb16abb665a21ddc29386b62030008b01a2429')
})

test('every neighbour of a capital sigma decides its final form as in Python 3.11', () => {
  expect(digestOfLowered(everyCodePoint((char) => `a${char}Σ\n${char}Σ\naΣ${char}\naΣ${char}a`))).toBe(
    'b539ddbc667b7b661f4a394c44da8ddda854e82ec2890a4027c93fab98709e30',
  )
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
