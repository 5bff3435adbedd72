/**
 * A gate that did not run can never look like a pass, in any of the outputs. The project is copied, one gate of it is taken away, crashed, skipped,
 * filtered or never ends, and the real command is run where an earlier run has left a pass in every output.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verificationReportSchema } from '#contract/schemas/verification-report.ts'
import { validator } from '#contract/validate.ts'
import { signoffOf } from '../compile/publish/signoff.ts'
import { cleanDataset, writeMemoryDataset } from '../gates/kit/memory-dataset.ts'
import type { GateName } from '../gates/kit/gate.ts'
import { ALL_GATES, type VerificationReport } from '../gates/kit/verification-report.ts'
import { readCertificate } from '../reports/certificate/read.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const NEEDED = [
  'gates',
  'compile',
  'generators',
  'reports',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
  'signoff.config.ts',
]
const folder = mkdtempSync(join(tmpdir(), 'never-'))
const tree = join(folder, 'project')
const data = join(folder, 'data')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = (path: string): string => readFileSync(join(tree, path), 'utf8')

function run(job: string, args: string[] = []): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', job, ...args], {
    cwd: tree,
    encoding: 'utf8',
    env: {
      PATH: [join(tree, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      HOME: folder,
      DATASET: data,
      SIGNOFF_CACHE: 'off',
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: join(folder, 'step-summary.md'),
    },
  })
  return { code: status, said: `${stdout}${stderr}` }
}

const xmlSuite = (name: string): string => new RegExp(`<testsuite name="${name}" [^>]*>`).exec(read('report/junit.xml'))![0]
const isClean = (head: string): boolean => head.includes('failures="0" errors="0" skipped="0"')
const reportOf = (): VerificationReport => JSON.parse(read('report/verification_report.json')) as VerificationReport

/** What every output says of the whole after a run; true is a pass. */
function outputs(): Record<string, boolean> {
  const exit = run('gates').code === 0
  rmSync(join(folder, 'step-summary.md'), { force: true })
  const annotations = run('summary')
    .said.split('\n')
    .filter((line) => line.startsWith('::'))
  const report = reportOf()
  expect(validator(verificationReportSchema)(report)).toBe(true)
  const certificate = join(tree, 'report/signoff.json')
  return {
    exit,
    verdict: report.verdict === 'passed' || report.verdict === 'waived',
    'all gates passed': report.all_gates_passed,
    'results of gates': Object.values(report.gate_results).every(Boolean),
    'JUnit, the verdict': isClean(xmlSuite('signoff')),
    'JUnit, all': /<testsuites [^>]*failures="0" errors="0"/.test(read('report/junit.xml')),
    summary: read('report/summary.md').startsWith('# ✅'),
    'summary of the job': readFileSync(join(folder, 'step-summary.md'), 'utf8').startsWith('# ✅'),
    annotations: annotations.length === 1 && annotations[0]!.startsWith('::notice'),
    certificate: existsSync(certificate) && readCertificate(readFileSync(certificate)).statement?.predicate.verdict === 'passed',
    'verified certificate': run('verify-signoff').code === 0,
    publication: wouldBePublished(report),
  }
}

function wouldBePublished(report: VerificationReport): boolean {
  const { dataset_digest: digest, manifest_sha256: manifestSha256 = '' } = report
  try {
    return signoffOf({ digest, manifestSha256, report: Buffer.from(JSON.stringify(report)), forced: null }).state === 'passed'
  } catch {
    return false
  }
}

/** What the outputs of the last run say of one gate. */
function outputsOf(gate: GateName): Record<string, boolean> {
  const report = reportOf()
  const results = readdirSync(join(tree, '.signoff/allure-readable'))
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(read(`.signoff/allure-readable/${name}`)) as { status: string; labels: { name: string; value: string }[] })
    .filter(({ labels }) => labels.some(({ name, value }) => name === 'epic' && value === gate))
  return {
    state: ['passed', 'waived'].includes(report.states[gate]),
    JUnit: isClean(xmlSuite(gate)),
    summary: read('report/summary.md').includes(`| ${gate} | ✅`),
    'results of Allure': results.length > 0 && results.every(({ status }) => status === 'passed'),
  }
}

