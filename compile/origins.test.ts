/** The same id never gets another origin in a later version (contract section 9), whatever is configured before its source. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DatasetRecord } from '#contract/record.ts'
import { openTrial, source } from './compile-trial.ts'
import { prioritise } from './stages/dedup/priority.ts'
import type { Columns } from './stages/dedup/working-set.ts'

const trial = openTrial()
const { put, run } = trial

const line = (n: number): string =>
  `${JSON.stringify({
    messages: [
      { role: 'user', content: `Question${n} about thing${n * 7} and matter${n * 13} of week${n}` },
      { role: 'assistant', content: `Answer${n} with thought${n * 5} and step${n * 11} near${n}` },
    ],
  })}\n`
const origins = (): Map<string, string> =>
  new Map(
    readFileSync(join(trial.base, 'out/compiled/final_training_dataset.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => (JSON.parse(text) as DatasetRecord).metadata)
      .map(({ id, source_key }) => [id, source_key]),
  )

test('a text that a new source, put first, holds too is still of the object that it was published from', async () => {
  put('b.jsonl', Array.from({ length: 40 }, (_, n) => line(n)).join(''))
  await run([source('b', 'b.jsonl')])
  const before = origins()
  put('a.jsonl', Array.from({ length: 30 }, (_, n) => line(n + 20)).join(''))
  const { manifest } = await run([source('a', 'a.jsonl'), source('b', 'b.jsonl')])
  const after = origins()
  expect(after.size).toBe(50)
  for (const [id, key] of before) expect(after.get(id)).toBe(key)
  expect(manifest.accounting.sources['a']).toMatchObject({ in: 30, kept: 10, exact_duplicate: 20 })
  await run([source('a', 'a.jsonl'), source('b', 'b.jsonl')], { previous: 'none' })
  expect([...origins().values()].filter((key) => key === 'a.jsonl')).toHaveLength(30)
})

/** Records with the ids given by a letter each. */
function columns(ids: string, holdouts = ''): Columns {
  const id = new Uint8Array(ids.length * 32)
  for (const [index, letter] of [...ids].entries()) id.fill(letter.codePointAt(0)!, index * 32, index * 32 + 32)
  const holdout = Uint8Array.from(ids, (_, index) => Number(holdouts[index] === '1'))
  return { id, holdout, length: new Float64Array(ids.length), quality: new Float32Array(ids.length) } as unknown as Columns
}
const order = (of: Columns, ...originals: number[]): number[] => [
  ...prioritise(of, 'keep_first', (index) => originals.includes(index)).order,
]

test('the original stands in the place of the first of its kind, and nothing else moves', () => {
  expect(order(columns('xaybac'), 4)).toEqual([0, 4, 2, 3, 1, 5])
  expect(order(columns('aaa'), 2)).toEqual([2, 1, 0])
  expect(order(columns('aaa'), 1, 2)).toEqual([1, 0, 2])
  expect(order(columns('aba'), 0)).toEqual([0, 1, 2])
  expect(order(columns('aba'))).toEqual([0, 1, 2])
})

test('a holdout copy goes before an original of the pool', () => {
  expect(order(columns('aba', '001'), 0)).toEqual([2, 0, 1])
})
