import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { DatasetMetrics } from './metrics.ts'
import { readHistory, releases } from './read.ts'
import { metricsOf } from './specimen.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-metrics-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'x.metrics.jsonl')
const keep = (...lines: string[]): void => writeFileSync(path, lines.map((line) => `${line}\n`).join(''))
const line = (change: Partial<DatasetMetrics> = {}): string => JSON.stringify(metricsOf(change))

describe('the history of a dataset', () => {
  test('lines are entries, oldest first; none where there is no file', () => {
    keep(line({ conversations: 3 }), line({ conversations: 4, dataset_digest: 'b'.repeat(64) }))
    expect(readHistory(path, 'data/final')).toMatchObject({ entries: [{ conversations: 3 }, { conversations: 4 }], problems: [] })
    expect(readHistory(join(folder, 'none.jsonl'), 'data/final')).toEqual({ entries: [], problems: [] })
  })

  test('what is no line of it is told by its number and quoted nowhere', () => {
    keep(
      '{"secret": ',
      line(),
      line({ dataset: 'another' }),
      '{"secret": "of somebody"}',
      line({ conversations: -1 }),
      JSON.stringify({ ...metricsOf(), secret: 1 }),
    )
    const { entries, problems } = readHistory(path, 'data/final')
    expect(entries).toHaveLength(1)
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(['line 1:', 'line 3:', 'line 4:', 'line 5:', 'line 6:'])
    expect(problems.join()).not.toMatch(/secret|somebody/)
    expect(problems[1]).toContain('of another dataset')
  })

  test('a last line that was cut off says so', () => {
    writeFileSync(path, `${line()}\n${line().slice(0, -20)}`)
    expect(readHistory(path, 'data/final')).toMatchObject({ entries: [{}], problems: ['line 2: it is cut off'] })
  })

  test('a history that is a folder is no history, and told', () => {
    expect(readHistory(folder, 'data/final')).toEqual({ entries: [], problems: ['the file can not be read (EISDIR)'] })
  })

  test('a last line without its line feed counts', () => {
    writeFileSync(path, line())
    expect(readHistory(path, 'data/final').entries).toHaveLength(1)
  })
})

test('releases: the last judgement of every version, in the order of these', () => {
  const at = (digest: string, judged_at: string): DatasetMetrics => metricsOf({ dataset_digest: digest.repeat(64), judged_at })
  const entries = [at('a', '2025-01-01T00:00:00Z'), at('b', '2025-02-01T00:00:00Z'), at('a', '2025-03-01T00:00:00Z')]
  expect(releases(entries)).toEqual([entries[1], entries[2]])
})
