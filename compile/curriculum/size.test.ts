/** Sizes of stages, worked out by hand. */
import { expect, test } from 'vitest'
import type { Sampling } from './plan.ts'
import { largestRemainder, sizeStage, type Supply } from './size.ts'

const sampling = (more: Partial<Sampling> = {}): Sampling => ({
  by: 'tokens',
  replacement: false,
  oversample_cap: 4,
  when_short: 'shrink',
  ...more,
})
const supply = (part: string, weight: number, available: number): Supply => ({ part, weight, available })

test('the part with the most is used once, and the others are repeated to keep its company', () => {
  // b alone would allow 600 / 0.6 = 1000; a gives 400 of it, twice its 200.
  expect(sizeStage([supply('a', 0.4, 200), supply('b', 0.6, 600)], sampling())).toEqual({
    amounts: [400, 600],
    expected: [0.4, 0.6],
    short: [],
  })
})

test('a part that may not be repeated so often decides how large the stage is', () => {
  // a: 1.5 * 200 / 0.4 = 750; b gives 450 of its 600.
  expect(sizeStage([supply('a', 0.4, 200), supply('b', 0.6, 600)], sampling({ oversample_cap: 1.5 }))).toEqual({
    amounts: [300, 450],
    expected: [0.4, 0.6],
    short: ['a'],
  })
})

test('without repetition the scarcest part decides', () => {
  expect(sizeStage([supply('a', 0.9, 1), supply('b', 0.1, 1000)], sampling({ oversample_cap: 1 }))).toMatchObject({
    amounts: [1, 0],
    short: ['a'],
  })
})

test('an empty part gives its weight to the others, in their proportion', () => {
  const { amounts, expected } = sizeStage([supply('a', 0.4, 400), supply('b', 0.2, 0), supply('c', 0.4, 400)], sampling())
  expect(amounts).toEqual([400, 0, 400])
  expect(expected).toEqual([0.5, 0, 0.5])
})

test('renormalised, the stage keeps the size of its data and the short part its cap', () => {
  // 1100 in all: a would be 440 and has at most 2 * 100; the 900 that are left go 2 to 1.
  const { amounts, expected, short } = sizeStage(
    [supply('a', 0.4, 100), supply('b', 0.4, 500), supply('c', 0.2, 500)],
    sampling({ oversample_cap: 2, when_short: 'renormalise' }),
  )
  expect(amounts).toEqual([200, 600, 300])
  expect(expected.map((share) => Number(share.toFixed(4)))).toEqual([0.1818, 0.5455, 0.2727])
  expect(short).toEqual(['a'])
})

test('nothing from nothing', () => expect(sizeStage([supply('a', 1, 0)], sampling())).toEqual({ amounts: [0], expected: [0], short: [] }))

test('largest remainders, earlier ones first where they are equal', () => {
  expect(largestRemainder([1.2, 1.7, 1.1])).toEqual([1, 2, 1])
  expect(largestRemainder([0.5, 0.5])).toEqual([1, 0])
  expect(largestRemainder([])).toEqual([])
})
