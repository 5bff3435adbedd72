import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { saveCensus } from '../../gates/dataset/evidence.ts'
import { takeCensus } from '../../gates/dataset/take-census.ts'
import { DEFAULT_THRESHOLDS } from '../../gates/drift/compare.ts'
import { driftExaminer } from '../../gates/drift/examiner.ts'
import { folderStore } from '../../gates/kit/folder-store.ts'
import { cleanDataset, type MemoryDataset, reseal, writeMemoryDataset } from '../../gates/kit/memory-dataset.ts'
import { notRunReport, type VerificationReport } from '../../gates/kit/verification-report.ts'
import { metricsPath, portraitFolder } from '../../reports/history/place.ts'
import { type Remembered, remember } from './remember.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-remember-'))
afterAll(() => rmSync(folder, { recursive: true }))
const work = join(folder, 'work')
beforeEach(() => rmSync(work, { recursive: true, force: true }))
const profile = resolveProfile({})

/** A version on disk; returns its folder. */
async function version(name: string, change: (dataset: MemoryDataset) => void = () => undefined): Promise<string> {
  const dataset = cleanDataset()
  change(dataset)
  const at = join(folder, name)
  rmSync(at, { recursive: true, force: true })
  await writeMemoryDataset(reseal(dataset), at)
  return at
}

/** What is left at the end of a judgement, and what is remembered of it. */
async function judged(at: string, when: string, previous = '', change: Partial<VerificationReport> = {}): Promise<Remembered> {
  const census = await takeCensus({ store: folderStore(at), profile, examiners: [driftExaminer], workers: 0 })
  rmSync(join(work, 'census'), { recursive: true, force: true })
  saveCensus(census, join(work, 'census'))
  mkdirSync(join(work, 'evidence'), { recursive: true })
  const verification = { ...notRunReport(when, 'data/final', 1, 'test'), dataset_digest: census.digest, ...change }
  return remember({ work, folder: at, previous, profile, thresholds: DEFAULT_THRESHOLDS, verification })
}

const first = await version('first')
const second = await version('second', ({ shards }) => void shards['train/train_000.jsonl']!.splice(0, 5))
const history = metricsPath(work, 'data/final')

describe('after a judgement', () => {
  test('the first version has nothing to be compared with, and is kept', async () => {
    const { drift, versions, lines } = await judged(first, '2025-01-01T00:00:00Z')
    expect(drift).toMatchObject({ from: null, why: 'this is the first version that is known' })
    expect(versions).toHaveLength(1)
    expect(lines).toEqual(['Drift: not measured: this is the first version that is known'])
    expect(JSON.parse(readFileSync(join(work, 'evidence', 'drift.json'), 'utf8'))).toEqual(drift)
    expect(JSON.parse(readFileSync(join(work, 'evidence', 'quarantine.json'), 'utf8'))).toMatchObject({ unreadable: 0 })
  })

  test('the next is compared with the bytes of the previous one where they are there', async () => {
    await judged(first, '2025-01-01T00:00:00Z')
    const { drift, lines } = await judged(second, '2025-02-01T00:00:00Z', first)
    expect(drift).toMatchObject({ from: 'bytes', drifted: [], records: { added: 0, removed: 5 } })
    expect(lines[0]).toContain('Since ')
    expect(lines.join('\n')).toContain('0 added, 5 removed')
  })

  test('and with what the history kept where they are not, as after a cache was restored', async () => {
    await judged(first, '2025-01-01T00:00:00Z')
    const { drift } = await judged(second, '2025-02-01T00:00:00Z')
    expect(drift).toMatchObject({ from: 'history', records: null, previous: { conversations: 111 }, current: { conversations: 106 } })
    // Judged again, it is compared with the same one, and not with itself.
    expect((await judged(second, '2025-02-02T00:00:00Z')).drift).toMatchObject({ previous: { conversations: 111 } })
  })

  test('judged again at the same time, it is kept once', async () => {
    await judged(first, '2025-01-01T00:00:00Z')
    expect((await judged(first, '2025-01-01T00:00:00Z')).versions).toHaveLength(1)
    expect(readFileSync(history, 'utf8').trim().split('\n')).toHaveLength(1)
  })

  test('a damaged line of the history is told, the rest holds', async () => {
    await judged(first, '2025-01-01T00:00:00Z')
    appendFileSync(history, '{"cut')
    const { versions, lines } = await judged(second, '2025-02-01T00:00:00Z')
    expect(versions).toHaveLength(2)
    expect(lines[0]).toMatch(/History: .*line 2: it is cut off; it was left out/)
  })

  test.each([
    ['cut off', '{"portrait_'],
    ['another version', JSON.stringify({ portrait_version: '0' })],
    ['something else', '[]'],
    ['null', 'null'],
  ])('a damaged portrait (%s) is told, changes nothing else, and quotes nothing', async (_, content) => {
    await judged(first, '2025-01-01T00:00:00Z')
    const portraits = portraitFolder(work, 'data/final')
    const [name] = readdirSync(portraits)
    writeFileSync(join(portraits, name!), content)
    const { drift, versions } = await judged(second, '2025-02-01T00:00:00Z')
    expect(drift).toMatchObject({ from: null, why: expect.stringContaining('could not be read') })
    expect(versions).toHaveLength(2)
    const third = await version('third', ({ shards }) => void shards['train/train_000.jsonl']!.splice(0, 9))
    expect((await judged(third, '2025-03-01T00:00:00Z')).drift).toMatchObject({ from: 'history', previous: { conversations: 106 } })
  })

  test('a previous version that is no dataset is told', async () => {
    mkdirSync(join(folder, 'nothing'), { recursive: true })
    expect((await judged(second, '2025-02-01T00:00:00Z', join(folder, 'nothing'))).drift).toMatchObject({
      from: null,
      why: expect.stringContaining('no record'),
    })
    expect((await judged(second, '2025-02-02T00:00:00Z', join(folder, 'absent'))).drift).toMatchObject({ from: null })
  })

  test('records that are gone, or were examined elsewhere, leave no drift of other bytes', async () => {
    await judged(first, '2025-01-01T00:00:00Z')
    const { drift } = await judged(first, '2025-01-02T00:00:00Z', '', { dataset_digest: 'f'.repeat(64) })
    expect(drift).toMatchObject({ from: null, why: expect.stringContaining('no longer there') })
  })

  test('a run that judged nothing keeps nothing', async () => {
    const { versions, lines } = await judged(first, '2025-01-01T00:00:00Z', '', { dataset_digest: '' })
    expect(versions).toEqual([])
    expect(lines.join()).toContain('nothing was judged')
  })

  test('ten portraits are kept, the last ones', async () => {
    for (let at = 1; at <= 12; at++) {
      const each = await version('many', ({ shards }) => void shards['train/train_000.jsonl']!.splice(0, at))
      await judged(each, `2025-03-${String(at).padStart(2, '0')}T00:00:00Z`)
    }
    expect(readdirSync(portraitFolder(work, 'data/final'))).toHaveLength(10)
  })
})
