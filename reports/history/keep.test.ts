import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Evidence } from '../../gates/kit/evidence.ts'
import { verificationReport } from '../../gates/kit/verification-report.ts'
import { keepMetrics, metricsOf } from './keep.ts'
import { readHistory } from './read.ts'
import { metricsOf as specimen } from './specimen.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-keep-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'history', 'x.metrics.jsonl')
beforeEach(() => rmSync(join(folder, 'history'), { recursive: true, force: true }))
const read = () => readHistory(path, 'data/final')

describe('keeping a judgement', () => {
  test('adds a line; the same judgement is kept once', () => {
    expect(keepMetrics(path, specimen())).toBe(true)
    expect(keepMetrics(path, specimen())).toBe(false)
    expect(keepMetrics(path, specimen({ judged_at: '2025-01-02T00:00:00.000Z' }))).toBe(true)
    expect(keepMetrics(path, specimen({ dataset_digest: 'b'.repeat(64) }))).toBe(true)
    expect(read()).toMatchObject({ entries: [{}, {}, {}], problems: [] })
  })

  test('behind a line that was cut off leaves both in the file, and only the cut one unread', () => {
    keepMetrics(path, specimen())
    appendFileSync(path, '{"metrics_ver')
    keepMetrics(path, specimen({ dataset_digest: 'b'.repeat(64) }))
    expect(read().entries.map(({ dataset_digest: digest }) => digest[0])).toEqual(['a', 'b'])
    expect(read().problems).toEqual(['line 2: it is not JSON'])
    expect(readFileSync(path, 'utf8')).toContain('{"metrics_ver\n')
  })

  test('of several runs at once loses none', async () => {
    const code = `
      import { workerData } from 'node:worker_threads'
      const { keepMetrics } = await import(workerData.keep)
      for (let at = 0; at < 25; at++) keepMetrics(workerData.path, { ...workerData.metrics, judged_at: new Date(1e9 * workerData.number + at).toISOString() })
    `
    const keep = new URL('./keep.ts', import.meta.url).href
    const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`)
    await Promise.all(
      [1, 2, 3, 4].map(
        (number) =>
          new Promise<void>((resolve, reject) => {
            new Worker(url, { workerData: { keep, path, metrics: specimen(), number } }).on('exit', () => resolve()).on('error', reject)
          }),
      ),
    )
    expect(read().problems).toEqual([])
    expect(new Set(read().entries.map(({ judged_at: at }) => at)).size).toBe(100)
  })
})

describe('the metrics of a judgement', () => {
  const digest = 'd'.repeat(64)
  const evidence = {
    gate: 'pii',
    state: 'failed',
    claim: '',
    records: 9,
    population: 9,
    examined: 9,
    rules: [{ code: 'residual', violations: 2, failure: null, samples: [] }],
    waivers: [],
    dataset_digest: digest,
  } as unknown as Evidence
  const tally = { conversations: 9, total_tokens_approx: 90 }
  const report = verificationReport({
    timestamp: '2025-01-01T00:00:00.000Z',
    evidence: { pii: evidence },
    runner: { pii: { state: 'failed', errors: [], failed: ['residual'] } },
    statistics: { total: tally, by_split: { train: tally }, by_family: { cptsd: tally }, by_phase: {}, by_family_phase_split: {} },
    dataset: 'data/final',
    seed: 1,
  })
  const leave = (flow: unknown, of = digest): string => {
    const left = join(folder, 'evidence')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'provenance.json'), JSON.stringify({ dataset_digest: of }))
    writeFileSync(join(left, 'flow.json'), JSON.stringify(flow))
    return left
  }
  const family = { in: 10, kept: 7, exact_duplicate: 1, near_duplicate: 1, excluded_holdout: 0, in_review: 1, rejected: 0 }

  test('are its states, what is recomputed of the data, and rates of what was read', () => {
    const metrics = metricsOf(
      report,
      leave([
        { family: 'cptsd', ...family },
        { family: 'sarcasm', ...family, in_review: 0, rejected: 1 },
      ]),
    )!
    expect(metrics).toMatchObject({
      dataset_digest: digest,
      judged_at: '2025-01-01T00:00:00.000Z',
      verdict: 'failed',
      conversations: 9,
      tokens: 90,
      duplicate_rate: 0.2,
      review_rate: 0.05,
      rejected_rate: 0.05,
      pii_residual: 2,
      by_family: { cptsd: { conversations: 9, tokens: 90 } },
    })
    expect(metrics.gates).toMatchObject({ pii: 'failed', leakage: 'not run' })
    expect(metrics.violations).toMatchObject({ pii: 2, leakage: 0 })
    keepMetrics(path, metrics)
    expect(read()).toEqual({ entries: [metrics], problems: [] })
  })

  test('are unknown where the run left nothing, or left it of another dataset, or where it does not add up', () => {
    expect(metricsOf(report, join(folder, 'nowhere'))).toMatchObject({ outcomes: null, duplicate_rate: null })
    expect(metricsOf(report, leave([{ family: 'x', ...family }], 'e'.repeat(64)))).toMatchObject({ outcomes: null })
    expect(metricsOf(report, leave([]))).toMatchObject({ outcomes: null })
    expect(metricsOf(report, leave([{ family: 'x', ...family, in: 1, rejected: 5 }]))).toMatchObject({
      rejected_rate: null,
      review_rate: 1,
    })
  })

  test('there are none of a run that judged nothing', () => {
    expect(metricsOf({ ...report, dataset_digest: '' }, folder)).toBeNull()
  })
})
