/** The order of training as train.sh reads it: data, a line a configuration, tabs between; a starved stage is a comment. */
import type { Curriculum } from '../plan.ts'
import { configName, type Training } from './training.ts'
import { oneLine } from './yaml.ts'

const HEAD = ['configuration', 'stage', 'algorithm', 'exported', 'output', 'patience', 'min_delta', 'reference_model']

export function chainText({ stages }: Pick<Curriculum, 'stages'>, all: readonly Training[]): string {
  const lines = stages.flatMap(({ name }) => {
    const own = all.filter(({ stage }) => stage === name)
    return own.length === 0
      ? [`# ${oneLine(name)}: starved, not trained; the next stage starts from what was trained last`]
      : own.map(lineOf)
  })
  return [`# ${HEAD.join('\t')}`, ...lines, ''].join('\n')
}

/** No field is empty: a shell takes two tabs for one. */
function lineOf(training: Training): string {
  const { alignment, earlyStopping } = training
  const reference = alignment !== null && 'reference_model' in alignment ? alignment.reference_model : null
  return [
    configName(training),
    training.stage,
    alignment?.algorithm ?? '-',
    training.isExported ? '1' : '0',
    training.output,
    earlyStopping?.patience ?? '-',
    earlyStopping?.min_delta ?? '-',
    reference ?? '-',
  ].join('\t')
}
