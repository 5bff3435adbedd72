import { STATISTICS_PATH } from '#contract/layout.ts'
import { approximateTokens, countTurns } from '#contract/counts.ts'
import type { Statistics } from '#contract/manifest.ts'
import type { Fault } from '../kit/gate.ts'
import { firstRecord, type MemoryDataset } from '../kit/memory-dataset.ts'
import type { StatsCode } from './rules.ts'

function editReport(dataset: MemoryDataset, edit: (statistics: Statistics) => void): void {
  const statistics = JSON.parse(dataset.files[STATISTICS_PATH]!) as Statistics
  edit(statistics)
  dataset.files[STATISTICS_PATH] = JSON.stringify(statistics)
}

export const statsFaults: Record<StatsCode, Fault | readonly Fault[]> = {
  statistics_missing: [
    {
      says: 'the manifest has no statistics',
      unsealed: true,
      break: ({ manifest }) => void delete (manifest as Partial<typeof manifest>).statistics,
    },
    { says: 'the statistics are empty', unsealed: true, break: ({ manifest }) => void (manifest.statistics = {} as Statistics) },
    { says: 'the report is missing', unsealed: true, break: ({ files }) => void delete files[STATISTICS_PATH] },
    { says: 'the report is not JSON', unsealed: true, break: ({ files }) => void (files[STATISTICS_PATH] = '{') },
  ],
  statistics_wrong: [
    {
      says: 'a family counts one token more',
      unsealed: true,
      break: ({ manifest }) => void manifest.statistics.by_family['cptsd']!.total_tokens_approx++,
    },
    {
      says: 'one cell of family, phase and split is wrong',
      unsealed: true,
      break: ({ manifest }) =>
        void manifest.statistics.by_family_phase_split['sarcasm']!['stage6_specialized_domains']!['test']!.conversations--,
    },
    {
      says: 'a family is listed that the data lacks',
      unsealed: true,
      break: ({ manifest }) => void (manifest.statistics.by_family['poetry'] = { conversations: 3, total_tokens_approx: 40 }),
    },
    { says: 'a split is left out', unsealed: true, break: ({ manifest }) => void delete manifest.statistics.by_split['val'] },
    {
      says: 'a number is a text',
      unsealed: true,
      break: ({ manifest }) => void (manifest.statistics.total.conversations = String(manifest.statistics.total.conversations) as never),
    },
  ],
  statistics_report_wrong: [
    {
      says: 'the report counts one conversation more',
      unsealed: true,
      break: (dataset) => editReport(dataset, ({ total }) => void total.conversations++),
    },
    {
      says: 'the report lacks the counts by phase',
      unsealed: true,
      break: (dataset) => editReport(dataset, (statistics) => void (statistics.by_phase = {})),
    },
  ],
  totals_wrong: [
    {
      says: 'the total is of another dataset',
      unsealed: true,
      break: ({ manifest }) => void (manifest.total_tokens_approx = 1_250_000_000),
    },
    {
      says: 'a split’s tokens are those of another',
      unsealed: true,
      break: ({ manifest }) => void (manifest.splits.val.total_tokens_approx = manifest.splits.train.total_tokens_approx),
    },
    {
      says: 'a family’s test count hides a record',
      unsealed: true,
      break: ({ manifest }) => void manifest.source_families['sarcasm']!.splits.test--,
    },
  ],
  length_wrong: {
    says: 'a record counts its system message as a turn',
    break(dataset) {
      const record = firstRecord(dataset, ({ messages }) => messages[0]!.role === 'system')
      record.metadata.conversation_length = countTurns(record.messages) + 1
    },
  },
  tokens_wrong: {
    says: 'a pair counts the tokens of its chosen side alone',
    break(dataset) {
      const record = firstRecord(dataset, ({ metadata }) => metadata.preference !== undefined)
      record.metadata.total_tokens = approximateTokens(record.messages)
    },
  },
}
