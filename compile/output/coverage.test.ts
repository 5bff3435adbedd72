import { describe, expect, test } from 'vitest'
import type { CoverageReport } from '#contract/coverage-report.ts'
import { resolveProfile } from '#contract/profile.ts'
import { coverageReportSchema } from '#contract/schemas/coverage-report.ts'
import { validator } from '#contract/validate.ts'
import { openTrial, source } from '../compile-trial.ts'
import { resolveConfig } from '../config.ts'
import { needInventory } from '../effects.ts'
import { coverageReport } from './coverage.ts'

const profile = resolveProfile({})
const entry = (name: string, key: string, family: string) => ({ name, source_key: key, source_family: family, size_bytes: 5 })

const inventory = (): CoverageReport => ({
  contract_version: '1.0',
  families: {
    sarcasm: {
      required: true,
      status: 'partial',
      evidence_count: 1,
      evidence: [{ key: 'a/sarcasm.json', matches: [{ rule: 'sarcasm', matched: 'sarcasm', at: 2 }] }],
    },
    addiction: { required: true, status: 'missing', evidence_count: 0, evidence: [] },
  },
  summary: { present: 0, partial: 1, missing: 13 },
  inventory: {
    listing: 'list',
    form: 'keys-jsonl',
    complete: true,
    problems: [],
    totals: { listed: 200, objects: 200, size_bytes: 0, sizes_unknown: 200, matched: 1, excluded: 9, unmatched: 190 },
    excluded: [{ rule: 'document', says: 'a document', objects: 9, size_bytes: 0, sizes_unknown: 9, keys: ['1', '2', '3', '4'] }],
    unmatched: { prefixes: [], objects: Array.from({ length: 190 }, (_, at) => ({ key: `${at}` })) },
    anomalies: {},
  },
})

describe('the coverage report of a dataset', () => {
  const sources = [entry('one', 'a/sarcasm.json', 'sarcasm'), entry('two', 'a/sarcasm.json', 'sarcasm'), entry('three', 'b', 'sarcasm')]

  test('an object that two sources read is evidence once', () => {
    const report = coverageReport(profile, sources, { sarcasm: { conversations: 7, splits: { train: 0, val: 0, test: 7 } } })
    expect(report.families['sarcasm']).toMatchObject({ status: 'partial', conversations: 7, evidence_count: 2 })
    expect(report.inventory).toBeUndefined()
  })

  test('beside it stands what the inventory has of each family, and the listing in short', () => {
    const report = coverageReport(profile, sources, {}, {}, inventory())
    expect(report.families['sarcasm']).toMatchObject({ evidence_count: 2, inventory: { status: 'partial', evidence_count: 1 } })
    expect(report.families['addiction']!.inventory).toEqual({ status: 'missing', evidence_count: 0, evidence: [] })
    expect(report.inventory!.excluded[0]!.keys).toEqual(['1', '2', '3'])
    expect(report.inventory!.unmatched.objects).toHaveLength(100)
    const validate = validator(coverageReportSchema)
    validate(report)
    expect(validate.errors).toBeNull()
  })
})

describe('a configuration that names an inventory', () => {
  const trial = openTrial()

  test('is refused where nobody read it', () => {
    const config = resolveConfig({ sources: [source('a', 'a.jsonl')], inventory: 'list.json' }, '/base')
    expect(config.inventory).toBe('/base/list.json')
    const effects = { env: {}, now: () => new Date(0) }
    expect(() => needInventory(config, effects)).toThrow('config.inventory: names "/base/list.json", and no inventory was handed')
    expect(needInventory(config, { ...effects, inventory: inventory() })).toEqual(inventory())
  })

  test('a compile does not begin without it', async () => {
    trial.put('a.jsonl', '')
    await expect(trial.run([source('a', 'a.jsonl')], { inventory: 'list.json' })).rejects.toThrow('no inventory was handed to the compile')
  })

  test('a bucket stays a bucket', () => {
    expect(resolveConfig({ sources: [source('a', 'a.jsonl')], inventory: 's3://b/x' }, '/base').inventory).toBe('s3://b/x')
  })
})
