import { expect, test } from 'vitest'
import { scoreMatching } from './eval-matching.ts'

test('the matching rules on labelled keys: hardly a family is missed or wrongly given', () => {
  const { families } = scoreMatching()
  const sum = (of: 'right' | 'wrong' | 'missed'): number => [...families.values()].reduce((total, each) => total + each[of], 0)
  expect(sum('right')).toBeGreaterThanOrEqual(110)
  expect(sum('wrong')).toBeLessThanOrEqual(1)
  expect(sum('missed')).toBeLessThanOrEqual(2)
})
