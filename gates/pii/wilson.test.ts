import { expect, test } from 'vitest'
import { wilson } from './wilson.ts'

// R: prop.test(x, n, correct = FALSE)$conf.int
test.each([
  [10, 10, 0.7225, 1],
  [8, 10, 0.4902, 0.9433],
  [0, 20, 0, 0.1611],
])('%d of %d', (hits, trials, low, high) => {
  const [from, to] = wilson(hits, trials)
  expect(from).toBeCloseTo(low, 4)
  expect(to).toBeCloseTo(high, 4)
})

test('nothing tried proves nothing', () => {
  expect(wilson(0, 0)).toEqual([0, 1])
})
