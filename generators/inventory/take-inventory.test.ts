import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { coverageReportSchema } from '#contract/schemas/coverage-report.ts'
import { validator } from '#contract/validate.ts'
import { openGathering } from './gather.ts'
import type { ListedObject, Listing } from './listing.ts'
import { readListing } from './read-listing.ts'
import { bytes, printable, showInventory } from './show.ts'
import { takeInventory } from './take-inventory.ts'

const profile = resolveProfile({})
const validate = validator(coverageReportSchema)

const listingOf = (objects: (string | Partial<ListedObject>)[], change: Partial<Listing> = {}): Listing => {
  const gathering = openGathering()
  for (const object of objects)
    gathering.add({ key: '', size: 1, lastModified: null, etag: null, ...(typeof object === 'string' ? { key: object } : object) })
  return { ...gathering.finish({ named: 'list', form: 'keys-jsonl', root: null }), ...change }
}

const plain = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.join(' | ')).join('\n')

describe('the coverage report', () => {
  const report = takeInventory(
    listingOf([
      { key: 'a/sarcasm_1.json', size: 5, lastModified: '2025-01-02', etag: 'e' },
      { key: 'a/dpo-1.jsonl', size: null },
      { key: 'a/dpo-2.jsonl', size: 4 },
      { key: 'a/dpo-3.jsonl', size: 4 },
      { key: 'b/README.md', size: 7 },
      { key: 'b/other.csv', size: 30 },
      { key: 'b/another.csv', size: null },
      { key: 'c/more.csv', size: 40 },
      { key: 'a/cptsd/', size: 0 },
      { key: 'a/cptsd.json', size: 0 },
      { key: '../a/cptsd.json' },
      { key: 'a/cptsd\nagain.json' },
      { key: `cptsd/${'k'.repeat(1019)}` },
      { key: 'cptsd/\ud800.json' },
      { key: '' },
    ]),
    profile,
  )

  test('families by the number of their objects, with what is known of each object and why', () => {
    const { sarcasm, dpo_preference, addiction, cptsd } = report.families
    expect(sarcasm).toEqual({
      required: true,
      status: 'partial',
      evidence_count: 1,
      evidence: [
        {
          key: 'a/sarcasm_1.json',
          size_bytes: 5,
          last_modified: '2025-01-02',
          etag: 'e',
          matches: [{ rule: 'sarcasm', matched: 'sarcasm', at: 2 }],
        },
      ],
    })
    expect(dpo_preference).toMatchObject({ status: 'present', evidence_count: 3 })
    expect(dpo_preference!.evidence[0]).toEqual({ key: 'a/dpo-1.jsonl', matches: [{ rule: 'dpo', matched: 'dpo', at: 2 }] })
    expect(addiction).toMatchObject({ status: 'missing', evidence_count: 0, evidence: [] })
    expect(cptsd!.evidence.map((object) => 'key' in object && object.key)).toEqual(['a/cptsd\nagain.json'])
    expect(report.summary).toEqual({ present: 1, partial: 2, missing: 11 })
  })

  test('what is no data, what can not be loaded, and what nobody claims', () => {
    const { totals, excluded, unmatched, anomalies } = report.inventory!
    expect(totals).toEqual({ listed: 15, objects: 15, size_bytes: 95, sizes_unknown: 2, matched: 5, excluded: 7, unmatched: 3 })
    expect(excluded.map(({ rule, objects, keys }) => [rule, objects, keys.length])).toEqual([
      ['directory_markers', 1, 1],
      ['document', 1, 1],
      ['empty_objects', 1, 1],
      ['keys_empty', 1, 1],
      ['keys_not_utf8', 1, 1],
      ['keys_too_long', 1, 1],
      ['keys_with_dot_segments', 1, 1],
    ])
    expect(unmatched.prefixes).toEqual([
      { prefix: 'c/', objects: 1, size_bytes: 40, sizes_unknown: 0 },
      { prefix: 'b/', objects: 2, size_bytes: 30, sizes_unknown: 1 },
    ])
    expect(unmatched.objects).toEqual([
      { key: 'c/more.csv', size_bytes: 40 },
      { key: 'b/other.csv', size_bytes: 30 },
      { key: 'b/another.csv' },
    ])
    expect(anomalies).toEqual({
      directory_markers: 1,
      empty_objects: 1,
      keys_empty: 1,
      keys_not_utf8: 1,
      keys_too_long: 1,
      keys_with_control_characters: 1,
      keys_with_dot_segments: 1,
      sizes_unknown: 2,
    })
  })

  test('it is as its schema says', () => {
    validate(report)
    expect(validate.errors).toBeNull()
  })

  test('a key of 1,024 bytes is one', () => {
    expect(takeInventory(listingOf([`cptsd/${'k'.repeat(1018)}`]), profile).families['cptsd']!.evidence_count).toBe(1)
    expect(takeInventory(listingOf([`cptsd/${'ü'.repeat(510)}`]), profile).families['cptsd']!.evidence_count).toBe(0)
  })

  test('a listing that is not whole says so, in the report and on the terminal', () => {
    const broken = takeInventory(listingOf(['a'], { problems: ['it says 3; found 1'] }), profile)
    expect(broken.inventory).toMatchObject({ complete: false, problems: ['it says 3; found 1'] })
    expect(showInventory(broken, plain)).toContain('THE LISTING IS NOT WHOLE')
  })
})

