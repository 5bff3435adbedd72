import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { resolveConfig } from '../compile/config.ts'
import { readDataset } from '../compile/publish/dataset.ts'
import { planPublication } from '../compile/publish/plan.ts'
import { promote } from '../compile/publish/promote.ts'
import { publishVersion } from '../compile/publish/publish.ts'
import { type Made, makeDataset } from '../compile/publish/publish-trial.ts'
import { type Fixture, serveS3 } from '../compile/stores/s3-fixture.ts'
import { openS3Access } from '../compile/stores/s3.ts'
import { publishedWith, withLocalPrevious } from './published-version.ts'
import main from './publish.ts'
import rollback from './rollback.ts'
import versions from './versions.ts'

const ROOT = 's3://bucket/final_dataset/'
let folder: string
let store: Fixture
let made: Made
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-published-'))
  store = await serveS3('bucket', new Map(), { page: 100 })
  for (const [name, value] of Object.entries(store.env)) vi.stubEnv(name, value)
  made = makeDataset(join(folder, 'one'), 'one')
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.close()
  rmSync(folder, { recursive: true })
})

const sources = [{ name: 'a', family: 'sarcasm', path: 'a', licence: 'synthetic', group: 'g' }]
const digestIn = (place: string): unknown =>
  (JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as { dataset_digest: unknown }).dataset_digest

test('a compile whose output is in S3 continues what is current there; without one it continues nothing', async () => {
  const config = resolveConfig({ sources, output: ROOT }, folder)
  expect((await withLocalPrevious(config)).previous).toBe('auto')
  const dataset = await readDataset(made.folder)
  const access = openS3Access()
  const plan = await planPublication(dataset, ROOT, access)
  await publishVersion({ plan, dataset, signoff: { state: 'passed' }, report: made.report, now: new Date(), access })
  await promote(ROOT, plan.id, plan.current, access)
  expect(digestIn((await withLocalPrevious(config)).previous)).toBe(made.digest)
  expect(digestIn(await publishedWith(made.digest, config))).toBe(made.digest)
  expect(await publishedWith('0'.repeat(64), config)).toBe('')
  expect((await withLocalPrevious(resolveConfig({ sources, publishTo: ROOT }, folder))).previous).toBe('auto')
})

test.each([
  ['no destination', ['--dataset', 'x'], /nothing says where to: expected --to/],
  ['a bucket alone', ['--to', 's3://bucket'], /--to: found "s3:\/\/bucket"; expected a root in S3/],
  ['a public ACL', ['--to', ROOT, '--acl', 'public-read'], /no ACL is ever set, and none that lets everybody read/],
  ['an option that there is not', ['--to', ROOT, '--force'], /--force: no such option/],
  ['force without a reason', ['--to', ROOT, '--force-unsigned', ''], /expected the reason in words/],
])('%s is refused', async (_, args, message) => {
  await expect(main(args)).rejects.toThrow(message)
})

test('publish, versions and rollback say what they did, and never a credential', async () => {
  const said: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)))
  const two = makeDataset(join(folder, 'two'), 'two')
  expect(await main(['--to', ROOT, '--dataset', two.folder, '--report', join(folder, 'none.json')])).toBe(1)
  expect(said.join('\n')).toMatch(/not signed off: no verification report was found/)
  const forced = ['--to', ROOT, '--dataset', two.folder, '--report', join(folder, 'none.json'), '--force-unsigned', 'a drill']
  expect(await main([...forced, '--dry-run'])).toBe(0)
  expect(store.objects.has(`final_dataset/versions/${two.digest}/manifest.json`)).toBe(false)
  expect(await main(forced)).toBe(0)
  expect(said.join('\n')).toMatch(/UNSIGNED {2}a drill \(no verification report was found\)/)
  expect(await rollback(['--to', ROOT])).toBe(0)
  expect(await rollback(['--to', ROOT])).toBe(1) // back to what was never signed: only by force
  expect(await versions(['--to', ROOT])).toBe(0)
  expect(said.join('\n')).toMatch(new RegExp(`\\* +${made.digest.slice(0, 16)}.*passed`))
  expect(said.join('\n')).toMatch(new RegExp(`${two.digest.slice(0, 16)}.*UNSIGNED +a drill`))
  expect(said.join('\n')).not.toContain('canary-secret')
})
