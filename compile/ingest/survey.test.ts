import { fc, test as property } from '@fast-check/vitest'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { resolveConfig, type SourceInput } from '../config.ts'
import { ingest } from './ingest.ts'
import { allPlaced } from './placed.ts'
import { planTasks } from './plan.ts'
import { reviewName, segmentName, wordsName } from './task.ts'

const base = mkdtempSync(join(tmpdir(), 'signoff-survey-'))
afterAll(() => rmSync(base, { recursive: true }))
let runs = 0

/** All that ingestion makes of one file, put together over its tasks. */
async function ingested(bytes: Buffer, partBytes: number, more: Partial<SourceInput> = {}) {
  const folder = join(base, String(runs++))
  mkdirSync(folder)
  writeFileSync(join(folder, 'talks.jsonl'), bytes)
  const source = { name: 'talks', family: 'mental_health_datasets', path: 'talks.jsonl', licence: 'synthetic', group: 'general', ...more }
  const config = resolveConfig({ sources: [source], seed: 1 }, folder)
  const { tasks } = await planTasks(config, folder, { partBytes, identity: 'a test' })
  const results = []
  for (const task of tasks) results.push(await ingest(task, () => undefined))
  const files = (name: (number: number) => string): string =>
    Buffer.concat(tasks.map(({ number }) => readFileSync(join(folder, name(number))))).toString('latin1')
  const sum = (tallies: readonly Record<string, number>[]): Record<string, number> => {
    const total: Record<string, number> = {}
    for (const tally of tallies) for (const [name, value] of Object.entries(tally)) total[name] = (total[name] ?? 0) + value
    return total
  }
  return {
    parts: tasks.flatMap(({ objects }) => objects).length,
    made: {
      stored: files(segmentName),
      words: files(wordsName),
      review: files(reviewName),
      // Where a line stands in its segment is the task's own.
      placed: [...allPlaced(folder, results)].map((placed) => ({ ...placed, offset: 0 })),
      ledger: results.flatMap(({ ledger }) => ledger),
      settled: results.flatMap(({ settled }) => settled),
      sources: results.flatMap(({ sources }) => sources),
      problems: results.flatMap(({ problems }) => problems),
      units: sum(results.map(({ units }) => ({ ...units[0] }))),
      counts: sum(results.map(({ counts }) => counts[0] ?? {})),
    },
  }
}

const chat = (i: number, more = ''): string =>
  JSON.stringify({
    messages: [
      { role: 'user', content: `Number ${i} asks how to sleep ${more}` },
      { role: 'assistant', content: `Answer ${i}: a fixed hour helps${more}` },
    ],
  })

/** Lines as they come in the wild, and worse; all of them in bytes. */
const KINDS: ((i: number) => Buffer)[] = [
  (i) => Buffer.from(chat(i)),
  (i) => Buffer.from(chat(i)),
  (i) => Buffer.from(`${chat(i)}\r`),
  (i) => Buffer.from(chat(i, 'longer '.repeat(300))),
  (i) => Buffer.from(chat(i, 'it doesnâ€™t â€œhelpâ€ me')),
  (i) => Buffer.from(chat(i, 'Schlaf, sömmeil, 睡眠 😀')),
  (i) => Buffer.from(chat(i, `mail to reader${i}@example.com`)),
  () => Buffer.from(''),
  () => Buffer.from(' \t'),
  () => Buffer.from('\u00a0\u3000\ufeff\r'),
  (i) => Buffer.from(chat(i).slice(0, 40)),
  (i) => Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: `Only ${i}` }] })),
  (i) => Buffer.concat([Buffer.from(chat(i).slice(0, 60)), Buffer.from([0xff, 0xc3]), Buffer.from(chat(i).slice(60))]),
  (i) => Buffer.from(JSON.stringify({ note: i })),
]

function fileOf(kinds: readonly number[], lines: number, { mark, ended }: { mark: boolean; ended: boolean }): Buffer {
  const all = Array.from({ length: lines }, (_, i) => (i < 60 ? KINDS[0]! : KINDS[kinds[i % kinds.length]!]!)(i))
  const parts = all.flatMap((line, i) => (i === all.length - 1 && !ended ? [line] : [line, Buffer.from('\n')]))
  return Buffer.concat(mark ? [Buffer.from([0xef, 0xbb, 0xbf]), ...parts] : parts)
}

describe('a large file in parts', () => {
  let cut = 0

  property.prop(
    {
      kinds: fc.array(fc.nat({ max: KINDS.length - 1 }), { minLength: 1, maxLength: 30 }).map((kinds) => [0, ...kinds]),
      partBytes: fc.integer({ min: 2_000, max: 60_000 }),
      mark: fc.boolean(),
      ended: fc.boolean(),
    },
    { numRuns: 5, seed: 20250101 },
  )(
    'makes what it makes as one: places, documents, ledger, counts, bytes',
    async ({ kinds, partBytes, mark, ended }) => {
      const bytes = fileOf(kinds, 3_000, { mark, ended })
      const one = await ingested(bytes, Infinity)
      const many = await ingested(bytes, partBytes)
      expect(one.parts).toBe(1)
      if (many.parts > 1) cut++
      expect(many.made).toEqual(one.made)
    },
    120_000,
  )

  test('most of those files were cut: what is compared with itself proves nothing', () => {
    expect(cut).toBeGreaterThan(3)
  })

  test('is read in parts at all, with lines and records counted on', async () => {
    const bytes = fileOf([0, 7, 12, 4], 4_000, { mark: true, ended: false })
    const one = await ingested(bytes, Infinity)
    const many = await ingested(bytes, 20_000)
    expect(many.parts).toBeGreaterThan(5)
    expect(many.made).toEqual(one.made)
    expect(many.made.placed.at(-1)!.position.line).toBeGreaterThan(3_990)
  })

  test.each<[string, Buffer, Partial<SourceInput>]>([
    ['a limit', fileOf([0], 3_000, { mark: false, ended: true }), { limit: 10 }],
    ['another encoding', Buffer.from(fileOf([0], 3_000, { mark: false, ended: true }).toString(), 'utf16le'), { encoding: 'utf-16le' }],
    ['an array', Buffer.from(`[${Array.from({ length: 3_000 }, (_, i) => chat(i)).join(',\n')}]`), {}],
    ['fewer texts than damage is judged by', fileOf([0], 700, { mark: false, ended: true }), {}],
  ])('%s keeps it whole', async (_, bytes, more) => {
    expect((await ingested(bytes, 10_000, more)).parts).toBe(1)
  })
})