describe('on a terminal', () => {
  test('families, exclusions, folders, and no control character of a key', () => {
    const shown = showInventory(takeInventory(listingOf(['x\u001b[31m/y', 'sarcasm.csv', 'README.md']), profile), plain)
    expect(shown).toContain('sarcasm | partial | 1 | 1 B | sarcasm 1')
    expect(shown).toContain('document | 1 | 1 B | a document for people')
    expect(shown).toContain('x\\u{1b}[31m/ | 1 | 1 B')
    expect(shown).not.toContain('\u001b')
  })

  test.each([
    [{ objects: 2, size_bytes: 0, sizes_unknown: 2 }, 'unknown'],
    [{ objects: 0, size_bytes: 0, sizes_unknown: 0 }, '0 B'],
    [{ objects: 1, size_bytes: 999, sizes_unknown: 0 }, '999 B'],
    [{ objects: 2, size_bytes: 1_340_000_000, sizes_unknown: 1 }, '1.34 GB + 1 unknown'],
  ])('%j is %s', (extent, text) => {
    expect(bytes(extent)).toBe(text)
  })

  test('a key on one line', () => {
    expect(printable('a\nb\u202ec')).toBe('a\\u{a}b\\u{202e}c')
  })
})

describe('properties', () => {
  const word = fc.constantFrom('edge', 'case', 'cptsd', 'sarcasm', 'persona', 'data', 'README', 'dpo', 'report', 'therapy')
  const name = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom('.json', '.md', '.csv.gz', ''))
    .map(([words, end]) => words.join('_') + end)
  const key = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
  const object = fc.record({
    key,
    size: fc.option(fc.nat(3)),
    lastModified: fc.option(fc.constantFrom('1', '2')),
    etag: fc.option(fc.constantFrom('x', 'y')),
  })

  test('any order of the entries gives the same report', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (objects, stream) => {
        const order = objects.map((entry) => ({ entry, at: stream.next().value! })).sort((a, b) => a.at - b.at)
        expect(takeInventory(listingOf(order.map(({ entry }) => entry)), profile)).toEqual(takeInventory(listingOf(objects), profile))
      }),
    )
  })

  test('a word matches at the borders of words alone: glued to letters it is another', () => {
    const letters = fc.stringMatching(/^[a-z]{1,6}$/)
    const separator = fc.constantFrom('_', '-', ' ', '.', '/', '+', '7', '：')
    fc.assert(
      fc.property(letters, letters, separator, separator, (before, after, left, right) => {
        const count = (text: string): number => takeInventory(listingOf([text]), profile).families['sarcasm']!.evidence_count
        expect(count(`zzz${left}sarcasm${right}zzz.csv`)).toBe(1)
        expect(count(`q${before}sarcasm${after}q.csv`)).toBe(0)
        expect(count(`q${before}sarcasmq.csv`)).toBe(0)
      }),
    )
  })

  test('no key whatever breaks it; every object is evidence, no data, or claimed by nobody', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 1200 }),
      key,
      fc.constantFrom('__proto__', 'constructor', '/', '.', '..', '\ud800', '////'),
    )
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 20 }), (keys) => {
        const report = takeInventory(listingOf(keys), profile)
        const { totals } = report.inventory!
        expect(totals.matched + totals.excluded + totals.unmatched).toBe(totals.objects)
        validate(JSON.parse(JSON.stringify(report)))
        expect(validate.errors).toBeNull()
        showInventory(report, plain)
      }),
    )
  })
})

const DEV = new URL('../../../shared/cases/s3_inventory_dev.json', import.meta.url)
describe.skipIf(!existsSync(DEV))('the listing of real keys', () => {
  test('has all fourteen families, thin ones as partial', async () => {
    const { families, inventory } = takeInventory(await readListing(DEV.pathname), profile)
    expect(Object.fromEntries(Object.entries(families).map(([family, { status }]) => [family, status]))).toMatchObject({
      mental_health_datasets: 'present',
      voice_persona: 'present',
      edge_case_resulting_chats: 'partial',
      sarcasm: 'partial',
      edge_case_crisis: 'missing',
    })
    const all = Object.values(families).flatMap(({ evidence }) => evidence.map((object) => ('key' in object ? object.key : '')))
    expect(all.filter((key) => /personalfinance|README|\.md$|\.ipynb$|uploading|_report\.json$|dataset_info/.test(key))).toEqual([])
    expect(inventory!.totals).toMatchObject({ objects: 523, sizes_unknown: 523 })
  })
})