const all = (value: boolean, of: Record<string, boolean>): Record<string, boolean> =>
  Object.fromEntries(Object.keys(of).map((name) => [name, value]))

const write = (path: string, change: (text: string) => string): void => writeFileSync(join(tree, path), change(read(path)))
const fileOf = (gate: GateName): string => `gates/${gate}.gate.ts`
const instead = (body: string): ((gate: GateName) => void) => {
  return (gate) => write(fileOf(gate), () => `import { beforeAll, describe, test } from 'vitest'\n${body}\n`)
}

/** One gate each: they are damaged together, and judged apart. */
const WAYS: [string, GateName, (gate: GateName) => void][] = [
  ['is taken away', 'coverage', (gate) => rmSync(join(tree, fileOf(gate)))],
  ['throws when it is loaded', 'leakage', instead(`throw new Error('broken')`)],
  ['ends the process, with success', 'distribution', instead(`test('all is well', () => process.exit(0))`)],
  ['is killed', 'pii', instead(`test('all is well', () => process.kill(process.pid, 'SIGKILL'))`)],
  ['holds no test', 'provenance', instead('')],
  ['holds another test, which passes', 'hash', instead(`test('all is well', () => undefined)`)],
  ['is skipped', 'split', instead(`describe.skip('split', () => test('all is well', () => undefined))`)],
  [
    'has one test that is skipped',
    'stats',
    (gate) => write(fileOf(gate), (text) => `import { test } from 'vitest'\n${text}\ntest.skip('one more', () => undefined)\n`),
  ],
  ['never ends', 'contract', instead(`beforeAll(() => new Promise(() => undefined), 300)\ntest('all is well', () => undefined)`)],
]

/** What is wrong with the run, where each gate that ran is sound or only one is not. */
const ALONE: [string, () => void][] = [
  ['one gate is taken away', () => rmSync(join(tree, fileOf('split')))],
  [
    'the tests are filtered by name',
    () => write('vitest.config.ts', (text) => text.replace("name: 'gates',", "name: 'gates',\n              testNamePattern: /record/,")),
  ],
  [
    'a gate fails after it was judged',
    () => write(fileOf('split'), (text) => `import { afterAll } from 'vitest'\n${text}\nafterAll(() => { throw new Error('late') })\n`),
  ],
  ['an error was caught by nobody', () => write(fileOf('split'), (text) => `${text}\nvoid Promise.reject(new Error('unseen'))\n`)],
]

describe('the outputs of a run', { timeout: 300_000 }, () => {
  let passed: Record<string, boolean>
  const restore = (): void => {
    for (const name of [...ALL_GATES.map(fileOf), 'vitest.config.ts']) cpSync(join(ROOT, name), join(tree, name))
  }
  beforeAll(async () => {
    for (const name of NEEDED) cpSync(join(ROOT, name), join(tree, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
    await writeMemoryDataset(cleanDataset(), data)
    passed = outputs()
  }, 300_000)

  test('all say that a dataset passed where every gate ran', () => {
    expect(passed).toEqual(all(true, passed))
    for (const gate of ALL_GATES) expect(outputsOf(gate)).toEqual(all(true, outputsOf(gate)))
  })

  test.each(ALONE)('none says so where %s', (_, damage) => {
    damage()
    const found = outputs()
    restore()
    expect(found).toEqual(all(false, passed))
  })

  describe('where every gate is broken in another way', () => {
    beforeAll(() => {
      for (const [, gate, damage] of WAYS) damage(gate)
      outputs()
      restore()
    }, 300_000)

    test.each(WAYS)('none says of a gate that it passed that %s', (_, gate) => {
      expect(outputsOf(gate)).toEqual(all(false, outputsOf(gate)))
    })
  })
})
