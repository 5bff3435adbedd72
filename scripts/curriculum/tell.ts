/** A curriculum as a person reads it: a row a part, what a stage's export holds, and what is to be known of it. */
import type { CurriculumManifest, StageReport } from '../../compile/curriculum/plan.ts'
import { table } from '../tables.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`
const many = (count: number): string => count.toLocaleString('en')

const HEADER = ['stage', 'part', 'target', 'actual', 'available', 'used', 'tokens', 'repeated', 'note'] as const
const STAGES = [
  'stage',
  'context',
  'records',
  'unique',
  'tokens',
  'longest',
  'truncated',
  'left out',
  'packed',
  'val',
  'starts from',
] as const

export function* tellCurriculum({ stages, curriculum, dataset, tokenizer, unused }: CurriculumManifest): Generator<string> {
  yield `${curriculum}, from dataset ${dataset.digest.slice(0, 16)} (signoff: ${dataset.signoff.state}); tokens of ${tokenizer.name}`
  yield ''
  yield table(HEADER, stages.flatMap(partRows), [1, 8])
  yield ''
  yield table(STAGES, stages.map(stageRow), [10])
  const remarks = stages.flatMap((stage) => stage.remarks)
  if (remarks.length > 0) yield `\n${[...new Set(remarks)].map((remark) => `- ${remark}`).join('\n')}`
  const left = Object.entries(unused)
  if (left.length > 0) yield `\nTrain records that no stage uses: ${left.map(([family, count]) => `${family} ${many(count)}`).join(', ')}`
  yield ''
}

function partRows({ name, parts }: StageReport): (string | number)[][] {
  return parts.map(({ part, target, actual, available, used, repeated, starved, reason }, index) => [
    index === 0 ? name : '',
    part,
    percent(target),
    percent(actual),
    many(available.records),
    many(used.records),
    many(used.tokens),
    repeated === 0 ? '' : `${repeated.toFixed(2)}x`,
    starved
      ? 'starved'
      : available.records === 0
        ? 'nothing to train on'
        : repeated > 1.000001
          ? 'oversampled'
          : reason === null
            ? ''
            : 'short',
  ])
}

function stageRow({ name, context, train, val, starved, starts_from: from, left_out: leftOut }: StageReport): (string | number)[] {
  const out = leftOut
    .filter(({ split, reason }) => split === 'train' && reason !== 'not_drawn')
    .reduce((all, { records }) => all + records, 0)
  if (train === null) return [name, many(context), 0, '', '', '', '', many(out), '', '', starved ? 'no training' : '']
  return [
    name,
    many(context),
    many(train.units),
    many(train.unique),
    many(train.tokens),
    many(train.longest),
    percent(train.truncated_share),
    many(out),
    percent(train.packing.efficiency),
    val === null ? 0 : many(val.units),
    from ?? '',
  ]
}
