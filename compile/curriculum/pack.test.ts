import { fc, it } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { histogram, packFirstFit } from './pack.ts'

test('first-fit decreasing, by hand: 7 3 | 6 4 | 5', () =>
  expect(packFirstFit([3, 5, 7, 4, 6], 10)).toEqual({ bins: 3, efficiency: 25 / 30 }))
test('nothing takes no bins', () => expect(packFirstFit([], 10)).toEqual({ bins: 0, efficiency: 0 }))
test('what is longer than the context is cut to it', () => expect(packFirstFit([25], 10)).toEqual({ bins: 1, efficiency: 1 }))

/** The definition: every bin is tried, from the first. */
function plain(lengths: readonly number[], capacity: number): number {
  const room: number[] = []
  for (const length of lengths.toSorted((a, b) => b - a)) {
    const bin = room.findIndex((left) => left >= length)
    if (bin === -1) room.push(capacity - length)
    else room[bin]! -= length
  }
  return room.length
}

it.prop([fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 200 })])('is what trying every bin gives', (lengths) => {
  expect(packFirstFit(lengths, 100).bins).toBe(plain(lengths, 100))
})

test('a hundred thousand lengths', () => {
  const lengths = Array.from({ length: 100_000 }, (_, n) => 1 + ((n * 7919) % 4096))
  const { bins, efficiency } = packFirstFit(lengths, 4096)
  expect(bins * efficiency * 4096).toBeCloseTo(
    lengths.reduce((all, each) => all + each, 0),
    -2,
  )
  expect(efficiency).toBeGreaterThan(0.99)
})

test('eighths of the context', () => expect(histogram([0, 1, 2, 8, 15, 16, 99], 16)).toEqual([2, 1, 0, 0, 1, 0, 0, 3]))
