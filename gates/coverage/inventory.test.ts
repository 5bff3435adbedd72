import { describe, expect, test } from 'vitest'
import type { CoverageReport } from '#contract/coverage-report.ts'
import { failures, judge } from '../kit/faults.ts'
import { cleanDataset } from '../kit/memory-dataset.ts'
import { coverageFaults } from './faults.ts'
import { coverageGate } from './gate.ts'
import { openLookup } from './inventory.ts'
import { foldInventory, inventoryOfSources } from './planted-inventory.ts'

describe('a signer’s inventory', () => {
  test('a dataset that repeats it passes, and shows that it was compared', async () => {
    const dataset = cleanDataset()
    const inventory = inventoryOfSources(dataset)
    foldInventory(dataset, inventory)
    const results = await judge(coverageGate, dataset, { inventory })
    expect(failures(results)).toEqual({})
    const examined = Object.fromEntries(results.map((result) => [result.code, result.examined]))
    expect(examined['inventory_differs']).toBe(15)
    expect(examined['source_not_in_inventory']).toBe(dataset.manifest.sources.filter(({ generator }) => generator === undefined).length)
  })

  test('a fault of one of its rules fires that rule alone', async () => {
    for (const code of ['source_not_in_inventory', 'inventory_differs'] as const) {
      for (const fault of [coverageFaults[code]].flat()) {
        const dataset = cleanDataset()
        const context = fault.context!(structuredClone(dataset))
        fault.break(dataset)
        expect(Object.keys(failures(await judge(coverageGate, dataset, context)))).toEqual([code])
      }
    }
  })

  test('what a dataset tells of an inventory that nobody handed over is told as not compared', async () => {
    const dataset = cleanDataset()
    foldInventory(dataset, inventoryOfSources(dataset))
    const results = await judge(coverageGate, dataset)
    expect(failures(results)).toEqual({})
    expect(results.find(({ code }) => code === 'inventory_differs')?.warnings?.join()).toContain('was not compared')
  })
})

describe('an object of the inventory', () => {
  const report = (bucket?: string): CoverageReport => {
    const inventory = inventoryOfSources(cleanDataset(), ({ sources }) => sources.splice(0))
    Object.assign(inventory.inventory!, {
      ...(bucket === undefined ? {} : { bucket }),
      excluded: [{ rule: 'document', says: 'x', objects: 1, size_bytes: 1, sizes_unknown: 0, keys: ['docs/README.md'] }],
      unmatched: { prefixes: [], objects: [{ key: 'data/a/one.jsonl', size_bytes: 5 }, { key: 'data/b/one.jsonl' }] },
    })
    return inventory
  }

  test.each<[string, number | undefined, boolean]>([
    ['s3://bucket/data/a/one.jsonl', 5, true],
    ['s3://other/data/a/one.jsonl', 5, false],
    ['s3://bucket/a/one.jsonl', 5, false],
    ['data/a/one.jsonl', 5, true],
    ['data/a/one.jsonl', 6, false],
    ['a/one.jsonl', 5, true],
    ['copy/data/b/one.jsonl', 9, true],
    ['c/one.jsonl', 5, false],
    ['ta/a/one.jsonl', 5, false],
    ['docs/README.md', 3, true],
    ['two.jsonl', undefined, false],
  ])('%s of %s bytes: %s', (key, size, has) => {
    expect(openLookup(report('bucket'))(key, size)).toBe(has)
  })

  test('where the listing names no bucket, any bucket will do', () => {
    expect(openLookup(report())('s3://any/data/a/one.jsonl', 5)).toBe(true)
  })
})
