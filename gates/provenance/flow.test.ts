import { expect, test } from 'vitest'
import { flowOf } from './flow.ts'

test('a line a family of the profile that something came in of; what is no count is nothing', () => {
  const manifest = {
    accounting: {
      families: {
        sarcasm: { in: 9, kept: 5, exact_duplicate: 3, near_duplicate: -1, rejected: '1', in_review: 1, refiled_out: 0, generated: 2 },
        cptsd: { in: 0, kept: 0 },
        '<b>': { in: 5, kept: 5 },
      },
    },
  }
  const none = { near_duplicate: 0, excluded_holdout: 0, rejected: 0, refiled_out: 0, refiled_in: 0 }
  expect(flowOf({ manifest: manifest as never }, { families: { cptsd: {}, sarcasm: {} } as never })).toEqual([
    { ...none, family: 'sarcasm', in: 9, kept: 5, exact_duplicate: 3, in_review: 1, generated: 2 },
  ])
})

test('a manifest without an accounting has no flow', () => {
  expect(flowOf({ manifest: null }, { families: { cptsd: {} } as never })).toEqual([])
  expect(flowOf({ manifest: { accounting: 7 } as never }, { families: { cptsd: {} } as never })).toEqual([])
})
