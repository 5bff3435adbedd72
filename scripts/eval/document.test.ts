import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { evaluateTaggerCases } from '../eval-taggers.ts'
import { blocksOf, evaluationDocument } from './document.ts'

const part = (lines: string[]) => [{ title: 'T', says: 'Says.', lines }]
const SHIPPED = ['a, cases: 3 cases', 'x 1', '']

test('blocks stand in the document as they were printed', () => {
  const text = evaluationDocument(part([...SHIPPED, 'b.json: 2 cases', 'y 2']), '')
  expect(text).toMatch(/^# Evaluation\n/)
  expect(text).toContain('## T\n\nSays.\n\n```\na, cases: 3 cases\nx 1\n```\n\n```\nb.json: 2 cases\ny 2\n```\n')
})

test('a block whose set is not there is kept as it was measured', () => {
  const measured = evaluationDocument(part([...SHIPPED, 'b.json: 2 cases', 'y 2']), '')
  expect(evaluationDocument(part([...SHIPPED, 'b.json: not present']), measured)).toBe(measured)
})

test('a block that was never measured says so, and a new figure replaces the old', () => {
  expect(evaluationDocument(part(['b.json: not present']), '')).toContain('```\nb.json: not present\n```')
  const measured = evaluationDocument(part(SHIPPED), '')
  expect(evaluationDocument(part(['a, cases: 3 cases', 'x 2']), measured)).toContain('x 2')
})

test('the figures of shipped tagger cases in docs/EVALUATION.md are those of today', () => {
  const lines: string[] = []
  evaluateTaggerCases((line) => lines.push(...line.split('\n')))
  const text = readFileSync(new URL('../../docs/EVALUATION.md', import.meta.url), 'utf8')
  const drifted = [...blocksOf(lines)].filter(([, block]) => !text.includes(`\`\`\`\n${block}\n\`\`\``)).map(([name]) => name)
  expect(drifted, 'run npm run eval -- --write').toEqual([])
})
