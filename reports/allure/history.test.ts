import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { withoutRun } from './history.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-history-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'history.jsonl')
const run = (...starts: number[]): string =>
  `${JSON.stringify({ testResults: Object.fromEntries(starts.map((start) => [start, { start }])) })}\n`

test('the last run goes where it is the one that is built again', () => {
  writeFileSync(path, run(10, 12) + run(31, 30))
  withoutRun(path, 30)
  expect(readFileSync(path, 'utf8')).toBe(run(10, 12))
})

test('another run stays, and a history that is not there is none', () => {
  writeFileSync(path, run(10, 12))
  withoutRun(path, 11)
  expect(readFileSync(path, 'utf8')).toBe(run(10, 12))
  expect(() => withoutRun(join(folder, 'none.jsonl'), 1)).not.toThrow()
})

test('an earlier run is told by the first line of its messages, under its gate; a line that is none goes, and is told', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const labels = [
    { name: 'epic', value: 'pii' },
    { name: 'feature', value: 'a claim' },
  ]
  const of = (message: string, kept: typeof labels): string =>
    `${JSON.stringify({ uuid: 'u', testResults: { a: { start: 1, message, labels: kept } } })}\n`
  writeFileSync(path, `${of(`${'x'.repeat(200)}\nsecond`, labels)}{"cut\nnull\n`)
  withoutRun(path, 99)
  expect(readFileSync(path, 'utf8')).toBe(of('x'.repeat(160), labels.slice(0, 1)))
  expect(warn.mock.calls.flat().map(String)).toEqual([expect.stringContaining('line 2'), expect.stringContaining('line 3')])
  warn.mockRestore()
})
