import { fc, it } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { drawUnits, seeded } from './draw.ts'

const draw = { seed: 1, stage: 's', part: 'p', replacement: false, slack: 0 }
const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `id${n}`)
const total = (times: Uint32Array, sizes: readonly number[]): number => times.reduce((all, each, unit) => all + each * sizes[unit]!, 0)

// printf 'curriculum:7:stage:id' | sha256sum: the first six bytes, as a share of 2^48
test('a draw is the hash of its names', () => expect(seeded(7, 'stage', 'id')).toBe(0xec5bf015e5e8 / 2 ** 48))

const units = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 })

it.prop([units, fc.integer({ min: 0, max: 5000 }), fc.nat()])(
  'no unit is taken more than once more often than another',
  (sizes, amount, seed) => {
    const times = [...drawUnits({ ids: ids(sizes.length), sizes }, { ...draw, seed, amount })]
    const least = Math.min(...times)
    expect(times.filter((each) => each > least + 1).length).toBe(0)
  },
)

it.prop([units, fc.integer({ min: 1, max: 5000 }), fc.nat()])(
  'the sum misses the amount by less than the largest unit',
  (sizes, amount, seed) => {
    const times = drawUnits({ ids: ids(sizes.length), sizes }, { ...draw, seed, amount })
    expect(Math.abs(total(times, sizes) - amount)).toBeLessThan(Math.max(...sizes))
  },
)

it.prop([units, fc.integer({ min: 1, max: 5000 }), fc.nat(), fc.boolean()])(
  'the order of units changes nothing',
  (sizes, amount, seed, replacement) => {
    const names = ids(sizes.length)
    const one = drawUnits({ ids: names, sizes }, { ...draw, seed, amount, replacement })
    const other = drawUnits({ ids: names.toReversed(), sizes: sizes.toReversed() }, { ...draw, seed, amount, replacement })
    expect([...other].toReversed()).toEqual([...one])
  },
)

describe('by records', () => {
  const sizes = Array.from({ length: 10 }, () => 1)
  test('25 of 10 are two or three of each', () => {
    const times = [...drawUnits({ ids: ids(10), sizes }, { ...draw, amount: 25 })]
    expect(times.toSorted()).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 3, 3])
  })
  test('another seed takes others', () => {
    const of = (seed: number): number[] => [...drawUnits({ ids: ids(10), sizes }, { ...draw, seed, amount: 5 })]
    expect(of(1)).not.toEqual(of(2))
  })
  test('with replacement there are 1000 of 10, none of them 100 times by design', () => {
    const times = [...drawUnits({ ids: ids(10), sizes }, { ...draw, replacement: true, amount: 1000 })]
    expect(times.reduce((all, each) => all + each, 0)).toBe(1000)
    expect(new Set(times).size).toBeGreaterThan(3)
    // Ten in a thousand at a tenth each: five standard deviations are 47.
    expect(times.every((each) => Math.abs(each - 100) < 48)).toBe(true)
  })
})

test('a unit that is larger than what is wanted is taken where that is nearer than nothing', () => {
  const take = (size: number): number => drawUnits({ ids: ['a'], sizes: [size] }, { ...draw, amount: 60 })[0]!
  expect([take(100), take(130)]).toEqual([1, 0])
})
