/** The published schemas, as files: read by a validator that is set up as a consumer would, against documents as the program writes them. */
import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { notRunReport } from '../../gates/kit/verification-report.ts'
import { canonicalJson } from '../../reports/certificate/canonical.ts'
import { sealed } from '../../reports/certificate/dsse.ts'
import { AT, judgedOf, reportOf, specimenFiles, WAIVER } from '../../reports/certificate/specimen.ts'
import { statementOf } from '../../reports/certificate/statement.ts'
import { schemaFiles } from './schemas.ts'

const FOLDER = new URL('../../docs/schemas/', import.meta.url)
const schemaOf = (name: string): AnySchemaObject => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as AnySchemaObject
const validatorOf = (name: string) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return ajv.compile(schemaOf(name))
}

test('every document that is written for others has its schema, and every schema says what it is of', () => {
  const names = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''))
  expect(names).toEqual(
    expect.arrayContaining([
      'verification-report',
      'coverage-report',
      'signoff-statement',
      'signoff-envelope',
      'manifest',
      'record',
      'profile',
    ]),
  )
  for (const name of names) {
    expect(validatorOf(name)).toBeTypeOf('function')
    expect([name, schemaOf(name)['title']]).toEqual([name, expect.stringMatching(/\w{4}/)])
  }
  expect(
    Object.keys(schemaFiles())
      .map((path) =>
        path
          .split('/')
          .at(-1)!
          .replace(/\.json$/, ''),
      )
      .sort(),
  ).toEqual(names.sort())
})

const waivers = [WAIVER]
const judged = judgedOf(specimenFiles(waivers), waivers)
const reports = {
  passed: reportOf(judgedOf(specimenFiles())),
  waived: reportOf(judged, { pii: 'waived' }),
  failed: reportOf(judged, { hash: 'failed', pii: 'waived' }),
  'not run': notRunReport(AT, 'data', 1, 'the gates did not start'),
}

describe('verification-report.json', () => {
  const validate = validatorOf('verification-report')
  test.each(Object.entries(reports))('takes a report that is %s', (_, report) => {
    validate(JSON.parse(JSON.stringify(report)))
    expect(validate.errors).toBeNull()
  })

  test.each([
    ['says of a failure that all gates passed', { ...reports.failed, all_gates_passed: true }],
    ['says passed where a gate did not run', { ...reports.passed, states: { ...reports.passed.states, pii: 'not run' } }],
    ['says passed and not all gates', { ...reports.passed, all_gates_passed: false }],
    ['leaves a gate out', { ...reports.passed, states: { pii: 'passed' } }],
    ['passed nothing', { ...reports.passed, dataset_digest: '' }],
    ['has a verdict of its own', { ...reports.failed, verdict: 'mostly passed' }],
  ])('refuses one that %s', (_, report) => {
    expect(validate(JSON.parse(JSON.stringify(report)))).toBe(false)
  })
})

describe('signoff-statement.json and signoff-envelope.json', () => {
  const validate = validatorOf('signoff-statement')
  const tool = { name: 'signoff', version: '1' }
  const statements = [
    statementOf(reports.passed, judgedOf(specimenFiles()), tool),
    statementOf(reports.waived, judged, tool),
    statementOf(reports.failed, judged, tool),
  ]

  test('take what is written, signed or not', () => {
    const envelope = validatorOf('signoff-envelope')
    for (const statement of statements) {
      validate(JSON.parse(canonicalJson(statement)))
      expect(validate.errors).toBeNull()
      expect(envelope(sealed(statement, generateKeyPairSync('ed25519').privateKey))).toBe(true)
      expect(envelope(statement)).toBe(false)
    }
  })

  test('refuse a statement that lacks any field, or has one more, at any depth', () => {
    const visit = (value: unknown, change: (of: Record<string, unknown>, name: string) => void): number => {
      if (value === null || typeof value !== 'object') return 0
      let seen = 0
      for (const name of Array.isArray(value) ? [] : Object.keys(value)) {
        change(value as Record<string, unknown>, name)
        seen++
      }
      return seen + Object.values(value).reduce<number>((sum, of) => sum + visit(of, change), 0)
    }
    const statement = structuredClone(statements[0]!)
    const fields = visit(statement, (of, name) => {
      const kept = of[name]
      delete of[name]
      expect([name, validate(statement)]).toEqual([name, false])
      of[name] = kept
    })
    expect(fields).toBeGreaterThan(100)
    expect(validate({ ...statement, more: 1 })).toBe(false)
    expect(validate({ ...statement, predicate: { ...statement.predicate, more: 1 } })).toBe(false)
  })
})
