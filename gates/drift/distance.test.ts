import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { chance, chiSquare, designEffect, deviation, distance, divergence } from './distance.ts'

const counts = fc.array(fc.nat(10_000), { minLength: 5, maxLength: 5 })
const some = counts.filter((bins) => bins.some((count) => count > 0))

describe('the distance of two distributions', () => {
  test('is that of the definition, by hand', () => {
    expect(distance([3, 0], [0, 9])).toBe(1)
    expect(distance([2, 4], [10, 20])).toBe(0)
    // Shares 1/2, 1/2 against 1, 0: 1/2 (1/2 log2(2/3) + 1/2 log2(2)) + 1/2 log2(4/3).
    expect(divergence([1, 1], [7, 0])).toBeCloseTo(0.311278, 6)
    expect(distance([1, 1], [7, 0])).toBeCloseTo(0.557923, 6)
  })

  test('of nothing and something is 1, of nothing and nothing 0', () => {
    expect(distance([0, 0], [1, 2])).toBe(1)
    expect(distance([0, 0], [0, 0])).toBe(0)
  })

  test('for a small shift it is the population stability index over 8 ln 2', () => {
    const [p, q] = [
      [0.5, 0.3, 0.2],
      [0.47, 0.31, 0.22],
    ]
    const psi = p!.reduce((sum, share, at) => sum + (q![at]! - share) * Math.log(q![at]! / share), 0)
    expect(divergence(p!, q!)).toBeCloseTo(psi / (8 * Math.LN2), 5)
  })

  property.prop([counts, counts])('is symmetric and within 0..1', (a, b) => {
    expect(distance(a, b)).toBeCloseTo(distance(b, a), 12)
    expect(distance(a, b)).toBeGreaterThanOrEqual(0)
    expect(distance(a, b)).toBeLessThanOrEqual(1)
  })

  property.prop([some, fc.integer({ min: 1, max: 50 })])('to itself is 0, however many there are of it', (a, times) => {
    const more = a.map((count) => count * times)
    expect(distance(a, more)).toBeLessThan(1e-7)
  })

  property.prop([some, some, some])('is never shorter by a way round: it is a metric', (a, b, c) => {
    expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c) + 1e-9)
  })

  property.prop([some, some])('does not grow where bins are thrown together', (a, b) => {
    const folded = ([v, w, x, y, z]: number[]): number[] => [v! + w!, x! + y!, z!]
    expect(distance(folded(a), folded(b))).toBeLessThanOrEqual(distance(a, b) + 1e-9)
  })
})

describe('what chance does', () => {
  test('quantiles of chi², from a table', () => {
    for (const [free, quantile] of [
      [1, 10.828],
      [2, 13.816],
      [10, 29.588],
      [100, 149.449],
      [1000, 1143.917],
    ] as const)
      expect(Math.abs(chiSquare(free) / quantile - 1)).toBeLessThan(0.04)
  })

  test('shrinks with the root of the sizes, and is all where nothing is known', () => {
    const [a, b] = [
      [50, 50, 100],
      [40, 60, 100],
    ]
    const more = chance(
      a!.map((count) => count * 4),
      b!.map((count) => count * 4),
    )
    expect(more).toBeCloseTo(chance(a!, b!) / 2, 12)
    // chi² of two degrees of freedom: 13.816.
    expect(chance(a!, b!)).toBeCloseTo(Math.sqrt((13.816 * (2 / 200)) / (8 * Math.LN2)), 2)
    expect(chance([0, 0], [3, 4])).toBe(1)
  })

  test('grows with the root of the design effect, and further where one bin has all of it', () => {
    const even = [
      [10, 20, 30],
      [20, 30, 10],
      [30, 10, 20],
    ]
    const sum = [60, 60, 60]
    const [once, forty] = [
      chance(sum, sum, even),
      chance(
        sum,
        sum,
        even.map((counts) => counts.map((count) => 4 * count)),
      ),
    ]
    expect(forty / once).toBeCloseTo(2, 9)
    // The same effects in sum: 90 of one bin, and hardly any of the others.
    const lone = [
      [0, 30, 30],
      [0, 30, 30],
      [60, 0, 0],
    ]
    expect(designEffect(lone) / designEffect(even)).toBeGreaterThan(1)
    expect(chance(sum, sum, lone) / chance(sum, sum, even)).toBeGreaterThan(Math.sqrt(designEffect(lone) / designEffect(even)))
  })

  test('groups that are equal have no design effect; groups of whole clumps have that of the clumps', () => {
    expect(
      designEffect([
        [10, 20],
        [10, 20],
        [20, 40],
      ]),
    ).toBe(1)
    // By hand: 10 and 20 against 20 and 10, 15 expected of each, 4 · 25 / 15 over one degree of freedom.
    expect(
      designEffect([
        [10, 20],
        [20, 10],
      ]),
    ).toBeCloseTo(20 / 3, 12)
    expect(
      designEffect([
        [400, 800],
        [800, 400],
      ]),
    ).toBeCloseTo((40 * 20) / 3, 9)
  })

  test('nothing can be told of one group, of one bin, of nothing', () => {
    for (const groups of [
      [[3, 4]],
      [[3], [9]],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [3, 9],
      ],
      [],
    ])
      expect(designEffect(groups)).toBe(1)
  })

  test('deviations between two shares: 10 of 100 against 20 of 100 are 1.98', () => {
    expect(deviation(10, 100, 20, 100)).toBeCloseTo(1.9803, 3)
    expect(deviation(0, 10, 0, 10)).toBe(0)
    expect(deviation(0, 0, 3, 10)).toBe(0)
  })
})
