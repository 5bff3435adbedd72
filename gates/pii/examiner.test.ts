import { acceptedHash, allowedHash } from '#contract/allowed.ts'
import { PII_TYPES } from '#contract/pii.ts'
import { resolveProfile } from '#contract/profile.ts'
import type { DatasetRecord } from '#contract/record.ts'
import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import type { Parsed } from '../dataset/examiner.ts'
import { makeRecord } from '../kit/clean-record.ts'
import { CANARIES } from './canaries/index.ts'
import { makePiiExaminer, type PiiSummary } from './examiner.ts'
import { plant } from './recall.ts'

const line = { ref: 'train/train_000.jsonl:1', fileSplit: 'train' as const, path: 'train/train_000.jsonl', length: 1 }

function examine(records: readonly unknown[], allowed: string[] = [], key?: string): PiiSummary {
  const examination = makePiiExaminer(() => key).start({ profile: resolveProfile({ pii_allowed: allowed }) })
  for (const record of records) examination.examine((record === undefined ? { problem: 'not JSON' } : { record }) as Parsed, line)
  return examination.finish()
}
const clean = (number: number, turns = 4): DatasetRecord =>
  makeRecord({ family: 'roleplay_simulator', split: 'train', number, sourceGroup: 'g', sourceKey: 's3://b/k.jsonl', turns, pair: true })

const anyCanary = fc.constantFrom(...PII_TYPES).chain((type) => CANARIES[type].map((canary) => ({ type, ...canary })))

property.prop([anyCanary, fc.nat(50), fc.nat(4), fc.double({ min: 0, max: 1, noNaN: true })], { seed: 20250101, numRuns: 400 })(
  'an identifier planted anywhere in a record is a violation, and no word of it leaves the gate',
  (canary, number, place, at) => {
    const record = clean(number)
    const message = [...record.messages, ...record.metadata.preference!.rejected][place]!
    message.content = plant(message.content, at, canary).text
    const summary = examine([record])
    expect(summary.tally.residual.violations).toBe(1)
    const told = JSON.stringify(summary)
    // of a value in words every word, of others the whole: digits alone are in any offset
    for (const word of canary.value.split(/\s+/))
      if (/[A-Za-z]{4}/.test(word) && !/^(?:Street|years|Road|Court)$/.test(word)) expect(told).not.toContain(word)
    expect(told).not.toContain(canary.value)
  },
)

test('records of calm talk, and masked ones, have no finding', () => {
  const summary = examine(Array.from({ length: 200 }, (_, number) => clean(number)))
  expect(summary.residual).toEqual({})
  expect(Object.values(summary.tally).map(({ violations, examined }) => [violations, examined])).toEqual([
    [0, 200],
    [0, 200],
    [0, 200],
    [0, 200],
  ])
})

test('what was allowed by keyed hash is counted, and no violation', () => {
  const record = clean(1)
  record.messages[0]!.content += ' Write to office@example.org please.'
  const hash = allowedHash('key', 'office@example.org')
  expect(examine([record], [hash], 'key')).toMatchObject({ residual: {}, allowed: { EMAIL: 1 }, tally: { residual: { violations: 0 } } })
  expect(examine([record], [hash], 'wrong').tally.residual.violations).toBe(1)
  expect(examine([record], [hash]).tally.residual.violations).toBe(1)
})

test.each([
  [undefined],
  [{}],
  [{ messages: null }],
  [{ messages: [null] }],
  [{ messages: [{ role: 'user', content: 7 }] }],
  [{ messages: [], metadata: [] }],
  [{ messages: [{ content: 'x' }], metadata: { preference: { rejected: 'none' } } }],
])('a record that can not be scanned is examined and fails: %j', (record) => {
  const { tally } = examine([record])
  expect(tally.residual).toMatchObject({ population: 1, examined: 1, violations: 1 })
  expect(tally.requires_review).toMatchObject({ population: 1, examined: 1, violations: 1 })
})

test('merged summaries are those of the whole', () => {
  const examiner = makePiiExaminer(() => undefined)
  const records = [clean(1), { messages: 1 }, clean(7)]
  expect(examiner.merge(examine(records.slice(0, 1)), examine(records.slice(1)))).toEqual(examine(records))
})

test('what was accepted in a document is counted there, and a violation in any other', () => {
  const [one, other] = [clean(1), clean(2)]
  for (const record of [one, other]) record.messages[0]!.content += ' Write to office@example.org please.'
  const hash = acceptedHash('key', one.metadata.document_id, 'office@example.org')
  expect(other.metadata.document_id).not.toBe(one.metadata.document_id)
  expect(examine([one, other], [hash], 'key')).toMatchObject({
    residual: { EMAIL: 1 },
    allowed: { EMAIL: 1 },
    tally: { residual: { violations: 1 } },
  })
})
