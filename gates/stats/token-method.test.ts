/** Datasets whose tokens another program counted, in its own way. The sums below are added up here, not by the gate's code. */
import { expect, test } from 'vitest'
import { STATISTICS_PATH } from '#contract/layout.ts'
import type { Statistics } from '#contract/manifest.ts'
import { SPLITS } from '#contract/record.ts'
import { failures, judge } from '../kit/faults.ts'
import { cleanDataset, type MemoryDataset } from '../kit/memory-dataset.ts'
import { recordsOf } from '../kit/planted.ts'
import { statsGate } from './gate.ts'

type Counted = ReturnType<typeof recordsOf>[number]

const words = ({ record: { messages, metadata } }: Counted): number =>
  [...messages, ...(metadata.preference?.rejected ?? [])].reduce((sum, { content }) => sum + content.split(' ').length, 0)

/** A clean dataset whose sums are those of `count`; records state their count where `states` says so. */
function counted(count: (of: Counted) => number, states: (of: Counted, at: number) => boolean = () => true): MemoryDataset {
  const dataset = cleanDataset()
  const all = recordsOf(dataset)
  const total = (where: (of: Counted) => boolean): number => all.filter(where).reduce((sum, of) => sum + count(of), 0)
  for (const [at, of] of all.entries()) {
    if (states(of, at)) of.record.metadata.total_tokens = count(of)
    else delete of.record.metadata.total_tokens
  }
  const { manifest } = dataset
  const { statistics } = manifest
  statistics.total.total_tokens_approx = manifest.total_tokens_approx = total(() => true)
  for (const split of SPLITS) {
    const sum = total((of) => of.split === split)
    statistics.by_split[split]!.total_tokens_approx = manifest.splits[split].total_tokens_approx = sum
  }
  for (const [phase, tally] of Object.entries(statistics.by_phase))
    tally.total_tokens_approx = total(({ record }) => record.metadata.phase === phase)
  for (const [family, tally] of Object.entries(statistics.by_family)) {
    tally.total_tokens_approx = total(({ record }) => record.metadata.source_family === family)
    for (const [phase, splits] of Object.entries(statistics.by_family_phase_split[family]!)) {
      for (const [split, cell] of Object.entries(splits)) {
        cell.total_tokens_approx = total(
          (of) => of.split === split && of.record.metadata.phase === phase && of.record.metadata.source_family === family,
        )
      }
    }
  }
  dataset.files[STATISTICS_PATH] = JSON.stringify(statistics)
  return dataset
}

const verdict = async (dataset: MemoryDataset): Promise<{ fired: Record<string, string>; warnings: string[] }> => {
  const results = await judge(statsGate, dataset)
  return { fired: failures(results), warnings: results.flatMap(({ warnings }) => warnings ?? []) }
}

test('counts by another method pass where they are possible and their sums right, and the reader is told', async () => {
  const { fired, warnings } = await verdict(counted(words))
  expect(fired).toEqual({})
  expect(warnings).toEqual([expect.stringMatching(/^Tokens are counted by a method of the dataset's own: \d+ of \d+ counts/)])
})

test('a sum that is not that of the records fires, in the manifest, its splits, its statistics and the report', async () => {
  const dataset = counted(words)
  dataset.manifest.total_tokens_approx++
  dataset.manifest.splits.val.total_tokens_approx--
  dataset.manifest.statistics.by_family_phase_split['sarcasm']!['stage6_specialized_domains']!['test']!.total_tokens_approx++
  const report = JSON.parse(dataset.files[STATISTICS_PATH]!) as Statistics
  report.by_phase['stage1_foundation']!.total_tokens_approx++
  dataset.files[STATISTICS_PATH] = JSON.stringify(report)
  const { fired } = await verdict(dataset)
  expect(fired).toEqual({ statistics_wrong: '1 violation', statistics_report_wrong: '1 violation', totals_wrong: '2 violations' })
})

test('a count that no method gives fires, whatever the sums say', async () => {
  const bytes = ({ record: { messages } }: Counted): number => messages.reduce((sum, { content }) => sum + content.length, 0)
  const many = counted((of) => 3 * bytes(of))
  expect((await verdict(many)).fired['tokens_wrong']).toMatch(/^\d+ violations$/)
  const few = counted((of) => Math.floor(bytes(of) / 40))
  expect((await verdict(few)).fired['tokens_wrong']).toMatch(/^\d+ violations$/)
})

test('one count of another method among ours is an error', async () => {
  const dataset = cleanDataset()
  const [first] = recordsOf(dataset)
  first!.record.metadata.total_tokens = words(first!)
  expect((await verdict(dataset)).fired).toEqual({ tokens_wrong: '1 violation' })
})

test('sums of records that state no count must be possible and agree with each other', async () => {
  const dataset = counted(words, () => false)
  const { fired, warnings } = await verdict(dataset)
  expect(fired).toEqual({})
  expect(warnings).toEqual([expect.stringMatching(/^No record states its tokens/)])
  dataset.manifest.statistics.by_family['cptsd']!.total_tokens_approx++
  dataset.manifest.total_tokens_approx = 1_250_000_000
  expect((await verdict(dataset)).fired).toEqual({ statistics_wrong: '1 violation', totals_wrong: '1 violation' })
})

test('where some records state their count, the others add what is possible', async () => {
  expect((await verdict(counted(words, (_, at) => at % 3 > 0))).fired).toEqual({})
  const dataset = counted(words, (_, at) => at % 3 > 0)
  dataset.manifest.statistics.by_family_phase_split['cptsd']!['stage6_specialized_domains']!['train']!.total_tokens_approx *= 50
  expect(Object.keys((await verdict(dataset)).fired)).toContain('statistics_wrong')
})
