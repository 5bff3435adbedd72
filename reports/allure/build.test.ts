import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_GATES } from '../../gates/kit/verification-report.ts'
import { findChromium } from '../browser/chromium.ts'
import { type Inspected, inspect } from '../browser/inspect.ts'
import { buildReport } from './build.ts'
import { packedFiles } from './packed.ts'
import { withoutNetwork } from './page.ts'
import { HOSTILE, specimenReport, writeSpecimen } from './specimen.ts'

const folder = mkdtempSync(join(tmpdir(), 'signoff-report-'))
const places = { work: join(folder, 'work'), html: join(folder, 'html'), dataset: HOSTILE.dataset }
const chromium = findChromium()
afterAll(() => rmSync(folder, { recursive: true }))

/** Judges the specimen at `begin` and builds its report; returns the page and what is packed into it. */
async function build(begin: number): Promise<{ file: string; html: string; files: Map<string, string> }> {
  writeSpecimen(places.work, begin)
  const file = await buildReport(places, specimenReport(new Date(begin).toISOString()))
  const html = readFileSync(file, 'utf8')
  return { file, html, files: packedFiles(html) }
}

const first = await build(1_000_000)
const second = await build(2_000_000)

describe('the report of a small run', () => {
  test('is one file that asks the network for nothing', () => {
    expect(readdirSync(places.html)).toEqual(['index.html'])
    expect(withoutNetwork(first.html)).toBe(first.html)
  })

  test('opens with the verdict, the digest and the gates', () => {
    expect(JSON.parse(first.files.get('widgets/variables.json')!)).toMatchObject({
      Verdict: "NOT signed off (no such file, stat '…/x.jsonl')",
      Gates: '7 of 9 passed; failed: coverage; not run: stats',
      Dataset: HOSTILE.dataset,
      'Dataset digest': 'd'.repeat(64),
      Violations: '1',
    })
  })

  test('has every gate, in the order of the contract; the one that did not run is broken', () => {
    const { root, groupsById } = JSON.parse(first.files.get('widgets/tree.json')!) as {
      root: { groups: string[] }
      groupsById: Record<string, { name: string; statistic: Record<string, number> }>
    }
    const gates = root.groups.map((id) => groupsById[id]!)
    expect(gates.map(({ name }) => name)).toEqual(ALL_GATES)
    expect(gates.find(({ name }) => name === 'coverage')!.statistic).toEqual({ total: 2, passed: 1, failed: 1 })
    expect(gates.find(({ name }) => name === 'stats')!.statistic).toEqual({ total: 1, broken: 1 })
  })

  test('tells the coverage by family on the first page of its gate', () => {
    const page = [...first.files.values()].filter((text) => text.includes('Coverage by family.'))
    expect(page).toHaveLength(1)
    expect(page[0]).toContain('sarcasm')
    expect(page[0]).toContain('<table>')
  })

  test('run again, it knows the run before: two points, no new tests, none twice; built again, it stays at two', async () => {
    const statistic = (files: Map<string, string>): Record<string, number> => JSON.parse(files.get('widgets/statistic.json')!)
    expect(statistic(second.files)).toEqual({ total: 17, passed: 15, failed: 1, broken: 1 })
    const again = await build(2_000_000)
    expect(statistic(again.files)).toEqual(statistic(second.files))
    const [history] = readdirSync(join(places.work, 'history'))
    expect(
      readFileSync(join(places.work, 'history', history!), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(2)
  })

  test('no folder of this machine, no trace is in it, nor in what is packed into it', () => {
    expect([first.html, ...first.files.values()].filter((text) => /somebody|at kit/.test(text))).toEqual([])
  })

  test('names of the dataset are data in it, and no markup', () => {
    for (const text of Object.values(HOSTILE)) expect(first.html).not.toContain(text)
  })
})

describe.skipIf(chromium === null)('the report in a browser', () => {
  let seen: Inspected
  beforeAll(async () => {
    seen = await inspect({
      file: first.file,
      chromium: chromium!,
      gates: ALL_GATES,
      canaries: ['at kit', 'somebody'],
      pages: 4,
      access: false,
    })
  }, 60_000)

  test('makes no request, writes no error, shows every gate, and runs nothing of the data', () => {
    expect(seen.problems).toEqual([])
    expect(seen.pages).toBe(5)
    // Violations and notes of the failed rule, and three pictures on the claim of a gate.
    expect(seen.attachments).toBe(5)
  })

  test('shows hostile names as the text that they are', () => {
    for (const text of [HOSTILE.family, HOSTILE.found, HOSTILE.expected, HOSTILE.warning]) expect(seen.text).toContain(text)
    expect(seen.text).toContain('NOT signed off')
  })

  test('a canary, a missing gate and a request are told', async () => {
    const { problems } = await inspect({
      file: first.file,
      chromium: chromium!,
      gates: ['coverage', 'absent'],
      canaries: ['family.png'],
      pages: 1,
      access: false,
    })
    expect(problems).toContain('the absent gate does not show')
    expect(problems.join('\n')).toMatch(/canary 1 of 1 is in data\/test-results/)
    expect(problems).toContain('canary 1 is shown')
  })
})
