import { expect, test } from 'vitest'
import { random } from './random.ts'

const run = (seed: number, label: string): number[] =>
  Array.from(
    { length: 50 },
    (
      (r) => () =>
        r.int(1000)
    )(random(seed, label)),
  )

test('numbers are fixed by seed and label, and lie in their range', () => {
  expect(run(1, 'a')).toEqual(run(1, 'a'))
  expect(run(1, 'a')).not.toEqual(run(2, 'a'))
  expect(run(1, 'a')).not.toEqual(run(1, 'b'))
  expect(run(1, 'a').every((n) => Number.isInteger(n) && n >= 0 && n < 1000)).toBe(true)
})

test('every value of a small range comes, about equally often', () => {
  const r = random(4, 'dice')
  const counts = new Map<number, number>()
  for (let i = 0; i < 6000; i++) counts.set(r.between(1, 6), (counts.get(r.between(1, 6)) ?? 0) + 1)
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
})

test('a shuffle keeps every element', () => {
  const list = Array.from({ length: 100 }, (_, i) => i)
  const shuffled = random(2, 's').shuffle(list)
  expect(shuffled).not.toEqual(list)
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(list)
})

test('nothing can be picked from nothing', () => {
  expect(() => random(1, 'x').pick([])).toThrow(/the list is empty/)
})
