/** The example that stands for a real bucket: three families have no source of their own, and none is missing in the end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import families from '#contract/families.json' with { type: 'json' }
import { resolveConfig } from '../compile/config.ts'
import { compile, type Compiled } from '../compile/pipeline.ts'
import { materialise } from '../scripts/materialise.ts'
import example from './missing-families.config.ts'

const MISSING = ['edge_case_synthetic', 'long_running_therapy', 'cptsd']
let base: string
let compiled: Compiled
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'signoff-missing-'))
  const config = await materialise(resolveConfig({ ...example, output: 'out', review: 'review' }, base))
  compiled = await compile(config, { env: {}, now: () => new Date(0) })
}, 120_000)
afterAll(() => rmSync(base, { recursive: true, force: true }))

test('every required family is in the data', () => {
  const required = Object.entries(families.families).flatMap(([family, rule]) => (rule.required ? [family] : []))
  expect(required).toHaveLength(14)
  expect(required.filter((family) => (compiled.manifest.source_families[family]?.conversations ?? 0) === 0)).toEqual([])
})

test('the three that have no source of their own were generated, with name, version and seed', () => {
  const { sources } = compiled.manifest
  for (const family of MISSING) {
    const own = sources.filter(({ source_family, generator }) => source_family === family && generator !== undefined)
    expect(own).toHaveLength(1)
    expect(own[0]!.generator).toMatchObject({ name: family, seed: 20250101 })
    const { in: came, generated } = compiled.manifest.accounting.families[family]!
    expect(generated).toBe(came)
  }
})

test('what long sessions and trauma work two families wanted is shared, and the report says how', () => {
  for (const family of ['long_running_therapy', 'cptsd']) {
    const { contested, got } = compiled.claims[family]!
    expect(got).toBeGreaterThan(0)
    expect(got).toBeLessThan(contested)
  }
})
