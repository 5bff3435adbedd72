import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { takeCensus } from '../gates/dataset/take-census.ts'
import { ALL } from '../gates/kit/all.ts'
import { folderStore } from '../gates/kit/folder-store.ts'
import { failureOf } from '../gates/kit/violation.ts'
import { cleanDataset, writeMemoryDataset } from '../gates/kit/memory-dataset.ts'
import { partOf } from './part-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'census-script-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = fileURLToPath(new URL('../', import.meta.url))

/** `npm run census` in a process of its own. */
const run = (args: readonly string[], dataset: string): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/run.mjs', 'census', ...args], { cwd: root, env: { ...process.env, DATASET: dataset } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
    child.on('close', (code) => resolve({ code, said }))
  })

test('two processes examine a part each, and one judges them as if it had examined all', async () => {
  const dataset = join(folder, 'dataset')
  const parts = join(folder, 'parts')
  await writeMemoryDataset(cleanDataset(), dataset)
  const both = await Promise.all(['1/2', '2/2'].map((shard) => run(['--shard', shard, '--out', parts], dataset)))
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both[0]!.said).toMatch(/Part 1 of 2: \d shards, \d+ records.*This judges nothing/s)
  expect(readdirSync(parts).filter((name) => name.startsWith('part-'))).toEqual(['part-1-of-2.part-evidence', 'part-2-of-2.part-evidence'])

  const store = folderStore(dataset)
  const profile = resolveProfile({})
  const census = await takeCensus({ store, profile, kept: { parts, key: '' } })
  expect(census.taken).toMatchObject({ from: 'parts', records_examined: 0, records_reused: 111 })
  for (const gate of Object.values(ALL)) {
    const results = await gate.check({ census, profile, store, seed: 1, now: new Date('2026-01-01') })
    expect(results.flatMap((result) => (failureOf(result) === null ? [] : [`${gate.name}: ${result.code}`]))).toEqual([])
  }
  rmSync(join(parts, 'part-2-of-2.part-evidence'))
  await expect(takeCensus({ store, profile, kept: { parts, key: '' } })).rejects.toThrow(/found 1 of 2 parts; part 2 missing/)
}, 120_000)

test.each(['', '0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', '1.5/2', '01/2', '1/99999'])(
  'a part "%s" is refused with the form of a right one',
  (text) => {
    expect(() => partOf('--shard', text)).toThrow(/--shard: found .*expected part\/parts, such as 1\/4/)
  },
)
