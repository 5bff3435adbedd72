import { expect, test } from 'vitest'
import { textProblem } from './examiner.ts'

test('every character that is none of text, is not its own normal form, or joins the one before it, is found', () => {
  const wrong: string[] = []
  for (let point = 0; point < 0x110000; point++) {
    const char = String.fromCodePoint(point)
    const isText = !/[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufeff\ufffd]/.test(char) && char.isWellFormed()
    for (const before of ['', 'a', 'か', '가', '\u1100']) {
      const text = before + char
      const isRight = isText && text === text.normalize('NFC')
      if ((textProblem(text) === undefined) !== isRight) wrong.push(`${before}U+${point.toString(16)}`)
    }
  }
  expect(wrong).toEqual([])
})

test('damage is named', () => {
  expect(textProblem('It\u00e2\u20ac\u2122s late')).toBe('UTF-8 that was read as Windows-1252 (mojibake)')
  expect(textProblem('caf\u00c3\u00a9')).toBe('UTF-8 that was read as Windows-1252 (mojibake)')
  expect(textProblem('\u00f0\u0178')).toBe('UTF-8 that was read as Windows-1252 (mojibake)')
  expect(textProblem('e\u0301')).toBe('a text that is not NFC')
  expect(textProblem('“quoted”, 漢字, かな, é')).toBeUndefined()
})
