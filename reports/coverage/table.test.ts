import { expect, test } from 'vitest'
import { coverageTable } from './table.ts'

test('a family a line: what the inventory has, what the data holds, and where it came from', () => {
  const rows = [
    { family: 'sarcasm', required: true, status: 'partial', objects: 2, conversations: 1234, from: ['real', 'generated'] },
    { family: 'cptsd', required: true, status: 'missing', objects: 0, conversations: 0, from: [] },
    { family: 'edge_case_crisis', required: false, status: 'missing', objects: 0, conversations: 3, from: ['refiled'] },
  ] as const
  expect(
    coverageTable(rows.map((row) => ({ ...row, from: [...row.from] })))
      .split('\n')
      .slice(2),
  ).toEqual([
    '| family | status | objects | conversations | where from |',
    '| --- | --- | ---: | ---: | --- |',
    '| sarcasm | partial | 2 | 1,234 | real + generated |',
    '| cptsd | missing | 0 | 0 | **missing** |',
    '| edge_case_crisis (derived) | - | 0 | 3 | refiled |',
  ])
})

test('a name is no markup', () => {
  const row = { family: 'a|<b>[c](d)', required: true, status: 'present', objects: 3, conversations: 1, from: ['real'] } as const
  expect(coverageTable([{ ...row, from: ['real'] }])).toContain('| a  b  c  d  | present | 3 | 1 | real |')
  expect(coverageTable([])).toBe('')
})
