import { expect, test } from 'vitest'
import { lengthsOf, stepOf } from './lengths.ts'

test('a step holds what is above half of its bound, up to it', () => {
  expect([0, 1, 2, 3, 4, 5, 8, 9, 4096, 4097].map(stepOf)).toEqual([0, 0, 1, 2, 2, 3, 3, 4, 12, 13])
  expect([2 ** 24, 2 ** 24 + 1, 2 ** 32 - 1].map(stepOf)).toEqual([24, 24, 24])
})

test('lengths are counted by phase in the order of the profile; what it does not know is one line', () => {
  const columns = {
    phase: Int32Array.of(1, 0, 0, 2, -1),
    tokens: Uint32Array.of(4, 1, 8, 2, 2),
    turns: Uint32Array.of(2, 2, 3, 1, 0),
  }
  const census = { columns, population: 5, phases: ['a', 'b', '<b>'] }
  expect(lengthsOf(census as never, { phases: ['b', 'a', 'unused'] })).toEqual([
    { phase: 'b', conversations: 1, tokens: [0, 0, 1], turns: [0, 1] },
    { phase: 'a', conversations: 2, tokens: [1, 0, 0, 1], turns: [0, 1, 1] },
    { phase: '?', conversations: 2, tokens: [0, 2], turns: [2] },
  ])
})
