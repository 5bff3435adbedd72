import { expect, test } from 'vitest'
import { exponent, ROWS } from './rows.ts'

test('seconds that grow with the square of the records have exponent 2, whatever the constant', () => {
  const figures = [10, 100, 1000].map((size) => ({ size, seconds: 3 * size ** 2 }))
  expect(exponent(figures)).toBeCloseTo(2, 10)
})

test('one size says nothing of growth', () => {
  expect(exponent([{ size: 10, seconds: 1 }])).toBeNull()
})

test('a compile that is fast enough but takes too much memory misses its bar', () => {
  const figure = { size: 600_000, seconds: 400, ratio: 14, peakMegabytes: 2_400 }
  expect(ROWS.compile.holds(figure)).toBe(true)
  expect(ROWS.compile.holds({ ...figure, peakMegabytes: 2_600 })).toBe(false)
  expect(ROWS.compile.holds({ ...figure, ratio: 11.9 })).toBe(false)
})
