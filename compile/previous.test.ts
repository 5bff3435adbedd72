import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { previousVersion } from './previous.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'signoff-previous-'))
  mkdirSync(join(base, 'before'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const put = (path: string, content: string): void => writeFileSync(join(base, path), content)

test('none asked for, or none there yet', async () => {
  expect(await previousVersion({ previous: 'none', output: join(base, 'before') })).toBe(null)
  expect(await previousVersion({ previous: 'auto', output: join(base, 'before') })).toBe(null)
})

const shard = (path: string): string =>
  JSON.stringify({
    dataset_digest: 'd',
    seed: 7,
    splits: { train: { shards: [{ path }] }, val: { shards: [] }, test: { shards: [] } },
  })
test.each([
  ['is no JSON', 'private words {', /manifest\.json is no JSON/],
  ['is null', 'null', /lacks dataset_digest or splits/],
  ['is empty', '{}', /lacks dataset_digest or splits/],
  ['has no shards', '{"dataset_digest":"d","seed":7,"splits":{}}', /does not list the shards of train/],
  ['names a missing shard', shard('train/train_000.jsonl'), /train\/train_000\.jsonl could not be read \(ENOENT\)/],
  ['names a file outside', shard('../a.jsonl'), /does not list the shards of train/],
  ['names a shard of something else', shard('junk.jsonl'), /line 1 of junk\.jsonl is no record/],
])('a manifest that %s stops the compile, and quotes nothing', async (_, manifest, found) => {
  put('before/manifest.json', manifest)
  put('before/junk.jsonl', 'private words of somebody\n')
  const before = join(base, 'before')
  const said = await previousVersion({ previous: before, output: '' }).then(
    () => 'no failure',
    (error: Error) => error.message,
  )
  expect(said).toMatch(found)
  expect(said).toMatch(/can not be continued: .*set previous to "none"/)
  expect(said).not.toMatch(/private/)
})
