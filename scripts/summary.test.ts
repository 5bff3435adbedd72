import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { judgedOf, reportOf, specimenFiles } from '../reports/certificate/specimen.ts'
import { signingKey, verifyingKey } from '../reports/certificate/keys.ts'
import { keyId } from '../reports/certificate/dsse.ts'
import { writeCertificate } from '../reports/certificate/write.ts'
import keygen from './keygen.ts'
import summary from './summary.ts'

const folder = mkdtempSync(join(tmpdir(), 'summary-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'report', 'verification_report.json')
const steps = join(folder, 'steps.md')
const judged = judgedOf(specimenFiles())
const report = reportOf(judged)

function run(args: string[], env: NodeJS.ProcessEnv = {}): { code: number; said: string } {
  const lines: string[] = []
  const spies = (['log', 'error'] as const).map((kind) =>
    vi.spyOn(console, kind).mockImplementation((line: string) => void lines.push(line)),
  )
  try {
    return { code: summary(['--report', file, ...args], env), said: lines.join('\n') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

beforeEach(() => {
  rmSync(join(folder, 'report'), { recursive: true, force: true })
  rmSync(steps, { force: true })
  mkdirSync(join(folder, 'report'))
  writeFileSync(file, JSON.stringify(report))
})

describe('npm run summary', () => {
  test('prints Markdown, and no commands of a CI that it does not run in', () => {
    const { code, said } = run([])
    expect([code, said.split('\n', 1)[0]]).toEqual([0, '# ✅ Signed off'])
    expect(said).not.toContain('::')
  })

  test('goes to a file that is named', () => {
    const out = join(folder, 'new', 'summary.md')
    expect(run(['--out', out])).toEqual({ code: 0, said: '' })
    expect(readFileSync(out, 'utf8')).toMatch(/^# ✅ Signed off\n/)
  })

  test('on GitHub is added to the summary of the job, and annotations are printed', () => {
    writeFileSync(steps, 'before\n')
    expect(run([], { GITHUB_STEP_SUMMARY: steps, GITHUB_ACTIONS: 'true' }).said).toMatch(/^::notice title=/)
    expect(readFileSync(steps, 'utf8')).toMatch(/^before\n# ✅ Signed off\n/)
  })

  test.each<[string, () => void]>([
    ['there is no report', () => rmSync(file)],
    ['the report is cut off', () => writeFileSync(file, '{"verdict":"passed"')],
    ['the report is another thing', () => writeFileSync(file, '{"verdict":"passed","all_gates_passed":true}')],
    [
      'the report contradicts itself',
      () => writeFileSync(file, JSON.stringify({ ...report, states: { ...report.states, pii: 'not run' } })),
    ],
    ['the report is a list', () => writeFileSync(file, '[]')],
  ])('where %s nothing was signed off, and the exit code is 2', (_, damage) => {
    damage()
    const { code, said } = run([], { GITHUB_STEP_SUMMARY: steps, GITHUB_ACTIONS: 'true' })
    expect(code).toBe(2)
    expect(said).toMatch(/^::error title=Signoff%3A NOT RUN::NOT SIGNED OFF/)
    expect(readFileSync(steps, 'utf8')).toMatch(/^# ⛔ Not signed off: the gates did not run\n/)
  })

  test('knows of the certificate of this run, and of no other', () => {
    writeCertificate(join(folder, 'report'), { report, judged, tool: { name: 'signoff', version: '1' }, key: null })
    expect(run([]).said).toMatch(/\| certificate \| signoff\.json, the certificate of a dataset that passed, not signed/)
    writeFileSync(file, JSON.stringify({ ...report, verification_timestamp: '2026-03-05T00:00:00Z' }))
    expect(run([]).said).not.toContain('| certificate |')
  })

  test.each([[['--reports']], [['more']], [['--out']], [['--report', 'twice']]])('%j is a wrong use', (args) => {
    expect(() => run(args)).toThrow(/no such option|found nothing|found it twice/)
  })
})

describe('npm run keygen', () => {
  const keys = join(folder, 'keys')
  const make = (...args: string[]): number => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      return keygen(args)
    } finally {
      log.mockRestore()
    }
  }

  test('makes a pair that belongs together, its private half for the owner alone, and never overwrites one', () => {
    expect(make(keys)).toBe(0)
    expect(keyId(signingKey(join(keys, 'signoff.key'))!)).toBe(keyId(verifyingKey(join(keys, 'signoff.pub'))))
    expect(statSync(join(keys, 'signoff.key')).mode & 0o777).toBe(0o600)
    expect(() => make(keys)).toThrow(/is there already/)
    expect(() => make()).toThrow(/found 0 folders/)
    expect(() => make('--out', 'x')).toThrow(/no such option/)
  })
})
