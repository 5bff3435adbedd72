import { describe, expect, test } from 'vitest'
import { verificationReport, type RunnerState } from '../../gates/kit/verification-report.ts'
import type { Evidence } from '../../gates/kit/evidence.ts'
import { withoutPlaces } from './places.ts'
import { type AllureResult, readableResults } from './results.ts'

const result = (gate: string, key: string, more: Partial<AllureResult> = {}): AllureResult => ({
  uuid: `${gate}-${key}`,
  name: key,
  fullName: `signoff:gates/${gate}.gate.ts#${key}`,
  historyId: `signoff.${gate}.${key}`,
  testCaseId: `signoff.${gate}.${key}`,
  status: 'passed',
  statusDetails: {},
  stage: 'finished',
  steps: [],
  attachments: [],
  parameters: [],
  labels: [
    { name: 'epic', value: gate },
    { name: 'story', value: key },
    { name: 'host', value: 'machine' },
    { name: 'thread', value: 'worker-1' },
  ],
  links: [],
  start: 1000,
  stop: 1000,
  titlePath: ['signoff', 'gates', `${gate}.gate.ts`],
  ...more,
})

const rule = (code: string) => ({
  code,
  says: '',
  todo: '',
  section: 1,
  state: 'passed',
  failure: null,
  population: 1,
  examined: 1,
  violations: 0,
  samples: [],
})
const evidence = (gate: string, codes: string[]) =>
  ({ gate, claim: `${gate} holds`, state: 'passed', rules: codes.map(rule), dataset_digest: 'd' }) as unknown as Evidence
const WAIVER = {
  gate: 'coverage',
  rule: 'b_first',
  subject: 'train',
  owner: 'A. Owner',
  reason: 'known',
  expires: '2030-01-01',
  dataset: '*',
  covers: 1,
}
const ran: RunnerState = { state: 'passed', errors: [], failed: [] }

const report = verificationReport({
  timestamp: '2025-01-01T00:00:00Z',
  evidence: { coverage: { ...evidence('coverage', ['b_first', 'a_second']), waivers: [WAIVER] }, hash: evidence('hash', ['only']) },
  runner: {
    coverage: ran,
    hash: ran,
    pii: { state: 'incomplete', errors: ["ENOENT: no such file, open '/home/somebody/data/x.json'"], failed: [] },
  },
  statistics: null,
  dataset: 'data',
  seed: 1,
})

const prepared = readableResults(
  [
    result('hash', 'claim', { start: 1000, stop: 1010 }),
    result('coverage', 'waivers'),
    result('coverage', 'a_property', {
      labels: [
        { name: 'epic', value: 'coverage' },
        { name: 'story', value: 'properties' },
      ],
    }),
    result('coverage', 'a_second', { status: 'broken', statusDetails: { message: 'a_second: 1 violation', trace: 'at /home/x.ts' } }),
    result('coverage', 'claim', { start: 5000, stop: 5007 }),
    result('coverage', 'b_first', {
      labels: [
        { name: 'epic', value: 'coverage' },
        { name: 'tag', value: 'waived' },
      ],
    }),
  ],
  report,
)
const of = (id: string): AllureResult => prepared.find(({ testCaseId }) => testCaseId === `signoff.${id}`)!

describe('results that a person reads', () => {
  test('gates stand in the order of the contract, in each the claim, the rules in their order, properties, waivers', () => {
    const ids = prepared.map(({ testCaseId }) => testCaseId.replace('signoff.', ''))
    expect(ids).toEqual([
      ...['coverage.claim', 'coverage.b_first', 'coverage.a_second', 'coverage.a_property', 'coverage.waivers'],
      ...[
        'leakage.claim',
        'distribution.claim',
        'pii.claim',
        'provenance.claim',
        'hash.claim',
        'split.claim',
        'stats.claim',
        'contract.claim',
      ],
    ])
    const starts = prepared.map(({ start }) => start)
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
    expect(of('coverage.claim').stop - of('coverage.claim').start).toBe(7)
  })

  test('a violation is a failure and no accident, and keeps its words without the trace', () => {
    expect(of('coverage.a_second')).toMatchObject({ status: 'failed', statusDetails: { message: 'a_second: 1 violation' } })
    expect(of('coverage.a_second').statusDetails.trace).toBeUndefined()
  })

  test('a waived rule is not green, and says who waived it until when', () => {
    expect(of('coverage.b_first')).toMatchObject({
      status: 'skipped',
      statusDetails: { message: 'Waived, not passed: the violations below stand.\n  For train, by A. Owner, until 2030-01-01: known' },
    })
  })

  test('a gate that left no results is broken and says why, without the folder', () => {
    expect(of('leakage.claim')).toMatchObject({ status: 'broken', name: 'The leakage gate did not run' })
    expect(of('pii.claim').statusDetails.message).toContain("ENOENT: no such file, open '…/x.json'")
  })

  test('nothing of the machine is left', () => {
    expect(JSON.stringify(prepared)).not.toMatch(/machine|worker-1|somebody|gate\.ts/)
  })

  test('a run without any result has nine gates that did not run', () => {
    expect(readableResults([], report).map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 'broken'))
  })
})

describe('places of this machine', () => {
  test.each([
    ["open '/home/a/b/c.json'", "open '…/c.json'"],
    ['at file:///work/x/y.ts:3:1', 'at …/y.ts:3:1'],
    ['C:\\Users\\a\\x.json is gone', '…/x.json is gone'],
    ['train/train_000.jsonl:12', 'train/train_000.jsonl:12'],
    ['s3://bucket/tmp/x.json', 's3://bucket/tmp/x.json'],
    ['metadata: /metadata/provenance is missing', 'metadata: /metadata/provenance is missing'],
    ['data/tmp/x.json and /or', 'data/tmp/x.json and /or'],
  ])('%s', (text, clean) => {
    expect(withoutPlaces(text, [])).toBe(clean)
  })

  test('known folders are cut whatever they are called', () => {
    expect(withoutPlaces('in /odd place/x.json', ['/odd place'])).toBe('in …/x.json')
  })
})
