import { expect, test } from 'vitest'
import { binomialBounds } from './binomial.ts'

// Worked out by exact rational sums in another language (Python's fractions).
test.each([
  [200, 0.05, [2, 21]],
  [1000, 0.05, [29, 74]],
  [1000, 0.9, [868, 930]],
])('of %d at %d: between %j', (n, p, expected) => {
  expect(binomialBounds(n, p, 0.999)).toEqual(expected)
})

test('certainty leaves no room', () => {
  expect(binomialBounds(50, 0, 0.999)).toEqual([0, 0])
  expect(binomialBounds(50, 1, 0.999)).toEqual([50, 50])
})

test('600,000 groups neither underflow nor take long', () => {
  const [low, high] = binomialBounds(600_000, 0.05, 0.999)
  // Normal approximation: 30,000 ± 3.29 * 168.8
  expect(Math.abs(low - 29_445)).toBeLessThan(5)
  expect(Math.abs(high - 30_556)).toBeLessThan(5)
})
