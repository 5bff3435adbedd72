import { hash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { rulesVersion } from '../gates/dataset/kept/rules-version.ts'
import type { GateName } from '../gates/kit/gate.ts'
import { JUDGED_BYTES, type JudgedBytes, readJudgedBytes } from '../gates/kit/judged-bytes.ts'
import { ALL_GATES, notRunReport, type VerificationReport } from '../gates/kit/verification-report.ts'
import { leavePart, mergeParts, partWork } from './gates-part.ts'

const folder = mkdtempSync(join(tmpdir(), 'gates-part-'))
afterAll(() => rmSync(folder, { recursive: true }))
const work = join(folder, 'work')
const profile = resolveProfile({})
const bytes = { dataset_digest: 'a'.repeat(64), files: [] } as unknown as JudgedBytes
const [first, second] = [ALL_GATES.slice(0, 5), ALL_GATES.slice(5)]

function judged(gates: readonly GateName[], more: Partial<VerificationReport> = {}): VerificationReport {
  const { note: _, ...report } = notRunReport('2026-01-01T00:00:00Z', 'data', 1, '')
  for (const gate of gates) report.states[gate] = 'passed'
  const taken = {
    rules: rulesVersion(),
    from: 'bytes',
    shards_examined: 1,
    shards_reused: 0,
    records_examined: 1,
    records_reused: 0,
  } as const
  return { ...report, dataset_digest: 'a'.repeat(64), profile_sha256: hash('sha256', JSON.stringify(profile)), census: taken, ...more }
}

function leave(part: number, of: number, report: VerificationReport, below = work): void {
  const own = partWork(below, { part, of })
  mkdirSync(join(own, 'allure-results'), { recursive: true })
  writeFileSync(join(own, 'allure-results', `${part}-result.json`), '{}')
  mkdirSync(join(own, 'evidence'), { recursive: true })
  writeFileSync(join(own, 'evidence', JUDGED_BYTES), JSON.stringify(bytes))
  leavePart(own, { part, of }, report)
}

beforeEach(() => {
  rmSync(work, { recursive: true, force: true })
  leave(1, 2, judged(first))
  leave(2, 2, judged(second))
})

test('both parts make one verdict, with the results of both', () => {
  expect(mergeParts([], work, profile)).toMatchObject({ verdict: 'passed', all_gates_passed: true })
  expect(['1', '2'].map((part) => readFileSync(join(work, 'allure-results', `${part}-result.json`), 'utf8'))).toEqual(['{}', '{}'])
})

test('parts of other machines are found below the folders that are named', () => {
  const other = join(folder, 'elsewhere')
  cpSync(work, other, { recursive: true })
  expect(
    mergeParts([partWork(other, { part: 1, of: 2 }), partWork(other, { part: 2, of: 2 })], join(folder, 'fresh'), profile).verdict,
  ).toBe('passed')
  expect(mergeParts([other], join(folder, 'fresh'), profile).verdict).toBe('passed')
  expect(() => mergeParts([join(folder, 'nowhere')], work, profile)).toThrow(/there is no folder/)
  expect(() => mergeParts([join(folder, 'fresh')], work, profile)).toThrow(/found no part/)
})

const file = (part: number): string => join(partWork(work, { part, of: 2 }), 'gates-part.sealed')

test.each<[string, () => void, RegExp]>([
  ['missing', () => rmSync(file(2)), /part 2 of 2 is missing/],
  [
    'edited',
    () => writeFileSync(file(2), readFileSync(file(2), 'latin1').replace('"not run"', '"passed" '), 'latin1'),
    /a part is damaged/,
  ],
  ['of another number of parts', () => leave(3, 3, judged(ALL_GATES)), /the parts are of different numbers of parts/],
  ['given twice', () => cpSync(partWork(work, { part: 2, of: 2 }), join(work, 'a-copy'), { recursive: true }), /a part was given twice/],
  ['for another profile', () => leave(2, 2, judged(second, { profile_sha256: 'f'.repeat(64) })), /profile/],
  [
    'by other rules',
    () => {
      const other = { ...judged(second).census!, rules: 'f'.repeat(64) }
      leave(1, 2, judged(first, { census: other }))
      leave(2, 2, judged(second, { census: other }))
    },
    /judged by other rules than those of this checkout/,
  ],
  ['of another dataset', () => leave(2, 2, judged(second, { dataset_digest: 'f'.repeat(64) })), /different datasets/],
])('a part that is %s leaves no passed verdict', (_, change, words) => {
  change()
  const merged = mergeParts([], work, profile)
  expect(merged.all_gates_passed).toBe(false)
  expect(merged.note).toMatch(words)
})

test('the certificate is about the files that stand in the seals, whatever lies in the folders beside them', () => {
  const evidence = join(work, 'evidence')
  mkdirSync(evidence, { recursive: true })
  writeFileSync(join(evidence, 'left-by-an-earlier-run.json'), '{}')
  for (const part of [1, 2])
    writeFileSync(
      join(partWork(work, { part, of: 2 }), 'evidence', JUDGED_BYTES),
      JSON.stringify({ ...bytes, dataset_digest: 'f'.repeat(64) }),
    )
  mergeParts([], work, profile)
  expect(readJudgedBytes(evidence)).toEqual(bytes)
  expect(existsSync(join(evidence, 'left-by-an-earlier-run.json'))).toBe(false)
})

test('parts that saw other manifests have no verdict in common', () => {
  leave(2, 2, judged(second, { manifest_sha256: 'b'.repeat(64) }))
  expect(mergeParts([], work, profile)).toMatchObject({
    verdict: 'failed',
    manifest_sha256: '',
    note: expect.stringContaining('different manifests') as string,
  })
})
