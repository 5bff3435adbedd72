import { describe, expect, test } from 'vitest'
import { noDrift } from '../../gates/drift/measure.ts'
import { metricsOf } from '../history/specimen.ts'
import { previousSection } from './section.ts'
import { specimenDrift as drift } from './specimen.ts'

const before = metricsOf()
const after = metricsOf({ dataset_digest: 'b'.repeat(64), conversations: 99 })
const text = (markup: { html: string }): string => markup.html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the section about the previous version', () => {
  test('tells what moved, every axis, the shares that moved, and where records went', () => {
    const shown = text(previousSection({ drift, versions: [before, after] }))
    expect(shown).toContain('1 number moved')
    expect(shown).toContain('conversations 90 99 +9 (+10.0%)')
    expect(shown).toContain('drifted in families, masked')
    expect(shown).toContain('families 0.200 0.050 1,000 2,000 drifted')
    expect(shown).toContain('vocabulary 0.010 0.020 50,000 90,000')
    expect(shown).toContain('family cptsd 50 200 5.00% 10.00% ×2.00')
    expect(shown).not.toContain('calm')
    expect(shown).toContain('7 kept records in another split')
    expect(shown).toContain('train test 7 train/train_000.jsonl:9 is now test/test_000.jsonl:3')
  })

  test('an axis that is near, of which one share moved, says that', () => {
    const near = { ...drift, axes: [{ ...drift.axes[0]!, distance: 0.05, drifted: false }] }
    expect(text(previousSection({ drift: near, versions: [] }))).toContain('families 0.050 0.050 1,000 2,000 a share moved')
  })

  test('of a first version says so; of kept counts, that records are not known', () => {
    expect(text(previousSection({ drift: noDrift('nothing is known'), versions: [after] }))).toMatch(
      /first version in the history.*not measured: nothing is known/,
    )
    expect(text(previousSection({ drift: { ...drift, from: 'history', records: null }, versions: [] }))).toContain('is not known')
  })

  test('calls a move out of val what it is', () => {
    const splits = [{ ...drift.records!.splits[0]!, from: 'val', to: 'train' }]
    expect(text(previousSection({ drift: { ...drift, records: { ...drift.records!, splits } }, versions: [] }))).toContain(
      'train: a violation of leakage.moved_to_train',
    )
  })

  test('no name is markup', () => {
    const name = '<script>alert(1)</script>'
    const { html } = previousSection({ drift: { ...drift, shares: [{ ...drift.shares[0]!, name }], notes: [name] }, versions: [] })
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
  })
})
