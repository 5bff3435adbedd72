/** The command: what it takes for a signed dataset, what it writes, and what it refuses in words. */
import { hash } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { curriculumManifestSchema } from '#contract/schemas/curriculum-manifest.ts'
import { validator } from '#contract/validate.ts'
import type { CurriculumManifest } from '../compile/curriculum/plan.ts'
import { cleanDataset, writeMemoryDataset } from '../gates/kit/memory-dataset.ts'
import main from './curriculum.ts'

const root = mkdtempSync(join(tmpdir(), 'signoff-curriculum-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let places = 0
let folder = ''
beforeEach(async () => {
  folder = join(root, `dataset-${++places}`)
  await writeMemoryDataset(cleanDataset(), folder)
})

/** A report that says that exactly this dataset got the verdict. */
function reportFor(verdict = 'passed'): string {
  const manifest = readFileSync(join(folder, 'manifest.json'))
  const { dataset_digest: digest } = JSON.parse(manifest.toString()) as { dataset_digest: string }
  const file = join(root, `report-${++places}.json`)
  const passed = verdict === 'passed'
  writeFileSync(
    file,
    JSON.stringify({ verdict, all_gates_passed: passed, dataset_digest: digest, manifest_sha256: hash('sha256', manifest) }),
  )
  return file
}

async function run(args: string[], to = join(root, `out-${++places}`)): Promise<{ code: number; said: string; to: string }> {
  const lines: string[] = []
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  for (const spy of spies) spy.mockImplementation((...words: unknown[]) => void lines.push(words.join(' ')))
  const shown = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    return { code: await main(['--dataset', folder, '--to', to, ...args]), said: lines.join('\n'), to }
  } finally {
    for (const spy of [...spies, shown]) spy.mockRestore()
  }
}

test('a signed dataset becomes a folder whose manifest its schema accepts', async () => {
  const { code, said, to } = await run(['--report', reportFor()])
  expect(code).toBe(0)
  const manifest = JSON.parse(readFileSync(join(to, 'curriculum_manifest.json'), 'utf8')) as CurriculumManifest
  expect(validator(curriculumManifestSchema)(manifest)).toBe(true)
  expect(manifest.dataset.signoff).toEqual({ state: 'passed' })
  expect(said).toContain('stage5_long_running_therapy has 0 training conversations: its only family is a hard holdout')
  for (const { path, sha256 } of manifest.files) expect(hash('sha256', readFileSync(join(to, path)))).toBe(sha256)
})

test('a dry run writes nothing', async () => {
  const { code, said, to } = await run(['--report', reportFor(), '--dry-run'])
  expect([code, existsSync(to)]).toEqual([0, false])
  expect(said).toContain('This was a dry run: nothing was written.')
})

describe('not signed', () => {
  test('no report', async () => {
    const { code, said, to } = await run(['--report', join(root, 'nowhere.json')])
    expect([code, existsSync(to)]).toEqual([2, false])
    expect(said).toContain('This dataset is not signed off: no verification report was found')
  })
  test('a verdict that is none', async () =>
    expect((await run(['--report', reportFor('failed')])).said).toContain('its verdict is "failed"'))
  test('waived, with --strict', async () => {
    expect((await run(['--report', reportFor('waived'), '--strict'])).code).toBe(2)
    expect((await run(['--report', reportFor('waived')])).code).toBe(0)
  })
  test('another dataset’s report', async () => {
    const other = reportFor()
    writeFileSync(other, readFileSync(other, 'utf8').replace(/"dataset_digest":"[0-9a-f]{4}/, '"dataset_digest":"0000'))
    expect((await run(['--report', other])).said).toContain('is of another dataset')
  })
  test('changed since', async () => {
    const report = reportFor()
    appendFileSync(join(folder, 'train/train_000.jsonl'), '\n')
    await expect(run(['--report', report])).rejects.toThrow('train/train_000.jsonl has other bytes')
  })
})

test('options that there are not, and values that are none, all at once', async () => {
  await expect(main(['--algorithm', 'ppo', '--config', '--nope', 'x'])).rejects.toThrow(
    /--nope: no such option[^]*--config: found nothing[^]*--algorithm: found "ppo"; expected one of orpo, simpo, dpo, kto/,
  )
})

test('--init writes what the command takes, and never over a file', async () => {
  const file = join(root, 'init.json')
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(await main(['--init', '--config', file])).toBe(0)
  log.mockRestore()
  await expect(main(['--init', '--config', file])).rejects.toThrow(`"${file}" is there already`)
  expect((await run(['--report', reportFor(), '--config', file, '--dry-run'])).code).toBe(0)
})
